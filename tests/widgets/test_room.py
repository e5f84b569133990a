"""The networking room in a notebook: a guess first, then two evenings, small enough for a phone."""

import json
import re
from pathlib import Path

import pytest

from workshop_kit import Trait, WorkshopKitError, score_quiz
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.room_words import RoomLabels
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.errors import ScoreError
from workshop_kit.widgets import NetworkingRoom
from workshop_kit.widgets.activity import HERE, face

LISTS = {"conjunction"}
"""What is no message but a kind of list."""

FACES = sorted(HERE.glob("room*.js"))


def guess(room: NetworkingRoom) -> None:
    room.take_in({"id": "g", "type": "guess", "left": 2, "right": 4})


def test_a_room_calls_itself_by_its_guests_styles_and_evening_and_after_the_guess_by_what_came_of_it():
    room = NetworkingRoom(lang="de", guests=20, seed=4, styles=(0.2, 0.8))
    told = "NetworkingRoom(lang='de', guests=20, styles=(0.20, 0.80), seed=4"
    assert repr(room) == f"{told})"
    guess(room)
    contacts = [room.left["summary"]["contacts"], room.right["summary"]["contacts"]]
    assert repr(room) == f"{told}, contacts=({contacts[0]:.1f}, {contacts[1]:.1f}))"


def test_before_the_guess_nothing_of_the_evening_leaves_python():
    state = NetworkingRoom().get_state()
    assert (state["guess"], state["left"], state["right"], state["evenings"], state["answer"]) == (
        None, {}, {}, [], None,
    )  # fmt: skip


def test_a_face_that_hears_of_the_guess_has_both_evenings_already():
    room = NetworkingRoom(guests=12)
    heard: list[bool] = []
    room.observe(lambda _: heard.append(bool(room.left and room.right and room.answer)), "guess")
    guess(room)
    assert heard == [True]


def test_two_rooms_of_sixty_guests_take_less_than_sixty_kilobytes():
    room = NetworkingRoom()
    guess(room)
    state = room.get_state()
    sent = {
        name: state[name] for name in ("left", "right", "evenings", "answer", "guess", "settings", "visitor")
    }
    assert len(json.dumps(sent)) < 60_000


def test_what_one_room_does_not_change_is_not_sent_again():
    room = NetworkingRoom(guests=12)
    guess(room)
    changed: list[str] = []
    room.observe(lambda change: changed.append(change["name"]), ["left", "right"])
    room.take_in({"id": "s", "type": "set", "settings": {**room.settings, "right": 0.6}})
    assert changed == ["right"]


@pytest.mark.parametrize("visitor", ["profile", "traits"])
def test_a_profile_walks_in_as_a_marked_guest(ambassador: dict[str, int], visitor: str):
    profile = score_quiz(ambassador)
    traits = {trait: profile.traits[trait].score for trait in Trait}
    room = NetworkingRoom(visitor=profile if visitor == "profile" else traits)
    guess(room)
    assert room.visitor == {"visit": "in", "archetype": "ambassador"}
    assert list(Archetype)[room.left["archetype"][0]] is Archetype.AMBASSADOR
    assert 0 not in room.left["leaders"]


@pytest.mark.parametrize("visitor", [{}, {"approach": 1}, 3, "me", score_quiz({})])
def test_a_profile_without_three_scores_is_refused(visitor: object):
    with pytest.raises(ScoreError):
        NetworkingRoom(visitor=visitor)


@pytest.mark.parametrize(
    "wrong",
    [
        {"styles": (0.1, 1.2)},
        {"styles": ("0", 1)},
        {"styles": (0.1,)},
        {"styles": 0.5},
        {"conscripts": -0.1},
        {"known_share": 2},
        {"guests": 1},
        {"seed": -1},
    ],
)
def test_a_room_that_cannot_be_is_refused_with_our_own_error(wrong: dict[str, object]):
    with pytest.raises(WorkshopKitError):
        NetworkingRoom(**wrong)


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        NetworkingRoom(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_marks_and_names_in_one_language(lang: str):
    words = NetworkingRoom(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).room.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["room"].title
    assert words["order"] == list(Archetype)
    assert set(words["marks"]) == set(words["archetypes"]) == set(Archetype)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\b(?:say|labels)\.(\w+)", face("room")))
    used |= {f"counter_{name}" for name in ("contacts", "alone", "entourage")}
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(RoomLabels.model_fields)


def test_the_face_speaks_the_messages_that_the_activity_knows():
    spoken = set(re.findall(r'type: "(\w+)"', "".join(path.read_text(encoding="utf-8") for path in FACES)))
    assert spoken == {"guess", "guess_again", "set", "another", "go_to", "walk_in", "walk_out"} | LISTS


def test_the_parts_of_the_face_share_one_text_without_two_of_a_name():
    names = re.findall(r"^(?:async )?(?:const|let|function) (\w+)", face("room"), re.MULTILINE)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_no_part_of_the_face_is_longer_than_it_can_be_read(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_face_needs_no_secure_context_and_writes_no_state():
    text = face("room")
    assert not re.search(r"randomUUID|navigator\.clipboard|model\.set|save_changes|localStorage", text)
