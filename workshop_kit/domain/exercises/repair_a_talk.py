"""Exercise 6: repair a conversation that pitched too early."""

from collections import Counter

from workshop_kit.domain.errors import TalkError
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Facts, Reads, Step, Verdict
from workshop_kit.domain.exercises.reading import read_words
from workshop_kit.domain.exercises.written import written
from workshop_kit.domain.rapport import Talk, talk
from workshop_kit.domain.rapport_rule import RULE, Effect, Ending, Kind, Rung
from workshop_kit.domain.rapport_scenes import Scene, hear, options, scene_of

BEGUN = ("list_on_fridge", "our_package")
"""The talk as it went wrong: common ground, and in the second message the offer."""
WENT_WRONG = (Kind.COMMON_GROUND, Kind.OFFER, Kind.ADVICE, Kind.RAPPORT)
SPOILT = WENT_WRONG[:2]
MOST_AFTER = 4
_BELOW = tuple(rung for rung in Rung if rung is not Rung.OFFER)
_COOLS = {Effect.OFFER_TOO_SOON, Effect.PUSHED, Effect.DRIFTED}


def _talk(answer: object) -> Verdict:
    moves = tuple(answer) if isinstance(answer, list | tuple) else ()
    if not moves or not all(isinstance(move, str) for move in moves):
        return Verdict(right=False, reason="not_begun")
    try:
        scene = scene_of(moves[0])
        over = not options(scene, moves)
    except TalkError:
        return Verdict(right=False, reason="not_begun")
    if scene is not Scene.GROUP or moves[: len(BEGUN)] != BEGUN:
        return Verdict(right=False, reason="another")
    heard = hear(scene, moves)
    if not over:
        return Verdict(right=False, reason="not_over")
    facts: Facts = {"kind": heard.steps[-1].kind, "warmth": heard.warmth, "ending": heard.ending}
    if heard.ending is Ending.ADVICE:
        return Verdict(right=True, reason="saved", facts=facts)
    return Verdict(right=False, reason="cold", facts=facts)


def _order(answer: object) -> Verdict:
    kinds = _kinds(answer)
    if isinstance(kinds, Verdict):
        return kinds
    if odd := _not_the_four(kinds):
        return odd
    heard = talk(kinds)
    cooled = _first_cooling(heard)
    if cooled:
        return Verdict(right=False, reason="early", facts={**cooled, "order": kinds})
    facts: Facts = {"order": kinds, "warmth": heard.warmth}
    early = [step.kind for step in heard.steps if step.effect is Effect.TOO_SOON]
    if early:
        return Verdict(right=True, reason="welcome_but", facts={**facts, "kind": early[0]})
    return Verdict(right=True, reason="welcome", facts=facts)


def _save(answer: object) -> Verdict:
    kinds = _kinds(answer)
    if isinstance(kinds, Verdict):
        return kinds
    if len(kinds) > len(SPOILT) and kinds[: len(SPOILT)] == SPOILT:
        kinds = kinds[len(SPOILT) :]  # somebody wrote down the whole talk
    if len(kinds) > MOST_AFTER:
        return Verdict(right=False, reason="many", facts={"count": len(kinds), "most": MOST_AFTER})
    heard = talk((*SPOILT, *kinds))
    cooled = _first_cooling(heard, after=len(SPOILT))
    if cooled:
        return Verdict(right=False, reason="cools", facts={**cooled, "order": kinds})
    facts: Facts = {"order": kinds, "warmth": heard.warmth, "wanted": RULE.interested}
    if Rung.OFFER in heard.standing or heard.is_open_to_an_offer:
        return Verdict(right=True, reason="open", facts=facts)
    lacking = tuple(rung for rung in _BELOW if rung not in heard.standing)
    if lacking:
        return Verdict(right=False, reason="lacking", facts={**facts, "rungs": lacking})
    return Verdict(right=False, reason="cool", facts=facts)


