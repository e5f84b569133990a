"""The languages stay together: same modules, same cells, same code; only the words differ."""

import re
from pathlib import Path

import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, ROOT, name_of, read, source
from workshop_kit.content import DEFAULT_LANGUAGE, languages

ORIGINALS = [path for path in NOTEBOOKS if path.parent.name == DEFAULT_LANGUAGE]
PAIRS = [
    (path, ROOT / "notebooks" / language / path.name)
    for path in ORIGINALS
    for language in languages()
    if language != DEFAULT_LANGUAGE
]

each_pair = pytest.mark.parametrize(("original", "other"), PAIRS, ids=[name_of(other) for _, other in PAIRS])


def test_every_language_has_the_same_modules() -> None:
    names = {
        language: sorted(path.name for path in NOTEBOOKS if path.parent.name == language)
        for language in languages()
    }
    assert names[DEFAULT_LANGUAGE]
    assert all(found == names[DEFAULT_LANGUAGE] for found in names.values())


@each_pair
def test_both_have_the_same_cells_in_the_same_order(original: Path, other: Path) -> None:
    def shape(path: Path) -> list[tuple[str, str, list[str]]]:
        return [
            (cell["id"], cell["cell_type"], cell["metadata"].get("tags", [])) for cell in read(path)["cells"]
        ]

    assert shape(original) == shape(other)


@each_pair
def test_code_differs_in_the_language_alone(original: Path, other: Path) -> None:
    for mine, theirs in zip(read(original)["cells"], read(other)["cells"], strict=True):
        if mine["cell_type"] == "code":
            expected = source(mine).replace(
                f'lang = "{original.parent.name}"', f'lang = "{other.parent.name}"'
            )
            assert source(theirs) == expected


@each_pair
def test_words_differ_in_every_cell(original: Path, other: Path) -> None:
    for mine, theirs in zip(read(original)["cells"], read(other)["cells"], strict=True):
        if mine["cell_type"] == "markdown":
            assert source(mine) != source(theirs)


@each_pair
def test_both_have_the_same_headings_lists_and_minutes(original: Path, other: Path) -> None:
    def outline(path: Path) -> list[list[str]]:
        return [
            re.findall(r"^(?:#+|-|\d+\.|\*\d+) ", source(cell), re.MULTILINE)
            for cell in read(path)["cells"]
            if cell["cell_type"] == "markdown"
        ]

    assert outline(original) == outline(other)
