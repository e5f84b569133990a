"""The words of the exercises: one file for each, and one for what all of them say."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import PLACEHOLDER, Part, Text, complete, text
from workshop_kit.domain.exercises.exercise import Exercise, Form, Question, Step, StepKind

Loose = Annotated[str, Field(min_length=1)]
"""A text whose gaps depend on its place; `ExerciseWords.fits` looks at them."""


class AnswersTableWords(Part):
    """A table of answers to the quiz."""

    caption: Annotated[str, text("trait")]
    all_traits: Text
    statement: Text
    answer: Text
    is_reversed: Text
    reversed_mark: Text


class ChancesTableWords(Part):
    """A table of types, and how many in a hundred are nearest to each."""

    caption: Text
    type: Text
    count: Text


class TroubleWords(Part):
    """What Python cannot read or work out, by what it most likely is."""

    curly_quote: Annotated[str, text("line", "sign")]
    strange_sign: Annotated[str, text("line", "sign")]
    hidden_sign: Annotated[str, text("line")]
    open_quote: Annotated[str, text("line")]
    bracket: Annotated[str, text("line")]
    comma: Annotated[str, text("line")]
    leading_zero: Annotated[str, text("line")]
    colon: Annotated[str, text("line")]
    space: Annotated[str, text("line")]
    pair: Text
    text: Text
    dots: Text
    no_sign: Text
    zero: Text


class CourseWords(Part):
    """``course.yaml``: what every exercise and every check says."""

    stub: Text
    not_yet: Text
    hint: Annotated[str, text("number", "of")]
    unanswered: Text
    not_through: Text
    only_number: Text
    run_again: Text
    unanswered_some: Annotated[str, text("answered", "asked")]
    too_short: Annotated[str, text("words", "fewest")]
    checklist: Text
    checklist_end: Text
    odd: Annotated[str, text("expects")]
    bet: Text
    choose: Text
    sheet_open: Annotated[str, text("answered", "asked")]
    sheet_done: Text
    here_first: Annotated[str, text("name")]
    stopped: Text
    unknown_name: Annotated[str, text("name")]
    alike: Annotated[str, text("name")]
    not_finished: Annotated[str, text("line")]
    trouble: TroubleWords
    anything_else: Text
    python_says: Annotated[str, text("message")]
    interrupted: Text
    progress: Annotated[str, text("done", "total")]
    progress_all: Text
    progress_new: Annotated[str, text("total")]
    kept: Text
    not_kept: Annotated[str, text("reason")]
    disk_full: Text
    read_only: Text
    overview: Text
    overview_columns: Annotated[list[Text], Field(min_length=3, max_length=3)]
    overview_done: Text
    overview_begun: Annotated[str, text("done", "total")]
    overview_open: Text
    taken: dict[Form, Annotated[str, text("value")]]
    answers_table: AnswersTableWords
    chances_table: ChancesTableWords
    card_open: Text

    @model_validator(mode="after")
    def _every_form(self) -> Self:
        return complete(self, "taken", set(Form))


class SheetWords(Part):
    """What a sheet asks, by question, and what its choices are called."""

    title: Text
    questions: dict[str, Text]
    choices: dict[str, Text] = Field(default_factory=dict)


class StepWords(Part):
    """What is said about one step.

    Attributes
    ----------
    right : str
        The green line of a checked step; texts and bets have words of their own for all exercises.
    hints : list of str
        Help on the first try, more on the second, the way on the third; three, or none where there is no wrong.
        They may name the facts that go with every wrong answer.
    reasons : dict
        Why an answer is not right yet, or what a right one shows.
    checklist : list of str
        For a text: what to look for in it.
    expects : str
        For a line of Python: what kind of thing is expected.
    """

    right: Text | None = None
    hints: list[Loose] = Field(default_factory=list)
    reasons: dict[str, Loose] = Field(default_factory=dict)
    checklist: list[Text] = Field(default_factory=list)
    expects: Text | None = None


class ExerciseWords(Part):
    """``exercises/<name>.yaml``: a title, sheets and steps; `names` are words for facts that are names."""

    title: Text
    minutes: Annotated[int, Field(ge=5, le=15)]
    names: dict[str, Text] = Field(default_factory=dict)
    sheets: dict[str, SheetWords] = Field(default_factory=dict)
    steps: dict[str, StepWords]

    @model_validator(mode="after")
    def _no_stray_spaces(self) -> Self:
        for name, step in self.steps.items():
            for line in (step.right or "", *step.reasons.values(), *step.hints):
                if line != line.strip():
                    raise ValueError(f"under steps.{name}: no spaces at the ends")
        return self

    def fits(self, exercise: Exercise) -> Self:
        """Return these words, if they say all that an exercise needs and nothing else; a validator's error if not."""
        problem = next(_problems(self, exercise), None)
        if problem:
            raise ValueError(problem)
        return self


def _problems(words: ExerciseWords, exercise: Exercise) -> Iterator[str]:
    yield from _differ("names", words.names, dict.fromkeys(exercise.names))
    yield from _differ("steps", words.steps, {step.name: step for step in exercise.steps})
    with_sheet = {step.name: step for step in exercise.steps if step.questions}
    yield from _differ("sheets", words.sheets, with_sheet)
    for step in exercise.steps:
        yield from _step_problems(words.steps[step.name], step)
        if step.questions:
            yield from _sheet_problems(words.sheets[step.name], step)


def _step_problems(words: StepWords, step: Step) -> Iterator[str]:
    place = f"steps.{step.name}"
    told = {} if step.kind is StepKind.WRITTEN else step.reasons
    yield from _differ(f"{place}.reasons", words.reasons, told)
    for reason, facts in told.items():
        extra = set(PLACEHOLDER.findall(words.reasons[reason])) - set(facts)
        if extra:
            yield f"under {place}.reasons.{reason}: no placeholders but {', '.join(facts) or 'none'}"
    if set(PLACEHOLDER.findall("".join(words.hints))) - set(step.hint_facts):
        yield f"under {place}.hints: no placeholders but {', '.join(step.hint_facts) or 'none'}"
    if (words.right is None) == (step.kind is StepKind.CHECKED):
        yield f"under {place}.right: a text where something is checked, and nowhere else"
    wanted = 3 if step.kind is StepKind.CHECKED else 0
    if len(words.hints) != wanted:
        yield f"under {place}.hints: {wanted} of them"
    if bool(words.checklist) != (step.kind is StepKind.WRITTEN):
        yield f"under {place}.checklist: a list for texts, and for nothing else"
    if (words.expects is None) != bool(step.questions):
        yield f"under {place}.expects: a text where there is no sheet, and nowhere else"


def _sheet_problems(words: SheetWords, step: Step) -> Iterator[str]:
    place = f"sheets.{step.name}"
    yield from _differ(f"{place}.questions", words.questions, _by_name(step.questions))
    choices = {choice: choice for question in step.questions for choice in question.choices}
    yield from _differ(f"{place}.choices", words.choices, choices)


def _by_name(questions: tuple[Question, ...]) -> dict[str, Question]:
    return {question.name: question for question in questions}


def _differ(place: str, found: Mapping[str, object], wanted: Mapping[str, object]) -> Iterator[str]:
    if missing := [name for name in wanted if name not in found]:
        yield f"under {place}: also these keys: {', '.join(missing)}"
    if extra := [name for name in found if name not in wanted]:
        yield f"under {place}: no keys such as: {', '.join(extra)}"
