"""The commitment card as an activity: a guess first, then one to three if-then plans, and when to look again."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.commitment import (
    LATER_STUDIES_SAY,
    MOST_PLANS,
    STUDIES_SAY,
    Plan,
    PlanField,
    WordLists,
    ahead_of_ten,
    check_day,
    follow_ups,
    hints,
    read_plan,
)
from workshop_kit.domain.errors import AnswerError, MessageError, PlanError

PAIRS = 10

CalendarWriter = Callable[[Sequence[Plan], str], str]
"""Gives the text of a calendar file for plans and the day from which the weeks count."""


@dataclass(frozen=True)
class Guess:
    """In how many of ten pairs somebody expects the plan to win; None: would rather not guess."""

    pairs: int | None


@dataclass(frozen=True)
class CommitmentState:
    """Where one person stands.

    Attributes
    ----------
    guess : Guess or None
        None until it is placed: nothing of what studies say is shown before.
    plans : tuple of Plan
        One to three, in the order in which they were begun; none before the first.
    day : str or None
        From which the weeks count.
    done : bool
        Whether the person has asked for the card since the last change. What is missing is told only then.
    """

    guess: Guess | None = None
    plans: tuple[Plan, ...] = ()
    day: str | None = None
    done: bool = False

    @property
    def ready(self) -> bool:
        """Whether there is a card: asked for, with at least one plan, and all of them complete."""
        return self.done and bool(self.plans) and not any(plan.missing for plan in self.plans)


@dataclass(frozen=True, kw_only=True)
class CommitmentActivity:
    """Messages: ``guess`` (pairs), ``add``, ``edit`` (plan, fields), ``remove`` (plan), ``day`` (day), ``done``, ``start_over``.

    Parameters
    ----------
    lists : WordLists
        Words of the person's language by which the form of a plan is looked at.
    calendar : CalendarWriter
        What turns plans and a day into a calendar file.
    plans : Sequence of Plan, optional
        Written already. If all are complete, the card is there after the guess.
    day : str, optional
        From which the weeks count, if it is known already.

    Raises
    ------
    PlanError
        If there are more than three plans.
    DayError
        If the day is none.
    """

    lists: WordLists
    calendar: CalendarWriter
    plans: Sequence[Plan] = ()
    day: str | None = None

    def __post_init__(self) -> None:
        if len(self.plans) > MOST_PLANS:
            raise _too_many(len(self.plans))
        if self.day is not None:
            check_day(self.day)

    def begin(self) -> CommitmentState:
        """Nothing is guessed; the plans are those given."""
        complete = bool(self.plans) and not any(plan.missing for plan in self.plans)
        return CommitmentState(plans=tuple(self.plans), day=self.day, done=complete)

    def receive(self, state: CommitmentState, message: Message) -> CommitmentState:
        """Return the state after one message. A change of a plan takes back that the card was asked for.

        Raises
        ------
        AnswerError
            If a guess is not 0 to 10 or None.
        PlanError
            If a fourth plan is begun, a plan is changed that is not there, or a part is no text or too long.
        DayError
            If a day is none.
        MessageError
            If the type of the message is none of the seven, or anything but a guess comes before the guess.
        """
        match message.get("type"):
            case "guess":
                guess = Guess(_check_guess(message))
                return state if state.guess else replace(state, guess=guess)
            case "start_over":
                return CommitmentState()
            case "add" | "edit" | "remove" if state.guess:
                return replace(state, plans=_changed(state.plans, message), done=False)
            case "day" if state.guess:
                return replace(state, day=check_day(message.get("day")))
            case "done" if state.guess:
                return replace(state, done=True)
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'guess', 'start_over' or, once there is a guess, 'add', 'edit', 'remove', 'day' or 'done'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: CommitmentState) -> dict[str, object]:
        """Return the plans, what their form may lack, what is missing once it was asked for, and the calendar.

        ``answer`` is empty before the guess; ``calendar`` is empty until there are a card and a day.
        """
        return {
            "plans": [asdict(plan) for plan in state.plans],
            "hints": [
                {
                    field.value: [hint.value for hint in some]
                    for field, some in hints(plan, self.lists).items()
                }
                for plan in state.plans
            ],
            "missing": [
                [field.value for field in plan.missing] if state.done else [] for plan in state.plans
            ],
            "day": state.day,
            "dates": list(follow_ups(state.day)) if state.day else [],
            "calendar": self.calendar(state.plans, state.day) if state.ready and state.day else "",
            "answer": answer() if state.guess else {},
            "ready": state.ready,
            # last: a face that hears of these has all that it draws from
            "done": state.done,
            "guess": None if state.guess is None else asdict(state.guess),
        }


def answer() -> dict[str, Any]:
    """Return what studies say, in pairs out of ten: at first, later from and to, and by chance."""
    later = [round(ahead_of_ten(difference)) for difference in LATER_STUDIES_SAY]
    return {
        "pairs": round(ahead_of_ten(STUDIES_SAY)),
        "from": later[0],
        "to": later[1],
        "chance": round(ahead_of_ten(0)),
    }


def _check_guess(message: Message) -> int | None:
    value = message.get("pairs", "missing")
    if value is None:
        return None
    found = whole_number(value, 0, PAIRS)
    if found is None:
        raise AnswerError(
            thing="message['pairs']",
            value=value,
            expected=f"a whole number from 0 to {PAIRS}, or None for 'rather not guess'",
            mend="It counts pairs.",
        )
    return found


def _changed(plans: tuple[Plan, ...], message: Message) -> tuple[Plan, ...]:
    if message["type"] == "add":
        if len(plans) == MOST_PLANS:
            raise _too_many(MOST_PLANS + 1)
        return (*plans, Plan())
    index = _check_index(plans, message)
    new = (read_plan({**asdict(plans[index]), **_fields(message)}),) if message["type"] == "edit" else ()
    return plans[:index] + new + plans[index + 1 :]


def _check_index(plans: tuple[Plan, ...], message: Message) -> int:
    value = message.get("plan")
    found = whole_number(value, 0, len(plans) - 1)
    if found is None:
        raise PlanError(
            thing="message['plan']",
            value=value,
            expected=f"the place of one of {len(plans)} plans, counted from 0",
            mend="Add a plan before you change it.",
        )
    return found


def _fields(message: Message) -> dict[str, object]:
    found = message.get("fields")
    if not isinstance(found, dict) or not found or not set(found) <= set(PlanField):
        raise PlanError(
            thing="message['fields']",
            value=found,
            expected="a text for one or more of " + ", ".join(PlanField),
            mend="Name the parts that change; the others stay.",
        )
    return found


def _too_many(count: int) -> PlanError:
    return PlanError(
        thing="the number of plans",
        value=count,
        expected=f"at most {MOST_PLANS}",
        mend="Remove one before you write another.",
    )
