"""The overheard sentences in a notebook."""

import json
import re

import pytest

from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.motives_words import ComparedWords, MotivesLabels
from workshop_kit.domain.activities.motives import Compared
from workshop_kit.domain.motives import MEANT, Motive
from workshop_kit.widgets import MotiveSort
from workshop_kit.widgets.activity import face

MESSAGES = {"bet", "answer", "finish", "start_over"}


def sorted_out(lang: str = "en", *, finish: bool = True) -> MotiveSort:
    sort = MotiveSort(lang=lang)
    sort.take_in({"id": "b", "type": "bet", "motive": "sale"})
    for item, meant in MEANT.items():
        sort.take_in({"id": item, "type": "answer", "item": item, "value": list(meant)})
    if finish:
        sort.take_in({"id": "f", "type": "finish"})
    return sort


def test_a_sorting_calls_itself_by_how_many_sentences_were_sorted():
    assert repr(MotiveSort(lang="de")) == "MotiveSort(lang='de', sorted=0)"
    assert repr(sorted_out()) == "MotiveSort(lang='en', sorted=12)"


@pytest.mark.parametrize("lang", languages())
def test_before_the_person_asks_nothing_of_how_the_sentences_were_meant_leaves_python(lang: str):
    sort = sorted_out(lang, finish=False)
    state = {name: value for name, value in sort.get_state().items() if name not in ("_esm", "_css")}
    text = json.dumps(state, ensure_ascii=False)
    assert sort.result is None
    for sentence in load_words(lang).motives.sentences.values():
        assert sentence.said in text
        assert sentence.why not in text


@pytest.mark.parametrize("lang", languages())
def test_after_the_person_asked_each_sentence_comes_with_its_why_in_one_language(lang: str):
    result = sorted_out(lang).result
    sentences = load_words(lang).motives.sentences
    assert {row["sentence"]: row["why"] for row in result["sentences"]} == {
        name: sentences[name].why for name in MEANT
    }


def test_the_face_gets_the_sentences_in_their_order_and_the_four_motives():
    words = MotiveSort().words
    assert list(words["sentences"]) == list(MEANT)
    assert list(words["motives"]) == list(Motive)
    assert words["evidence"]["title"] == load_words("en").evidence.cards["motives"].title


def test_what_no_one_could_hear_is_refused():
    sort = MotiveSort()
    sort.take_in({"id": "b", "type": "bet", "motive": "fun"})
    assert sort.problem == {"id": "b", "kind": "refused"}
    assert sort.bet is None


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        MotiveSort(lang="xx")


def test_every_case_of_the_comparison_has_words():
    assert set(ComparedWords.model_fields) == set(Compared)


@pytest.mark.parametrize("lang", languages())
def test_no_two_sentences_or_motives_say_the_same(lang: str):
    words = load_words(lang).motives
    assert len({sentence.said for sentence in words.sentences.values()}) == len(MEANT)
    assert len({motive.name for motive in words.motives.values()}) == len(Motive)


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", face("motives")))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(MotivesLabels.model_fields)


def test_the_face_speaks_the_messages_that_the_activity_knows():
    assert set(re.findall(r'\bsend\(\{ type: "(\w+)"', face("motives"))) == MESSAGES


def test_the_face_names_no_sentence_and_no_motive():
    text = face("motives")
    assert not [name for name in (*MEANT, *Motive) if f'"{name}"' in text]
