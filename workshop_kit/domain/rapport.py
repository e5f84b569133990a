"""How a stranger online warms or cools: common ground first, then credibility, then rapport, and only then an offer.

An offer before its time cools, pushing cools always, and a step before its time is worth less. See `Rule` for the
numbers, all of which are teaching assumptions.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_kit.domain.errors import TalkError
from workshop_kit.domain.rapport_rule import BUILDS, RULE, Day, Effect, Ending, Kind, Mark, Rule, Rung


@dataclass(frozen=True)
class Step:
    """One message, and what it did.

    Attributes
    ----------
    kind : Kind
        What the message was.
    effect : Effect
        Why the warmth moved.
    warmth : int
        After the message.
    standing : frozenset of Rung
        The rungs that stand after it; the offer stands once one was welcome.
    """

    kind: Kind
    effect: Effect
    warmth: int
    standing: frozenset[Rung]


@dataclass(frozen=True)
class Talk:
    """A conversation so far: where it began, what each message did, and how it would end now."""

    start: int
    given: frozenset[Rung]
    steps: tuple[Step, ...]
    rule: Rule = RULE

    @property
    def warmth(self) -> int:
        """Warmth now."""
        return self.steps[-1].warmth if self.steps else self.start

    @property
    def standing(self) -> frozenset[Rung]:
        """The rungs that stand now."""
        return self.steps[-1].standing if self.steps else self.given

    @property
    def mark(self) -> Mark:
        """Warmth now, in a word."""
        return self.rule.mark(self.warmth)

    @property
    def is_open_to_an_offer(self) -> bool:
        """Whether an offer would be welcome as the next message."""
        return self.warmth >= self.rule.interested and not missing(Rung.OFFER, self.standing)

    @property
    def ending(self) -> Ending:
        """How far the talk has come, if it ended now."""
        if self.warmth <= self.rule.coldest:
            return Ending.LEFT
        if self.warmth < self.rule.interested:
            return Ending.NOTHING
        if Rung.OFFER in self.standing or (self.is_open_to_an_offer and self.warmth >= self.rule.asks):
            return Ending.OFFER
        if {Rung.COMMON_GROUND, Rung.CREDIBILITY} <= self.standing:
            return Ending.ADVICE
        return Ending.OPEN_DOOR


def missing(rung: Rung, standing: frozenset[Rung]) -> int:
    """Return how many rungs below this one do not stand."""
    below = list(Rung)[: list(Rung).index(rung)]
    return len(set(below) - standing)


def talk(
    kinds: Iterable[Kind | str],
    *,
    given: Iterable[Rung] = (),
    day: Day = Day.ORDINARY,
    rule: Rule = RULE,
) -> Talk:
    """Return what a stranger makes of your messages, one after the other; who is gone hears no more.

    Parameters
    ----------
    kinds : iterable of Kind or str
        What each message does: ``["common_ground", "advice", "rapport", "offer"]``.
    given : iterable of Rung, optional
        What stands before the first message, as when a friend has put in a word.
    day : Day, optional
        What kind of day the other person has.
    rule : Rule, optional
        The numbers; by default those of the workshop.

    Raises
    ------
    TalkError
        If a kind is none of `Kind`.
    """
    now = Talk(rule.start[day], frozenset(given), (), rule)
    for kind in [_kind(each) for each in kinds]:
        if now.warmth <= rule.coldest:
            break
        now = Talk(now.start, now.given, (*now.steps, _step(kind, now)), rule)
    return now


def _kind(value: object) -> Kind:
    try:
        return Kind(str(value))
    except ValueError:
        raise TalkError(
            thing="the kind of a message",
            value=value,
            expected="one of " + ", ".join(Kind),
            mend="Say what the message does, not what it says.",
        ) from None


def _step(kind: Kind, now: Talk) -> Step:
    rule, standing = now.rule, now.standing
    if kind is Kind.PUSHY:
        effect, change = Effect.PUSHED, rule.pushy
    elif kind is Kind.PASSIVE:
        effect, change = Effect.DRIFTED, rule.passive
    elif kind is Kind.OFFER:
        if now.is_open_to_an_offer:
            effect, change, standing = Effect.WELCOME, rule.offer_welcome, standing | {Rung.OFFER}
        else:
            lacking = max(1, missing(Rung.OFFER, standing))
            effect, change = Effect.OFFER_TOO_SOON, rule.offer_early * lacking
    else:
        effect, change, standing = _built(kind, now)
    return Step(kind, effect, max(rule.coldest, min(rule.warmest, now.warmth + change)), standing)


def _built(kind: Kind, now: Talk) -> tuple[Effect, int, frozenset[Rung]]:
    """Build a rung; before those below stand, that is worth less, but does no harm."""
    rung = BUILDS[kind]
    stands, lacking = rung in now.standing, missing(rung, now.standing)
    worth = (now.rule.more if stands else now.rule.first)[kind] + now.rule.skipped * lacking
    effect = Effect.TOO_SOON if lacking else Effect.MORE if stands else Effect.IN_TURN
    return effect, max(0, worth), now.standing | {rung}
