"""A sheet of questions as a widget."""

import re
from pathlib import Path

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.domain.errors import AnswerError
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.widgets import AnswerSheet, answers
from workshop_kit.widgets.errors import SheetError

FACE = (Path(answers.__file__).parent / "answers.js").read_text(encoding="utf-8")
NAME = "03_freedom_without_means"
SHEETS = [
    (exercise.name, step.name) for exercise in EXERCISES.values() for step in exercise.steps if step.questions
]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("exercise", "step"), SHEETS)
def test_every_sheet_of_every_exercise_can_be_shown(exercise: str, step: str, lang: str):
    sheet = AnswerSheet(exercise, step, lang=lang)
    words = load_words(lang).exercises[exercise].sheets[step]
    assert [question["text"] for question in sheet.questions] == list(words.questions.values())
    assert sheet.words["title"] == words.title


def test_a_face_answers_and_python_keeps_it():
    sheet = AnswerSheet(NAME, "bet")
    sheet.take_in({"id": "1", "type": "answer", "question": "bet", "value": "falls"})
    assert sheet.answers == {"bet": "falls"}
    assert repr(sheet) == "AnswerSheet('03_freedom_without_means/bet', lang='en', answered=1 of 1)"


def test_an_author_fills_it_in_from_python():
    sheet = AnswerSheet(NAME, "bet").fill_in(bet="rises")
    assert sheet.answers == {"bet": "rises"}
    assert sheet.fill_in(bet=None).answers == {}
    with pytest.raises(AnswerError, match="sideways"):
        sheet.fill_in(bet="sideways")


def test_a_sheet_begins_with_what_was_answered_before():
    assert AnswerSheet(NAME, "bet", start={"bet": "same", "old": 1}).answers == {"bet": "same"}


@pytest.mark.parametrize(("exercise", "step"), [("09_none", "bet"), (NAME, "target"), (NAME, "none")])
def test_a_sheet_that_is_not_there_is_told_with_those_that_are(exercise: str, step: str):
    with pytest.raises(SheetError, match=f"{NAME}/bet"):
        AnswerSheet(exercise, step)


def test_the_face_says_only_words_that_there_are_and_sends_only_what_is_known():
    labels = set(re.findall(r"\bsay\.(\w+)", FACE))
    assert labels
    assert labels <= set(load_words("en").course.model_dump())
    assert set(re.findall(r'type: "(\w+)"', FACE)) - {"radio", "text", "number"} == {"answer"}
