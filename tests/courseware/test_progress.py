"""Progress as events that only grow, in a folder that may fail."""

import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from workshop_kit.courseware.folder import KEEP, MARKER, RECORD, NotKeptError, OwnFolder, own_folder
from workshop_kit.courseware.progress import Progress, What, mark_of, read_events
from workshop_kit.domain.exercises.exercise import is_open

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> OwnFolder:
    (tmp_path / MARKER).mkdir()
    (tmp_path / MARKER / RECORD).write_text("{}")
    found = own_folder(tmp_path)
    assert found
    return found


def progress(folder: OwnFolder | None) -> Progress:
    return Progress(folder, now=lambda: NOON)


def test_a_folder_is_ones_own_from_the_marker_downwards(tmp_path: Path):
    deep = tmp_path / "exercises" / "de"
    deep.mkdir(parents=True)
    assert own_folder(deep) is None
    (tmp_path / MARKER).mkdir()
    (tmp_path / MARKER / RECORD).write_text("{}")
    assert own_folder(deep) == OwnFolder(tmp_path / MARKER)


def test_an_event_has_an_id_of_its_own_and_a_time_in_utc(folder: OwnFolder):
    book = progress(folder)
    book.note("one", What.BEGUN)
    book.note("one", What.NOT_YET, step="a", answer=3)
    first, second = progress(folder).events()
    assert first.id != second.id
    assert first.at == "2026-11-25T12:00:00Z"
    assert (second.exercise, second.step, second.what) == ("one", "a", What.NOT_YET)


def test_half_a_line_that_a_killed_program_left_loses_no_other(folder: OwnFolder):
    progress(folder).note("one", What.BEGUN)
    file = folder.path / "progress.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "x", "at": "20')
    progress(folder).note("one", What.RIGHT, step="a")
    assert [event.what for event in progress(folder).events()] == [What.BEGUN, What.RIGHT]


@pytest.mark.parametrize(
    "line",
    ["", "null", "[]", '{"id": 1}', '{"id":"a","at":"b","exercise":"c","step":"","mark":"","what":"danced"}'],
)
def test_a_strange_line_is_left_out(line: str):
    assert list(read_events([line])) == []


def test_two_programs_that_write_at_once_lose_nothing(folder: OwnFolder):
    code = (
        "import sys; from pathlib import Path; from workshop_kit.courseware.folder import OwnFolder;"
        "from workshop_kit.courseware.progress import Progress, What;"
        "book = Progress(OwnFolder(Path(sys.argv[1])));"
        "[book.note('one', What.NOT_YET, step='a', answer=n) for n in range(100)]"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(folder.path)]) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert len(progress(folder).events()) == 200
    assert progress(folder).tries("one", "a") == 100


def mounted(mount: str, folder: Path, code: str) -> str:
    """Run Python with something mounted at a folder that nobody else sees, and return what it says."""
    script = f'{mount} && exec "$@"'
    command = ["unshare", "--mount", "sh", "-c", script, str(folder), sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def can_mount() -> bool:
    """Tell whether this is Linux, and its root."""
    if sys.platform != "linux":
        return False
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="only Linux's root can make such a disk")


@mounts
def test_on_a_full_disk_a_clear_word_is_said_once_and_what_is_done_still_counts(tmp_path: Path):
    code = (
        "import os; from pathlib import Path; from workshop_kit.courseware import begin;"
        f"home = Path({str(tmp_path)!r}); (home / {MARKER!r}).mkdir(); (home / {MARKER!r} / {RECORD!r}).write_text('{{}}'); os.chdir(home);"
        'exec(\'try:\\n  (home / "full").write_bytes(b"x" * 100_000)\\nexcept OSError: pass\');'
        "check = begin('03_freedom_without_means');"
        "print(check.ask('why').fill_in(why='one two three four five six'));"
        "print(check.look('target', dict(empower=0.62, enable=0.24, encourage=1, inspire=1)), check.told);"
        "(home / 'full').unlink(); check.look('why', dict(why='one two three four five six'));"
        "print(begin('03_freedom_without_means').told)"
    )
    said = mounted('mount -t tmpfs -o size=64k none "$0"', tmp_path, code)
    assert said.count("the disk is full") == 1
    assert "1 of 3 steps done" in said
    assert "2 of 3 steps done" in said.splitlines()[-2]
    assert "Traceback" not in said


