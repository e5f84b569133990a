"""The quiz in a notebook: what it is called, what it knows from the start, and what its face may do."""

import re
from collections.abc import Mapping

import pytest

from workshop_kit import ITEMS, Archetype, Norm, Norms, Trait, WorkshopKitError, score_quiz
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.schema import QuizLabels
from workshop_kit.domain.activities.quiz import profile_record
from workshop_kit.domain.errors import AnswerError
from workshop_kit.widgets import ArchetypeQuiz
from workshop_kit.widgets.activity import face

IDS = [item.id for item in ITEMS]
NORMS = Norms(version="cohort-2027", traits=dict.fromkeys(Trait, Norm(mean=3.5, sd=0.5, alpha=0.8)))
FACE = face("quiz")


def answer_all(quiz: ArchetypeQuiz, answers: Mapping[str, int | None]) -> None:
    for number, (item, value) in enumerate(answers.items()):
        quiz.take_in({"id": f"a{number}", "type": "answer", "item": item, "value": value})


def finish(quiz: ArchetypeQuiz) -> None:
    quiz.take_in({"id": "finish", "type": "finish"})


# How it calls itself


def test_a_quiz_without_answers_says_so():
    assert repr(ArchetypeQuiz()) == "ArchetypeQuiz(lang='en', answered=0)"


def test_a_quiz_with_a_profile_says_what_it_is_nearest_to(ambassador: dict[str, int]):
    quiz = ArchetypeQuiz(lang="de", answers=ambassador)
    assert repr(quiz) == "ArchetypeQuiz(lang='de', answered=24, nearest='ambassador')"


def test_a_quiz_whose_profile_is_incomplete_names_no_type():
    quiz = ArchetypeQuiz(answers={"voice_near_boss": 3})
    finish(quiz)
    assert repr(quiz) == "ArchetypeQuiz(lang='en', answered=1)"


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_the_representation_is_the_same_every_time_and_short(rating: int):
    answers = {item.id: rating if item.trait is Trait.VOICE else 2 for item in ITEMS}
    one, other = (repr(ArchetypeQuiz(answers=answers)) for _ in range(2))
    assert one == other
    assert len(one) < 110
    assert "0x" not in one


# Answers from the start


def test_answers_given_in_the_notebook_are_there_at_once():
    quiz = ArchetypeQuiz(answers={"voice_near_boss": 4, "voice_agrees_aloud": None})
    assert quiz.answers == {"voice_near_boss": 4, "voice_agrees_aloud": None}
    assert (quiz.result, quiz.profile) == (None, None)


def test_with_all_answers_given_the_profile_is_there_at_once(ambassador: dict[str, int]):
    quiz = ArchetypeQuiz(answers=ambassador)
    assert quiz.profile == score_quiz(ambassador)
    assert quiz.result == profile_record(score_quiz(ambassador))


def test_rather_not_say_throughout_is_also_all_answers():
    quiz = ArchetypeQuiz(answers=dict.fromkeys(IDS))
    assert quiz.result["complete"] is False
    assert quiz.result["missing"] == IDS


@pytest.mark.parametrize(
    "answers", [{"nobody_wrote_this": 3}, {"voice_near_boss": 6}, {"voice_near_boss": "4"}]
)
def test_answers_nobody_could_give_are_refused_before_there_is_a_widget(answers: dict[str, int]):
    with pytest.raises(AnswerError):
        ArchetypeQuiz(answers=answers)


def test_the_given_dictionary_stays_as_it_is():
    given = {"voice_near_boss": 4}
    quiz = ArchetypeQuiz(answers=given)
    answer_all(quiz, {"voice_near_boss": 1, "voice_agrees_aloud": 2})
    assert given == {"voice_near_boss": 4}


# Answers from the face


def test_answers_and_finish_give_the_profile_that_scoring_gives(ambassador: dict[str, int]):
    quiz = ArchetypeQuiz()
    answer_all(quiz, ambassador)
    assert (quiz.answers, quiz.result) == (ambassador, None)
    finish(quiz)
    assert quiz.result == profile_record(score_quiz(ambassador))
    assert quiz.profile.nearest[0] is Archetype.AMBASSADOR
    assert (quiz.ack, quiz.problem) == ("finish", {})


def test_the_result_is_compared_with_the_norms_of_the_quiz(ambassador: dict[str, int]):
    quiz = ArchetypeQuiz(norms=NORMS)
    answer_all(quiz, ambassador)
    finish(quiz)
    assert quiz.result == profile_record(score_quiz(ambassador, NORMS))
    assert quiz.result["norms_version"] == "cohort-2027"


def test_a_repeated_answer_is_acknowledged_and_undoes_nothing():
    quiz = ArchetypeQuiz()
    first = {"id": "a", "type": "answer", "item": "voice_near_boss", "value": 2}
    quiz.take_in(first)
    quiz.take_in({"id": "b", "type": "answer", "item": "voice_near_boss", "value": 5})
    quiz.take_in(first)
    assert (quiz.answers, quiz.ack) == ({"voice_near_boss": 5}, "a")


