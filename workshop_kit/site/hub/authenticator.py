"""A person types the code of their seat; nothing else is asked."""

import asyncio
import time
from pathlib import Path
from typing import Any

from jupyterhub.auth import Authenticator
from jupyterhub.handlers.login import LoginHandler
from tornado.web import HTTPError, RequestHandler
from traitlets import Unicode

from workshop_kit.content.loader import TOKENS
from workshop_kit.site.hub.codes import tidy
from workshop_kit.site.hub.pages import Wording, speak, wording
from workshop_kit.site.hub.record import Record, load
from workshop_kit.site.hub.tries import Tries

_STATIC = Path(__file__).parent / "static"
_SITE = Path(__file__).parent.parent / "static"
_SERVED = {
    "tokens.css": TOKENS,
    "site.css": _SITE / "site.css",
    "icon.svg": _SITE / "icon.svg",
    "hub.css": _STATIC / "hub.css",
    "starting.js": _STATIC / "starting.js",
    **{f"fonts/{path.name}": path for path in (_SITE / "fonts").glob("*.woff2")},
}
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class SeatAuthenticator(Authenticator):
    """Lets in who has the code of a seat, as the user of that seat."""

    record_folder = Unicode(help="The folder with the record of the seats.").tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.tries = Tries(time.monotonic)

    async def authenticate(self, handler: Any, data: dict[str, str]) -> dict[str, Any] | None:
        """Return the seat of a code; leave in the handler why there is none."""
        place = str(handler.request.remote_ip)
        handler.wait = self.tries.wait(place)
        code = tidy(data.get("code", ""))
        if handler.wait or code is None:
            return None
        self.tries.count(place)  # beforehand: tries at the same moment count, too
        seat = await asyncio.to_thread(self._record().seat_of, code)
        if seat is None:
            return None
        self.tries.forgive(place)
        speak(seat.name, handler.wording.language)
        return {"name": seat.name}

    def get_handlers(self, app: Any) -> list[tuple[Any, ...]]:
        """Return the page with the code, and what our pages are dressed in."""
        return [("/login", CodeLogin), (r"/wk/([\w./-]+)", Dress)]

    def _record(self) -> Record:
        return load(Path(self.record_folder)) or Record()


class CodeLogin(LoginHandler):
    """The page with one field."""

    wait = 0

    @property
    def wording(self) -> Wording:
        """The words of the language that was asked for, or that the browser prefers."""
        wish = self.get_argument("lang", default="") or self.get_body_argument("lang", default="")
        return wording(wish, self.request.headers.get("Accept-Language", ""))

    async def post(self) -> None:
        """Let a person in, or say kindly why not."""
        user = await self.login_user({"code": self.get_body_argument("code", default="")})
        if user:
            self._jupyterhub_user = user
            self.redirect(self.get_next_url(user))
            return
        words = self.wording.words
        self.set_status(429 if self.wait else 403)
        if self.wait:
            self.set_header("Retry-After", str(self.wait))
        self.finish(await self._render(words.wait.format(seconds=self.wait) if self.wait else words.wrong))

    def _render(self, login_error: str | None = None, **others: Any) -> Any:
        words = self.wording.words
        if login_error not in (None, words.wrong) and not self.wait:
            login_error = words.stale  # JupyterHub's own sentence, about a form that is too old
        return self.render_template(
            "login.html",
            wk=self.wording,
            problem=login_error,
            typed=self.get_body_argument("code", default="")[:24],
            next=self.get_argument("next", default=""),
        )


class Dress(RequestHandler):
    """Style and type of our pages, from this machine."""

    def get(self, name: str) -> None:
        """Send one file of a short list."""
        path = _SERVED.get(name)
        if path is None:
            raise HTTPError(404)
        self.set_header("Content-Type", _KINDS[path.suffix])
        self.set_header("Cache-Control", "max-age=600")
        self.finish(path.read_bytes())
