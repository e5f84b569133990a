"""Two tables for scoring by hand: somebody's answers, and how many of a hundred are nearest to each type."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.quiz import score_quiz
from workshop_kit.domain.traits import ITEMS, Trait


@dataclass(frozen=True)
class Table:
    """A table as a cell ends with it.

    Attributes
    ----------
    caption : str
    columns : tuple of str
        The first is text, the others are short and stand to the right.
    rows : tuple of tuple of str
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        """Return it as text, the same in every run."""
        return "\n".join((self.caption, " | ".join(self.columns), *(" | ".join(row) for row in self.rows)))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """Return it as text and as a table."""
        head = "".join(
            f'<th scope="col" style="{_side(at)}">{escape(each)}</th>' for at, each in enumerate(self.columns)
        )
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows)
        caption = f'<caption style="text-align:left;font-weight:600;white-space:nowrap">{escape(self.caption)}</caption>'
        return {
            "text/plain": repr(self),
            "text/html": f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        }


def answers_table(
    answers: Mapping[str, int], *, trait: str | None = None, lang: str = DEFAULT_LANGUAGE
) -> Table:
    """Return answers to the quiz with their statements, and which of them are to be turned round.

    Parameters
    ----------
    answers : mapping
        Item id → rating.
    trait : str, optional
        Only the statements about this one, such as ``"giving"``.
    lang : str, optional
    """
    words = load_words(lang)
    say = words.course.answers_table
    kept = [item for item in ITEMS if trait is None or item.trait is Trait(trait)]
    rows = tuple(
        (
            words.quiz.items[item.id],
            str(answers[item.id]),
            say.reversed_mark if item.reversed else "",
        )
        for item in kept
    )
    caption = say.caption.format(trait=words.quiz.traits[Trait(trait)].name if trait else say.all_traits)
    return Table(caption, (say.statement, say.answer, say.is_reversed), rows)


def chances_table(answers: Mapping[str, int], *, lang: str = DEFAULT_LANGUAGE) -> Table:
    """Return of how many in a hundred people who answer like this each type is the nearest, most first."""
    words = load_words(lang)
    found = score_quiz(answers).probabilities
    rows = tuple(
        (words.archetypes.archetypes[kind].name, str(round(100 * found[kind])))
        for kind in sorted(found, key=lambda kind: -found[kind])
    )
    say = words.course.chances_table
    return Table(say.caption, (say.type, say.count), rows)


def _side(at: int) -> str:
    return "text-align:left" if at == 0 else "text-align:right"


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f'<td style="{_side(at)}">{escape(each)}</td>' for at, each in enumerate(row))
