"""The site as a program sees it: a real server, asked over HTTP."""

import http.client
import json
import re
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import psutil
import pytest

from tests.running import PATIENCE, Program, free_port, running, serving
from workshop_kit import __version__
from workshop_kit.content import languages, load_modules, load_words
from workshop_kit.site.app import SiteOptions, greeting

MODULE = "01_why_we_network"


def ask(program: Program, path: str, **headers: str) -> tuple[int, str, http.client.HTTPMessage]:
    """Return status, text and headers of an answer, without following redirects."""
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=PATIENCE)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers
    finally:
        connection.close()


@pytest.mark.parametrize("lang", languages())
def test_the_landing_page_lists_each_module_with_its_minutes(site: Program, lang: str) -> None:
    status, text, _ = ask(site, f"/{lang}/")
    assert status == 200
    words = load_words(lang).site
    assert words.subtitle in text
    for module in load_modules(lang):
        assert module.title in text
        assert words.minutes.format(minutes=module.minutes) in text
        assert f'href="/{lang}/{module.name}"' in text


@pytest.mark.parametrize(
    ("wish", "lang"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr,de;q=0.5", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en")],
)
def test_the_first_page_speaks_the_first_language_of_the_browser_that_there_is(
    site: Program, wish: str, lang: str
) -> None:
    status, _, headers = ask(site, "/", Accept_Language=wish)
    assert status == 302
    assert headers["Location"] == f"/{lang}/"


def test_the_trainers_language_goes_before_the_browsers() -> None:
    with serving("--lang", "de") as program:
        assert ask(program, "/", Accept_Language="en")[2]["Location"] == "/de/"


def test_healthz_says_that_the_server_answers_and_its_version(site: Program) -> None:
    status, text, _ = ask(site, "/healthz")
    assert status == 200
    assert json.loads(text) == {"status": "ok", "version": __version__}


@pytest.mark.parametrize("path", ["/nothing", "/en/99_nothing", "/en/nothing/at/all", "/xx/", "/voila/tree"])
def test_a_wrong_address_gets_words_and_no_traceback(site: Program, path: str) -> None:
    status, text, _ = ask(site, path)
    assert status == 404
    assert load_words("en").site.not_found in text
    assert "Traceback" not in text


def test_a_wrong_address_speaks_the_language_of_its_beginning(site: Program) -> None:
    assert load_words("de").site.not_found in ask(site, "/de/nichts")[1]


@pytest.mark.parametrize(
    "path",
    [
        f"/voila/files/en/{MODULE}.ipynb",
        f"/voila/render/en/{MODULE}.ipynb",
        "/voila/api/contents/",
        "/api/contents",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
    ],
)
def test_files_beside_the_pages_are_not_served(site: Program, path: str) -> None:
    status, text, _ = ask(site, path)
    assert status in (403, 404)
    assert "import" not in text
    assert "cells" not in text


def test_a_language_is_no_place_outside_the_content(site: Program) -> None:
    assert ask(site, "/../en/")[0] == 404


@pytest.mark.parametrize("lang", languages())
def test_a_module_sends_its_whole_story_before_its_kernel_is_there(site: Program, lang: str) -> None:
    with urllib.request.urlopen(f"{site.local_url}/{lang}/{MODULE}", timeout=PATIENCE) as answer:
        text = answer.read().decode()
    assert f'<html class="wk" lang="{lang}"' in text
    assert text.index('data-cell="key-points"') < text.index("site.kernelIs(")
    assert "vnd.jupyter.widget-view+json" in text
    assert "anchor-link" not in text


def test_a_module_page_names_no_address_outside(site: Program) -> None:
    text = ask(site, f"/en/{MODULE}")[1]
    pages = (
        text + ask(site, "/en/")[1] + ask(site, "/assets/site.css")[1] + ask(site, "/assets/tokens.css")[1]
    )
    loaded = re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(https?:)?//[^"')\s]+""", pages)
    assert loaded == []


def test_assets_with_a_version_may_be_kept_and_the_others_may_not(site: Program) -> None:
    text = ask(site, "/en/")[1]
    (versioned,) = re.findall(r'href="(/assets/site\.css\?v=[0-9a-f]{12})"', text)
    assert "max-age=31536000" in ask(site, versioned)[2]["Cache-Control"]
    assert "max-age" not in (ask(site, "/assets/site.css")[2]["Cache-Control"] or "")


def test_the_pulse_of_a_kernel_that_is_not_there_is_gone(site: Program) -> None:
    assert ask(site, "/pulse/00000000-0000-0000-0000-000000000000")[0] == 410


