"""The words of the workshop, as data: one folder a language, checked against one schema."""

from workshop_kit.content.errors import ContentError
from workshop_kit.content.loader import (
    DEFAULT_LANGUAGE,
    TOKENS,
    languages,
    load_claims,
    load_colours,
    load_marks,
    load_words,
)
from workshop_kit.content.notebooks import Module, exercises_folder, load_modules, notebooks_folder

__all__ = [
    "DEFAULT_LANGUAGE",
    "TOKENS",
    "ContentError",
    "Module",
    "exercises_folder",
    "languages",
    "load_claims",
    "load_colours",
    "load_marks",
    "load_modules",
    "load_words",
    "notebooks_folder",
]
