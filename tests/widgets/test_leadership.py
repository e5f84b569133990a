"""The leadership slider in a notebook: a guess first, then what the model says of the levers."""

import json
import re
from collections.abc import Mapping

import numpy as np
import pytest

from workshop_kit import Levers, WorkshopKitError, team_confidence
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.leadership_words import LeadershipLabels
from workshop_kit.domain.errors import LeversError
from workshop_kit.domain.levers import Lever
from workshop_kit.widgets import LeadershipSlider
from workshop_kit.widgets.activity import HERE, face

SOME = {"empower": 0.9, "enable": 0.2, "encourage": 0.4, "inspire": 0.6}


def guess(slider: LeadershipSlider, people: int | None = 9) -> None:
    slider.take_in({"id": "g", "type": "guess", "people": people})


def test_a_slider_calls_itself_by_its_levers_and_after_the_guess_by_what_goes_with_them():
    slider = LeadershipSlider(lang="de", levers=SOME)
    levers = "LeadershipSlider(lang='de', empower=0.90, enable=0.20, encourage=0.40, inspire=0.60"
    assert repr(slider) == f"{levers})"
    guess(slider)
    assert repr(slider) == f"{levers}, confidence=-0.12)"


def test_before_the_guess_nothing_of_the_answer_leaves_python():
    state = LeadershipSlider().get_state()
    assert (state["guess"], state["tables"], state["result"]) == (None, {}, None)


def test_after_the_guess_everything_to_draw_with_is_there():
    slider = LeadershipSlider()
    guess(slider)
    assert slider.guess == {"people": 9}
    assert slider.tables["answer"] == 8
    assert slider.result["above"] == 8
    json.dumps(slider.tables, allow_nan=False)


def test_a_face_that_hears_of_the_guess_has_the_tables_already():
    slider = LeadershipSlider()
    heard: list[bool] = []
    slider.observe(lambda _: heard.append(bool(slider.tables and slider.result)), "guess")
    guess(slider)
    assert heard == [True]


@pytest.mark.parametrize("levers", [SOME, Levers(**SOME)], ids=["mapping", "levers"])
def test_levers_given_in_the_notebook_stand_after_the_guess(levers: Levers | Mapping[str, float]):
    slider = LeadershipSlider(levers=levers)
    guess(slider, None)
    assert slider.levers == SOME
    assert slider.result["confidence"] == pytest.approx(team_confidence(Levers(**SOME)).confidence)
    assert slider.team.confidence == slider.result["confidence"]


def test_levers_that_the_face_sets_change_the_result():
    slider = LeadershipSlider()
    guess(slider)
    slider.take_in({"id": "s", "type": "set", "levers": SOME})
    assert slider.levers == SOME
    assert slider.result["confidence"] == pytest.approx(team_confidence(Levers(**SOME)).confidence)
    assert (slider.ack, slider.problem) == ("s", {})


@pytest.mark.parametrize(
    "levers",
    [
        {},
        {"empower": 1},
        {**SOME, "more": 1},
        {**SOME, "enable": 1.2},
        {**SOME, "enable": "1"},
        [1, 1, 1, 1],
        None,
    ],
)
def test_levers_that_no_leader_could_have_are_refused_from_notebook_and_face_alike(levers: object):
    with pytest.raises(LeversError) as caught:
        LeadershipSlider(levers=levers)
    assert isinstance(caught.value, WorkshopKitError)
    slider = LeadershipSlider()
    guess(slider)
    slider.take_in({"id": "s", "type": "set", "levers": levers})
    assert slider.problem == {"id": "s", "kind": "refused"}
    assert slider.levers == dict.fromkeys(SOME, 1.0)


def test_the_levers_of_many_leaders_are_refused():
    with pytest.raises(LeversError):
        LeadershipSlider(levers=Levers.uniform(np.array([0.1, 0.9])))


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        LeadershipSlider(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language(lang: str):
    words = LeadershipSlider(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).leadership.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["leadership"].title
    assert list(words["levers"]) == list(Lever)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("leadership")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(LeadershipLabels.model_fields)


def test_the_face_holds_no_number_of_the_model():
    assert not re.search(r"0\.(45|47|225|375|30?|20?|893|883|974|927)\b", face("leadership"))
    assert "12" not in re.findall(r"\d+", (HERE / "leadership.js").read_text(encoding="utf-8"))
