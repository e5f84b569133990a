"""All exercises, and how far somebody is in each."""

from collections.abc import Mapping
from html import escape

from workshop_kit.content import load_words
from workshop_kit.courseware.progress import Progress
from workshop_kit.domain.exercises.course import EXERCISES


class Overview:
    """A table of the exercises: name, minutes, so far.

    Parameters
    ----------
    lang : str
    progress : Progress
    """

    def __init__(self, lang: str, progress: Progress) -> None:
        words = load_words(lang)
        say = words.course
        self._title, self._columns = say.overview, say.overview_columns
        self._rows: list[tuple[str, str, str, str]] = []
        for name, exercise in EXERCISES.items():
            done, total = len(progress.done(exercise)), len(exercise.to_do)
            state = say.overview_open
            if done == total:
                state = f"✓ {say.overview_done}"
            elif progress.is_begun(exercise):
                state = say.overview_begun.format(done=done, total=total)
            title = f"{int(name[:2])} {words.exercises[name].title}"
            self._rows.append((name, title, str(words.exercises[name].minutes), state))

    def __repr__(self) -> str:
        """Return the table as lines."""
        return "\n".join((self._title, *(f"{title}: {state}" for _, title, _, state in self._rows)))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """Return the table as text and as a table with links to the exercises."""
        head = "".join(
            f'<th scope="col" style="text-align:left">{escape(column)}</th>' for column in self._columns
        )
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left;font-weight:400"><a href="{name}.ipynb">{escape(title)}</a></th>'
            f'<td style="text-align:left">{minutes}</td><td style="text-align:left">{escape(state)}</td></tr>'
            for name, title, minutes, state in self._rows
        )
        caption = f'<caption style="text-align:left;font-weight:600">{escape(self._title)}</caption>'
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return {"text/plain": repr(self), "text/html": table}
