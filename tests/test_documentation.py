"""What the documents say is true: commands run, links resolve, Python runs, every command is described."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.running import free_port, running
from workshop_kit import __version__
from workshop_kit.cli import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of the README in one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMANDS = [
    line.split("#")[0].strip()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.split("#")[0].strip()
]


def of_kind(start: str) -> list[str]:
    return [command for command in COMMANDS if command.startswith(start)]


def test_the_readme_shows_every_command() -> None:
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    shown = {command.split()[1] for command in of_kind("workshop")}
    assert names <= shown


def test_every_command_of_the_readme_is_tried_here() -> None:
    tried = of_kind("workshop") + of_kind("make") + of_kind("uv tool install")
    assert sorted(tried) == sorted(COMMANDS)


@pytest.mark.parametrize("command", of_kind("workshop serve") + of_kind("workshop lab"))
def test_commands_that_stay_open_run_as_shown(command: str, tmp_path: Path) -> None:
    port = free_port()
    _, *arguments = shlex.split(command)
    own = ["--to", str(tmp_path)] if "lab" in arguments else []
    full = [sys.executable, "-m", "workshop_kit.cli", *arguments, "--no-browser", "--port", str(port), *own]
    with running(*full, port=port) as program:
        program.wait_for(rf"http://[\w.]+:{port}/")


@pytest.mark.parametrize("command", [*of_kind("workshop doctor"), *of_kind("workshop --version")])
def test_commands_that_end_run_as_shown(command: str) -> None:
    found = CliRunner().invoke(app, [*shlex.split(command)[1:]])
    assert found.exit_code in ((0, 1) if "doctor" in command else (0,))
    assert found.output.strip()


@pytest.mark.parametrize("command", of_kind("make"))
def test_make_commands_exist(command: str) -> None:
    subprocess.run([*shlex.split(command), "-n"], cwd=ROOT, check=True, capture_output=True)


def test_make_serve_opens_the_workshop() -> None:
    port = free_port()
    with running("make", "serve", f"ARGS=--no-browser --port {port}", port=port, cwd=ROOT) as program:
        program.wait_for(rf"On this laptop: +http://localhost:{port}/")


def test_the_wheel_of_the_readme_is_the_one_that_is_built() -> None:
    assert f"workshop_kit-{__version__}-py3-none-any.whl" in README
    assert all(f"-{__version__}-" in name for name in re.findall(r"workshop_kit(-[\w.]+-)py3", README))


@pytest.mark.parametrize(
    ("snippet", "printed"),
    list(zip(blocks("python"), ["ambassador 0.7\n", "0.45\n-0.10\n2.9\n"], strict=True)),
)
def test_python_of_the_readme_runs(snippet: str, printed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", snippet], check=True, capture_output=True, text=True
    )
    assert done.stdout == printed


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_pictures_inside_the_tree_resolve(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'src="([^"]+)"', text)
    missing = [
        target for target in targets if "://" not in target and not (document.parent / target).exists()
    ]
    assert missing == []


def test_every_picture_of_the_readme_has_words_for_those_who_do_not_see_it() -> None:
    pictures = re.findall(r"<img [^>]+>", README)
    assert pictures
    assert all(re.search(r'alt="[^"]{20,}"', picture) for picture in pictures)


def test_the_tree_in_the_readme_is_the_tree() -> None:
    (tree,) = re.findall(r"## The tree\n\n```\n(.*?)```", README, re.DOTALL)
    folder = ROOT
    for line in tree.splitlines():
        name = line.split("  ")[0].strip() if not line.startswith("  ") else line.split()[0]
        for part in name.split():
            first, *others = part.rstrip("/").split("|")
            folder = ROOT / "workshop_kit" if line.startswith("  ") else ROOT
            assert (folder / first).exists(), part
            assert all((folder / first).parent.joinpath(other).exists() for other in others), part


def test_every_option_of_every_command_has_help() -> None:
    for command in ("serve", "lab", "doctor", "bundle", "hub"):
        text = CliRunner().invoke(app, [command, "--help"]).output
        options = re.findall(r"^  (--[\w-]+).*?(?=^  --|\Z)", text, re.MULTILINE | re.DOTALL)
        assert options
    assert CliRunner().invoke(app, []).output.startswith("Usage")
