"""The gallery of portraits in a notebook."""

import re

import pytest

from workshop_kit import Archetype
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.portraits_words import ComparedWords, PortraitsLabels
from workshop_kit.domain.activities.portraits import Compared
from workshop_kit.widgets import PortraitGallery
from workshop_kit.widgets.activity import face

MESSAGES = {"bet", "met", "start_over"}


def bet(gallery: PortraitGallery, archetype: str | None = "echo") -> None:
    gallery.take_in({"id": "b", "type": "bet", "archetype": archetype})


def test_a_gallery_calls_itself_by_how_many_were_recognised():
    gallery = PortraitGallery(lang="de")
    bet(gallery)
    gallery.take_in({"id": "m", "type": "met", "archetype": "echo", "yes": True})
    assert repr(gallery) == "PortraitGallery(lang='de', met=1)"
    assert (gallery.met, gallery.compared, gallery.problem) == (["echo"], "met", {})


def test_a_face_that_hears_of_the_bet_knows_already_how_it_compares():
    gallery = PortraitGallery()
    heard: list[str] = []
    gallery.observe(lambda _: heard.append(gallery.compared), "bet")
    bet(gallery)
    assert heard == ["nobody_met"]


def test_what_nobody_could_say_is_refused():
    gallery = PortraitGallery()
    bet(gallery, "boss")
    assert gallery.problem == {"id": "b", "kind": "refused"}
    assert gallery.bet is None


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        PortraitGallery(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_scenes_names_and_marks_in_the_order_of_the_archetypes(lang: str):
    words = PortraitGallery(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).portraits.labels.title
    for part in ("scenes", "archetypes", "marks"):
        assert set(words[part]) == set(Archetype)
    assert list(words["marks"]) == list(Archetype)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("archetype", Archetype)
def test_each_scene_is_told_in_60_to_90_words(lang: str, archetype: Archetype):
    assert 60 <= len(load_words(lang).portraits.scenes[archetype].scene.split()) <= 90


def test_every_case_of_the_comparison_has_words():
    assert set(ComparedWords.model_fields) == set(Compared)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("portraits")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(PortraitsLabels.model_fields)


def test_the_face_speaks_the_messages_that_the_activity_knows():
    assert set(re.findall(r'\bsend\(\{ type: "(\w+)"', face("portraits"))) == MESSAGES
