"""The mirror of an organisation in a notebook."""

import re
from collections.abc import Mapping

import pytest

from workshop_kit import Archetype
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.mirror_words import ComparedWords, MirrorLabels
from workshop_kit.domain.activities.mirror import Compared
from workshop_kit.domain.errors import MixError
from workshop_kit.domain.mirror import RIVALS, Direction, Mix, Subject, read_mix
from workshop_kit.widgets import OrganisationMirror
from workshop_kit.widgets.activity import face

MESSAGES = {"bet", "mix", "rival", "change", "start_over"}
WALL = {"conscript": 3, "enclave_dweller": 2, "echo": 2, "explorer": 3}


def read(mirror: OrganisationMirror, people: Mapping[str, int] = WALL) -> None:
    mirror.take_in({"id": "b", "type": "bet", "about": "trust"})
    mirror.take_in({"id": "m", "type": "mix", "people": people})


def test_a_mirror_calls_itself_by_the_hints_of_its_mix():
    mirror = OrganisationMirror(lang="de")
    assert repr(mirror) == "OrganisationMirror(lang='de')"
    read(mirror)
    told = "engagement='less', hierarchy='more', trust='both'"
    assert repr(mirror) == f"OrganisationMirror(lang='de', {told})"


@pytest.mark.parametrize("mix", [WALL, Mix.of(WALL)], ids=["mapping", "mix"])
def test_a_mix_given_in_the_notebook_stands_in_the_room_and_is_read_when_the_person_asks(
    mix: Mapping[str, int] | Mix,
):
    mirror = OrganisationMirror(mix=mix)
    assert mirror.start == Mix.of(WALL).record()
    assert (mirror.mix, mirror.reading) == ({}, None)
    assert mirror.signals == read_mix(Mix.of(WALL))


def test_a_face_that_hears_of_the_mix_has_its_reading_already():
    mirror = OrganisationMirror()
    heard: list[bool] = []
    mirror.observe(lambda _: heard.append(mirror.reading is not None), "mix")
    read(mirror)
    assert heard == [True]
    assert mirror.mix == Mix.of(WALL).record()
    assert mirror.signals == read_mix(Mix.of(WALL))


@pytest.mark.parametrize("mix", [{"echo": 9}, {"boss": 10}, [10], {"echo": "10"}])
def test_what_makes_no_ten_people_is_refused_from_notebook_and_face_alike(mix: object):
    with pytest.raises(MixError):
        OrganisationMirror(mix=mix)
    mirror = OrganisationMirror()
    read(mirror, mix)
    assert mirror.problem == {"id": "m", "kind": "refused"}
    assert mirror.reading is None


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        OrganisationMirror(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language(lang: str):
    words = OrganisationMirror(lang=lang).words
    assert words["labels"]["title"] == load_words(lang).mirror.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["mirror"].title
    assert list(words["marks"]) == list(Archetype)
    assert set(words["archetypes"]) == set(Archetype)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("subject", Subject)
def test_every_hint_has_a_sentence_each_way_and_another_for_each_rival(lang: str, subject: Subject):
    hint = load_words(lang).mirror.hints[subject]
    assert len({getattr(hint, direction) for direction in Direction}) == 3
    for direction, rivals in RIVALS[subject].items():
        assert set(hint.rivals[direction]) == set(rivals)
    every = [text for rivals in hint.rivals.values() for text in rivals.values()]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("lang", languages())
def test_nowhere_in_its_words_stands_a_number_or_a_share(lang: str):
    text = load_words(lang).mirror.model_dump_json()
    assert not re.search(r"\d|%", text)


def test_every_case_of_the_comparison_has_words():
    assert set(ComparedWords.model_fields) == set(Compared)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("mirror")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(MirrorLabels.model_fields)


def test_the_face_speaks_the_messages_that_the_activity_knows():
    assert set(re.findall(r'\bsend\(\{ type: "(\w+)"', face("mirror"))) == MESSAGES


def test_the_face_holds_no_rule_of_the_domain():
    text = face("mirror")
    names = (*Archetype, *Subject, *Direction)
    assert not [name for name in names if f'"{name}"' in text]
