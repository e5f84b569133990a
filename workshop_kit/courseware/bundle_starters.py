"""What lies around the wheels: a starter for each system, a READ-ME, and room for Python's installers."""

import textwrap
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from workshop_kit.content import TOKENS, languages, load_words
from workshop_kit.content.take_along_words import TakeAlongWords
from workshop_kit.courseware.bundle_targets import PYTHONS, System

FILES = Path(__file__).parent / "bundle_files"
READ_ME = "READ-ME.html"
INSTALLERS = "python/READ-ME.txt"
STARTERS = {
    System.WINDOWS: "start-windows.cmd",
    System.MACOS: "start-macos.command",
    System.LINUX: "start-linux.sh",
}
_WIDTH = 78
_SPECIAL = set('&|<>^%"!')
"""What the command line of Windows would not print as it stands."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """The READ-ME in one language."""

    language: str
    name: str
    words: TakeAlongWords


def around(systems: Collection[System], pythons: Collection[str], *, version: str) -> dict[str, bytes]:
    """Return the files around the wheels, by their path in the folder.

    Parameters
    ----------
    systems, pythons
        What the bundle is for.
    version : str
        Of workshop-kit.
    """
    newest_first = [python for python in reversed(PYTHONS) if python in pythons]
    pages = [
        Page(language=each, name=load_words(each).site.language_name, words=load_words(each).take_along)
        for each in languages()
    ]
    listed = ", ".join(reversed(newest_first))
    files = {
        READ_ME: _read_me(pages, systems, listed, version),
        INSTALLERS: _text(page.words.installers.format(pythons=listed) for page in pages),
        "start/start.py": (FILES / "start.py").read_bytes(),
    }
    for system in systems:
        files[STARTERS[system]] = _starter(system, newest_first, pages)
        files[no_python(system)] = _text(_without_python(page, system, listed) for page in pages)
    return files


def no_python(system: System) -> str:
    """Return where the words are for a laptop that has no Python."""
    return f"start/no-python-{system}.txt"


def _starter(system: System, pythons: list[str], pages: list[Page]) -> bytes:
    windows = system is System.WINDOWS
    template = (FILES / ("start-windows.cmd" if windows else "start-unix.sh")).read_text(encoding="utf-8")
    sentences = [page.words.unpack_first for page in pages]
    if windows:  # the program that reads it trusts neither umlauts nor line ends of other systems
        assert not _SPECIAL & set("".join(sentences))  # noqa: S101 - the schema lets only plain letters through
        sentences = [f"echo {sentence}" for sentence in sentences]
    text = (
        template.replace("@pythons@", " ".join(pythons))
        .replace("@pythons_joined@", " ".join(python.replace(".", "") for python in pythons))
        .replace("@unpack_first@", "\n".join(sentences))
    )
    return text.replace("\n", "\r\n").encode("ascii") if windows else text.encode("ascii")


def _without_python(page: Page, system: System, pythons: str) -> str:
    """Return what a person reads in the window of the starter: short lines, and steps that can be told apart."""
    laptop = page.words.laptops[system.value]
    lines = [*textwrap.wrap(laptop.no_python.format(pythons=pythons), _WIDTH), ""]
    for number, step in enumerate(laptop.no_python_steps, start=1):
        lines += textwrap.wrap(step, _WIDTH, initial_indent=f"  {number}. ", subsequent_indent="     ")
    return "\n".join(lines)


def _text(parts: Iterator[str]) -> bytes:
    """Return paragraphs one below the other, with line ends that the oldest editor of Windows understands, too."""
    ruled = f"\n{'-' * 40}\n\n".join(part.strip() + "\n" for part in parts)
    return ruled.replace("\n", "\r\n").encode("utf-8")


def _read_me(pages: list[Page], systems: Collection[System], pythons: str, version: str) -> bytes:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FILES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return (
        environment.get_template("read_me.html")
        .render(
            pages=pages,
            systems=[system.value for system in systems],
            pythons=pythons,
            version=version,
            tokens=TOKENS.read_text(encoding="utf-8"),
        )
        .encode()
    )
