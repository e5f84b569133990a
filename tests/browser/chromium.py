"""Find a Chromium for the browser tests, or install one, or say exactly what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Phones reach the laptop under a name or number that is not localhost: no secure context there.
    "--host-resolver-rules=MAP workshop.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
HELP = (
    "The browser tests need Chromium, Chrome or Edge, and none was found or could be installed.\n"
    "  Debian, Ubuntu:  sudo apt-get install chromium\n"
    "  Fedora:          sudo dnf install chromium\n"
    "  macOS:           brew install --cask chromium\n"
    "  Windows:         winget install Google.Chrome\n"
    "Or name one: CHROMIUM=/path/to/chromium make test"
)


def find_chromium() -> str | None:
    """Return the path of a Chromium-like browser, if this machine has one."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    on_path = [found for name in NAMES if (found := shutil.which(name))]
    return (
        next(iter(on_path + [place for place in PLACES if Path(place).is_file()]), None) or _from_playwright()
    )


def _from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_chromium() -> None:
    """Try the ways there are; each may fail quietly."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"], *attempts]
    for attempt in attempts:
        if find_chromium():
            return
        print("Trying:", " ".join(attempt), flush=True)
        subprocess.run(attempt, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    if not find_chromium():
        install_chromium()
    if not (chromium := find_chromium()):
        sys.exit(HELP)
    print(f"Browser for the tests: {chromium}")
