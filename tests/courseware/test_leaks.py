"""Leaks are found token by token, wherever they hide."""

import nbformat
import pytest

from workshop_kit.courseware.leaks import holds, leaks, secrets_of, tokens, told_choices

SOLUTION = """### BEGIN SOLUTION
moves = ["ask", "help", "offer"]
share = 0.375
kind = "echo"
sheet.fill_in(scene_one="gardener", why="Somebody who asks first is answered.")
### END SOLUTION"""


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells))


def found(*cells: nbformat.NotebookNode) -> set[str]:
    return {what for _, what in leaks(notebook(nbformat.v4.new_code_cell(SOLUTION)), notebook(*cells))}


def test_words_and_numbers_are_tokens_in_code_and_in_prose_alike():
    assert tokens('moves = ["Ask", 0.25]') == ("moves", "ask", "0.25") == tokens("Moves: ask — 0.25!")


def test_a_row_is_held_as_a_whole_only():
    assert holds(("a", "b", "c"), ("b", "c"))
    assert not holds(("a", "b", "c"), ("a", "c"))
    assert not holds((), ("a",))


def test_values_that_tell_something_are_secrets_and_short_ones_are_so_with_their_names():
    secrets = set(secrets_of(SOLUTION))
    assert {("ask", "help", "offer"), ("0.375",), ("kind", "echo"), ("scene_one", "gardener")} <= secrets
    assert not {("echo",), ("gardener",)} & secrets


def test_values_given_together_or_with_a_type_are_secrets_with_their_names():
    secrets = set(secrets_of("low, high = 0.375, 3\nshare: int = 62"))
    assert {("low", "0.375"), ("0.375",), ("high", "3"), ("share", "62")} <= secrets


@pytest.mark.parametrize("code", ["odd = {[1]: 2}", "files = !ls", "%time x = 1", "x = = 1"])
def test_code_that_is_no_plain_value_breaks_nothing(code: str):
    assert ("kind", "echo") not in set(secrets_of(code))
    assert ("kind", "echo") in set(secrets_of(f"{code}\nkind = 'echo'")) or "= =" in code


@pytest.mark.parametrize(
    "text",
    [
        "moves = ['ask','help','offer']",
        "Ask, help, offer: in this order.",
        "# 0.375 would do",
        "0,375 reicht",
        "about 37.5 %",
        "ungefähr 37,5 Prozent",
        "try .375",
        "0.3750",
        "kind='echo'",
        "somebody who asks first, is answered",
    ],
)
def test_a_piece_of_the_solution_is_found_in_code_in_words_in_outputs_and_in_metadata(text: str):
    out = nbformat.v4.new_code_cell("1")
    out.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": text})]
    hidden = nbformat.v4.new_code_cell("1", metadata={"note": text})
    for cell in (nbformat.v4.new_code_cell(text), nbformat.v4.new_markdown_cell(text), out, hidden):
        assert found(cell)


@pytest.mark.parametrize("text", ["moves = ...  # here", "ask for help", "The echo is one of eight.", "0.37"])
def test_words_that_tell_nothing_are_let_be(text: str):
    assert found(nbformat.v4.new_markdown_cell(text)) == set()


def test_what_another_language_has_for_a_secret_is_one_here_too():
    other = notebook(nbformat.v4.new_code_cell("### BEGIN SOLUTION\nanteil = 0.625\n### END SOLUTION"))
    exercise = notebook(nbformat.v4.new_markdown_cell("Take 0.625."))
    ours = notebook(nbformat.v4.new_code_cell(SOLUTION))
    assert list(leaks(ours, exercise)) == []
    assert [what for _, what in leaks(ours, exercise, other)] == ["0.625"]


def test_what_an_author_has_written_for_authors_is_a_secret():
    ours = notebook(
        nbformat.v4.new_markdown_cell("Ask\n\nThe bridge is the echo.", metadata={"tags": ["solution"]})
    )
    exercise = notebook(nbformat.v4.new_markdown_cell("Look: the bridge is the echo!"))
    assert [what for _, what in leaks(ours, exercise)] == ["the bridge is the echo"]


def test_the_words_of_a_right_choice_tell_it_where_they_stand_alone():
    ours = notebook(
        nbformat.v4.new_code_cell("### BEGIN SOLUTION\nsheet.fill_in(group='x')\n### END SOLUTION")
    )
    questions = {"group": {"x": "Kira, Noor and Oleg", "y": "Bruno, Priya and Uma"}}

    def told(text: str) -> list[str]:
        exercise = notebook(nbformat.v4.new_markdown_cell(text))
        return [words for _, words in told_choices(ours, exercise, questions)]

    assert told("It was Kira, Noor and Oleg.") == ["Kira, Noor and Oleg"]
    assert told("Kira, Noor and Oleg, or Bruno, Priya and Uma?") == []
    assert told("Bruno, Priya and Uma.") == []


def test_traces_of_an_author_are_found():
    cell = nbformat.v4.new_code_cell(
        "### BEGIN SOLUTION\n### END SOLUTION", metadata={"tags": ["solution"], "nbgrader": {}}
    )
    cell.execution_count = 1
    picture = nbformat.v4.new_markdown_cell("![a](attachment:a)", attachments={"a": {"image/png": ""}})
    assert found(cell, picture) == {
        "the tag 'solution'",
        "metadata of nbgrader",
        "a mark of a solution",
        "an attachment",
        "outputs of a run",
    }
