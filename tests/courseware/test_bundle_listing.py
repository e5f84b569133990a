"""``bundle.json``, as somebody might have changed it: judged where it is read, before anything is done with it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.courseware.small_world import small_bundle
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_folder import read_bundle
from workshop_kit.courseware.bundle_listing import LISTING, read_listing
from workshop_kit.courseware.bundle_targets import System
from workshop_kit.site.parcels import open_bundle

FILE = {"size": 6, "sha256": "0" * 64, "crc32": 0}
LEADING_OUT = [
    *(
        "wheels/../../victim.txt",
        "../victim.txt",
        "/etc/passwd",
        "wheels/../victim.txt",
        "wheels//victim.txt",
    ),
    *(
        "..",
        "wheels/..",
        "start/.",
        "",
        "C:victim.txt",
        "wheels/C:\\victim.txt",
        "wheels\\..\\..\\victim.txt",
    ),
    *("wheels/a/b.whl", "other/victim.txt", "wheels/a\n.whl", "wheels/a.whl\n", "wheels/a\0.whl", "x" * 5000),
]


def changed(stick: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Change the list of a bundle."""
    data = json.loads((stick / LISTING).read_text(encoding="utf-8"))
    change(data)
    (stick / LISTING).write_text(json.dumps(data), encoding="utf-8")
    return stick


def refused(stick: Path) -> str:
    """Expect that every reader refuses it in the same words, and return them."""
    said = set()
    for read in (read_listing, read_bundle, open_bundle):
        with pytest.raises(BundleError, match="workshop bundle --out") as caught:
            read(stick)
        said.add(str(caught.value))
    (only,) = said
    return only


def test_a_name_that_leads_out_of_the_folder_deletes_nothing(
    stick: Path, own_kit: Path, offline: Path
) -> None:
    victim = stick.parent / "victim.txt"
    victim.write_text("secret")
    changed(stick, lambda data: data["files"].update({"wheels/../../victim.txt": FILE}))
    with pytest.raises(BundleError, match=r"wrong at files"):
        small_bundle(stick, own_kit)
    assert victim.read_text() == "secret"


@pytest.mark.parametrize("name", LEADING_OUT)
def test_only_plain_names_inside_are_taken(stick: Path, name: str) -> None:
    assert "wrong at files" in refused(changed(stick, lambda data: data["files"].update({name: FILE})))


@pytest.mark.parametrize("key", ["kit", "pip", "key"])
def test_names_elsewhere_in_the_list_are_plain_too(stick: Path, key: str) -> None:
    assert f"wrong at {key}" in refused(changed(stick, lambda data: data.update({key: "../victim.txt"})))


KINDS = {
    "format": 2,
    "version": 1,
    "release": "0.1",
    "key": ["a"],
    "kit": None,
    "pip": {"a": 1},
    "targets": [],
    "files": ["wheels/a.whl"],
    "words": {"en": {"ready": 1}},
}


@pytest.mark.parametrize("key", KINDS)
def test_a_list_with_a_key_missing_or_of_another_kind_is_refused(
    stick: Path, tmp_path: Path, key: str
) -> None:
    other = Path(shutil.copytree(stick, tmp_path / "other"))
    assert f"wrong at {key}" in refused(changed(stick, lambda data: data.update({key: KINDS[key]})))
    assert f"wrong at {key}" in refused(changed(other, lambda data: data.pop(key)))


@pytest.mark.parametrize(
    "entry",
    [
        *([], None, "text", {}, {**FILE, "size": -1}, {**FILE, "size": True}, {**FILE, "size": "6"}),
        *(
            {**FILE, "size": 1.5},
            {**FILE, "crc32": 2**32},
            {**FILE, "sha256": "short"},
            {"size": 6, "crc32": 0},
        ),
    ],
    ids=str,
)
def test_what_is_said_of_a_file_has_its_kind_and_range(stick: Path, entry: object) -> None:
    said = refused(changed(stick, lambda data: data["files"].update({"wheels/a.whl": entry})))
    assert "wrong at files → wheels/a.whl" in said


@pytest.mark.parametrize(
    "target",
    [
        [],
        {},
        {"wheels": "a.whl", "unpacked": 1},
        {"wheels": ["../a"], "unpacked": 1},
        {"wheels": [], "unpacked": "1"},
    ],
    ids=str,
)
def test_what_is_said_of_a_laptop_has_its_kind(stick: Path, target: object) -> None:
    assert "wrong at targets" in refused(
        changed(stick, lambda data: data["targets"].update({"linux-x86_64-3.12": target}))
    )


@pytest.mark.parametrize("key", ["", "linux", "linux-x86_64-3", "linux-x86_64-three", "beos-x86_64-3.12"])
def test_a_laptop_is_called_as_the_starter_calls_it(stick: Path, key: str) -> None:
    laptop = {"wheels": [], "unpacked": 1}
    assert "wrong at targets" in refused(changed(stick, lambda data: data["targets"].update({key: laptop})))


def test_a_wheel_that_is_wanted_and_not_listed_is_named(stick: Path) -> None:
    assert "wheels/b.whl among the files" in refused(changed(stick, lambda data: data.update(kit="b.whl")))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"\0" * 99, b"[" * 99_999, b'{"format": 1}', b"9" * 9999]
)
def test_what_is_no_list_at_all_is_refused(stick: Path, data: bytes) -> None:
    (stick / LISTING).write_bytes(data)
    refused(stick)


def test_a_folder_in_the_place_of_the_list_is_refused(stick: Path) -> None:
    (stick / LISTING).unlink()
    (stick / LISTING).mkdir()
    assert "not readable" in refused(stick)


def test_a_link_that_leads_out_of_the_folder_is_not_handed_out(stick: Path) -> None:
    victim = next((stick / "wheels").glob("comm-*"))
    outside = Path(shutil.move(victim, stick.parent / "outside"))
    try:
        victim.symlink_to(outside)
    except OSError:  # Windows lets only some people make links; without one, the file is missing
        assert not victim.exists()
    with pytest.raises(BundleError, match="without a whole wheels/comm"):
        open_bundle(stick)


def test_a_folder_with_the_name_of_an_installer_is_none(stick: Path) -> None:
    for name in ("x.exe", "x.pkg"):
        (stick / "python" / name).mkdir()
    bundle = read_bundle(stick)
    for system in System:
        assert not [each for each in bundle.files_for(system) if each.name.startswith("python/x")]
