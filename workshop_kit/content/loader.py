"""Read the words of one language, and say clearly what is wrong with them."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from workshop_kit.content.claims import ClaimsFile, Service
from workshop_kit.content.errors import ContentError
from workshop_kit.content.exercise_words import ExerciseWords
from workshop_kit.content.schema import Marks, Words
from workshop_kit.domain.exercises.course import EXERCISES

CONTENT = Path(__file__).parent
TOKENS = CONTENT / "tokens.css"
DEFAULT_LANGUAGE = "en"

_COLOUR = re.compile(r"--wk-([a-z-]+): var\(--wk-light, (#[0-9a-f]{6})\)")

Model = TypeVar("Model", bound=BaseModel)


def languages(folder: Path = CONTENT) -> tuple[str, ...]:
    """Return the languages there are: a folder with words each, English first."""
    found = sorted(path.name for path in folder.iterdir() if (path / "site.yaml").is_file())
    return tuple(sorted(found, key=lambda language: language != DEFAULT_LANGUAGE))


@cache
def load_words(language: str = DEFAULT_LANGUAGE, *, folder: Path = CONTENT) -> Words:
    """Return everything that the workshop says in one language.

    Parameters
    ----------
    language : str
        Name of a folder of content, such as ``"en"``.
    folder : Path, optional
        Where the language folders are.

    Raises
    ------
    ContentError
        If there is no such language, or one of its files is not as the schema wants it.
    """
    if language not in languages(folder):
        raise ContentError(
            thing="the language",
            value=language,
            expected="one of " + ", ".join(languages(folder)),
            mend="A new language is three folders: see CONTRIBUTING.md.",
        )
    home = folder / language
    return Words(
        language=language,
        exercises={name: _exercise(folder, home, name) for name in EXERCISES},
        **{
            name: _read(folder, home / f"{name}.yaml", cast(type[BaseModel], field.annotation))
            for name, field in Words.model_fields.items()
            if name not in ("language", "exercises")
        },
    )


def _exercise(folder: Path, home: Path, name: str) -> ExerciseWords:
    exercise = EXERCISES[name]
    return _read(
        folder, home / "exercises" / f"{name}.yaml", ExerciseWords, also=lambda words: words.fits(exercise)
    )


@cache
def load_colours() -> dict[str, str]:
    """Return the colours of the light look by their names in ``tokens.css``: ``{"ink": "#1e1b17", …}``."""
    return dict(_COLOUR.findall(TOKENS.read_text(encoding="utf-8")))


@cache
def load_marks(*, folder: Path = CONTENT) -> Marks:
    """Return the shape and the colour of each archetype, the same in every language."""
    return _read(folder, folder / "marks.yaml", Marks)


@cache
def load_claims(*, folder: Path = CONTENT) -> dict[int, tuple[Service, ...]]:
    """Return the activities that serve each claim, by the number of the claim."""
    return _read(folder, folder / "claims.yaml", ClaimsFile).claims


def _read(
    folder: Path, path: Path, model: type[Model], also: Callable[[Model], Model] = lambda words: words
) -> Model:
    name = "/".join(("content", *path.relative_to(folder).parts))
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    except UnicodeError as error:
        raise ContentError(
            thing=name, value="not UTF-8", expected="a text file in UTF-8", mend="Save it again as UTF-8."
        ) from error
    except OSError as error:
        raise ContentError(
            thing=name,
            value="missing or unreadable",
            expected="a file",
            mend=f"Restore it: {error.strerror}.",
        ) from error
    except yaml.YAMLError as error:
        raise ContentError(
            thing=name,
            value=_where(error),
            expected="a YAML file",
            mend=f"It says: {getattr(error, 'problem', error)}. Put texts with a colon or a hash sign into quotes, "
            "indent with spaces, and give each key once.",
        ) from error
    try:
        return also(model.model_validate(data))
    except ValidationError as error:
        raise _content_error(name, error) from error
    except ValueError as error:  # what does not fit the exercise
        raise ContentError(
            thing=name,
            value="incomplete",
            expected=str(error),
            mend="Compare with the exercise in domain/exercises.",
        ) from error


def _content_error(name: str, error: ValidationError) -> ContentError:
    first, *others = error.errors()
    key = ".".join(str(part) for part in first["loc"] if part != "[key]")
    expected = {
        "missing": "this key to be there",
        "extra_forbidden": "no such key",
    }.get(first["type"], first["msg"].removeprefix("Value error, "))
    more = f" ({len(others)} more like it.)" if others else ""
    return ContentError(
        thing=f"{name}: {key or 'the file'}",
        value="missing" if first["type"] == "missing" else _brief(first["input"]),
        expected=expected,
        mend=f"Each language has the same keys; compare with content/{DEFAULT_LANGUAGE}.{more}",
    )


def _brief(value: Any) -> Any:
    return f"{len(value)} keys" if isinstance(value, dict) else value


class _StrictLoader(yaml.SafeLoader):
    """A key that stands twice is a slip of the author's; YAML would take the second without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a mapping in which a key repeats."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"not readable in line {mark.line + 1}" if mark else "not readable"
