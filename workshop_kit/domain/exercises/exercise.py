"""What every exercise is made of: steps, each with what it asks, a judge, and answers that it must refuse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

Fact = float | str | np.datetime64 | tuple[str, ...]
Facts = Mapping[str, Fact]
"""What a sentence about an answer may name; the words decide how. Members of an enum are told in their words."""


class StepKind(StrEnum):
    """What an answer is for."""

    CHECKED = "checked"
    """There is a right answer, or a few."""
    WRITTEN = "written"
    """In one's own words: there is a list to go through, and no grade."""
    BET = "bet"
    """Placed before one knows; nothing of it is wrong."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


class Reads(StrEnum):
    """What an answer is made into before it is judged, where that takes the words of a language."""

    PLAIN = "plain"
    """Nothing: it is judged as it is."""
    KINDS = "kinds"
    """Words for kinds of messages, as a tuple of `Kind`; what is none stays a text."""
    PLAN = "plan"
    """A `WrittenPlan`: parts of a plan, and the lists by which their form is looked at."""


class Form(StrEnum):
    """How an answer was written that another form was meant for, and that is taken all the same."""

    COMMA = "comma"
    TEXT = "text"
    LIST = "list"
    ORDER = "order"


@dataclass(frozen=True)
class Taken:
    """What an answer was taken for: told, so that nobody is judged by something else than they meant."""

    form: Form
    value: Fact


@dataclass(frozen=True)
class Question:
    """One question of a sheet that is filled in without any Python.

    Attributes
    ----------
    name : str
        Under which its answer is kept, and its words are found.
    kind : QuestionKind
    choices : tuple of str
        For a choice: the names of what may be chosen.
    least, most : float
        For a number: the bounds.
    """

    name: str
    kind: QuestionKind = QuestionKind.CHOICE
    choices: tuple[str, ...] = ()
    least: float = 0
    most: float = 100


@dataclass(frozen=True)
class Verdict:
    """What a judge says of an answer.

    Attributes
    ----------
    right : bool
    reason : str
        The name of the sentence that says why, or empty.
    facts : mapping
        What that sentence may name.
    taken : Taken or None
        What the answer was taken for, where it was written in another form.
    """

    right: bool
    reason: str = ""
    facts: Facts = field(default_factory=dict)
    taken: Taken | None = None


Judge = Callable[[object], Verdict]


@dataclass(frozen=True)
class Step:
    """One thing to answer.

    Attributes
    ----------
    name : str
        As `check` is called with it.
    judge : callable
        Takes plain values, whatever they are, and returns a `Verdict`.
    wrong : tuple
        Plausible answers that are not right: every check is tried with them.
    kind : StepKind
    questions : tuple of Question
        What its sheet asks; empty where the answer is a line of Python or a widget of its own.
    reasons : mapping
        Each reason the judge may give, and the facts that go with it.
    hint_facts : tuple of str
        Facts that go with every answer that is not right: the hints may name them, too.
    reads : Reads
        What its answer is made into before it is judged.
    """

    name: str
    judge: Judge
    wrong: tuple[object, ...] = ()
    kind: StepKind = StepKind.CHECKED
    questions: tuple[Question, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hint_facts: tuple[str, ...] = ()
    reads: Reads = Reads.PLAIN


@dataclass(frozen=True)
class Exercise:
    """One exercise: its name, as its notebook has it, and its steps in their order.

    Attributes
    ----------
    name : str
        Such as ``"03_freedom_without_means"``.
    steps : tuple of Step
    names : tuple of str
        Facts that are names, and no choices of a sheet: each language has its own word for them.
    """

    name: str
    steps: tuple[Step, ...]
    names: tuple[str, ...] = ()

    def step(self, name: str) -> Step | None:
        """Return the step of this name, or None."""
        return next((step for step in self.steps if step.name == name), None)

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The steps that count as done once they are right: all but bets."""
        return tuple(step for step in self.steps if step.kind is not StepKind.BET)


def answered(step: Step, answer: object) -> int:
    """Return how much of a step is answered, from 0 to `asked`.

    Nothing is: None, three dots, an empty text, a list that holds nothing else, and a question of a sheet that is
    left open.
    """
    if step.questions:
        given = answer if isinstance(answer, Mapping) else {}
        return sum(not is_open(given.get(question.name)) for question in step.questions)
    return 0 if is_open(answer) else 1


def asked(step: Step) -> int:
    """Return how much there is to answer in a step."""
    return len(step.questions) or 1


def is_open(value: object, *, deep: int = 4) -> bool:
    """Tell whether a value is no answer; `deep`: how far into lists of lists to look."""
    if value is None or value is Ellipsis:
        return True
    if isinstance(value, str):
        return value.strip() in ("", "...", "…")
    parts = tuple(value.values()) if isinstance(value, Mapping) else value
    if deep == 0 or not isinstance(parts, list | tuple | set | frozenset):
        return False
    return all(is_open(each, deep=deep - 1) for each in parts)
