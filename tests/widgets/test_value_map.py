"""The map of net value in a notebook: place and guess first, then what the model says of the evening."""

import json
import re

import pytest

from workshop_kit import Opening, WorkshopKitError, net_value
from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.value_map_words import ValueMapLabels
from workshop_kit.domain.activities.value_map import Verdict
from workshop_kit.domain.errors import NetValueError
from workshop_kit.widgets import NetValueMap
from workshop_kit.widgets.activity import HERE, face

SOME = {"style": 0.2, "b": 3.0, "m": 0.3, "cost": 1.5, "opening": "pitch_first"}
FILES = sorted(HERE.glob("value_map*.js"))


def guess(widget: NetValueMap, verdict: str | None = "good") -> None:
    widget.take_in({"id": "g", "type": "guess", "verdict": verdict, "style": 0.3, "b": 2})


def test_a_map_calls_itself_by_its_settings_and_after_the_guess_by_what_the_evening_brings():
    widget = NetValueMap(lang="de")
    assert repr(widget) == "NetValueMap(lang='de', style=0.5, b=1, m=0.4, cost=0, opening='neutral')"
    guess(widget)
    placed = "NetValueMap(lang='de', style=0.3, b=2, m=0.4, cost=0, opening='neutral', team=+0.80)"
    assert repr(widget) == placed


def test_before_the_guess_nothing_of_the_answer_leaves_python():
    state = NetValueMap().get_state()
    assert (state["guess"], state["tables"], state["result"]) == (None, {}, None)


def test_after_the_guess_everything_to_draw_with_is_there():
    widget = NetValueMap()
    guess(widget)
    assert widget.guess["answer"] == "good"
    assert widget.result["team"]["value"] == widget.team.value == net_value(0.3, reading="team").value
    assert widget.person.value == net_value(0.3).value
    json.dumps(widget.tables, allow_nan=False)


def test_a_face_that_hears_of_the_guess_has_the_tables_already():
    widget = NetValueMap()
    heard: list[bool] = []
    widget.observe(lambda _: heard.append(bool(widget.tables and widget.result)), "guess")
    guess(widget)
    assert heard == [True]


def test_settings_given_in_the_notebook_hold_for_the_guess():
    widget = NetValueMap(**SOME)
    assert widget.settings == widget.start == SOME
    guess(widget, None)
    assert widget.settings == {**SOME, "style": 0.3, "b": 2.0}
    expected = net_value(0.3, b=2, m=0.3, cost=1.5, opening=Opening.PITCH_FIRST, reading="team").value
    assert widget.guess["value"] == expected


def test_settings_of_the_face_change_the_result():
    widget = NetValueMap()
    guess(widget)
    widget.take_in({"id": "s", "type": "set", "settings": SOME})
    assert widget.settings == SOME
    assert (widget.ack, widget.problem) == ("s", {})
    assert widget.result["team"]["value"] == widget.team.value


@pytest.mark.parametrize(
    "wrong", [{"style": 2}, {"b": -1}, {"m": "0.4"}, {"cost": None}, {"opening": "shout"}]
)
def test_settings_that_no_evening_has_are_refused_from_notebook_and_face_alike(wrong: dict[str, object]):
    with pytest.raises(NetValueError) as caught:
        NetValueMap(**wrong)
    assert isinstance(caught.value, WorkshopKitError)
    widget = NetValueMap()
    guess(widget)
    before = widget.settings
    widget.take_in({"id": "s", "type": "set", "settings": {**SOME, **wrong}})
    assert widget.problem == {"id": "s", "kind": "refused"}
    assert widget.settings == before


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        NetValueMap(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language(lang: str):
    words = NetValueMap(lang=lang).words
    assert words["lang"] == lang
    assert words["labels"]["title"] == load_words(lang).value_map.labels.title
    assert words["evidence"]["title"] == load_words(lang).evidence.cards["value"].title
    assert list(words["verdicts"]) == list(Verdict)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    whole = face("value_map")
    used = set(re.findall(r"\bsay\.(\w+)", whole))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(ValueMapLabels.model_fields)


def test_the_messages_that_the_face_sends_are_those_that_python_knows():
    spoken = {
        kind for path in FILES for kind in re.findall(r'type: "(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert {"guess", "set", "guess_again"} <= spoken - {"range"} <= {"guess", "set", "guess_again"}


def test_no_two_files_of_the_face_use_one_name_for_two_things():
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", face("value_map"), re.MULTILINE)
    assert len(names) > 20
    assert sorted(set(names)) == sorted(names)


def test_the_face_holds_no_number_of_the_model():
    for path in FILES:
        assert not re.search(
            r"\b(14|0\.39|0\.195|0\.4|0\.40|0\.2|0\.883|0\.974)\b|Math\.exp|erf",
            path.read_text(encoding="utf-8"),
        )
