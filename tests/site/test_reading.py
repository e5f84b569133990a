"""The pages to read, as a program sees them."""

import html
import re

import pytest

from tests.running import Program
from tests.site.test_app import MODULE, ask
from workshop_kit.content import languages, load_words
from workshop_kit.content.notebooks import load_modules
from workshop_kit.site.pages import READING


def plain(text: str) -> str:
    """Return the words of a page as a person reads them."""
    return html.unescape(text)


@pytest.mark.parametrize("lang", languages())
def test_the_glossary_gives_every_term_with_an_anchor_in_the_order_of_the_alphabet(
    site: Program, lang: str
) -> None:
    status, text, headers = ask(site, f"/{lang}/glossary")
    assert status == 200
    assert headers["Content-Type"].startswith("text/html")
    glossary = load_words(lang).glossary
    assert re.findall(r'<div id="([a-z-]+)">', text) == [name for name, _ in glossary.in_order()]
    for entry in glossary.terms.values():
        assert f"<dt>{entry.term}</dt>" in plain(text)
        assert f"<dd>{entry.meaning}</dd>" in plain(text)
    assert text.count("<h1>") == 1


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("path", "part"), [("leading", "leading"), ("leader-in-the-room", "leader_room")])
def test_a_page_for_trainers_says_all_that_is_in_its_words(
    site: Program, path: str, part: str, lang: str
) -> None:
    status, text, _ = ask(site, f"/{lang}/{path}")
    assert status == 200
    page = getattr(load_words(lang), part)
    for section, words in page.in_order():
        assert f'<section id="{section.value}"' in text
        assert words.title in plain(text)
        assert all(f"<li>{point}</li>" in plain(text) for point in words.points)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("path", ["", MODULE, *READING, "nothing-here"])
def test_every_page_leads_to_the_glossary_from_its_foot(site: Program, lang: str, path: str) -> None:
    text = ask(site, f"/{lang}/{path}")[1]
    foot = text[text.index("<footer") :]
    assert f'<a href="/{lang}/glossary">{load_words(lang).site.glossary}</a>' in plain(foot)


@pytest.mark.parametrize("lang", languages())
def test_the_landing_page_leads_trainers_to_their_pages_and_sums_the_minutes(
    site: Program, lang: str
) -> None:
    words = load_words(lang)
    text = plain(ask(site, f"/{lang}/")[1])
    assert f'<a href="/{lang}/leader-in-the-room">{words.leader_room.title}</a>' in text
    assert text.index(f'<a href="/{lang}/leading">{words.leading.title}</a>') < text.index("<ol")
    hours, minutes = divmod(sum(module.minutes for module in load_modules(lang)), 60)
    assert words.site.total.format(hours=hours, minutes=minutes) in text
    assert words.site.for_trainers in text


@pytest.mark.parametrize("path", READING)
def test_a_page_to_read_stays_the_same_page_in_another_language_and_after_a_slash(
    site: Program, path: str
) -> None:
    status, text, _ = ask(site, f"/en/{path}/")
    assert status == 200
    assert f'href="/de/{path}" lang="de"' in text


def test_a_page_to_read_is_not_there_without_a_language(site: Program) -> None:
    assert ask(site, "/glossary")[0] == 404
    assert ask(site, "/xx/glossary")[0] == 404
