"""A person talks with strangers in a real browser: by mouse, touch and keyboard, back and forth, and nothing is lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rapport_page import (
    GOOD,
    LEFT,
    MENDED,
    again,
    choose,
    ended,
    guess,
    open_rapport,
    say,
    talk,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit.content import languages, load_words
from workshop_kit.domain.rapport_rule import RULE, TONES, Day
from workshop_kit.domain.rapport_scenes import PLOTS, Scene, all_paths, hear

on_a_phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
on_a_laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])


@on_a_phone
@pytest.mark.parametrize("lang", languages())
def test_what_the_screen_shows_turn_by_turn_is_what_the_rule_says(
    site: Program, page: Page, lang: str
) -> None:
    text = words(lang)
    card = open_rapport(page, site.url, lang)
    for scene in Scene:
        person = text.scenes[scene].person
        path = list(all_paths(scene))[len(list(all_paths(scene))) // 2]
        choose(page, scene)
        guess(page, "open_door", lang)
        expect(page.get_by_role("heading", name=text.scenes[scene].name)).to_be_focused()
        for count, name in enumerate(path, start=1):
            talk(page, name)
            heard = hear(scene, path[:count])
            log = page.get_by_role("log", name=say(lang).log.format(person=person))
            expect(log).to_contain_text(text.moves[name].say)
            if heard.mark in TONES:
                expect(log).to_contain_text(text.moves[name].replies[TONES[heard.mark]])
            mark = say(lang).warmth.format(person=person, mark=text.marks[heard.mark])
            expect(card.locator(".wk-rap__word")).to_have_text(mark)
            standing = card.locator('.wk-rap__rung[data-stands="true"]')
            expect(standing).to_have_count(len(heard.standing))
            card.get_by_text(say(lang).thought.format(person=person), exact=True).last.click()
            expect(card.get_by_text(text.moves[name].thought, exact=True).last).to_be_visible()
            expect(card.get_by_text(text.effects[heard.steps[-1].effect]).last).to_be_visible()
        assert ended(page) == hear(scene, path).ending
        close = card.get_by_text(text.scenes[scene].endings[hear(scene, path).ending].strip(), exact=True)
        expect(close).to_be_visible()
        for day in Day:
            expect(card.locator(f'[data-day="{day}"] dd')).to_have_text(
                text.endings[hear(scene, path, day=day).ending].name
            )
        page.get_by_role("button", name=say(lang).all_scenes, exact=True).click()
        best = say(lang).so_far.format(ending=text.endings[hear(scene, path).ending].name)
        expect(card.locator(f'[data-scene="{scene}"]')).to_contain_text(best)


@on_a_laptop
def test_the_guess_stands_beside_the_result_and_every_path_in_the_tree_and_the_table(
    site: Program, page: Page
) -> None:
    text = words("en")
    card = open_rapport(page, site.url)
    choose(page)
    expect(page.get_by_role("heading", name=say("en").guess_title)).to_be_focused()
    expect(card.locator(".wk-rap__move")).to_have_count(0)
    guess(page, "advice")
    talk(page, *GOOD)
    compared = say("en").guessed.format(guess=text.endings["advice"].name, ending=text.endings["offer"].name)
    expect(page.get_by_role("heading", name=compared)).to_be_focused()
    paths = [GOOD, LEFT, MENDED]
    again(page)
    talk(page, *LEFT)
    assert ended(page) == "left"
    again(page, 1)
    expect(card.locator(".wk-rap__bubble--mine")).to_have_text(
        [f"{say('en').you}: {text.moves[LEFT[0]].say}"]
    )
    talk(page, *MENDED[1:])
    assert ended(page) == hear(Scene.FORUM, MENDED).ending
    tree = page.get_by_role("img", name=say("en").tree.format(person="Mira", count=3))
    expect(tree).to_be_visible()
    expect(tree.locator("text")).to_have_count(3)
    expect(tree.locator(".wk-rap__line--now")).to_have_count(len(MENDED))
    turns = {path[:count] for path in paths for count in range(1, len(path) + 1)}
    expect(tree.locator(".wk-rap__line--now, .wk-rap__line--taken")).to_have_count(len(turns))
    table = card.get_by_role("table")
    card.get_by_text(load_words("en").activity.table, exact=True).click()
    rows = []
    for number, path in enumerate(paths, start=1):
        for name, step in zip(path, hear(Scene.FORUM, path).steps, strict=True):
            kind, mark = text.kinds[PLOTS[Scene.FORUM].moves[name].kind], text.marks[RULE.mark(step.warmth)]
            rows.append([say("en").talk.format(number=number), text.moves[name].say, kind, mark])
    cells = "rows => rows.map(row => [...row.cells].slice(0, 4).map(cell => cell.textContent))"
    assert table.locator("tbody tr").evaluate_all(cells) == rows


@on_a_phone
def test_a_talk_goes_from_end_to_end_by_touch(site: Program, page: Page) -> None:
    open_rapport(page, site.url)
    page.locator('[data-scene="call"]').tap()
    page.locator('[data-ending="offer"]').tap()
    for name in ("set_on_the_tram", "worst_evening", "no_tool_needed", "ask_in_return"):
        page.locator(f'[data-move="{name}"]').tap()
    assert ended(page) == "offer"
    expect(
        page.get_by_role(
            "heading", name=say("en").guessed_same.format(ending=words("en").endings["offer"].name)
        )
    ).to_be_visible()
    last = page.locator(".wk-rap__bubble--mine").last.bounding_box()
    assert last
    assert 0 < last["y"] < PHONE["height"] / 2


@on_a_laptop
def test_the_keyboard_alone_is_enough_and_1_to_3_choose(site: Program, page: Page) -> None:
    card = open_rapport(page, site.url)
    page.locator('[data-scene="forum"]').focus()
    page.keyboard.press("Enter")
    just = page.get_by_role("button", name=say("en").guess_just, exact=True)
    just.focus()
    page.keyboard.press("Space")
    expect(card.locator(".wk-card__heading")).to_be_focused()
    for number, key in enumerate(("2", "3", "1", "2"), start=1):
        expect(card.locator(".wk-rap__yours small")).to_have_text(say("en").turn.format(number=number))
        page.keyboard.press("9")
        page.keyboard.press(key)
        expect(card.locator(".wk-rap__bubble--mine")).to_have_count(number)
        expect(card.locator(".wk-rap__yours, .wk-rap__result .wk-card__heading")).to_be_focused()
    assert ended(page) == hear(Scene.FORUM, GOOD).ending
    expect(
        card.get_by_text(say("en").not_guessed.format(ending=words("en").endings["offer"].name))
    ).to_be_visible()
    card.locator('.wk-rap__again [data-turn="2"]').press("Enter")
    expect(card.locator(".wk-rap__bubble--mine")).to_have_count(2)
    expect(card.locator(".wk-rap__move")).to_have_count(3)


@on_a_phone
def test_guess_talk_and_every_path_outlive_a_reload(site: Program, page: Page) -> None:
    card = open_rapport(page, site.url)
    choose(page)
    guess(page, "nothing")
    talk(page, *LEFT)
    again(page)
    talk(page, *GOOD[:2])
    page.wait_for_function("Object.values(sessionStorage).some(each => each.includes('one_list\"]'))")
    page.reload()
    expect(card.locator(".wk-rap__bubble--mine")).to_have_count(2)
    talk(page, *GOOD[2:])
    expect(card.locator(".wk-rap__tree text")).to_have_count(2)
    expect(card.locator(".wk-card__status")).to_be_empty()


@on_a_phone
def test_a_memory_of_another_version_is_let_go(site: Program, page: Page) -> None:
    card = open_rapport(page, site.url)
    choose(page)
    guess(page, None)
    talk(page, GOOD[0])
    page.evaluate(
        "() => { for (const [key, kept] of Object.entries(sessionStorage))"
        " sessionStorage.setItem(key, kept.replaceAll('same_mess', 'no_such_move')); }"
    )
    page.reload()
    expect(card.locator(".wk-card__status")).not_to_be_empty()
    page.reload()
    expect(page.get_by_role("heading", name=say("en").choose_title)).to_be_visible()
    expect(card.locator(".wk-card__status")).to_be_empty()


def test_somebody_writes_for_a_moment_and_not_at_all_under_little_motion(
    site: Program, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, reduced_motion="no-preference")
    page = context.new_page()
    card = open_rapport(page, site.url)
    choose(page)
    guess(page, None)
    page.locator(f'[data-move="{GOOD[0]}"]').click()
    expect(card.locator(".wk-rap__writing")).to_be_visible()
    expect(card.locator(".wk-rap__bubble--theirs").last).to_contain_text(
        words("en").moves[GOOD[0]].replies["warm"]
    )
    expect(card.locator(".wk-rap__writing")).to_have_count(0)
    expect(card.locator(".wk-rap__yours")).to_be_focused()
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(
        "() => { window.written = 0; new MutationObserver(() => {"
        " window.written += document.querySelectorAll('.wk-rap__writing').length;"
        "}).observe(document.querySelector('.wk-rap__log'), {childList: true}); }"
    )
    talk(page, GOOD[1])
    expect(card.locator(".wk-rap__bubble--mine")).to_have_count(2)
    assert page.evaluate("window.written") == 0
    context.close()


@on_a_phone
def test_a_screen_reader_hears_who_says_what_how_warm_it_is_and_what_may_be_said(
    site: Program, page: Page
) -> None:
    open_rapport(page, site.url)
    choose(page)
    guess(page, None)
    talk(page, GOOD[0])
    expect(page.get_by_role("region", name=say("en").title)).to_match_aria_snapshot("""
    - heading "A question in a forum" [level=3]
    - complementary "The ladder":
      - status: Mira is interested
      - img "From gone, on the left, to warm, on the right"
      - list "The ladder":
        - listitem: "Common ground : stands"
        - listitem: "Credibility : not yet"
        - listitem: "Rapport : not yet"
        - listitem: "Offer : not yet"
    - log "Conversation with Mira":
      - text: "Mira:"
      - paragraph: /Three shops/
      - text: "You:"
      - paragraph: /We had that/
      - text: "Mira:"
      - paragraph: /That nobody sees them!/
      - group: What Mira thought
    - heading "Your turn Message 2" [level=4]
    - group "Your turn":
      - button /We sorted that out/
      - button "Oh yes. Swaps are awful."
      - button /One rule helped us/
    """)
