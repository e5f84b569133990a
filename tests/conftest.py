"""What many tests share: people with known answers, a site that is open, a browser."""

import signal
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.running import Program, serving
from workshop_kit import ITEMS

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}


hypothesis.settings.register_profile("unhurried", deadline=None)  # how long a test takes says nothing
hypothesis.settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that are tested, also where a shell runs the tests in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def site() -> Iterator[Program]:
    """Return the workshop, served as ``workshop serve`` does, for all browser tests together."""
    with serving() as program:
        yield program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium that can reach nothing but this machine."""
    chromium = find_chromium()
    assert chromium, HELP
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    """Return the size of a phone and of a laptop in turn."""
    return request.param


@pytest.fixture
def page(browser: Browser, viewport: dict[str, int]) -> Iterator[Page]:
    """Return an empty page with a memory of its own."""
    context = browser.new_context(viewport=viewport, has_touch=viewport == PHONE, reduced_motion="reduce")
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


@pytest.fixture
def ambassador() -> dict[str, int]:
    """Return the answers of somebody who agrees with all that speaks for the traits."""
    return {item.id: 1 if item.reversed else 5 for item in ITEMS}
