"""What every piece of content is made of."""

import re
from collections.abc import Collection
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

PLACEHOLDER = re.compile(r"\{(\w*)\}")


def text(*placeholders: str) -> AfterValidator:
    """Accept a non-empty text with exactly these placeholders in braces."""

    def check(value: str) -> str:
        if not value.strip():
            raise ValueError("a text that is not empty")
        if set(PLACEHOLDER.findall(value)) != set(placeholders):
            wanted = ", ".join("{" + name + "}" for name in placeholders) or "none"
            raise ValueError(f"a text with these placeholders: {wanted}")
        return value

    return AfterValidator(check)


def _check_file_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise ValueError("a file name of small letters, digits and hyphens, without an ending")
    return name


FILE_NAME = AfterValidator(_check_file_name)
Text = Annotated[str, text()]


class Part(BaseModel):
    """A piece of content: frozen, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


PartT = TypeVar("PartT", bound=Part)


def complete(part: PartT, field: str, wanted: Collection[object]) -> PartT:
    """Return the part if a field of it holds exactly the wanted keys; a validator's error if not."""
    found = set(getattr(part, field))
    missing = ", ".join(sorted(str(key) for key in set(wanted) - found))
    extra = ", ".join(sorted(str(key) for key in found - set(wanted)))
    if missing or extra:
        parts = [f"also these keys: {missing}"] if missing else []
        parts += [f"no keys such as: {extra}"] if extra else []
        raise ValueError(f"under {field}: " + "; ".join(parts))
    return part
