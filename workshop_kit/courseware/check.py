"""What a participant's notebook calls: `begin` an exercise, ask, and check an answer."""

from pathlib import Path

from IPython.display import display

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.courseware.answer import answer_of
from workshop_kit.courseware.errors import CoursewareError, NotYetError, UnansweredError
from workshop_kit.courseware.folder import NotKeptError, OwnFolder, own_folder
from workshop_kit.courseware.language import named, read, told
from workshop_kit.courseware.overview import Overview
from workshop_kit.courseware.progress import Progress, What
from workshop_kit.courseware.shell import holds_not_through, speak_kindly
from workshop_kit.courseware.told import Told, filled
from workshop_kit.domain.errors import WorkshopKitError
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Exercise, Step, StepKind, Verdict, answered, asked
from workshop_kit.widgets import AnswerSheet

_HINTS = 3


def begin(name: str, *, lang: str = DEFAULT_LANGUAGE) -> "Check":
    """Open an exercise: say how far somebody is, and return what checks its steps.

    Parameters
    ----------
    name : str
        As the notebook is called, such as ``"03_freedom_without_means"``.
    lang : str, optional

    Raises
    ------
    CoursewareError
        If there is no such exercise.
    ContentError
        If there is no such language.
    """
    exercise = EXERCISES.get(name)
    if exercise is None:
        raise CoursewareError(
            thing="the exercise",
            value=name,
            expected="one of " + ", ".join(EXERCISES),
            mend="Look for a slip of the pen.",
        )
    speak_kindly(lang)
    return Check(exercise, lang=lang, folder=own_folder(Path.cwd()))


def overview(*, lang: str = DEFAULT_LANGUAGE) -> Overview:
    """Return all exercises, and how far somebody is in each."""
    speak_kindly(lang)
    return Overview(lang, Progress(own_folder(Path.cwd())))