def _kinds(answer: object) -> tuple[Kind, ...] | Verdict:
    """Return kinds of messages, or what to say about a word that is none."""
    found: list[Kind] = []
    for number, word in enumerate(read_words(answer), start=1):
        if word is Ellipsis or (isinstance(word, str) and not word.strip()):
            return Verdict(right=False, reason="open_still", facts={"number": number})
        if not isinstance(word, str):
            return Verdict(right=False)
        try:
            found.append(Kind(word))
        except ValueError:
            return Verdict(right=False, reason="unknown", facts={"word": word[:60], "number": number})
    return tuple(found)


def _not_the_four(kinds: tuple[Kind, ...]) -> Verdict | None:
    """Tell what is too much or missing; credibility will do in the place of advice, as both build the same rung."""
    counted: Counter[Kind] = Counter(Kind.ADVICE if kind is Kind.CREDIBILITY else kind for kind in kinds)
    for kind in kinds:
        plain = Kind.ADVICE if kind is Kind.CREDIBILITY else kind
        if plain not in WENT_WRONG:
            return Verdict(right=False, reason="not_here", facts={"kind": kind})
        if counted[plain] > 1:
            return Verdict(right=False, reason="twice", facts={"kind": kind})
    lacking = tuple(kind for kind in WENT_WRONG if not counted[kind])
    return (
        Verdict(right=False, reason="missing", facts={"kinds": lacking, "order": kinds}) if lacking else None
    )


def _first_cooling(heard: Talk, *, after: int = 0) -> Facts:
    """Return where a talk cooled first, and by how much; empty where it did not."""
    warmth, standing = heard.start, heard.given
    for number, step in enumerate(heard.steps, start=1):
        if number > after and step.effect in _COOLS:
            return {
                "number": number,
                "kind": step.kind,
                "cost": warmth - step.warmth,
                "lacking": tuple(rung for rung in _BELOW if rung not in standing),
                "warmth": step.warmth,
            }
        warmth, standing = step.warmth, step.standing
    return {}


def _short(*kinds: Kind) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


_ABOUT_COOLING = ("order", "number", "kind", "cost", "lacking", "warmth")
_ABOUT_WORDS = {"unknown": ("word", "number"), "open_still": ("number",)}
_GROUND, _OFFER, _ADVICE, _RAPPORT = _short(*WENT_WRONG)

REPAIR_A_TALK = Exercise(
    "06_repair_a_talk",
    (
        bet("lost", "polite", "welcome", came="welcome"),
        Step(
            "talk",
            _talk,
            wrong=(
                [*BEGUN, "an_hour_together"],
                [*BEGUN, "both_know_half"],
                ["list_on_fridge", "who_says_no", "one_page_for_all"],
                ["list_on_fridge"],
            ),
            reasons={
                "not_begun": (),
                "another": (),
                "not_over": (),
                "cold": ("kind", "warmth", "ending"),
                "saved": ("kind", "warmth", "ending"),
            },
        ),
        Step(
            "order",
            _order,
            wrong=(
                [_GROUND, _OFFER, _ADVICE, _RAPPORT],
                [_OFFER, _GROUND, _ADVICE, _RAPPORT],
                [_GROUND, _ADVICE, _OFFER, _RAPPORT],
                [_GROUND, _ADVICE, _RAPPORT],
                [_GROUND, _GROUND, _ADVICE, _OFFER],
                ["hello", _ADVICE, _RAPPORT, _OFFER],
            ),
            reasons={
                **_ABOUT_WORDS,
                "not_here": ("kind",),
                "twice": ("kind",),
                "missing": ("kinds", "order"),
                "early": _ABOUT_COOLING,
                "welcome": ("order", "warmth"),
                "welcome_but": ("order", "warmth", "kind"),
            },
            reads=Reads.KINDS,
        ),
        Step(
            "save",
            _save,
            wrong=(
                [_OFFER],
                [_RAPPORT],
                [_GROUND, _ADVICE],
                [Kind.PUSHY.value],
                [_ADVICE, _OFFER],
                [_GROUND] * 5,
            ),
            reasons={
                **_ABOUT_WORDS,
                "many": ("count", "most"),
                "cools": _ABOUT_COOLING,
                "lacking": ("order", "warmth", "wanted", "rungs"),
                "cool": ("order", "warmth", "wanted"),
                "open": ("order", "warmth", "wanted"),
            },
            reads=Reads.KINDS,
        ),
        written("line"),
    ),
)
