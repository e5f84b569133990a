"""The layout that the face makes of an evening: run by Node, with what Python sends, and looked at from outside."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workshop_kit import Evening, RoomSetup, simulate_room
from workshop_kit.domain.activities.evening_record import evening_record
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.widgets.activity import HERE

SETUPS = {
    "controlled": RoomSetup(style=0.1),
    "enabled": RoomSetup(style=0.9),
    "conscripts": RoomSetup(conscripts=0.6),
    "acquainted": RoomSetup(known_share=0.8),
    "small": RoomSetup(guests=12, minutes=30),
    "two": RoomSetup(guests=2, minutes=30),
    "large": RoomSetup(guests=150),
}
EVERY = 0.5
"""Minutes between two looks."""

LOOK = """
import { readFileSync } from "node:fs";
const [folder, every] = [process.argv[1], Number(process.argv[2])];
const [{ readEvening }, { layOut }, { at, SPEED }, { FIGURE }] = await Promise.all(
    ["log", "layout", "walk", "plan"].map(name => import(`${folder}/room_${name}.js`)));
const { record, order } = JSON.parse(readFileSync(0));
const evening = readEvening(record, order);
const { plan, legs, circles } = layOut(evening);
const looks = [];
for (let time = 0; time <= record.minutes; time += every)
    looks.push(legs.map((of, guest) => {
        const leg = of.filter(each => each.time <= time).at(-1);
        if (!leg) return null;
        const { x, y, vx, vy, fx, fy } = at(leg, time, {});
        const circle = evening.stayAt(guest, time)?.circle ?? null;
        return { x, y, speed: Math.hypot(vx, vy), fx, fy, circle, still: time >= leg.time + leg.lasts };
    }));
const counts = Array.from({ length: evening.people }, (_, guest) =>
    [evening.contacts(guest, record.minutes), evening.alone(guest, record.minutes)]);
const known = Array.from({ length: evening.people }, (_, one) =>
    Array.from({ length: evening.people }, (_, other) => one !== other && evening.knows(one, other)));
console.log(JSON.stringify({ plan, circles, looks, counts, known, speed: SPEED, figure: FIGURE }));
"""


def node() -> str:
    """Return the Node that came with the tools for the faces."""
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.is_file() else shutil.which("node")
    assert found, "Node is one of the tools that `make test` installs."
    return found


@pytest.fixture(scope="module", params=SETUPS)
def seen(request: pytest.FixtureRequest) -> tuple[Evening, dict[str, Any]]:
    """Return an evening, and where everybody is every half minute."""
    evening = simulate_room(SETUPS[request.param], np.random.default_rng(1))
    sent = json.dumps({"record": evening_record(evening), "order": list(Archetype)})
    ran = subprocess.run(
        [node(), "--input-type=module", "--no-warnings", "--eval", LOOK, "--", HERE.as_uri(), str(EVERY)],
        input=sent, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return evening, json.loads(ran.stdout)


def test_circles_that_last_at_the_same_time_never_overlap(seen: tuple[Evening, dict[str, Any]]):
    _, found = seen
    for index, one in enumerate(found["circles"]):
        for other in found["circles"][index + 1 :]:
            if one["start"] < other["end"] and other["start"] < one["end"]:
                between = np.hypot(one["x"] - other["x"], one["y"] - other["y"])
                assert between >= one["reach"] + other["reach"] - 1e-9


def test_nobody_runs_and_nobody_leaves_through_a_wall(seen: tuple[Evening, dict[str, Any]]):
    _, found = seen
    width, height = found["plan"]["width"], found["plan"]["height"]
    for look in found["looks"]:
        for spot in filter(None, look):
            assert spot["speed"] <= 1.51 * found["speed"]
            assert 0 <= spot["x"] <= width
            assert 0 <= spot["y"] <= height


def test_those_who_stand_in_a_circle_stand_on_it_apart_and_face_its_middle(
    seen: tuple[Evening, dict[str, Any]],
):
    _, found = seen
    circles = {circle["number"]: circle for circle in found["circles"]}
    for look in found["looks"]:
        talking: dict[int, list[dict[str, Any]]] = {}
        for spot in filter(None, look):
            if spot["still"] and spot["circle"] is not None and spot["circle"] >= 0:
                talking.setdefault(spot["circle"], []).append(spot)
        for number, spots in talking.items():
            circle = circles[number]
            for spot in spots:
                inward = np.array([circle["x"] - spot["x"], circle["y"] - spot["y"]])
                assert np.hypot(*inward) <= circle["reach"] + 1e-6
                if np.hypot(*inward) > 1:
                    assert inward @ [spot["fx"], spot["fy"]] / np.hypot(*inward) > 0.99


def test_people_who_stand_aside_stand_along_the_walls_where_there_is_room(
    seen: tuple[Evening, dict[str, Any]],
):
    _, found = seen
    plan = found["plan"]
    aside = [
        min(spot["x"], spot["y"], plan["width"] - spot["x"], plan["height"] - spot["y"])
        for look in found["looks"]
        for spot in filter(None, look)
        if spot["still"] and spot["circle"] == -1
    ]
    assert np.mean(np.array(aside) < 8) > 0.7


def test_enclaves_stand_nearer_to_the_walls_than_other_circles(seen: tuple[Evening, dict[str, Any]]):
    _, found = seen
    plan = found["plan"]
    edge: dict[bool, list[float]] = {True: [], False: []}
    for circle in found["circles"]:
        x, y = circle["x"], circle["y"]
        edge[circle["enclave"]].append(min(x, y, plan["width"] - x, plan["height"] - y) - circle["reach"])
    if edge[True] and edge[False]:
        assert np.mean(edge[True]) < np.mean(edge[False])


def test_the_face_reads_the_counts_and_acquaintances_that_python_packed(seen: tuple[Evening, dict[str, Any]]):
    evening, found = seen
    contacts, alone = np.array(found["counts"]).T
    assert (contacts == evening.new_ties).all()
    assert (alone == np.floor(evening.minutes_alone + 1e-6)).all()
    assert (np.array(found["known"]) == evening.known).all()
