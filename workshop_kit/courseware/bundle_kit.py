"""Our own wheel: built from the checkout, put together again from what is installed, or given."""

import csv
import importlib.util
import io
import shutil
import zipfile
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_pip import Tell, call
from workshop_kit.courseware.bundle_wheels import Wheel, is_whole, read_wheel, record_hash

NAME = "workshop-kit"
PACKAGE = Path(__file__).parent.parent
CONSTRAINTS = "workshop_kit/constraints.txt"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_OF_THE_INSTALLER = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json"}


def own_wheel(given: Path | None, *, into: Path, tell: Tell) -> Wheel:
    """Return our own wheel, in a folder.

    Parameters
    ----------
    given : Path or None
        A wheel to take; None: the one that this program comes from.
    into : Path
        Where it shall lie.
    tell : callable
        Is told what happens.

    Raises
    ------
    BundleError
        If there is no such wheel, or none can be made.
    """
    if given:
        path = _taken(given, into)
    elif (PACKAGE.parent / "hatch_build.py").is_file():
        tell("Building the wheel of workshop-kit from this checkout")
        path = _built(PACKAGE.parent, into, tell)
    else:
        tell("Packing the wheel of workshop-kit from what is installed here")
        path = packed_again(distribution(NAME), into)
    wheel = read_wheel(path)
    if wheel.pin.name != NAME or not is_whole(path):
        raise BundleError(
            thing="the wheel",
            value=path.name,
            expected="a whole wheel of workshop-kit",
            mend="Build it with make build, or leave --wheel out.",
        )
    return wheel


def constraints_in(wheel: Wheel) -> str:
    """Return the tested versions that lie in our wheel.

    Raises
    ------
    BundleError
        If it is older than bundles.
    """
    try:
        with zipfile.ZipFile(wheel.path) as archive:
            return archive.read(CONSTRAINTS).decode()
    except KeyError as error:
        raise BundleError(
            thing=wheel.path.name,
            value="without constraints.txt",
            expected="a wheel that says with which versions it was tested",
            mend="Build one from a newer checkout with make build.",
        ) from error


def _taken(given: Path, into: Path) -> Path:
    if not given.is_file():
        raise BundleError(
            thing="--wheel",
            value=str(given),
            expected="a file such as workshop_kit-0.1.0-py3-none-any.whl",
            mend="Leave it out to take the workshop-kit that runs here.",
        )
    return Path(shutil.copy(given, into))


def _built(checkout: Path, into: Path, tell: Tell) -> Path:
    at_hand = all(importlib.util.find_spec(name) for name in ("hatchling", "brotli"))
    arguments = ["wheel", "--no-deps", "--disable-pip-version-check", f"--wheel-dir={into}"]
    arguments += ["--no-build-isolation", "--no-index"] if at_hand else []
    call(*arguments, str(checkout), subject="the wheel of workshop-kit", tell=tell)
    (found,) = into.glob("workshop_kit-*.whl")
    return found


def packed_again(installed: Distribution, into: Path) -> Path:
    """Put the wheel of an installed package together again, with whatever was changed in it since.

    The same files give the same wheel, byte for byte, so that a laptop knows one that it has already.

    Raises
    ------
    BundleError
        If files of it are missing.
    """
    said = Parser().parsestr(installed.read_text("WHEEL") or "")
    home = f"{installed.name.replace('-', '_')}-{installed.version}"
    path = into / f"{home}-{said.get('Tag', 'py3-none-any')}.whl"
    record = f"{home}.dist-info/RECORD"
    listing = io.StringIO()
    writer = csv.writer(listing, lineterminator="\n")
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(_own_files(installed)):
                data = Path(str(installed.locate_file(file))).read_bytes()
                writer.writerow([str(file), record_hash(data), len(data)])
                _put(archive, str(file), data)
            writer.writerow([record, "", ""])
            _put(archive, record, listing.getvalue().encode())
    except FileNotFoundError as error:
        raise BundleError(
            thing="the workshop-kit that is installed here",
            value=f"without {error.filename}",
            expected="all of its files",
            mend="Install it again, or name a wheel with --wheel.",
        ) from error
    return path


def _own_files(installed: Distribution) -> list[PurePosixPath]:
    """Return what came with the wheel: nothing that the installer or Python has added."""
    files = [PurePosixPath(str(file).replace("\\", "/")) for file in installed.files or ()]
    return [
        file
        for file in files
        if ".." not in file.parts
        and file.suffix != ".pyc"
        and not (file.parent.suffix == ".dist-info" and file.name in _OF_THE_INSTALLER)
    ]


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    archive.writestr(entry, data)
