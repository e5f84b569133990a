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


def test_who_stops_asking_has_left_the_line():
    places = Places(1)
    gone, patient = places.wait(0), places.wait(0)
    assert places.ahead(patient, now=10) == 1
    assert places.ahead(patient, now=20) == 0
    assert places.ahead(gone, now=21) == 1


@pytest.mark.parametrize(
    ("kind", "free", "most"),
    [("copies", 8e9, 120), ("pool", 8e9, 26), ("pool", 1e8, 4), ("copies", 1e12, 400)],
)
def test_there_are_as_many_places_as_the_memory_holds(kind: str, free: float, most: int):
    assert affordable(kind, free) == most