def test_once_there_is_room_again_what_was_not_kept_is_written_down(folder: OwnFolder):
    file = folder.path / "progress.jsonl"
    file.mkdir()  # nothing can be written to it
    book = progress(folder)
    with pytest.raises(NotKeptError):
        book.note("one", What.BEGUN)
    file.rmdir()
    book.note("one", What.RIGHT, step="a")
    assert [event.what for event in progress(folder).events()] == [What.BEGUN, What.RIGHT]
    assert len(book.events()) == 2


@mounts
def test_in_a_folder_that_takes_nothing_an_exercise_works_and_says_so(tmp_path: Path):
    (tmp_path / MARKER).mkdir()
    (tmp_path / MARKER / RECORD).write_text("{}")
    code = (
        "from workshop_kit.courseware import begin;"
        "check = begin('03_freedom_without_means');"
        "print(check.ask('why').fill_in(why='one two three four five six'));"
        "print(check.look('target', dict(empower=0.62, enable=0.24, encourage=1, inspire=1)))"
    )
    said = mounted('mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0"', tmp_path, code)
    assert said.count("nothing can be written to this folder") == 1
    assert "✓ You have reached the target" in said
    assert "Traceback" not in said


def test_answers_are_kept_by_exercise_and_step_and_a_broken_file_loses_no_other(folder: OwnFolder):
    folder.keep_answers("one", "a", {"x": "1"})
    folder.keep_answers("one", "b", {"y": "2"})
    assert folder.answers("one", "a") == {"x": "1"}
    assert folder.answers("two", "a") == {}
    (folder.path / "answers" / "one.a.json").write_text("{", encoding="utf-8")
    assert folder.answers("one", "a") == {}
    assert folder.answers("one", "b") == {"y": "2"}
    (folder.path / "answers" / "one.b.json").write_text('{"y": "ü"}', encoding="utf-8-sig")  # as Notepad does
    assert folder.answers("one", "b") == {"y": "ü"}
    folder.keep_answers("one", "a", {"x": "half \ud800 of a character"})
    assert folder.answers("one", "a") == {"x": "half \ud800 of a character"}


@pytest.mark.skipif(sys.platform == "win32", reason="there, rights are kept in another way")
def test_what_is_kept_can_be_read_by_nobody_else(folder: OwnFolder):
    progress(folder).note("one", What.BEGUN)
    folder.keep_answers("one", "a", {"x": "1"})
    kept = [*folder.path.rglob("*.jsonl"), *folder.path.rglob("*.a.json")]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600, 0o600]
    assert stat.S_IMODE((folder.path / "answers").stat().st_mode) == 0o700


def test_two_programs_that_keep_answers_at_once_lose_none(folder: OwnFolder):
    code = (
        "import sys; from pathlib import Path; from workshop_kit.courseware.folder import OwnFolder;"
        "folder = OwnFolder(Path(sys.argv[1]));"
        "[folder.keep_answers('one', f'{sys.argv[2]}{n}', {'n': n}) for n in range(100)]"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(folder.path), name]) for name in "ab"]
    assert [each.wait() for each in both] == [0, 0]
    assert all(folder.answers("one", f"{name}{n}") == {"n": n} for name in "ab" for n in range(100))


def test_a_folder_far_above_or_without_a_record_is_nobodys_and_keeping_can_be_switched_off(
    folder: OwnFolder, monkeypatch: pytest.MonkeyPatch
):
    home = folder.path.parent
    deep = home / "thesis" / "code" / "src"
    deep.mkdir(parents=True)
    assert own_folder(deep) is None
    assert own_folder(deep.parent) == folder
    monkeypatch.setenv(KEEP, "no")
    assert own_folder(home) is None
    monkeypatch.delenv(KEEP)
    (folder.path / RECORD).unlink()
    assert own_folder(home) is None


class Odd:
    """What breaks whoever looks at it."""

    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    "odd",
    [Odd(), 10**5000, lambda: 1, {1, "a"}, [[[[[[[[[[[[1]]]]]]]]]]]], {"a": Odd()}],
    ids=lambda odd: type(odd).__name__,
)
def test_whatever_is_answered_has_a_mark_that_is_the_same_each_time(odd: object):
    assert mark_of(odd) == mark_of(odd)
    assert len(mark_of(odd)) == 12


def test_a_list_that_holds_itself_and_long_arrays_have_marks_too():
    endless: list[object] = []
    endless.append(endless)
    assert mark_of(endless) == mark_of(endless)
    assert not is_open(endless)
    one, other = np.zeros(5000), np.zeros(5000)
    other[2500] = 1
    assert mark_of(one) != mark_of(other)
    assert mark_of({"a": 1, "b": 2}) == mark_of({"b": 2, "a": 1})
    assert mark_of({"x", "y", "z"}) == mark_of({"z", "y", "x"})
