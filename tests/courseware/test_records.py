"""The record of an evening: as the model gives it, and a clear word where it is not."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.courseware import read_record
from workshop_kit.courseware.records import COLUMNS, RecordError, record_text, write_record
from workshop_kit.courseware.sources import checkout
from workshop_kit.domain.exercises.evening import one_evening


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record as it comes with the course."""
    path = tmp_path / "evening.csv"
    write_record(path)
    return path


def test_the_files_that_ship_are_to_the_digit_what_the_model_gives():
    for folder in (checkout().solutions, checkout().exercises):
        assert (folder / "data" / "evening.csv").read_bytes() == record_text(one_evening()).encode()


def test_a_record_comes_back_as_it_was_written(record: Path):
    assert tuple(read_record(record)) == one_evening()
    assert tuple(read_record(str(record))) == one_evening()


def test_no_line_of_it_tells_a_type():
    assert not {"archetype", "type", "style", "confidence"} & set(COLUMNS)


@pytest.mark.parametrize("lang", languages())
def test_a_record_shows_its_first_lines_in_words_of_the_language(record: Path, lang: str):
    words = load_words(lang).record
    shown = read_record(record, lang=lang)._repr_mimebundle_()
    assert shown["text/plain"] == "EveningRecord(24 guests, 142 meetings)"
    cells = [html.unescape(cell) for cell in re.findall(r"<t[hd] [^>]*>([^<]*)<", shown["text/html"])]
    assert tuple(cells[:7]) == words.columns_shown
    first = one_evening()[0]
    assert cells[9] == first.guest.name
    assert cells[13] == (words.yes if first.known else words.no)


def test_what_a_spreadsheet_makes_of_it_can_be_read(record: Path):
    text = record.read_text()
    saved = text.replace(",", ";").replace(".", ",").replace("\n", "\r\n")
    record.write_bytes(b"\xef\xbb\xbf" + saved.encode() + b";;;;;;;;\r\n")
    assert tuple(read_record(record)) == one_evening()
    record.write_text(text.replace(",", "\t"))
    assert tuple(read_record(record)) == one_evening()


def without_a_line(text: str) -> str:
    return "\n".join(text.splitlines()[:-1])


TROUBLES: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda text: text[:0], "columns"),
    "a blank line alone": (lambda text: text[-1:], "columns"),
    "another first line": (lambda text: text.replace("guest", "name", 1), "columns"),
    "a name changed": (lambda text: text.replace("Kira", "Kirra"), "changed"),
    "a minute changed": (lambda text: text.replace("2.7,10.1", "2.7,10.2"), "changed"),
    "a line missing": (without_a_line, "changed"),
    "a line too much": (lambda text: text + text.splitlines()[-1], "changed"),
    "a number that is none": (lambda text: text.replace("2.7,10.1", "2.7,ten"), "line"),
    "a number that is no minute": (lambda text: text.replace("2.7,10.1", "2.7,nan"), "changed"),
    "a value missing": (lambda text: text.replace("2.7,10.1", "2.7"), "line"),
    "neither yes nor no": (lambda text: text.replace(",no,yes\n", ",no,perhaps\n", 1), "line"),
}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_record_that_was_changed_or_broken_is_told_in_plain_words(record: Path, trouble: str, lang: str):
    change, reason = TROUBLES[trouble]
    record.write_text(change(record.read_text()))
    words = load_words(lang).record
    with pytest.raises(RecordError) as caught:
        read_record(record, lang=lang)
    sentence = getattr(words, reason).format(name="evening.csv", line=2)
    assert caught.value.told == f"{sentence}\n{words.mend}"


def test_a_record_that_is_missing_no_text_or_a_folder_is_told_in_plain_words(record: Path, tmp_path: Path):
    words = load_words("en").record
    with pytest.raises(RecordError, match=re.escape(words.missing.format(name="none.csv"))):
        read_record(tmp_path / "none.csv")
    record.write_bytes(b"PK\x03\x04\xff\xfe\x00\xd8")
    with pytest.raises(RecordError, match=re.escape(words.no_text.format(name="evening.csv"))):
        read_record(record)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(RecordError, match=re.escape(words.unreadable.format(name="folder.csv"))):
        read_record(tmp_path / "folder.csv")
