"""What people take along to their own laptops: the page, and zip files that are never written."""

import http.client
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from typer.testing import CliRunner

from tests.conftest import LAPTOP, PHONE
from tests.courseware.small_world import THIS_PYTHON, THIS_SYSTEM, kit, only, registry, small_bundle
from tests.running import PATIENCE, Program, serving
from tests.site.test_app import ask
from workshop_kit.cli import app
from workshop_kit.content import languages, load_words
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_folder import read_bundle
from workshop_kit.courseware.bundle_starters import STARTERS
from workshop_kit.courseware.bundle_targets import System
from workshop_kit.site.errors import SiteError
from workshop_kit.site.parcels import open_bundle
from workshop_kit.site.zip_stream import Part, length


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small bundle for every system, with an installer that the trainer has put there."""
    home = tmp_path_factory.mktemp("bundle")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in only(registry(home / "shop")).items():
            patch.setenv(name, value)
        small_bundle(home / "stick", kit(home), systems=(), pythons=(THIS_PYTHON,))
    (home / "stick" / "python" / "python-3.12.8-amd64.exe").write_bytes(b"MZ" * 300_000)
    (home / "stick" / "python" / "._python-3.12.8.pkg").write_bytes(b"what a Mac leaves behind")
    return home / "stick"


@pytest.fixture(scope="module")
def program(folder: Path) -> Iterator[Program]:
    """Return a site that hands a bundle out."""
    with serving("--bundle", str(folder)) as site:
        yield site


def fetch(program: Program, path: str, method: str = "GET") -> tuple[int, bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def address(system: System) -> str:
    return f"/take-along/workshop-kit-exercises-{system}.zip"


def test_without_a_bundle_there_is_no_page_and_no_link(site: Program) -> None:
    assert "take-along" not in ask(site, "/en/")[1]
    for path in ("/take-along", "/en/take-along", address(System.LINUX)):
        assert ask(site, path)[0] == 404


@pytest.mark.parametrize("lang", languages())
def test_the_page_says_in_each_language_what_to_take_and_how_large_it_is(program: Program, lang: str) -> None:
    words = load_words(lang).take_along
    status, text, _ = ask(program, f"/{lang}/take-along")
    assert status == 200
    assert words.title in ask(program, f"/{lang}/")[1]
    for system in System:
        assert f'href="{address(system)}"' in text
        assert words.laptops[system.value].name in text
    size = len(fetch(program, address(System.MACOS))[1])
    assert words.size.format(megabytes=round(size / 1e6)) in text
    assert f"({THIS_PYTHON})" in text


def test_the_page_without_a_language_leads_to_the_visitors_own(program: Program) -> None:
    status, _, headers = ask(program, "/take-along", Accept_Language="de-CH")
    assert (status, headers["Location"]) == (302, "/de/take-along")


@pytest.mark.parametrize(
    ("agent", "first"),
    [
        ("X11; Linux x86_64", "linux"),
        ("Macintosh; Intel Mac OS X 10_15", "macos"),
        ("Windows NT 10.0", "windows"),
    ],
)
def test_the_visitors_own_system_stands_first(program: Program, agent: str, first: str) -> None:
    text = ask(program, "/en/take-along", User_Agent=f"Mozilla/5.0 ({agent})")[1]
    assert re.findall(r"workshop-kit-exercises-(\w+)\.zip", text)[0] == first


@pytest.mark.parametrize("system", System)
def test_a_zip_holds_exactly_what_one_system_needs(program: Program, folder: Path, system: System) -> None:
    status, data, headers = fetch(program, address(system))
    assert status == 200
    assert int(headers["Content-Length"]) == len(data)
    assert "Content-Encoding" not in headers
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        inside = {name.removeprefix("workshop-kit-exercises/") for name in archive.namelist()}
        for each in archive.infolist():
            name = each.filename.removeprefix("workshop-kit-exercises/")
            assert archive.read(each) == (folder / name).read_bytes()
            assert each.external_attr >> 16 == (0o100755 if name.endswith((".sh", ".command")) else 0o100644)
    assert {"READ-ME.html", "start/start.py", "start/bundle.json", STARTERS[system]} <= inside
    assert not {STARTERS[other] for other in System if other is not system} & inside
    wheels = {name.removeprefix("wheels/") for name in inside if name.startswith("wheels/")}
    listing = json.loads((folder / "start" / "bundle.json").read_text(encoding="utf-8"))
    mine = [each["wheels"] for key, each in listing["targets"].items() if key.startswith(system)]
    assert wheels == {name for names in mine for name in names}
    assert ("python/python-3.12.8-amd64.exe" in inside) == (system is System.WINDOWS)
    assert "python/._python-3.12.8.pkg" not in inside


def test_with_internet_one_line_takes_the_wheel_from_here(program: Program, folder: Path) -> None:
    text = ask(program, "/en/take-along", Host="trainer.test:8866")[1]
    (line,) = re.findall(r"uvx --from http://trainer.test:8866(\S+) workshop lab", text)
    status, data, _ = fetch(program, line)
    assert status == 200
    assert data == (folder / "wheels" / Path(line).name).read_bytes()


def test_asking_only_for_its_size_sends_nothing(program: Program) -> None:
    status, data, headers = fetch(program, address(System.WINDOWS), "HEAD")
    assert (status, data) == (200, b"")
    assert int(headers["Content-Length"]) == len(fetch(program, address(System.WINDOWS))[1])


@pytest.mark.parametrize(
    "path",
    [
        "/take-along/workshop-kit-exercises-beos.zip",
        "/take-along/../../../../etc/passwd",
        "/take-along/..%2f..%2fetc%2fpasswd",
        "/take-along/start/bundle.json",
        "/take-along/workshop-kit-exercises-linux.zip/../start/bundle.json",
        "/take-along/wheels/",
        "/take-along/workshop_kit-0.0.0-py3-none-any.whl",
        "/take-along/workshop_kit-..%2f..%2fstart%2f.whl",
    ],
)
def test_nothing_else_can_be_had_from_there(program: Program, path: str) -> None:
    status, text, _ = ask(program, path)
    assert status == 404
    assert load_words("en").site.not_found in text


def test_a_zip_that_breaks_off_does_not_look_whole(program: Program, folder: Path) -> None:
    victim = sorted((folder / "wheels").glob("stable_abi*macosx*"))[-1]
    whole = victim.read_bytes()
    victim.write_bytes(whole[:100])
    try:
        with pytest.raises(http.client.IncompleteRead):
            fetch(program, address(System.MACOS))
    finally:
        victim.write_bytes(whole)
    program.wait_for(f"broke off: wheels/{victim.name}")
    assert fetch(program, address(System.MACOS))[0] == 200


@contextmanager
def instead(victim: Path, data: bytes | None) -> Iterator[None]:
    """Change a file under the running server, or take it away, and put it back."""
    whole = victim.read_bytes()
    try:
        if data is None:
            victim.unlink()
        else:
            victim.write_bytes(data)
        yield
    finally:
        victim.write_bytes(whole)


@pytest.mark.parametrize("place", ["the first byte", "the last byte", "one byte more"])
@pytest.mark.parametrize("name", ["python/python-3.12.8-amd64.exe", "start/bundle.json"])
def test_a_file_that_was_changed_meanwhile_is_not_handed_out(
    program: Program, folder: Path, name: str, place: str
) -> None:
    whole = (folder / name).read_bytes()
    other = {
        "the first byte": b"?" + whole[1:],
        "the last byte": whole[:-1] + b"?",
        "one byte more": whole + b"?",
    }[place]
    with instead(folder / name, other):
        with pytest.raises(http.client.IncompleteRead):
            fetch(program, address(System.WINDOWS))
        program.wait_for(f"broke off: {name}: it has be")
    with zipfile.ZipFile(io.BytesIO(fetch(program, address(System.WINDOWS))[1])) as archive:
        assert archive.testzip() is None


def test_a_first_file_that_was_changed_meanwhile_is_told_in_words(program: Program, folder: Path) -> None:
    with instead(folder / "READ-ME.html", (folder / "READ-ME.html").read_bytes().swapcase()):
        status, text, headers = ask(program, address(System.WINDOWS))
    assert status == 500
    assert headers["Content-Type"].startswith("text/html")
    assert load_words("en").site.error_title in text
    program.wait_for("broke off: READ-ME.html: it has been changed")


def test_a_wheel_that_is_gone_is_a_page_that_is_not_there(program: Program, folder: Path) -> None:
    kit_name = read_bundle(folder).kit
    with instead(folder / "wheels" / kit_name, None):
        status, text, _ = ask(program, f"/take-along/{kit_name}")
        assert status == 404
        assert load_words("en").site.not_found in text
        assert fetch(program, f"/take-along/{kit_name}", "HEAD")[:2] == (404, b"")


def test_a_wheel_that_was_changed_meanwhile_is_not_handed_out(program: Program, folder: Path) -> None:
    kit_name = read_bundle(folder).kit
    whole = (folder / "wheels" / kit_name).read_bytes()
    with instead(folder / "wheels" / kit_name, whole[:-1] + b"?"):
        assert fetch(program, f"/take-along/{kit_name}")[0] == 500
        program.wait_for("another file than when the bundle was made")
    assert fetch(program, f"/take-along/{kit_name}")[1] == whole


def test_programs_that_only_look_get_the_same_head_as_those_that_fetch(
    program: Program, folder: Path
) -> None:
    for path in ("/en/take-along", "/take-along", f"/take-along/{read_bundle(folder).kit}"):
        looked, fetched = fetch(program, path, "HEAD"), fetch(program, path)
        assert (looked[0], looked[1]) == (fetched[0], b""), path
        for name in ("Content-Type", "Content-Length", "Location"):
            assert looked[2][name] == fetched[2][name], (path, name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another starter")
def test_what_was_fetched_and_unpacked_starts(program: Program, tmp_path: Path) -> None:
    (tmp_path / "got.zip").write_bytes(fetch(program, address(THIS_SYSTEM))[1])
    with zipfile.ZipFile(tmp_path / "got.zip") as archive:
        archive.extractall(tmp_path / "got")
    script = tmp_path / "got" / "workshop-kit-exercises" / STARTERS[THIS_SYSTEM]
    here = str(Path(sys.executable).resolve().parent)
    done = subprocess.run(
        ["sh", str(script)],
        env={"HOME": str(tmp_path), "PATH": os.pathsep.join([here, "/usr/bin", "/bin"])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LAB {" in done.stdout


@pytest.mark.parametrize("hurt", ["nothing there", "a wheel is missing", "a name that leads out"])
def test_a_folder_that_is_no_whole_bundle_is_refused_before_anybody_comes(
    folder: Path, tmp_path: Path, hurt: str
) -> None:
    stick = tmp_path / "stick"
    if hurt != "nothing there":
        shutil.copytree(folder, stick)
        listing = stick / "start" / "bundle.json"
        if hurt == "a wheel is missing":
            next((stick / "wheels").glob("comm*")).unlink()
        else:
            (tmp_path / "secret").write_text("secret")
            text = listing.read_text(encoding="utf-8")
            entry = '"../secret": {"size": 6, "sha256": "", "crc32": 0}, "READ-ME.html"'
            listing.write_text(text.replace('"READ-ME.html"', entry, 1), encoding="utf-8")
    with pytest.raises(BundleError, match="workshop bundle --out"):
        open_bundle(stick)


def test_a_trainer_is_told_so_in_two_lines(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--no-browser", "--bundle", str(tmp_path)])
    assert isinstance(done.exception, BundleError)


def test_a_bundle_too_large_for_a_zip_is_refused() -> None:
    part = Part(name="python/huge.exe", size=5 * 10**9, crc32=0)
    with pytest.raises(SiteError, match="less than 4 GB"):
        length([part])


def test_the_list_of_a_bundle_names_every_file_it_was_made_of(folder: Path) -> None:
    known = set(read_bundle(folder).files)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there - known == {
        *("start/bundle.json", "python/python-3.12.8-amd64.exe", "python/._python-3.12.8.pkg")
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_page(program: Program, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE if scheme == "dark" else LAPTOP, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{program.url}/en/take-along")
    for summary in page.locator("main summary").all():
        summary.click()
    found = Axe().run(page)
    assert found.response["passes"], "axe looked at nothing"
    assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize("lang", languages())
def test_on_a_narrow_phone_nothing_sticks_out_and_everything_is_large_enough_to_tap(
    program: Program, browser: Browser, lang: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(f"{program.url}/{lang}/take-along")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    heights = page.locator("main a, main summary").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert min(heights) >= 48
    context.close()


def test_the_read_me_of_the_folder_is_as_usable_as_a_page_of_the_site(folder: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "READ-ME.html").as_uri())
    found = Axe().run(page)
    assert found.response["passes"], "axe looked at nothing"
    assert found.violations_count == 0, found.generate_report()
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()
