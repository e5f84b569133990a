"""Pages that need no kernel: the landing page, health, and what is said when something goes wrong."""

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import jinja2
import tornado.web

from workshop_kit import __version__
from workshop_kit.content import DEFAULT_LANGUAGE, ContentError, languages, load_marks, load_words
from workshop_kit.content.notebooks import Module, load_module, module_paths
from workshop_kit.site.assets import asset
from workshop_kit.site.log import tell, tell_once

HERE = Path(__file__).parent
PAGES, TEMPLATE = HERE / "pages", HERE / "template"
READING = {
    "glossary": ("glossary.html", "glossary"),
    "leading": ("guide.html", "leading"),
    "leader-in-the-room": ("guide.html", "leader_room"),
}
"""Pages to read: what follows the language in their address, their template, and their part of `Words`."""


@cache
def environment() -> jinja2.Environment:
    """Return the templates of the site's own pages."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([PAGES]), autoescape=True, undefined=jinja2.StrictUndefined
    )


def common(language: str, *, path: str = "") -> dict[str, Any]:
    """Return what every page needs.

    Parameters
    ----------
    language : str
    path : str, optional
        What follows the language in the address, for the language switch.
    """
    return {
        "words": load_words(language).site,
        "language": language,
        "languages": [(name, load_words(name).site.language_name, f"/{name}/{path}") for name in languages()],
        "asset": asset,
        "marks": list(load_marks().marks.values()),
    }


def sound_modules(language: str, folder: Path) -> tuple[Module, ...]:
    """Return the modules that can be read; the trainer is told of the others."""
    sound = []
    for path in module_paths(language, folder=folder):
        try:
            sound.append(load_module(path))
        except ContentError as error:
            tell_once(str(error))
    return tuple(sound)


class PageHandler(tornado.web.RequestHandler):
    """A page in one language. Whatever fails, a person gets words, and the trainer a line in the terminal."""

    language = DEFAULT_LANGUAGE

    def initialize(self, *, first_language: str | None = None) -> None:
        """Remember which language the trainer chose, if any."""
        self.first_language = first_language

    def set_default_headers(self) -> None:
        """Pages are never cached: a trainer edits a notebook and reloads."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")

    def prepare(self) -> None:
        """Take the language from the address, else the trainer's choice, else the browser's wish."""
        start = self.request.path.split("/")[1]
        self.language = start if start in languages() else self.wished_language()

    def wished_language(self) -> str:
        """Return the trainer's choice, else the first language of the browser that we have."""
        if self.first_language:
            return self.first_language
        wishes = self.request.headers.get("Accept-Language", "").lower().split(",")
        codes = [wish.split(";")[0].split("-")[0].strip() for wish in wishes]
        return next((code for code in codes if code in languages()), DEFAULT_LANGUAGE)

    def page(self, name: str, *, path: str = "", **values: Any) -> None:
        """Send a page; `path` is what follows the language in its address."""
        shared = common(self.language, path=path)
        self.finish(environment().get_template(name).render(**shared, **values))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say it in words; never a traceback."""
        if "exc_info" in kwargs and status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            kind, error, _ = kwargs["exc_info"]
            tell(f"{self.request.path}: {kind.__name__}: {error}")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.page("problem.html", status=status_code, missing=status_code == HTTPStatus.NOT_FOUND)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Keep tornado's traceback to itself: `write_error` has told the trainer in a line."""


class FirstHandler(PageHandler):
    """``/``: to the landing page in a language."""

    def get(self) -> None:
        """Send the browser on."""
        self.redirect(f"/{self.language}/")


class LandingHandler(PageHandler):
    """``/en/``: the modules with their minutes."""

    def get(self, language: str) -> None:
        """List what there is; a broken notebook is told to the trainer and left out."""
        words = load_words(language)
        modules = sound_modules(language, self.settings["notebooks"])
        hours, minutes = divmod(sum(module.minutes for module in modules), 60)
        self.page(
            "landing.html",
            modules=modules,
            total=words.site.total.format(hours=hours, minutes=minutes),
            leading_title=words.leading.title,
            leader_room_title=words.leader_room.title,
            take_along=words.take_along.link if self.settings["take_along"] else None,
        )


class ReadingHandler(PageHandler):
    """``/en/glossary``, ``/en/leading``, ``/en/leader-in-the-room``: pages to read."""

    def get(self, language: str, path: str) -> None:
        """Fill the page with its words."""
        template, part = READING[path]
        content = getattr(load_words(language), part)
        self.page(template, path=path, **{template.removesuffix(".html"): content})


class MissingHandler(PageHandler):
    """Everything else."""

    def prepare(self) -> None:
        """There is nothing at this address."""
        super().prepare()
        raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)


class HealthHandler(tornado.web.RequestHandler):
    """``/healthz``: for programs that watch the server."""

    def get(self) -> None:
        """Say that the server answers, and which version it is."""
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": "ok", "version": __version__}))