@pytest.fixture
def own_site() -> Iterator[Program]:
    """Return a site that this test alone may close."""
    with serving() as program:
        yield program


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_closing_the_site_leaves_no_process_behind(own_site: Program, name: str) -> None:
    assert ask(own_site, f"/en/{MODULE}")[0] == 200
    kernels = own_site.descendants()
    assert kernels
    own_site.process.send_signal(getattr(signal, name))
    assert own_site.process.wait(timeout=PATIENCE) == 0
    _, alive = psutil.wait_procs(kernels, timeout=PATIENCE)
    assert alive == []
    assert "Traceback" not in own_site.output


def test_a_visitor_who_leaves_while_the_page_is_coming_leaves_no_kernel_behind(own_site: Program) -> None:
    with socket.create_connection(("127.0.0.1", own_site.port)) as visitor:
        visitor.sendall(f"GET /en/{MODULE} HTTP/1.1\r\nHost: workshop.test\r\n\r\n".encode())
        assert visitor.recv(100)
    own_site.process.send_signal(0)
    assert ask(own_site, f"/en/{MODULE}")[0] == 200  # by now the first one has been seen to
    _, alive = psutil.wait_procs(own_site.kernels(), timeout=3)
    assert len(alive) == 1


def test_a_port_that_is_taken_is_told_in_a_line_with_the_next_free_one(site: Program) -> None:
    with running(
        sys.executable, "-m", "workshop_kit.cli", "serve", "--port", str(site.port), port=site.port
    ) as second:
        assert second.process.wait(timeout=PATIENCE) == 1
        second.wait_for(rf"the port is {site.port}; expected a free one.*--port \d+")
        assert "Traceback" not in second.output


def test_a_host_that_is_not_this_laptop_is_told_in_a_line() -> None:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "workshop_kit.cli",
        "serve",
        "--host",
        "203.0.113.9",
        "--port",
        str(port),
    ]
    with running(*command, port=port) as program:
        assert program.process.wait(timeout=PATIENCE) == 1
        program.wait_for("the host is '203.0.113.9'; expected an address of this laptop")
        assert "Traceback" not in program.output


def test_a_language_that_is_not_there_is_told_in_a_line() -> None:
    port = free_port()
    command = [sys.executable, "-m", "workshop_kit.cli", "serve", "--lang", "tlh", "--port", str(port)]
    with running(*command, port=port) as program:
        assert program.process.wait(timeout=PATIENCE) == 1
        program.wait_for("the language is 'tlh'; expected one of en, de")


def test_the_greeting_names_the_address_for_other_devices() -> None:
    text = greeting(SiteOptions(port=8866), addresses=lambda: ("192.168.1.20", "10.0.0.3"))
    assert "http://localhost:8866/" in text
    assert "http://192.168.1.20:8866/" in text
    assert "http://10.0.0.3:8866/" in text
    assert "--host 127.0.0.1" in text


def test_the_greeting_says_so_when_there_is_no_network() -> None:
    assert "in no network" in greeting(SiteOptions(), addresses=tuple)


def test_the_greeting_names_only_this_laptop_when_it_listens_only_there() -> None:
    text = greeting(SiteOptions(host="127.0.0.1", port=8866), addresses=lambda: ("192.168.1.20",))
    assert "http://127.0.0.1:8866/" in text
    assert "192.168" not in text


def test_the_open_site_prints_its_address(site: Program) -> None:
    site.wait_for(rf"On this laptop: +http://localhost:{site.port}/")


def test_a_site_for_this_laptop_alone_does_not_answer_on_others(own_site: Program) -> None:
    with serving("--host", "127.0.0.1") as program:
        assert ask(program, "/healthz")[0] == 200
        listening = [
            c.laddr.ip for c in psutil.Process(program.process.pid).net_connections() if c.status == "LISTEN"
        ]
        assert "0.0.0.0" not in listening


def test_an_error_inside_jupyters_own_handlers_shows_no_traceback(site: Program) -> None:
    try:
        urllib.request.urlopen(f"{site.local_url}/voila/api/themes/none", timeout=PATIENCE)
    except urllib.error.HTTPError as error:
        text = error.read().decode()
        error.close()
    assert "Traceback" not in text


def test_where_processes_cannot_be_copied_the_trainer_is_told_once_and_pages_open() -> None:
    with serving(env={"WORKSHOP_KERNELS": "pool"}) as program:
        for lang in languages():
            status, text, _ = ask(program, f"/{lang}/{MODULE}")
            assert status == 200
            assert "vnd.jupyter.widget-view+json" in text
        assert program.output.count("cannot copy a warm program") == 1
