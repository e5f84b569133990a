"""The ladder in a notebook: a guess, then turn by turn, and all of it from Python."""

import itertools
import json
import re

import pytest

from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.rapport_words import COUNTS, RapportLabels
from workshop_kit.domain.errors import TalkError
from workshop_kit.domain.rapport_rule import RULE, Ending, Kind, Mark
from workshop_kit.domain.rapport_scenes import PLOTS, Scene, all_paths, endings, soonest_welcome, tones
from workshop_kit.widgets import RapportLadder
from workshop_kit.widgets.activity import HERE, face

GOOD = ["same_mess", "one_list", "how_come_you", "tell_me_how"]
NUMBERS = itertools.count()
FILES = ["rapport.js", *(f"rapport_{part}.js" for part in ("talk", "ladder", "end", "tree"))]


def send(ladder: RapportLadder, *messages: dict[str, object]) -> None:
    for message in messages:
        ladder.take_in({"id": f"m{next(NUMBERS)}", **message})


def test_a_ladder_calls_itself_by_its_conversation_and_how_far_it_is():
    assert repr(RapportLadder(lang="de")) == "RapportLadder(lang='de')"
    begun = RapportLadder(moves=GOOD[:2])
    assert repr(begun) == "RapportLadder(lang='en', scene='forum', moves=2, mark='trusting')"
    assert (
        repr(RapportLadder(moves=GOOD)) == "RapportLadder(lang='en', scene='forum', moves=4, ending='offer')"
    )


def test_a_talk_goes_from_choice_and_guess_to_its_end():
    ladder = RapportLadder()
    assert ladder.talk is None
    send(ladder, {"type": "choose", "scene": "forum"}, {"type": "guess", "ending": "advice"})
    send(ladder, *({"type": "move", "move": move} for move in GOOD))
    assert ladder.problem == {}
    assert ladder.view["talk"]["result"]["ending"] == "offer"
    assert ladder.talk.ending is Ending.OFFER


def test_before_the_guess_nothing_of_a_talk_leaves_python():
    ladder = RapportLadder()
    send(ladder, {"type": "choose", "scene": "forum"})
    assert ladder.view["talk"] is None


def test_every_view_travels_as_json_and_as_one():
    ladder = RapportLadder(moves=GOOD)
    json.dumps(ladder.view, allow_nan=False)
    seen: list[dict] = []
    ladder.observe(lambda change: seen.append(change["new"]), "view")
    send(ladder, {"type": "rewind", "moves": 1})
    assert len(seen) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"type": "move", "move": "too_quick"},
        {"type": "move"},
        {"type": "rewind", "moves": 9},
        {"type": "recall", "record": {}},
        {"type": "dance"},
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(message: dict[str, object]):
    ladder = RapportLadder(moves=GOOD[:1])
    before = ladder.view
    ladder.take_in({"id": "m", **message})
    assert ladder.problem == {"id": "m", "kind": "refused"}
    assert ladder.view == before


@pytest.mark.parametrize("moves", [["nothing"], ["same_mess", "too_quick"], "same_mess", None])
def test_moves_that_no_talk_has_are_refused(moves: object):
    with pytest.raises(TalkError):
        RapportLadder(moves=moves)


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        RapportLadder(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language(lang: str):
    words = RapportLadder(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).rapport.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["rapport"].title
    assert set(words["moves"]) == {name for plot in PLOTS.values() for name in plot.moves}


@pytest.mark.parametrize("lang", languages())
def test_there_is_an_answer_for_every_tone_and_a_close_for_every_ending_that_a_path_leads_to(lang: str):
    words = load_words(lang).rapport
    for scene in Scene:
        assert set(words.scenes[scene].endings) == endings(scene)
        for name, heard in tones(scene).items():
            assert set(words.moves[name].replies) == heard


@pytest.mark.parametrize("lang", languages())
def test_no_two_messages_or_answers_of_a_move_say_the_same(lang: str):
    moves = load_words(lang).rapport.moves
    assert len({each.say for each in moves.values()}) == len(moves)
    assert all(len(set(each.replies.values())) == len(each.replies) for each in moves.values())


def test_there_is_a_word_for_every_number_of_messages():
    longest = max(len(path) for scene in Scene for path in all_paths(scene))
    assert longest < len(COUNTS)
    soonest = {COUNTS[soonest_welcome(scene) - 1] for scene in Scene}
    assert soonest == set(load_words("en").rapport.labels.soonest)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("rapport")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(RapportLabels.model_fields)


def test_the_messages_that_the_face_speaks_are_those_that_the_activity_knows():
    text = (HERE / "rapport.js").read_text(encoding="utf-8")
    spoken = set(re.findall(r'type: "(\w+)"', text)) - {"button"}
    assert spoken == {"choose", "guess", "move", "rewind", "leave", "recall"}


def test_the_face_knows_no_kind_of_message_and_no_number_of_the_rule():
    text = "".join((HERE / name).read_text(encoding="utf-8") for name in FILES).replace('role: "group"', "")
    assert not set(re.findall(r'"(\w+)"', text)) & (set(Kind) | {str(scene) for scene in Scene})
    assert "warmth <" not in text
    assert "warmth >" not in text


def test_the_face_draws_a_ring_for_every_warmth_but_gone():
    text = (HERE / "rapport_tree.js").read_text(encoding="utf-8")
    (sizes,) = re.findall(r"const SIZE = \{([^}]*)\}", text)
    assert re.findall(r"(\w+):", sizes) == [mark for mark in Mark if mark is not Mark.GONE]
    assert RULE.mark(RULE.coldest) is Mark.GONE
