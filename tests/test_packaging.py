"""What is declared, shipped and installed agrees, and a wheel alone is a whole workshop."""

import gzip
import os
import re
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from pathlib import Path

import brotli
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.running import free_port, running
from tests.site.test_app import MODULE, ask
from workshop_kit import __version__
from workshop_kit.content import languages

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements(lines: list[str]) -> dict[str, str]:
    """Return bounds by name, without our own package."""
    parsed = [Requirement(line) for line in lines]
    return {
        canonicalize_name(found.name): str(found.specifier)
        for found in parsed
        if found.name != "workshop-kit"
    }


def test_conda_users_get_the_same_packages_and_bounds() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    lines = [line for line in environment["dependencies"] if isinstance(line, str)]
    conda = requirements(lines)
    assert conda.pop("python") == PROJECT["requires-python"]
    assert conda.pop("pip") == ""
    assert conda == requirements(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["notebooks"])
    assert environment["channels"] == ["conda-forge"]
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_every_requirement_is_pinned_within_its_bounds() -> None:
    pins = requirements((ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())
    wanted = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    for name, bounds in requirements(wanted).items():
        assert re.fullmatch(r"==[\w.+!]+", pins[name]), name
        assert Requirement(f"{name}{bounds}").specifier.contains(
            pins[name].removeprefix("=="), prereleases=True
        )


def test_the_pins_hold_no_address() -> None:
    assert not re.search(r"://|(?m:^-)", (ROOT / "constraints.txt").read_text(encoding="utf-8"))
    assert not list(ROOT.glob("*lock*"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel as ``make build`` makes it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "uv", "build", "--wheel", "--offline", "--no-build-isolation"]
    subprocess.run(
        [*command, "--out-dir", str(folder), str(ROOT)], check=True, capture_output=True, text=True
    )
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_everything_that_the_checkout_serves(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    sources = [
        path
        for path in (ROOT / "workshop_kit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    expected = {path.relative_to(ROOT).as_posix() for path in sources}
    expected |= {
        f"workshop_kit/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "notebooks").glob("*/*.ipynb")
    }
    expected.add("workshop_kit/constraints.txt")
    expected |= {
        f"workshop_kit/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "deploy").rglob("*.*")
    }
    expected |= {
        f"workshop_kit/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "exercises").glob("*/*.*")
    }
    assert not {name for name in expected if "checkpoint" in name}
    assert expected <= shipped
    packed = {name for name in shipped if name.endswith((".br", ".gz"))}
    assert {name for name in shipped if name.startswith("workshop_kit/")} - packed == expected


def test_what_the_site_serves_lies_in_the_wheel_compressed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        for part in (
            "content/tokens.css",
            "site/front/front.js",
            "site/static/module.js",
            "widgets/plotly/plotly.min.js",
        ):
            name = f"workshop_kit/{part}"
            plain = archive.read(name)
            assert gzip.decompress(archive.read(f"{name}.gz")) == plain
            assert brotli.decompress(archive.read(f"{name}.br")) == plain
    assert not [name for name in names if name.endswith((".woff2.gz", ".py.gz", ".yaml.gz"))]


@pytest.fixture(scope="module")
def tool(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return the ``workshop`` command of an empty environment, installed as the README says, and its surroundings.

    The packages come from the store that make has filled, so that the test needs no internet.
    """
    home = tmp_path_factory.mktemp("home")
    env = {
        "HOME": str(home),
        "UV_TOOL_DIR": str(home / "tools"),
        "UV_TOOL_BIN_DIR": str(home / "bin"),
        "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(ROOT / ".cache" / "uv")),
        "PYTHONPATH": "",
    }
    command = [sys.executable, "-m", "uv", "tool", "install", "--offline", "--python", sys.executable]
    installed = subprocess.run(
        [*command, "--constraints", str(ROOT / "constraints.txt"), str(wheel)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    return home / "bin" / "workshop", env


def test_a_wheel_in_an_empty_environment_serves_the_workshop_from_any_folder(
    tool: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    workshop, env = tool
    port = free_port()
    command = [str(workshop), "serve", "--no-browser", "--port", str(port)]
    with running(*command, port=port, cwd=tmp_path, env=env) as program:
        program.wait_for("To close it")
        for lang in languages():
            status, text, _ = ask(program, f"/{lang}/{MODULE}")
            assert status == 200
            assert "vnd.jupyter.widget-view+json" in text
            assert "site.failed(" not in text
        address = urllib.request.Request(
            f"{program.local_url}/assets/front.js", headers={"Accept-Encoding": "gzip, br"}
        )
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            assert brotli.decompress(answer.read()).startswith(b'"use strict"')
        assert ask(program, "/voila/static/voila.js")[0] == 200
    assert list(tmp_path.iterdir()) == []


def test_the_installed_command_knows_its_version_and_finds_itself_well(
    tool: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    workshop, env = tool
    surroundings = {**os.environ, **env, "BROWSER": "true"}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [workshop, *arguments],
            env=surroundings,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert call("--version").stdout == f"workshop-kit {__version__}\n"
    examined = call("doctor", "--port", str(free_port()))
    wrong = [
        line for line in examined.stdout.splitlines() if line.startswith("MEND") and "Network" not in line
    ]
    assert wrong == [], examined.stdout


def test_lab_from_a_wheel_works_on_a_copy_of_ones_own(
    tool: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    workshop, env = tool
    port = free_port()
    with running(
        *(str(workshop), "lab", "--no-browser", "--port", str(port), "--to", "mine"),
        port=port,
        cwd=tmp_path,
        env=env,
    ) as program:
        program.wait_for(r"/00_start_here\.ipynb\?token=")
        assert (tmp_path / "mine" / "modules" / "en" / f"{MODULE}.ipynb").is_file()
        assert (tmp_path / "mine" / "exercises" / "de" / "08_a_plan_that_holds.ipynb").is_file()
        assert (tmp_path / "mine" / "exercises" / "data" / "evening.csv").is_file()
