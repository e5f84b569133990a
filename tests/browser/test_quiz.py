"""A person takes the quiz in a real browser, served by Voila, and sees the profile of their own answers."""

import random
import re
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiz_page import answer_all, begin, open_module, say, statement
from tests.conftest import LAPTOP
from tests.running import Program
from workshop_kit import ITEMS, Archetype, Profile, score_quiz
from workshop_kit.content import languages, load_words


def shown_number(value: float, lang: str) -> str:
    """Return a score as the page writes it."""
    text = f"{round(abs(value) + 1e-9, 1):.1f}".removesuffix(".0")
    sign = "" if text == "0" else "+" if value > 0 else "-"
    return sign + (text.replace(".", ",") if lang == "de" else text)


def expect_profile(page: Page, lang: str, profile: Profile) -> None:
    """Check that the page shows this profile: traits, bands, types, sureness, what is open."""
    words = load_words(lang)
    labels, names = words.quiz.labels, words.archetypes.archetypes
    first, second = (names[kind] for kind in profile.nearest)
    title = (
        labels.result_between.format(first=first.name, second=second.name)
        if profile.between_types
        else labels.result_lean.format(archetype=first.a_name)
    )
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert profile.sureness
    in_ten = round(10 * profile.probabilities[profile.nearest[0]])
    sure = labels.sureness[profile.sureness].format(in_ten=in_ten, first=first.name, second=second.name)
    expect(page.get_by_text(sure.strip(), exact=True)).to_be_visible()
    for trait, score in profile.traits.items():
        assert score.score is not None
        assert score.sem is not None
        assert score.level
        trait_words = words.quiz.traits[trait]
        numbers = [
            shown_number(x, lang) for x in (score.score, score.score - score.sem, score.score + score.sem)
        ]
        bar = labels.bar.format(
            trait=trait_words.name, **dict(zip(("score", "from", "to"), numbers, strict=True))
        )
        expect(page.get_by_role("img", name=bar, exact=True)).to_be_visible()
        expect(page.get_by_text(trait_words.levels[score.level], exact=True)).to_be_visible()
    for name in names.values():
        shown = page.locator(".wk-quiz h4").filter(has_text=re.compile(rf"(^|: ){re.escape(name.name)}$"))
        expect(shown).to_have_count(1 if name in (first, second) else 0)
    form = labels.left_out["one" if len(profile.missing) == 1 else "other"]
    note = form.format(count=len(profile.missing), total=len(ITEMS))
    expect(page.get_by_text(note)).to_have_count(1 if profile.missing else 0)


def some_answers(seed: int) -> dict[str, int | None]:
    """Return the answers of somebody; one or two of each trait they would rather not say."""
    chance = random.Random(seed)
    answers: dict[str, int | None] = {item.id: chance.randint(1, 5) for item in ITEMS}
    for trait in ("approach", "giving", "voice"):
        mine = [item.id for item in ITEMS if item.trait == trait]
        answers.update(dict.fromkeys(chance.sample(mine, chance.randint(0, 2))))
    return answers


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("seed", [1, 4])
def test_the_profile_shown_is_that_of_the_answers_given(
    site: Program, page: Page, lang: str, seed: int
) -> None:
    answers = some_answers(seed)
    open_module(page, site.url, lang)
    begin(page, lang)
    answer_all(page, lang, answers)
    page.get_by_role("button", name=say(lang).show_profile).click()
    expect_profile(page, lang, score_quiz(answers))


def test_somebody_who_agrees_with_everything_that_speaks_for_it_is_an_ambassador(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=say("en").show_profile).click()
    expect(page.get_by_role("heading", name="Today you lean towards an Ambassador.")).to_be_visible()
    assert score_quiz(ambassador).nearest[0] is Archetype.AMBASSADOR


def test_all_equal_answers_get_a_gentle_note_and_no_type(site: Program, page: Page) -> None:
    open_module(page, site.url)
    begin(page)
    answers = {item.id: 3 for item in ITEMS}
    answer_all(page, "en", answers)
    page.get_by_role("button", name=say("en").show_profile).click()
    expect_profile(page, "en", score_quiz(answers))
    (note,) = say("en").notes.values()
    expect(page.get_by_text(note.strip())).to_be_visible()


