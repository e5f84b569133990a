"""The words around JupyterHub's pages, in the language of whoever looks."""

import os
from dataclasses import dataclass
from typing import Any

from workshop_kit.content import DEFAULT_LANGUAGE, languages, load_words
from workshop_kit.content.hub_words import HubWords

LANGUAGE = "WORKSHOP_HUB_LANGUAGE"
"""The variable with the language of the hub and, at a seat, of the person who sits there."""

_spoken: dict[str, str] = {}
"""The language in which each seat has signed in. After a restart, it is the hub's until they sign in again."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A language, and what the hub's pages say in it."""

    language: str

    @property
    def words(self) -> HubWords:
        """What the hub's own pages say."""
        return load_words(self.language).hub

    @property
    def title(self) -> str:
        """What the workshop is called."""
        return load_words(self.language).site.title

    @property
    def language_word(self) -> str:
        """What the choice of languages is called."""
        return load_words(self.language).site.language

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Each language there is, and what it calls itself."""
        return tuple((each, load_words(each).site.language_name) for each in languages())


def wording(wish: str = "", preferred: str = "") -> Wording:
    """Return the words in the language wished for; else in the hub's; else in the first that a browser prefers."""
    own = os.environ.get(LANGUAGE, "")
    browser = [part.split(";")[0].strip().split("-")[0].lower() for part in preferred.split(",")]
    for language in (wish, own, *browser):
        if language in languages():
            return Wording(language)
    return Wording(DEFAULT_LANGUAGE)


def speak(seat: str, language: str) -> None:
    """Remember the language of a seat."""
    _spoken[seat] = language


def for_user(user: Any) -> Wording:
    """Return the words for somebody who has signed in, or has not."""
    return wording(_spoken.get(user.name, "") if user else "")


def for_server(spawner: Any) -> str:
    """Return the language in which the server of a seat opens."""
    return for_user(spawner.user).language
