"""``workshop bundle``: everything that laptops without internet need, in one folder."""

import contextlib
import errno
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from workshop_kit.content import languages, load_words
from workshop_kit.courseware.bundle_claim import claim, finished, temporary
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_folder import Entry, entry, write_listing
from workshop_kit.courseware.bundle_kit import constraints_in, own_wheel
from workshop_kit.courseware.bundle_listing import WHEELS, ListedFile
from workshop_kit.courseware.bundle_needs import INSTALLER, Needs, Pins, needs
from workshop_kit.courseware.bundle_pip import Tell, download, no_room
from workshop_kit.courseware.bundle_starters import STARTERS, around
from workshop_kit.courseware.bundle_targets import System, Target, targets_for
from workshop_kit.courseware.bundle_wheels import Shelf, Wheel, is_whole, read_wheel

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class BundleOptions:
    """What the bundle shall be.

    Attributes
    ----------
    out : Path
        The folder; made if it does not exist.
    pythons : tuple of str
        Such as ``("3.12",)``; all that we support if empty.
    systems : tuple of System
        All of them if empty.
    machines : tuple of str
        Processors, as ``MACHINES`` names them; all of them if empty.
    wheel : Path or None
        Our own wheel; None for the workshop-kit that runs here.
    """

    out: Path
    pythons: tuple[str, ...] = ()
    systems: tuple[System, ...] = ()
    machines: tuple[str, ...] = ()
    wheel: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Made:
    """What has become of it.

    Attributes
    ----------
    files : int
    size : int
        In bytes.
    targets : tuple of Target
    """

    files: int
    size: int
    targets: tuple[Target, ...]


def make_bundle(options: BundleOptions, *, tell: Tell) -> Made:
    """Prepare the folder; running it again keeps what is there and whole.

    Raises
    ------
    BundleError
        If something cannot be had, does not fit together, or cannot be written.
    """
    targets = targets_for(options.systems, options.pythons, options.machines)
    try:
        before = claim(options.out)
        (options.out / WHEELS).mkdir(exist_ok=True)
        with temporary(options.out) as unfinished:
            made = _make(
                options, targets, before=before.files if before else {}, unfinished=unfinished, tell=tell
            )
        finished(options.out)
    except OSError as error:
        if error.errno in _FULL:
            raise no_room() from error
        raise BundleError(
            thing="--out",
            value=str(options.out),
            expected="a folder that you may write to",
            mend=f"Choose another folder or stick ({error.strerror}).",
        ) from error
    return made


def _make(
    options: BundleOptions,
    targets: tuple[Target, ...],
    *,
    before: Mapping[str, ListedFile],
    unfinished: Path,
    tell: Tell,
) -> Made:
    out = options.out
    kit = own_wheel(options.wheel, into=unfinished, tell=tell)
    constraints = constraints_in(kit)
    pins = Pins.read(constraints)
    shelf = Shelf()
    shelf.add(_kept(out, before, tell))
    found = _fetch_all(targets, kit=kit, pins=pins, shelf=shelf, out=out, unfinished=unfinished, tell=tell)
    _move(kit.path, out / WHEELS)
    needed = {wheel.path.name for each in found for wheel in each.wheels} | {kit.path.name}
    for name in _names(before) - needed:
        (out / WHEELS / name).unlink(missing_ok=True)
    systems = [system for system in System if any(target.system is system for target in targets)]
    pythons = {target.python for target in targets}
    files = around(systems, pythons, version=str(kit.pin.version))
    files["start/constraints.txt"] = constraints.encode()
    for name, data in files.items():
        _write(out / name, data)
    for stale in set(STARTERS.values()) & set(before) - set(files):
        (out / stale).unlink(missing_ok=True)
    entries = [entry(out, name) for name in sorted([*files, *(f"{WHEELS}/{name}" for name in needed)])]
    write_listing(out, _contents(kit, found, entries))
    return Made(files=len(entries) + 1, size=sum(each.size for each in entries), targets=targets)


