"""Stylesheets, scripts and fonts: compressed, and kept by the browser for as long as they stay the same."""

import gzip
import hashlib
import re
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import tornado.web

from workshop_kit.content import TOKENS

HERE = Path(__file__).parent
STATIC = HERE / "static"
BUNDLE = HERE.parent / "widgets" / "plotly" / "plotly.min.js"  # not imported: that would bring plotly along
FRONT = HERE / "front"
_ELSEWHERE = {path.name: path for path in (TOKENS, BUNDLE, FRONT / "front.js", FRONT / "front.css")}
"""Shared with the widgets, so they live with the words or with the faces; or built from ``frontend/``."""

_COMPRESSED = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_ENDINGS = {"br": ".br", "gzip": ".gz"}
"""The better one first."""

_A_YEAR = 365 * 24 * 3600


def asset(name: str) -> str:
    """Return the address of a static file, with a version that changes when its content does."""
    path = _ELSEWHERE.get(name, STATIC / name)
    return f"/assets/{name}?v={_version(path, path.stat().st_mtime_ns)}"


@cache
def _version(path: Path, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


@cache
def _packed(path: Path, encoding: str, _modified: int) -> tuple[bytes, str] | None:
    """Return a file compressed, and its tag; once for each version of the file.

    In a wheel it lies compressed beside the file. In a checkout there is gzip alone.
    """
    lying = path.with_name(path.name + _ENDINGS[encoding])
    if lying.is_file():
        data = lying.read_bytes()
    elif encoding == "gzip":
        data = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    else:
        return None
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _offered(header: str) -> set[str]:
    """Return the encodings that a browser takes: what it lists, but for what it gives no weight."""
    listed = (each.replace(" ", "").lower().partition(";q=") for each in header.split(","))
    return {name for name, _, weight in listed if not re.fullmatch(r"0(\.0*)?", weight)}


class AssetHandler(tornado.web.StaticFileHandler):
    """Our stylesheets, scripts and fonts; addresses with a version may be kept for ever."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file, compressed as the browser takes it: over plain http it offers gzip, but no brotli."""
        if "\0" in path:  # no file is called so, and the file system would not even look
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        self.path = self.parse_url_path(path)
        absolute = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        found = Path(absolute or "")
        takes = [
            each for each in _ENDINGS if each in _offered(self.request.headers.get("Accept-Encoding", ""))
        ]
        packed = None
        if found.suffix in _COMPRESSED:
            self.set_header("Vary", "Accept-Encoding")
            when = found.stat().st_mtime_ns
            packed = next(((data, each) for each in takes if (data := _packed(found, each, when))), None)
        if not packed:
            await super().get(path, include_body)
            return
        (body, tag), encoding = packed
        self.set_header("Content-Type", _COMPRESSED[found.suffix])
        self.set_header("Content-Encoding", encoding)
        self.set_header("ETag", tag)
        self.set_header("Cache-Control", self._lasting(path))
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            return
        self.set_header("Content-Length", len(body))
        if include_body:
            self.write(body)

    def set_extra_headers(self, path: str) -> None:
        """Say how long a file that is sent as it is may be kept."""
        self.set_header("Cache-Control", self._lasting(path))

    def _lasting(self, path: str) -> str:
        seconds = self.get_cache_time(path, None, "")
        return f"public, max-age={seconds}, immutable" if seconds else "no-cache"

    def get_cache_time(self, path: str, modified: Any, mime_type: str) -> int:
        """Fonts and files of the version that was asked for never change under the same address."""
        lasting = path.startswith("fonts/") or asset(path).endswith(f"?v={self.get_argument('v', '')}")
        return _A_YEAR if lasting else 0

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """Look among our own files, but for those that live elsewhere."""
        return str(_ELSEWHERE[path]) if path in _ELSEWHERE else super().get_absolute_path(root, path)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Let what lives elsewhere through, and check everything else."""
        if Path(absolute_path) in _ELSEWHERE.values():
            return absolute_path
        return super().validate_absolute_path(root, absolute_path)
