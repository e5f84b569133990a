"""Stylesheets, scripts and fonts: compressed, and kept by the browser for as long as they stay the same."""

import gzip
import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import tornado.web

from workshop_kit.content import TOKENS

HERE = Path(__file__).parent
STATIC = HERE / "static"
BUNDLE = HERE.parent / "widgets" / "plotly" / "plotly.min.js"  # not imported: that would bring plotly along
_ELSEWHERE = {TOKENS.name: TOKENS, BUNDLE.name: BUNDLE}
"""Shared with the widgets, so they live with the words or with the faces."""

_COMPRESSED = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_A_YEAR = 365 * 24 * 3600


@cache
def asset(name: str) -> str:
    """Return the address of a static file, with a version that changes when its content does."""
    path = _ELSEWHERE.get(name, STATIC / name)
    return f"/assets/{name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"


@cache
def _packed(path: Path, _modified: int) -> tuple[bytes, str]:
    """Return a file compressed, and its tag; once for each version of the file."""
    data = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'


class AssetHandler(tornado.web.StaticFileHandler):
    """Our stylesheets, scripts and fonts; addresses with a version may be kept for ever."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file, compressed if the browser takes it so: plain http on a private address offers gzip alone."""
        self.path = self.parse_url_path(path)
        absolute = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        found = Path(absolute or "")
        if found.suffix not in _COMPRESSED or "gzip" not in self.request.headers.get("Accept-Encoding", ""):
            await super().get(path, include_body)
            return
        data, tag = _packed(found, found.stat().st_mtime_ns)
        self.set_header("Content-Type", _COMPRESSED[found.suffix])
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("ETag", tag)
        self.set_header("Cache-Control", f"max-age={self.get_cache_time(path, None, '')}")
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            return
        self.set_header("Content-Length", len(data))
        if include_body:
            self.write(data)

    def get_cache_time(self, path: str, modified: Any, mime_type: str) -> int:
        """Fonts and versioned files never change under the same address."""
        return _A_YEAR if self.get_argument("v", None) or path.startswith("fonts/") else 0

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """Look among our own files, but for those that live elsewhere."""
        return str(_ELSEWHERE[path]) if path in _ELSEWHERE else super().get_absolute_path(root, path)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Let what lives elsewhere through, and check everything else."""
        if Path(absolute_path) in _ELSEWHERE.values():
            return absolute_path
        return super().validate_absolute_path(root, absolute_path)
