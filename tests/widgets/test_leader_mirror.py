"""The leader's mirror in a notebook: a guess first, then reactions, and a mirror without a score."""

import json
import re

import pytest

from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.leader_mirror_words import LeaderMirrorLabels
from workshop_kit.domain.activities.leader_mirror import LeaderMirrorActivity
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.levers import Lever
from workshop_kit.domain.reflection import Compared
from workshop_kit.domain.situations import REACTIONS, Lesson, Situation
from workshop_kit.widgets import LeaderMirror
from workshop_kit.widgets.activity import face

FIRST = {situation.value: next(iter(REACTIONS[situation])) for situation in Situation}


def guess(mirror: LeaderMirror, times: int | None = 4) -> None:
    mirror.take_in({"id": "g", "type": "guess", "times": times})


def react(mirror: LeaderMirror, situation: str, reaction: str | None) -> None:
    mirror.take_in(
        {"id": f"{situation}-{reaction}", "type": "react", "situation": situation, "reaction": reaction}
    )


def test_a_mirror_calls_itself_by_what_was_answered_and_after_the_guess_by_what_it_shows():
    mirror = LeaderMirror(lang="de", reactions=FIRST)
    assert repr(mirror) == "LeaderMirror(lang='de', answered=8)"
    guess(mirror)
    assert repr(mirror) == "LeaderMirror(lang='de', answered=8, open=2)"
    assert repr(LeaderMirror()) == "LeaderMirror(lang='en', answered=0)"


def test_before_the_guess_nothing_of_what_reactions_teach_leaves_python():
    state = LeaderMirror(reactions=FIRST).get_state()
    assert (state["guess"], state["reactions"], state["result"]) == (None, {}, None)
    assert state["begun"] == FIRST
    texts = json.dumps({name: part for name, part in state["words"].items() if name != "lessons"})
    assert not [lesson for lesson in Lesson if f'"{lesson.value}"' in texts]


def test_a_reaction_brings_what_it_may_teach_and_the_eighth_the_mirror():
    mirror = LeaderMirror()
    guess(mirror)
    for count, (situation, reaction) in enumerate(FIRST.items(), start=1):
        assert mirror.result is None
        react(mirror, situation, reaction)
        assert len(mirror.reactions) == count
    assert mirror.result["open"] == mirror.reflection.open == 2
    assert mirror.reflection.lessons[Lesson.WAIT] == 3
    assert mirror.problem == {}


def test_a_face_that_hears_an_acknowledgement_has_the_reaction_already():
    mirror = LeaderMirror()
    guess(mirror)
    heard: list[bool] = []
    mirror.observe(lambda _: heard.append("late_news" in mirror.reactions), "ack")
    react(mirror, "late_news", "take_over")
    assert heard == [True]


def test_a_reaction_that_there_is_not_is_refused_from_notebook_and_face_alike():
    with pytest.raises(AnswerError):
        LeaderMirror(reactions={"late_news": "explain"})
    mirror = LeaderMirror()
    guess(mirror)
    react(mirror, "late_news", "explain")
    assert mirror.problem == {"id": "late_news-explain", "kind": "refused"}
    assert mirror.reactions == {}


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        LeaderMirror(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language(lang: str):
    words = LeaderMirror(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).leader_mirror.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["leader_mirror"].title
    assert list(words["levers"]) == list(Lever)
    assert words["order"] == {situation: list(reactions) for situation, reactions in REACTIONS.items()}
    assert set(words["labels"]["compared"]) == set(Compared)
    json.dumps(words, allow_nan=False)


@pytest.mark.parametrize("lang", languages())
def test_what_a_person_tells_begins_next_tuesday_and_no_two_reactions_read_alike(lang: str):
    words = load_words(lang).leader_mirror
    told = [each.later for scene in words.situations.values() for each in scene.reactions.values()]
    picks = [each.do for scene in words.situations.values() for each in scene.reactions.values()]
    assert all(text.startswith({"en": "Next Tuesday", "de": "Nächsten Dienstag"}[lang]) for text in told)
    assert len(set(told)) == len(set(picks)) == sum(map(len, REACTIONS.values()))
    assert len(set(words.times)) == len(set(words.numbers)) == 9


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("leader_mirror")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(LeaderMirrorLabels.model_fields)


def test_the_face_speaks_only_messages_that_the_activity_knows():
    spoken = set(re.findall(r'send\(\{ type: "(\w+)"', face("leader_mirror")))
    assert spoken == {"guess", "react", "start_over"}
    activity = LeaderMirrorActivity()
    with pytest.raises(MessageError) as caught:
        activity.receive(activity.begin(), {"type": "no such message"})
    assert set(re.findall(r"'(\w+)'", caught.value.expected)) == spoken


def test_the_face_knows_neither_what_a_reaction_teaches_nor_how_many_situations_there_are():
    source = face("leader_mirror")
    assert not [lesson for lesson in Lesson if f'"{lesson.value}"' in source]
    assert not [name for name in FIRST.values() if f'"{name}"' in source]
    assert not re.search(r"[<=+] 8\b", source)
