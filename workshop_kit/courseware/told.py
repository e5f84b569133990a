"""What is told about an answer, as text and as a line in a notebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_COMMA = {"de": ","}


def number(value: float | str, lang: str) -> str:
    """Return a number as a language writes it: counts whole, others with two places; texts as they are."""
    if isinstance(value, str):
        return value
    text = f"{value:d}" if isinstance(value, int) else f"{value:.2f}"
    text = text.replace("-", "−") if any(digit in "123456789" for digit in text) else text.removeprefix("-")
    return text.replace(".", _COMMA.get(lang, "."))


def filled(sentence: str, facts: Mapping[str, float | str], lang: str) -> str:
    """Return a sentence with its facts in place."""
    return sentence.format(**{name: number(value, lang) for name, value in facts.items()})


@dataclass(frozen=True)
class Told:
    """A line that a cell ends with: a headline, and what stands below it.

    Attributes
    ----------
    headline : str
    below : tuple of str
        Sentences.
    points : tuple of str
        A list below them.
    end : str
        A sentence below the list, or empty.
    green : bool
        Whether something has been got right.
    """

    headline: str
    below: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    end: str = ""
    green: bool = False

    def __repr__(self) -> str:
        """Return it as text, the same in every run."""
        first = f"✓ {self.headline}" if self.green else self.headline
        points = [f"- {point}" for point in self.points]
        return "\n".join((first, *self.below, *points, *([self.end] if self.end else [])))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """Return it as text and as a line with a colour and, so that colour is not all, a sign."""
        sign = '<span aria-hidden="true">✓</span> ' if self.green else ""
        parts = [f'<p style="margin:0;font-weight:600">{sign}{escape(self.headline)}</p>']
        parts += [_paragraph(line) for line in self.below]
        if self.points:
            items = "".join(f"<li>{escape(point)}</li>" for point in self.points)
            parts.append(f'<ul style="margin:4px 0 0;padding-left:20px">{items}</ul>')
        parts += [_paragraph(self.end)] if self.end else []
        edge = "#1b7a3d" if self.green else "#8a8272"
        style = f"max-width:68ch;margin:4px 0;padding:8px 14px;border-left:4px solid {edge};line-height:1.5"
        return {
            "text/plain": repr(self),
            "text/html": f'<div role="status" style="{style}">{"".join(parts)}</div>',
        }


def _paragraph(line: str) -> str:
    return f'<p style="margin:4px 0 0">{escape(line)}</p>'