class Check:
    """Checks the steps of one exercise: ``check("target", slider)``, with a widget or a value as the answer.

    Parameters
    ----------
    exercise : Exercise
    lang : str
    folder : OwnFolder or None
        Where progress and answers are kept; None: nowhere.
    """

    def __init__(self, exercise: Exercise, *, lang: str, folder: OwnFolder | None) -> None:
        self._exercise, self._lang, self._folder = exercise, lang, folder
        self._progress = Progress(folder)
        words = load_words(lang)
        self._all, self._course, self._words = words, words.course, words.exercises[exercise.name]
        self._unkept = False
        if not self._progress.is_begun(exercise):
            self._note(What.BEGUN)

    def __call__(self, step: str, answer: object) -> None:
        """Show a green line for an answer that is right.

        It is shown, not returned: nbgrader takes what a cell returns for a number of points.

        Raises
        ------
        NotYetError
            If it is not right yet, with a hint that says more each time; `UnansweredError` if there is none.
        CoursewareError
            If there is no such step.
        """
        display(self.look(step, answer))

    def look(self, step: str, answer: object) -> Told:
        """Return the green line for an answer that is right.

        Raises
        ------
        NotYetError, CoursewareError
            As a call does.
        """
        found, answer = self._step(step), answer_of(answer)
        if holds_not_through(answer):
            raise self._waits(found, self._course.not_through, given=0)
        given, wanted = answered(found, answer), asked(found)
        if found.kind is not StepKind.BET and given < wanted:
            say = self._course
            some = say.unanswered_some.format(answered=given, asked=wanted)
            raise self._waits(found, some if given else say.unanswered, given=given)
        verdict = self._judge(found, answer)
        if not verdict.right:
            if is_read(verdict):
                self._note(What.NOT_YET, step=step, answer=answer)
            raise self._not_yet(found, answer, verdict)
        self._note(What.RIGHT, step=step, answer=answer)
        return self._right(found, verdict)

    def ask(self, step: str) -> AnswerSheet:
        """Return the questions of a step as a sheet to fill in, with what somebody has answered before."""
        found = self._step(step)
        name = self._exercise.name
        start = self._folder.answers(name, found.name) if self._folder else {}
        sheet = AnswerSheet(name, found.name, lang=self._lang, start=start)
        sheet.observe(lambda change: self._keep(found.name, change["new"]), "answers")
        return sheet

    def _ipython_display_(self) -> None:
        """Say how far somebody is."""
        display(self.told)

    @property
    def told(self) -> Told:
        """How far somebody is."""
        say, total = self._course, len(self._exercise.to_do)
        done = len(self._progress.done(self._exercise))
        headline = say.progress_new.format(total=total)
        if done:
            headline = say.progress_all if done == total else say.progress.format(done=done, total=total)
        return Told(headline, (say.kept,) if self._folder else ())

    def __repr__(self) -> str:
        """Say the same in every run."""
        return f"Check({self._exercise.name!r}, lang={self._lang!r})"

    def _step(self, name: str) -> Step:
        found = self._exercise.step(name)
        if found is None:
            raise CoursewareError(
                thing="the step",
                value=name,
                expected="one of " + ", ".join(step.name for step in self._exercise.steps),
                mend="Put back what stood in this cell: Ctrl+Z.",
            )
        return found

    def _judge(self, step: Step, answer: object) -> Verdict:
        try:
            return step.judge(read(answer, step.reads, self._all))
        except (WorkshopKitError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError):
            return Verdict(right=False)  # nothing that this step can read, whatever it is

    def _waits(self, step: Step, told: str, *, given: int) -> UnansweredError:
        return UnansweredError(
            thing=f"the answer to {step.name!r}",
            value=f"{given} of {asked(step)}",
            expected="an answer",
            mend="Answer, and check again.",
            told=f"{self._course.not_yet}\n{told}",
        )

    def _not_yet(self, step: Step, answer: object, verdict: Verdict) -> NotYetError:
        say, words = self._course, self._words.steps[step.name]
        lines = [say.not_yet, *self._taken(verdict)]
        if step.kind is StepKind.WRITTEN:
            lines.append(self._filled(say.too_short, step, verdict))
        elif verdict.reason:
            lines.append(self._filled(words.reasons[verdict.reason], step, verdict))
        elif words.expects:
            lines.append(say.odd.format(expects=words.expects))
        if words.hints and is_read(verdict) and set(step.hint_facts) <= set(verdict.facts):
            tries = min(max(self._progress.tries(self._exercise.name, step.name), 1), _HINTS)
            hint = self._filled(words.hints[tries - 1], step, verdict)
            lines.append(f"{say.hint.format(number=tries, of=_HINTS)}: {hint}")
        return NotYetError(
            thing=f"the answer to {step.name!r}",
            value=type(answer).__name__,
            expected="another one",
            mend="Change it, and check again.",
            told="\n".join(lines),
        )

    def _right(self, step: Step, verdict: Verdict) -> Told:
        say, words = self._course, self._words.steps[step.name]
        if step.kind is StepKind.WRITTEN:
            return Told(say.checklist, points=tuple(words.checklist), end=say.checklist_end, green=True)
        reason = (self._filled(words.reasons[verdict.reason], step, verdict),) if verdict.reason else ()
        if step.kind is StepKind.BET:
            return Told(say.bet, reason)
        return Told(words.right or "", (*self._taken(verdict), *reason), green=True)

    def _taken(self, verdict: Verdict) -> tuple[str, ...]:
        """Say what an answer was taken for, where it was written in another form."""
        if verdict.taken is None:
            return ()
        value = told(verdict.taken.value, self._all, self._lang)
        return (filled(self._course.taken[verdict.taken.form], {"value": value}, self._lang),)

    def _filled(self, sentence: str, step: Step, verdict: Verdict) -> str:
        """Return a sentence with its facts; those that are names as this language has them."""
        sheet = self._words.sheets.get(step.name)
        names = {**self._words.names, **(sheet.choices if sheet else {})}
        facts = {
            name: names.get(fact, fact) if isinstance(fact, str) else fact
            for name, fact in verdict.facts.items()
        }
        return filled(sentence, named(facts, self._all, self._lang), self._lang)

    def _note(self, what: What, *, step: str = "", answer: object = "") -> None:
        try:
            self._progress.note(self._exercise.name, what, step=step, answer=answer)
            self._unkept = False
        except NotKeptError as trouble:
            self._tell_unkept(trouble)

    def _keep(self, step: str, answers: dict[str, object]) -> None:
        if self._folder:
            try:
                self._folder.keep_answers(self._exercise.name, step, answers)
            except NotKeptError as trouble:
                self._tell_unkept(trouble)

    def _tell_unkept(self, trouble: NotKeptError) -> None:
        if self._unkept:  # once is enough
            return
        self._unkept = True
        reason = self._course.disk_full if trouble.full else self._course.read_only
        display(Told(self._course.not_kept.format(reason=reason)))


def is_read(verdict: Verdict) -> bool:
    """Tell whether an answer could be read at all; what could not is no try, and costs no hint."""
    return verdict.reason not in ("", "odd")