def test_too_few_answers_say_what_is_missing_and_lead_back_to_it(site: Program, page: Page) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", {item.id: 4 if item.trait == "voice" else None for item in ITEMS})
    expect(page.get_by_text(words.last_some.format(count=8, total=24))).to_be_visible()
    page.get_by_role("button", name=words.show_profile).click()
    expect(page.get_by_role("heading", name=words.incomplete_title)).to_be_visible()
    expect(page.get_by_text("Approach: 0 of 8 rated, 6 more needed")).to_be_visible()
    expect(page.get_by_text("Voice: enough")).to_be_visible()
    page.get_by_role("button", name=words.go_through_open).click()
    expect(statement(page, "en", 0)).to_be_visible()
    answer_all(page, "en", dict.fromkeys([item.id for item in ITEMS], 4))
    page.get_by_role("button", name=words.show_profile).click()
    expect(page.get_by_text(words.traits_title, exact=True)).to_be_visible()


def test_an_answer_can_be_changed_on_the_way_and_afterwards(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    words = say("en")
    choices = load_words("en").quiz.choices
    open_module(page, site.url)
    begin(page)
    page.get_by_role("button", name=choices[2], exact=True).click()
    expect(statement(page, "en", 1)).to_be_visible()
    page.get_by_role("button", name=words.back, exact=True).click()
    expect(page.get_by_role("button", name=choices[2], exact=True)).to_have_attribute("aria-pressed", "true")
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=words.show_profile).click()
    page.locator('[data-screen="result"]').wait_for()  # the screen before has such a button, too
    page.get_by_role("button", name=words.change, exact=True).click()
    expect(page.get_by_role("button", name=choices[5], exact=True)).to_have_attribute("aria-pressed", "true")
    changed = {**ambassador, ITEMS[0].id: 1}
    answer_all(page, "en", changed)
    page.get_by_role("button", name=words.show_profile).click()
    expect_profile(page, "en", score_quiz(changed))


def test_starting_over_asks_first_and_then_forgets_everything(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=words.show_profile).click()
    page.get_by_role("button", name=words.start_over, exact=True).click()
    page.get_by_role("button", name=words.start_over_no).click()
    expect(page.get_by_role("heading", name="Today you lean towards an Ambassador.")).to_be_visible()
    page.get_by_role("button", name=words.start_over, exact=True).click()
    page.get_by_role("button", name=words.start_over_yes).click()
    begin(page)
    expect(page.locator('[aria-pressed="true"]')).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name=words.begin, exact=True)).to_be_visible()


def test_a_reload_loses_no_answer(site: Program, page: Page, ambassador: dict[str, int]) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador, stop=10)
    page.reload()
    page.get_by_role("button", name=words.carry_on.format(count=10, total=24)).click()
    expect(statement(page, "en", 10)).to_be_visible()
    for index in range(10, 24):
        expect(statement(page, "en", index)).to_be_visible()
        choice = load_words("en").quiz.choices[ambassador[ITEMS[index].id]]
        page.get_by_role("button", name=choice, exact=True).click()
    page.get_by_role("button", name=say("en").show_profile).click()
    expect_profile(page, "en", score_quiz(ambassador))


def test_after_a_reload_one_may_also_begin_afresh(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador, stop=3)
    page.reload()
    page.get_by_role("button", name=words.begin_afresh).click()
    expect(statement(page, "en", 0)).to_be_visible()
    expect(page.locator('[aria-pressed="true"]')).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name=words.begin, exact=True)).to_be_visible()


def test_the_keyboard_alone_suffices(site: Program, page: Page, ambassador: dict[str, int]) -> None:
    words = say("en")
    quiz = open_module(page, site.url)
    for _ in range(40):
        page.keyboard.press("Tab")
        if quiz.get_by_role("button", name=words.begin, exact=True).evaluate(
            "e => e === document.activeElement"
        ):
            break
    page.keyboard.press("Enter")
    expect(statement(page, "en", 0)).to_be_focused()
    page.keyboard.press("0")
    expect(statement(page, "en", 1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(statement(page, "en", 0)).to_be_focused()
    for index, item in enumerate(ITEMS):
        expect(statement(page, "en", index)).to_be_focused()
        page.keyboard.press(str(ambassador[item.id]))
    expect(page.get_by_role("heading", name=words.last_title)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Today you lean towards an Ambassador.")).to_be_focused()
    expect_profile(page, "en", score_quiz(ambassador))


def test_keys_outside_the_quiz_answer_nothing(site: Program, page: Page) -> None:
    open_module(page, site.url)
    begin(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("5")
    expect(statement(page, "en", 0)).to_be_visible()
    expect(page.locator('[aria-pressed="true"]')).to_have_count(0)


def test_two_quick_taps_answer_one_statement(site: Program, page: Page) -> None:
    open_module(page, site.url)
    begin(page)
    page.get_by_role("button", name=load_words("en").quiz.choices[4], exact=True).dblclick()
    expect(statement(page, "en", 1)).to_be_visible()
    expect(page.locator('[aria-pressed="true"]')).to_have_count(0)


def test_one_may_save_a_copy_of_ones_own_result(
    site: Program, page: Page, ambassador: dict[str, int], tmp_path: Path
) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=words.show_profile).click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name=words.download).click()
    assert downloading.value.suggested_filename == f"{words.file_name}.html"
    downloading.value.save_as(tmp_path / "copy.html")
    text = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert text.startswith('<!doctype html><html lang="en">')
    assert "Today you lean towards an Ambassador." in text
    assert all(point in text for point in words.not_points)
    assert "<button" not in text
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_printing_puts_the_result_alone_on_paper(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    words = say("en")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=words.show_profile).click()
    page.get_by_role("heading", name="Today you lean").wait_for()
    page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1 })")
    page.get_by_role("button", name=words.print).click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".wk-sheet").get_by_role("heading", name="Today you lean")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator(".wk-sheet button")).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".wk-sheet")).to_have_count(0)
    expect(page.get_by_role("heading", name="Today you lean")).to_be_visible()


