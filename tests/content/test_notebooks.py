"""The first cell of a notebook: what the landing page lists, and what is said when it is not there."""

import json
import re
from pathlib import Path

import pytest

from workshop_kit.content import ContentError, Module, languages, load_modules, notebooks_folder
from workshop_kit.content.notebooks import load_module

FIRST = "# Why we network\n\n*25 minutes · alone*\n\nEvery room full of people\nasks one question.\n\nMore."


def notebook(path: Path, *cells: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": list(cells)}), encoding="utf-8")
    return path


def cell(source: object = FIRST) -> dict[str, object]:
    return {"cell_type": "markdown", "source": source}


def told(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_module(path)
    return str(caught.value)


# The workshop's own


@pytest.mark.parametrize("language", languages())
def test_the_modules_of_a_language_stand_in_their_order_and_none_shares_a_number(language: str):
    numbers = [module.number for module in load_modules(language)]
    assert numbers
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_modules_of_the_same_length(language: str):
    english = [(module.name, module.minutes) for module in load_modules("en")]
    assert [(module.name, module.minutes) for module in load_modules(language)] == english


@pytest.mark.parametrize("language", languages())
def test_a_module_is_introduced_in_plain_words(language: str):
    for module in load_modules(language):
        assert 5 <= module.minutes <= 90
        assert not re.search(r"[#*\n]", module.title + module.lead)
        assert module.path == notebooks_folder() / language / f"{module.name}.ipynb"


# Any notebook


@pytest.mark.parametrize("source", [FIRST, FIRST.splitlines(keepends=True)], ids=["text", "lines"])
def test_heading_minutes_and_lead_are_read_from_the_first_cell(tmp_path: Path, source: object):
    path = notebook(tmp_path / "en" / "07_any.ipynb", cell(source), cell("# Another"))
    assert load_module(path) == Module(
        name="07_any",
        path=path,
        title="Why we network",
        lead="Every room full of people asks one question.",
        minutes=25,
    )
    assert load_module(path).number == 7


def test_modules_come_in_the_order_of_their_numbers(tmp_path: Path):
    for name in ("02_b", "10_c", "01_z"):
        notebook(tmp_path / "en" / f"{name}.ipynb", cell())
    assert [module.number for module in load_modules("en", folder=tmp_path)] == [1, 2, 10]


@pytest.mark.parametrize("name", ["notes.ipynb", "1_short.ipynb", "01_text.md", "01-hyphen.ipynb"])
def test_other_files_in_the_folder_are_no_modules(tmp_path: Path, name: str):
    notebook(tmp_path / "en" / name, cell())
    assert load_modules("en", folder=tmp_path) == ()


def test_a_language_without_notebooks_has_no_modules(tmp_path: Path):
    assert load_modules("fr", folder=tmp_path) == ()


# What is wrong with it


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"cells": []}',
        '{"cells": null}',
        '{"cells": [{}]}',
        '{"cells": ["# Title"]}',
        '{"cells": [{"source": [1, 2]}]}',
        '{"cells": [{"source": null}]}',
    ],
)
def test_a_file_that_is_no_notebook_is_told_by_name(tmp_path: Path, text: str):
    path = tmp_path / "de" / "03_broken.ipynb"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    expected = "notebooks/de/03_broken.ipynb is 'not readable as a notebook'; expected a Jupyter notebook"
    assert told(path).startswith(expected)


def test_a_file_in_another_encoding_is_told_by_name(tmp_path: Path):
    path = tmp_path / "de" / "03_latin.ipynb"
    path.parent.mkdir()
    path.write_bytes('{"cells": [{"source": "# Grün"}]}'.encode("latin-1"))
    assert told(path).startswith("notebooks/de/03_latin.ipynb is 'not readable as a notebook'")


def test_a_notebook_that_is_gone_is_told_by_name(tmp_path: Path):
    expected = r"^notebooks/en/01_gone\.ipynb is 'not readable as a notebook'.*FileNotFoundError"
    assert re.search(expected, told(tmp_path / "en" / "01_gone.ipynb"))


@pytest.mark.parametrize(
    "source",
    [
        FIRST.replace("# Why", "## Why"),
        FIRST.replace("# Why", "Why"),
        FIRST.replace("*25 minutes · alone*", "*twenty-five minutes*"),
        FIRST.replace("*25 minutes · alone*", "25 minutes"),
        "# Why we network\n\n*25 minutes*",
        "",
    ],
    ids=["deeper heading", "no heading", "minutes in words", "minutes not set off", "no lead", "empty"],
)
def test_a_first_cell_that_lacks_something_is_told_what_it_should_be(tmp_path: Path, source: str):
    text = told(notebook(tmp_path / "en" / "04_bare.ipynb", cell(source)))
    assert text.startswith("notebooks/en/04_bare.ipynb: the first cell is ")
    assert "expected a heading '# …', then a line such as '*25 minutes*', then a paragraph." in text


def test_one_broken_notebook_is_told_when_all_are_loaded(tmp_path: Path):
    notebook(tmp_path / "en" / "01_fine.ipynb", cell())
    notebook(tmp_path / "en" / "02_broken.ipynb")
    with pytest.raises(ContentError, match=r"notebooks/en/02_broken\.ipynb"):
        load_modules("en", folder=tmp_path)