def test_start_over_leaves_nothing(ambassador: dict[str, int]):
    quiz = ArchetypeQuiz(answers=ambassador)
    quiz.take_in({"id": "s", "type": "start_over"})
    assert (quiz.answers, quiz.result, quiz.profile) == ({}, None, None)


def test_a_refused_answer_keeps_the_others(capsys: pytest.CaptureFixture[str]):
    quiz = ArchetypeQuiz(answers={"voice_near_boss": 4})
    quiz.take_in({"id": "x", "type": "answer", "item": "voice_agrees_aloud", "value": 9})
    assert quiz.answers == {"voice_near_boss": 4}
    assert (quiz.ack, quiz.problem) == ("x", {"id": "x", "kind": "refused"})
    assert "answers['voice_agrees_aloud'] is 9" in capsys.readouterr().err


def test_a_front_end_cannot_write_a_result(capsys: pytest.CaptureFixture[str]):
    quiz = ArchetypeQuiz()
    quiz.set_state({"result": {"complete": True}, "answers": {"voice_near_boss": 5}})
    assert (quiz.answers, quiz.result) == ({}, None)
    assert "ArchetypeQuiz: ignored a write of the front end to result, answers" in capsys.readouterr().err


def test_a_trainers_failing_observer_keeps_no_one_from_their_result(
    ambassador: dict[str, int], capsys: pytest.CaptureFixture[str]
):
    def fail(_change: object) -> None:
        raise ZeroDivisionError("in the notebook of a trainer")

    quiz = ArchetypeQuiz()
    quiz.observe(fail, ["answers", "result"])
    answer_all(quiz, ambassador)
    finish(quiz)
    assert quiz.result == profile_record(score_quiz(ambassador))
    assert (quiz.ack, quiz.problem) == ("finish", {"id": "finish", "kind": "callback"})
    assert capsys.readouterr().err.count("ZeroDivisionError: in the notebook of a trainer") == 25


# Words


@pytest.mark.parametrize("lang", languages())
def test_the_face_is_given_all_its_words_in_one_language(lang: str):
    words = ArchetypeQuiz(lang=lang).words
    source = load_words(lang)
    assert words["lang"] == lang
    assert words["order"] == IDS
    assert words["items"] == source.quiz.items
    assert words["labels"]["title"] == source.quiz.labels.title
    assert words["traits"]["voice"]["name"] == source.quiz.traits[Trait.VOICE].name
    assert words["archetypes"]["echo"]["portrait"] == source.archetypes.archetypes[Archetype.ECHO].portrait
    assert words["evidence"]["title"] == source.evidence.cards["quiz"].title
    assert words["strengths"]["weak"] == source.evidence.strengths["weak"]


def test_the_marks_are_the_same_in_every_language():
    marks = [ArchetypeQuiz(lang=lang).words["marks"] for lang in languages()]
    assert marks[0].keys() == {kind.value for kind in Archetype}
    assert all(each == marks[0] for each in marks)


@pytest.mark.parametrize("lang", ["fr", "", None, "EN"])
def test_a_language_that_is_not_there_is_refused(lang: str):
    with pytest.raises(ContentError, match="expected one of en, de"):
        ArchetypeQuiz(lang=lang)


def test_bad_input_to_the_widget_is_of_the_family_of_errors():
    for wrong in ({"lang": "fr"}, {"answers": {"x": 1}}):
        with pytest.raises(WorkshopKitError):
            ArchetypeQuiz(**wrong)


# The face


@pytest.mark.parametrize(
    "forbidden",
    [
        r"model\.set\b",
        r"save_changes",
        r"randomUUID",
        r"clipboard",
        r"serviceWorker",
        r"https?://(?!www\.w3\.org)",
    ],
)
def test_the_face_never_uses_what_a_phone_in_the_room_does_not_have_or_only_python_may_do(forbidden: str):
    assert re.findall(forbidden, FACE) == []


def test_the_face_does_nothing_to_its_model_but_read_listen_and_send():
    assert set(re.findall(r"\bmodel\.(\w+)", FACE)) == {"get", "on", "off", "send"}


def test_the_face_speaks_all_the_messages_of_the_activity_and_no_others():
    spoken = set(re.findall(r'send\(\{\s*type: "(\w+)"', FACE))
    assert spoken == {"answer", "finish", "reopen", "start_over"}


def test_the_face_listens_only_to_fields_that_the_widget_has():
    read = set(re.findall(r'model\.get\("(\w+)"\)', FACE)) | set(re.findall(r'"change:(\w+)"', FACE))
    assert read <= set(ArchetypeQuiz().trait_names(sync=True))
    assert {"answers", "result", "ack", "problem"} <= read


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", FACE)) | {"strength", "watch_out", "try_next"}
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(QuizLabels.model_fields)


def test_the_stylesheet_brings_every_token_that_it_uses():
    style = ArchetypeQuiz()._css
    used = set(re.findall(r"var\((--wk-[\w-]+)", style))
    assert used
    assert used <= set(re.findall(r"(--wk-[\w-]+):", style))
    assert "--wk-paper:" in style
    assert ".wk-quiz__choice" in style