def _fetch_all(
    targets: Collection[Target],
    *,
    kit: Wheel,
    pins: Pins,
    shelf: Shelf,
    out: Path,
    unfinished: Path,
    tell: Tell,
) -> list[Needs]:
    """Fetch until every kind of laptop has all it needs; the one that lacks the most comes first.

    What serves all laptops is fetched with the first one, so that for the others little is left.
    """
    done: dict[Target, Needs] = {}
    while True:
        for target in targets:
            if target not in done or done[target].missing:
                done[target] = needs(target, kit=kit, pins=pins, shelf=shelf)
        open_ones = [each for each in done.values() if each.missing]
        if not open_ones:
            return [done[target] for target in targets]
        next_one = max(open_ones, key=lambda each: len(each.missing))
        target = next_one.target
        batch = {
            pin.name: pin for pin in next_one.missing
        }.values()  # pip takes one version of each at a time
        tell(
            f"{_called(target)}: {len(batch)} files; {len(done) - len(open_ones)} of {len(done)} laptops done"
        )
        folder = unfinished / "incoming"
        try:
            download(batch, target, into=folder, tell=tell)
        finally:  # what has come whole is kept, even if the rest did not come
            arrived = [path for path in sorted(folder.glob("*.whl")) if is_whole(path)]
            shelf.add([read_wheel(_move(path, out / WHEELS)) for path in arrived])
        for pin in batch:
            if not shelf.fitting(pin, target):
                raise BundleError(
                    thing=f"the file for {pin}",
                    value="broken or not the one asked for",
                    expected=f"a whole wheel for {_called(target)}",
                    mend="Run the command again; what is there already is kept.",
                )


def _kept(out: Path, known: Mapping[str, ListedFile], tell: Tell) -> list[Wheel]:
    """Return the wheels that are there already and whole.

    What is broken goes if it is ours. What else lies there is left alone; where it has the name of a wheel that is
    needed, and is not whole, that wheel takes its place.
    """
    kept = []
    for path in sorted((out / WHEELS).glob("*.whl")):
        if path.name.startswith(".") or not path.is_file():  # what a Mac writes beside files on a stick
            continue
        name = f"{WHEELS}/{path.name}"
        if name not in known:
            with contextlib.suppress(BundleError):
                kept += [read_wheel(path)] if is_whole(path) else []
        elif entry(out, name).sha256 == known[name].sha256:
            kept.append(read_wheel(path))
        else:
            tell(f"Not whole, so it is fetched again: {path.name}")
            path.unlink()
    if kept:
        tell(f"Already here: {len(kept)} files")
    return kept


def _contents(kit: Wheel, found: list[Needs], entries: list[Entry]) -> dict[str, object]:
    (own,) = [each for each in entries if each.name == f"{WHEELS}/{kit.path.name}"]
    (pip,) = {wheel.path.name for each in found for wheel in each.wheels if wheel.pin.name == INSTALLER}
    return {
        "version": str(kit.pin.version),
        "release": list(kit.pin.version.release),
        "key": f"{kit.pin.version}-{own.sha256[:8]}",
        "kit": kit.path.name,
        "pip": pip,
        "targets": {
            each.target.key: {
                "wheels": sorted([kit.path.name, *(wheel.path.name for wheel in each.wheels)]),
                "unpacked": kit.unpacked + sum(wheel.unpacked for wheel in each.wheels),
            }
            for each in found
        },
        "files": {
            each.name: {key: value for key, value in asdict(each).items() if key != "name"}
            for each in entries
        },
        "words": {each: load_words(each).take_along.starter.model_dump() for each in languages()},
    }


def _names(files: Collection[str]) -> set[str]:
    return {name.removeprefix(f"{WHEELS}/") for name in files if name.startswith(f"{WHEELS}/")}


def _move(path: Path, folder: Path) -> Path:
    return path.replace(folder / path.name)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():  # what it leads to is not ours
        path.unlink()
    path.write_bytes(data)
    if path.suffix in {".sh", ".command"}:
        with contextlib.suppress(OSError):  # many a stick knows no such rights
            path.chmod(0o755)


def _called(target: Target) -> str:
    return f"{target.system.value} {target.machine}, Python {target.python}"
