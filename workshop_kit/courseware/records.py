"""The record of an evening as a file: who met whom, one meeting a line."""

import csv
import io
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Self

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.courseware.errors import FriendlyError
from workshop_kit.domain.exercises.evening import Guest, Meeting, one_evening

COLUMNS = (
    *("from_minute", "to_minute", "guest", "organisation", "leads"),
    *("met", "met_organisation", "met_leads", "knew_each_other"),
)
_YES = {"yes": True, "no": False}
_SHOWN = 5
_LEFT = 'style="text-align:left"'


class RecordError(FriendlyError):
    """A record that is not there, cannot be read, or is no longer as it came."""


class EveningRecord(tuple[Meeting, ...]):
    """All meetings of an evening, in the order of their beginnings; in a notebook it shows the first ones.

    Parameters
    ----------
    meetings : iterable of Meeting
    lang : str, optional
    """

    lang: str

    def __new__(cls, meetings: Iterable[Meeting], *, lang: str = DEFAULT_LANGUAGE) -> Self:
        """Keep the meetings, and the language to show them in."""
        record = super().__new__(cls, meetings)
        record.lang = lang
        return record

    @property
    def guests(self) -> int:
        """How many people are in it."""
        return len({guest.name for each in self for guest in (each.guest, each.other)})

    def __repr__(self) -> str:
        """Say the same in every run."""
        return f"EveningRecord({self.guests} guests, {len(self)} meetings)"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """Return it as text and as a table of its first lines."""
        words = load_words(self.lang).record
        head = "".join(f'<th scope="col" {_LEFT}>{escape(name)}</th>' for name in words.columns_shown)
        rows = "".join(
            "<tr>" + "".join(f"<td {_LEFT}>{escape(cell)}</td>" for cell in self._cells(each)) + "</tr>"
            for each in self[:_SHOWN]
        )
        caption = words.first_lines.format(guests=self.guests, lines=len(self))
        table = f"<table><caption {_LEFT}>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        return {"text/plain": repr(self), "text/html": f"{table}<tbody>{rows}</tbody></table>"}

    def _cells(self, each: Meeting) -> tuple[str, ...]:
        words = load_words(self.lang).record
        return (
            *(f"{minute:.0f}" for minute in (each.start, each.end)),
            *(each.guest.name, each.guest.organisation),
            *(each.other.name, each.other.organisation),
            words.yes if each.known else words.no,
        )


def record_text(meetings: tuple[Meeting, ...]) -> str:
    """Return what stands in the file of a record."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in meetings:
        writer.writerow(
            [
                *(f"{each.start:.1f}", f"{each.end:.1f}", *_said(each.guest), *_said(each.other)),
                _yes(each.known),
            ]
        )
    return file.getvalue()


def write_record(path: Path) -> None:
    """Write the evening of exercise 2 anew, as the model gives it: for authors."""
    path.write_text(record_text(one_evening()), encoding="utf-8", newline="\n")


def read_record(path: str | Path, *, lang: str = DEFAULT_LANGUAGE) -> EveningRecord:
    """Return the record of an evening.

    What a spreadsheet does when it saves a file (semicolons, decimal commas, a mark at the beginning) does no harm.

    Parameters
    ----------
    path : str or Path
        The file, such as ``"../data/evening.csv"``.
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.

    Raises
    ------
    RecordError
        If there is no such file, a line of it cannot be read, or it is not the evening that belongs to the exercise.
    ContentError
        If there is no such language.
    """
    words = load_words(lang).record
    place = Path(path)
    try:
        text = place.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise _error(place, "missing", words.missing.format(name=place.name), words.mend) from error
    except OSError as error:
        raise _error(place, "unreadable", words.unreadable.format(name=place.name), words.mend) from error
    except UnicodeError as error:
        raise _error(place, "no text", words.no_text.format(name=place.name), words.mend) from error
    lines = text.splitlines()
    marks = [mark for mark in ",;\t" if lines and tuple(lines[0].split(mark)) == COLUMNS]
    if not marks:
        raise _error(place, "other columns", words.columns.format(name=place.name), words.mend)
    meetings = []
    for number, row in enumerate(csv.reader(lines[1:], delimiter=marks[0]), 2):
        if any(cell.strip() for cell in row):
            try:
                meetings.append(_meeting(row))
            except (ValueError, KeyError) as error:
                told = words.line.format(name=place.name, line=number)
                raise _error(place, f"line {number}", told, words.mend) from error
    if tuple(meetings) != one_evening():
        raise _error(place, "changed", words.changed.format(name=place.name), words.mend)
    return EveningRecord(meetings, lang=lang)


def _meeting(row: list[str]) -> Meeting:
    start, end, name, firm, leads, met, met_firm, met_leads, known = (cell.strip() for cell in row)
    return Meeting(
        float(start.replace(",", ".")),
        float(end.replace(",", ".")),
        guest=Guest(name, firm, _YES[leads]),
        other=Guest(met, met_firm, _YES[met_leads]),
        known=_YES[known],
    )


def _said(guest: Guest) -> tuple[str, str, str]:
    return guest.name, guest.organisation, _yes(guest.leads)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _error(path: Path, value: str, told: str, mend: str) -> RecordError:
    return RecordError(
        thing=f"the record {path.name}",
        value=value,
        expected="the record that comes with exercise 2",
        mend="Put the file back as it was.",
        told=f"{told}\n{mend}",
    )
