"""Limits: control groups of both versions, and a limit for each program where there are none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hubs import needs_root
from workshop_kit.site.hub.limits import Limits, entrance, find_cages

HUNGRY = "x = []\nfor _ in range(40): x.append(bytearray(20_000_000))\nprint(len(x))"
FEW = Limits(memory=400 * 2**20)


def unified(folder: Path) -> Path:
    """Make a tree as version 2 shows it; files in new folders appear as the kernel would make them."""
    (folder / "cgroup.controllers").write_text("cpuset cpu io memory pids\n")
    (folder / "cgroup.subtree_control").write_text("cpu\n")
    return folder


def test_with_version_2_all_that_a_seat_runs_has_one_limit_of_memory_and_processes(tmp_path: Path) -> None:
    root = unified(tmp_path)
    hub = root / "workshop-hub-ab12"
    (hub / "seat").mkdir(parents=True)
    (hub / "trial").mkdir()
    (hub / "cgroup.subtree_control").touch()
    for name in ("memory.max", "memory.swap.max", "pids.max"):
        (hub / "seat" / name).touch()
    cages = find_cages("ab12", root)
    assert cages
    assert cages.cage("seat", Limits(memory=2**30, processes=77)) == (hub / "seat" / "cgroup.procs",)
    written = {path.name: path.read_text() for path in (hub / "seat").iterdir()}
    assert written == {"memory.max": str(2**30), "memory.swap.max": "0", "pids.max": "77"}
    for folder in (root, hub):  # handed down as the kernel wants it, one kind a line
        assert (folder / "cgroup.subtree_control").read_text() in ("+pids", "+memory")


def test_where_control_groups_cannot_be_written_there_are_none(tmp_path: Path) -> None:
    assert find_cages("ab12", tmp_path) is None
    unified(tmp_path)
    (tmp_path / "cgroup.subtree_control").unlink()
    (tmp_path / "cgroup.subtree_control").mkdir()
    assert find_cages("ab12", tmp_path) is None


@needs_root
def test_without_control_groups_each_program_has_a_limit_and_another_goes_on() -> None:
    enter = entrance(None, "seat", FEW)
    greedy = subprocess.run(
        [sys.executable, "-c", HUNGRY], preexec_fn=enter, capture_output=True, text=True, check=False
    )
    assert greedy.returncode == 1
    assert "MemoryError" in greedy.stderr
    modest = subprocess.run(
        [sys.executable, "-c", "print(len(bytearray(20_000_000)))"],
        preexec_fn=enter,
        capture_output=True,
        text=True,
        check=True,
    )
    assert modest.stdout == "20000000\n"


@needs_root
def test_with_control_groups_two_programs_of_one_seat_share_a_limit_and_a_neighbour_has_its_own() -> None:
    hub = f"t{os.getpid()}"
    cages = find_cages(hub)
    if cages is None:
        pytest.skip("this machine lets nobody write control groups")
    half = "import sys; x = b'x' * 250_000_000; print(len(x), flush=True); sys.stdin.read()"
    try:
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", half],
                preexec_fn=entrance(cages, seat, FEW),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for seat in ("one", "other", "one")
        ]
        printed = [program.stdout.readline() if program.stdout else "" for program in programs]
        assert printed[1] == "250000000\n", "the neighbour"
        ended = [program.communicate()[0] is not None and program.returncode for program in programs]
        assert ended[1] == 0
        assert sorted((ended[0], ended[2])) == [-9, 0], "one of the two was too much"
    finally:
        cages.remove()
    assert not [folder for folder in cages.folders if folder.exists()]
