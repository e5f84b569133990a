"""An evening as a face receives it: small, complete, and counted by Python."""

import json
from base64 import b64decode
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import Evening, RoomSetup, simulate_room
from workshop_kit.domain.activities.evening_record import (
    TICKS,
    evening_record,
    minutes_alone,
    new_ties,
    packed,
)

SETUPS = [
    RoomSetup(style=0.1),
    RoomSetup(style=0.9, conscripts=0.4),
    RoomSetup(guests=2),
    RoomSetup(guests=11, minutes=20),
    RoomSetup(guests=200),
]


def evening(setup: RoomSetup, seed: int = 7) -> Evening:
    return simulate_room(setup, np.random.default_rng(seed))


def unpacked(text: str, columns: int) -> Iterator[list[int]]:
    """Read back what `packed` wrote, by its description."""
    numbers, value, shift = [], 0, 0
    for byte in b64decode(text):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    assert len(numbers) % columns == 0
    time = 0
    for start in range(0, len(numbers), columns):
        time += numbers[start]
        yield [time, *numbers[start + 1 : start + columns]]


each_setup = pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: f"{setup.guests} guests")


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**9)), min_size=1))
def test_packed_rows_come_back_as_they_were(rows: list[tuple[int, int, int]]):
    rows.sort()
    columns = np.array(rows)
    assert [tuple(row) for row in unpacked(packed(*columns.T), 3)] == rows


def test_sixty_guests_take_less_than_twenty_kilobytes_and_two_rooms_of_them_less_than_forty():
    sizes = [len(json.dumps(evening_record(evening(RoomSetup(style=style))))) for style in (0.1, 0.9)]
    assert max(sizes) < 20_000
    assert sum(sizes) < 40_000


@each_setup
def test_the_log_says_who_goes_where_to_the_second(setup: RoomSetup):
    found = evening(setup)
    rows = np.array(list(unpacked(evening_record(found)["log"], 3)))
    assert rows[:, 0] / TICKS == pytest.approx(found.time, abs=0.5 / TICKS + 1e-9)
    assert (rows[:, 1] == found.guest).all()
    assert (rows[:, 2] - 1 == found.circle).all()


@each_setup
def test_new_contacts_and_minutes_alone_end_where_the_model_ends(setup: RoomSetup):
    found = evening(setup)
    ties = new_ties(found)
    people = ties[:, 1:].astype(int).ravel()
    assert (np.bincount(people, minlength=setup.guests) == found.new_ties).all()
    assert not found.known[ties[:, 1].astype(int), ties[:, 2].astype(int)].any()
    assert minutes_alone(found, np.array([setup.minutes]))[:, 0] == pytest.approx(found.minutes_alone)


@each_setup
def test_the_averages_over_the_minutes_rise_to_what_the_summary_says(setup: RoomSetup):
    record = evening_record(evening(setup))
    means, summary = record["means"], record["summary"]
    assert {len(values) for values in means.values()} == {int(setup.minutes) + 1}
    for name in ("contacts", "alone", "entourage"):
        assert means[name][-1] == pytest.approx(summary[name], abs=0.0011)
    for name in ("contacts", "alone"):
        assert means[name] == sorted(means[name])


def test_minutes_alone_grow_one_whole_minute_at_a_time():
    found = evening(SETUPS[0])
    steps = np.array(list(unpacked(evening_record(found)["alone"], 2)))
    counted = np.bincount(steps[:, 1], minlength=60)
    assert (counted == np.floor(found.minutes_alone + 1e-6)).all()


def test_circles_and_people_alone_add_up_to_everybody_who_has_come():
    found = evening(SETUPS[0])
    means = evening_record(found)["means"]
    for minute in (0, 10, 45, 90):
        where = {}
        for time, guest, circle in zip(found.time, found.guest, found.circle, strict=True):
            if time <= minute:
                where[int(guest)] = int(circle)
        assert means["aside"][minute] == list(where.values()).count(-1)
        assert means["circles"][minute] == len(set(where.values()) - {-1})


def test_who_knows_whom_is_a_bit_for_each_pair():
    found = evening(SETUPS[0])
    bits = np.unpackbits(np.frombuffer(b64decode(evening_record(found)["known"]), np.uint8))
    above = np.triu_indices(60, 1)
    assert (bits[: len(above[0])].astype(bool) == found.known[above]).all()


def test_enclaves_are_circles_where_most_knew_each_other_before():
    found = evening(RoomSetup(known_share=0.2))
    enclaves = evening_record(found)["enclaves"]
    assert enclaves
    for circle in enclaves:
        members = sorted(set(found.guest[found.circle == circle].tolist()))
        assert len(members) >= 3
        pairs = [found.known[one, other] for one in members for other in members if one < other]
        assert np.mean(pairs) >= 0.75


@each_setup
def test_groups_are_the_guests_of_each_archetype(setup: RoomSetup):
    record = evening_record(evening(setup))
    assert sum(group["guests"] for group in record["groups"]) == setup.guests
    mean = sum(group["guests"] * group["contacts"] for group in record["groups"]) / setup.guests
    assert mean == pytest.approx(record["summary"]["contacts"], abs=0.0011)


@each_setup
def test_a_record_can_travel_as_json(setup: RoomSetup):
    record = evening_record(evening(setup))
    assert json.loads(json.dumps(record, allow_nan=False)) == record
