"""The page on evidence says what the cards say, because it is made from them."""

from pathlib import Path

import pytest

from bench.evidence_page import BEGIN, DOCUMENT, END, main, replaced, section
from workshop_kit.content import load_claims, load_words
from workshop_kit.domain.situations import DOOR_OPEN, Lesson

CARDS = load_words("en").evidence.cards


LEARNED = {
    "say at once, and aloud, what does not fit": Lesson.SPEAK_UP,
    "say it, but not in front of the others": Lesson.SPEAK_ALONE,
    "decide for themselves, and let the leader know": Lesson.DECIDE,
    "wait and see what the leader wants": Lesson.WAIT,
    "agree aloud, and keep the doubt": Lesson.AGREE,
    "come with a solution, or not at all": Lesson.SOLUTIONS,
    "leave it to the leader": Lesson.HAND_UP,
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return a page without the section."""
    path = tmp_path / "evidence.md"
    path.write_text("# Evidence\n\nWritten by hand.\n", encoding="utf-8")
    return path


def test_the_page_is_made_from_the_cards_of_today(capsys: pytest.CaptureFixture[str]):
    assert main(["--check"]) == 0, capsys.readouterr().out
    assert DOCUMENT.read_text(encoding="utf-8").rstrip().endswith(END)


def test_every_card_stands_on_the_page_with_all_that_it_says():
    text = section()
    strengths = load_words("en").evidence.strengths
    for card in CARDS.values():
        assert f"### {card.title}\n\n" in text
        assert f"{', '.join(map(str, card.claims))}. {card.in_short.strip()}" in text
        for found in card.measured:
            strength = "" if found.strength == "none" else f" *({strengths[found.strength]})*"
            assert f"- {found.text.strip()}{strength}\n" in text
        assert all(f"- {assumption.strip()}" in text for assumption in card.assumed)
    titles = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert titles == sorted(card.title for card in CARDS.values())


def test_every_service_of_a_claim_stands_on_the_page():
    rows = [line for line in section().splitlines() if line.startswith("| ")]
    for claim, services in load_claims().items():
        for service in services:
            assert [
                row
                for row in rows
                if row.startswith(f"| {claim} | `{service.widget}` | `{service.module}` |")
            ]


def test_writing_twice_is_writing_once_and_what_was_written_by_hand_stays(document: Path):
    assert main([str(document), "--check"]) == 1
    assert main([str(document)]) == 0
    once = document.read_text(encoding="utf-8")
    assert once.startswith("# Evidence\n\nWritten by hand.\n\n" + BEGIN)
    assert main([str(document)]) == 0
    assert document.read_text(encoding="utf-8") == once
    assert main([str(document), "--check"]) == 0


def test_what_somebody_put_below_the_section_goes_above_it_so_that_it_stays_the_last(document: Path):
    main([str(document)])
    document.write_text(
        document.read_text(encoding="utf-8") + "\n## A new model\n\nIts numbers.\n", encoding="utf-8"
    )
    text = replaced(document.read_text(encoding="utf-8"))
    assert text.index("## A new model\n\nIts numbers.") < text.index(BEGIN)
    assert text.endswith(f"{END}\n")
    assert replaced(text) == text


def test_a_check_says_what_differs_and_writes_nothing(document: Path, capsys: pytest.CaptureFixture[str]):
    main([str(document)])
    spoilt = document.read_text(encoding="utf-8").replace("A picture to talk about", "A proof")
    document.write_text(spoilt, encoding="utf-8")
    assert main([str(document), "--check"]) == 1
    told = capsys.readouterr().out
    assert "A proof" in told
    assert "make docs" in told
    assert document.read_text(encoding="utf-8") == spoilt


def test_a_page_that_lost_its_second_mark_is_left_alone(document: Path):
    document.write_text(f"# Evidence\n\n{BEGIN}\n\nOther sections\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="without"):
        main([str(document)])


def test_the_table_of_the_mirror_says_which_lessons_leave_the_door_open():
    page = DOCUMENT.read_text(encoding="utf-8")
    assert set(LEARNED.values()) == set(Lesson)
    for words, lesson in LEARNED.items():
        assert f"| {words} | {'open' if lesson in DOOR_OPEN else 'closes a little'} |" in page
