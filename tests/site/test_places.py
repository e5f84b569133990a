"""How many pages there may be, and who comes next."""

import pytest

from workshop_kit.site.places import Places, affordable


def test_whoever_comes_while_there_is_room_enters():
    places = Places(2)
    assert places.enter(None, taken=0, now=0)
    places.opened()
    assert places.enter(None, taken=1, now=0)
    places.opened()
    assert not places.enter(None, taken=2, now=0)


def test_a_page_that_is_still_opening_counts():
    places = Places(1)
    assert places.enter(None, taken=0, now=0)
    assert not places.enter(None, taken=0, now=0)
    places.opened()
    assert places.enter(None, taken=0, now=0)


def test_nobody_is_overtaken():
    places = Places(1)
    first, second = places.wait(0), places.wait(1)
    assert [places.ahead(each, now=2) for each in (first, second)] == [0, 1]
    assert not places.enter(None, taken=0, now=3)
    assert not places.enter(second, taken=0, now=3)
    assert places.free(first, taken=0, now=3)
    assert places.enter(first, taken=0, now=3)
    places.opened()
    assert places.ahead(second, now=4) == 0


def test_who_stops_asking_lets_others_go_first_and_is_back_before_those_who_came_later():
    places = Places(1)
    asleep, patient = places.wait(0), places.wait(0)
    assert places.ahead(patient, now=10) == 1
    assert places.ahead(patient, now=20) == 0
    late = places.wait(21)
    assert places.ahead(asleep, now=22) == 0
    assert [places.ahead(each, now=23) for each in (patient, late)] == [1, 2]


def test_who_has_been_away_for_very_long_joins_at_the_end():
    places = Places(1)
    gone = places.wait(0)
    patient = places.wait(600)
    assert places.ahead(gone, now=601) == 1
    later = places.wait(602)
    assert [places.ahead(each, now=603) for each in (patient, gone, later)] == [0, 1, 2]


def test_loading_the_page_of_the_line_again_keeps_ones_place():
    places = Places(1)
    first, second = places.wait(0), places.wait(1)
    assert places.wait(2, first) == first
    assert [places.ahead(each, now=3) for each in (first, second)] == [0, 1]


@pytest.mark.parametrize(
    ("kind", "free", "most"),
    [("copies", 8e9, 120), ("pool", 8e9, 26), ("pool", 1e8, 4), ("copies", 1e12, 400)],
)
def test_there_are_as_many_places_as_the_memory_holds(kind: str, free: float, most: int):
    assert affordable(kind, free) == most
