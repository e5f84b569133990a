"""An exercise in JupyterLab, gone through as a person would: cell by cell, with Shift and Enter."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.running import PATIENCE, Program, free_port, running


@contextmanager
def lab_on(home: Path, *arguments: str) -> Iterator[tuple[Program, str]]:
    """Open JupyterLab on somebody's own folder, and return it with its token."""
    port = free_port()
    command = [sys.executable, "-m", "workshop_kit.cli", "lab", "--no-browser", "--host", "0.0.0.0"]
    folders = {
        name: str(home.with_name(f"{home.name}-{name.lower()}"))
        for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    with running(
        *command, "--port", str(port), "--to", str(home), *arguments, port=port, env=folders
    ) as program:
        token = program.wait_for(r"127\.0\.0\.1:\d+/\S*\?token=([0-9a-f]+)")[1]
        reachable(port)  # JupyterLab tells its address a moment before it listens
        yield program, token
        program.process.terminate()  # JupyterLab hangs where Ctrl-C comes while it begins or ends
        with suppress(subprocess.TimeoutExpired):
            program.process.wait(timeout=20)
        program.process.kill()


def reachable(port: int) -> None:
    """Wait until somebody listens at a port."""
    patience, moment = time.monotonic() + PATIENCE, threading.Event()
    while time.monotonic() < patience:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        moment.wait(0.05)
    raise AssertionError(f"nobody listens at {port}")


def open_exercise(page: Page, program: Program, token: str, name: str, lang: str = "en") -> None:
    """Open one exercise and wait until its kernel is ready."""
    page.set_default_timeout(90_000)
    page.goto(f"{program.url}/doc/tree/exercises/{lang}/{name}.ipynb?token={token}")
    page.locator(".jp-Notebook .jp-MarkdownOutput h1").wait_for()
    idle(page)


def idle(page: Page) -> None:
    """Wait until nothing runs."""
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached")


def cell(page: Page, code: str) -> Locator:
    """Return the cell with this code."""
    return page.locator(".jp-CodeCell").filter(has=page.locator(".jp-InputArea-editor", has_text=code)).first


def run_cell(page: Page, code: str) -> Locator:
    """Click into a cell, press Shift and Enter, and return it once it has run."""
    found = cell(page, code)
    prompt = found.locator(".jp-InputPrompt").first
    prompt.evaluate("element => { element.textContent = ''; }")  # after a restart, numbers begin anew
    for patience in (5_000, 85_000):  # a key is lost now and then while JupyterLab starts
        found.locator(".cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        with suppress(PlaywrightTimeout):
            page.wait_for_function(
                "element => /[0-9*]/.test(element.innerText)", arg=prompt.element_handle(), timeout=patience
            )
            break
    page.wait_for_function("element => /[0-9]/.test(element.innerText)", arg=prompt.element_handle())
    idle(page)
    return found


def expect_said(found: Locator, text: str) -> None:
    """Expect a text below a cell, once it has come."""
    expect(found.locator(".jp-OutputArea")).to_contain_text(text, timeout=30_000)
