"""Why people go where others meet: four motives, twelve overheard sentences, and how they were meant."""

from collections.abc import Collection
from enum import StrEnum


class Motive(StrEnum):
    """A reason to be in the room. None is wrong; they lead to different evenings."""

    PLAN = "plan"
    PEOPLE = "people"
    SALE = "sale"
    SENT = "sent"


class Hearing(StrEnum):
    """How what somebody heard stands beside how a sentence was meant."""

    SAME = "same"
    PARTLY = "partly"
    OTHER = "other"
    OPEN = "open"


MOST = 2
"""So many motives may be heard in one sentence."""

MEANT: dict[str, tuple[Motive, ...]] = {
    "again": (Motive.PEOPLE,),
    "face": (Motive.SENT,),
    "north": (Motive.PLAN,),
    "cards": (Motive.SALE,),
    "deal_with": (Motive.PEOPLE, Motive.SALE),
    "report": (Motive.SENT,),
    "second_place": (Motive.PLAN,),
    "quarter": (Motive.SALE, Motive.SENT),
    "introduce": (Motive.PEOPLE,),
    "names": (Motive.PLAN, Motive.SENT),
    "oil": (Motive.SALE,),
    "good_for_me": (Motive.SENT, Motive.PEOPLE),
}
"""The sentences in their order, and how we meant each: three for each motive, named first, and four of the
twelve could be two. It is our own ear, not a measurement."""


def hearing(heard: Collection[Motive], meant: Collection[Motive]) -> Hearing:
    """Say how what was heard stands beside what was meant; nothing heard leaves it open."""
    if not heard:
        return Hearing.OPEN
    if set(heard) == set(meant):
        return Hearing.SAME
    return Hearing.PARTLY if set(heard) & set(meant) else Hearing.OTHER