@pytest.fixture
def own_kernel(site: Program, page: Page) -> psutil.Process:
    """Open the module and return the kernel process that it alone uses."""
    before = {process.pid for process in site.descendants()}
    open_module(page, site.url)
    (kernel,) = [process for process in site.descendants() if process.pid not in before]
    return kernel


def test_an_answer_that_does_not_arrive_is_told_and_counted_once_it_does(
    page: Page, own_kernel: psutil.Process, ambassador: dict[str, int]
) -> None:
    shared = load_words("en").activity
    begin(page)
    own_kernel.suspend()
    try:
        answer_all(page, "en", ambassador, stop=3)
        expect(page.get_by_role("status").get_by_text(shared.not_saved)).to_be_visible()
        page.get_by_role("button", name=shared.try_again, exact=True).click()
    finally:
        own_kernel.resume()
    expect(page.get_by_text(shared.not_saved)).to_have_count(0)
    for index in range(3, 24):
        expect(statement(page, "en", index)).to_be_visible()
        page.locator(f'[data-value="{ambassador[ITEMS[index].id]}"]').click()
    page.get_by_role("button", name=say("en").show_profile).click()
    expect_profile(page, "en", score_quiz(ambassador))


@pytest.mark.parametrize("lang", languages())
def test_who_has_answered_all_sees_the_profile_after_a_reload_and_one_open_statement_is_told_as_one(
    site: Program, page: Page, lang: str, ambassador: dict[str, int]
) -> None:
    answers = {**ambassador, ITEMS[3].id: None}
    open_module(page, site.url, lang)
    begin(page, lang)
    answer_all(page, lang, answers)
    page.reload()
    carry_on = say(lang).carry_on.format(count=24, total=24)
    expect(page.get_by_role("button", name=say(lang).begin_afresh)).to_be_visible()
    expect(page.get_by_role("button", name=carry_on)).to_have_count(0)
    page.get_by_role("button", name=say(lang).show_profile).click()
    expect_profile(page, lang, score_quiz(answers))


def test_a_page_whose_kernel_dies_says_so_and_begins_again_with_the_answers(
    page: Page, own_kernel: psutil.Process, ambassador: dict[str, int]
) -> None:
    words = say("en")
    begin(page)
    answer_all(page, "en", ambassador, stop=5)
    own_kernel.kill()
    site_words = load_words("en").site
    expect(page.get_by_text(site_words.page_gone)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=site_words.begin_again).click()
    page.get_by_role("button", name=words.carry_on.format(count=5, total=24)).click()
    expect(statement(page, "en", 5)).to_be_visible()


def test_two_people_do_not_see_each_others_answers(
    site: Program, browser: Browser, ambassador: dict[str, int]
) -> None:
    first, second = (browser.new_context(viewport=LAPTOP).new_page() for _ in range(2))
    for person in (first, second):
        open_module(person, site.url)
        begin(person)
    answer_all(first, "en", ambassador)
    first.get_by_role("button", name=say("en").show_profile).click()
    first.get_by_role("heading", name="Today you lean").wait_for()
    expect(statement(second, "en", 0)).to_be_visible()
    expect(second.locator('[aria-pressed="true"]')).to_have_count(0)
    for person in (first, second):
        person.context.close()
