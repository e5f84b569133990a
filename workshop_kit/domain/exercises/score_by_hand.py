"""Exercise 7: score the quiz by hand for one person, and find out why the type is unsure."""

from collections.abc import Iterator, Mapping

from workshop_kit.domain.archetypes import CENTRES, Archetype
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Facts, Question, Step, Taken, Verdict
from workshop_kit.domain.exercises.kim import KIM
from workshop_kit.domain.exercises.reading import read_number
from workshop_kit.domain.exercises.written import written
from workshop_kit.domain.norms import PROVISIONAL
from workshop_kit.domain.quiz import Profile, score_quiz
from workshop_kit.domain.traits import HIGHEST_RATING, ITEMS, ITEMS_PER_TRAIT, LOWEST_RATING, Trait

TO_TURN = "giving_no_sale_wasted"
"""The statement that is turned round first."""
TYPES = (Archetype.ENCLAVE_DWELLER, Archetype.GARDENER, Archetype.PLAN_BUILDER, Archetype.AMBASSADOR)
_NEAR = 0.0051
"""Half of the second place after the point."""
_ROUGH = 0.051
_NORM = PROVISIONAL.traits[Trait.GIVING]
_BOTH = LOWEST_RATING + HIGHEST_RATING
_ENDS = 2


def profile() -> Profile:
    """Return what the quiz says of Kim."""
    return score_quiz(KIM)


def mean_of_giving() -> float:
    """Return the mean of the eight answers about giving, those that are to be turned round turned round."""
    return _score() * _NORM.sd + _NORM.mean


def border() -> float:
    """Return the score on giving at which the nearest type changes, with approach and voice as they are."""
    found = profile()
    first, second = (CENTRES[kind] for kind in found.nearest)
    place, others = list(Trait).index(Trait.GIVING), [trait for trait in Trait if trait is not Trait.GIVING]
    apart = first[place] ** 2 - second[place] ** 2
    for trait in others:
        here, score = list(Trait).index(trait), float(found.traits[trait].score or 0)
        apart += (score - first[here]) ** 2 - (score - second[here]) ** 2
    return apart / (2 * (first[place] - second[place]))


def _score() -> float:
    return float(profile().traits[Trait.GIVING].score or 0)


def _error() -> float:
    return float(profile().traits[Trait.GIVING].sem or 0)


def _turned(answer: object) -> Verdict:
    number, taken = read_number(answer)
    if number is None:
        return Verdict(right=False)
    raw = KIM[TO_TURN]
    facts: Facts = {"yours": number, "raw": raw, "both": _BOTH}
    slips = {"as_it_stands": raw, "from_highest": HIGHEST_RATING - raw, "below": -raw}
    return _compared(number, _BOTH - raw, slips, facts=facts, taken=taken, near=_NEAR)


def _mean(answer: object) -> Verdict:
    number, taken = read_number(answer)
    if number is None:
        return Verdict(right=False)
    facts: Facts = {"yours": number, "of": ITEMS_PER_TRAIT}
    return _compared(number, mean_of_giving(), dict(_slips_of_mean()), facts=facts, taken=taken, near=_NEAR)


def _slips_of_mean() -> Iterator[tuple[str, float]]:
    """Yield what comes out where somebody forgets something, by what it is."""
    items = [item for item in ITEMS if item.trait is Trait.GIVING]
    plain = [KIM[item.id] for item in items]
    turned = [_BOTH - KIM[item.id] if item.reversed else KIM[item.id] for item in items]
    wrong_way = [KIM[item.id] if item.reversed else _BOTH - KIM[item.id] for item in items]
    one = [_BOTH - KIM[item.id] if item.id == TO_TURN else KIM[item.id] for item in items]
    yield "not_turned", sum(plain) / ITEMS_PER_TRAIT
    yield "turned_one", sum(one) / ITEMS_PER_TRAIT
    yield "turned_others", sum(wrong_way) / ITEMS_PER_TRAIT
    yield "turned_all", _BOTH - sum(plain) / ITEMS_PER_TRAIT
    yield "sum", sum(turned)
    yield "no_brackets", sum(turned[:-1]) + turned[-1] / ITEMS_PER_TRAIT


def _z(answer: object) -> Verdict:
    number, taken = read_number(answer)
    if number is None:
        return Verdict(right=False)
    mean, facts = mean_of_giving(), {"yours": number, "mean": _NORM.mean, "sd": _NORM.sd}
    slips = {
        "not_divided": mean - _NORM.mean,
        "not_subtracted": mean / _NORM.sd,
        "wrong_sign": -_score(),
        "multiplied": (mean - _NORM.mean) * _NORM.sd,
        "no_brackets": mean - _NORM.mean / _NORM.sd,
        "not_turned": (dict(_slips_of_mean())["not_turned"] - _NORM.mean) / _NORM.sd,
    }
    # a mean that was rounded to two places moves the score by as much again, and a little more
    return _compared(number, _score(), slips, facts=facts, taken=taken, near=3 * _NEAR)


def _band(answer: object) -> Verdict:
    ends = tuple(answer) if isinstance(answer, list | tuple) and len(answer) == _ENDS else ()
    read = [read_number(end) for end in ends]
    numbers = [number for number, _ in read if number is not None]
    if len(numbers) != _ENDS:
        return Verdict(right=False, reason="open_still") if Ellipsis in ends else Verdict(right=False)
    taken = next((each for _, each in read if each), None)
    low, high = numbers
    middle, error = _score(), _error()
    facts: Facts = {"low": low, "high": high, "error": error, "first": profile().nearest[0]}
    facts = {**facts, "second": profile().nearest[1], "border": border()}

    mean = mean_of_giving()
    slips = {
        "reaches": (middle - error, middle + error),
        "swapped": (middle + error, middle - error),
        "half": (middle - error / 2, middle + error / 2),
        "spread": (middle - _NORM.sd, middle + _NORM.sd),
        "around_mean": (mean - error, mean + error),
    }
    near = (
        name
        for name, (down, up) in slips.items()
        if abs(low - down) <= 4 * _NEAR and abs(high - up) <= 4 * _NEAR
    )
    reason = next(near, "other")
    return Verdict(right=reason == "reaches", reason=reason, facts=facts, taken=taken)


def _unsure(answer: object) -> Verdict:
    given = answer if isinstance(answer, Mapping) else {}
    found = profile()
    first, second = found.nearest
    if (given.get("first"), given.get("second")) == (second, first):
        return Verdict(right=False, reason="swapped")
    if given.get("first") != first or given.get("second") != second:
        return Verdict(right=False, reason="types")
    if given.get("cause") != "border":
        cause = given.get("cause")
        return Verdict(
            right=False, reason=cause if cause in ("too_few", "contradicts", "unclear") else "types"
        )
    if given.get("left_open") != "wider":
        return Verdict(right=False, reason="left_open")
    fewer = {item: value for item, value in KIM.items() if item not in _LEFT_OPEN}
    facts: Facts = {
        "first": first,
        "second": second,
        "in_first": round(100 * found.probabilities[first]),
        "in_second": round(100 * found.probabilities[second]),
        "error": _error(),
        "wider": float(score_quiz(fewer).traits[Trait.GIVING].sem or 0),
    }
    return Verdict(right=True, reason="border", facts=facts)


_LEFT_OPEN = [item.id for item in ITEMS if item.trait is Trait.GIVING][:2]


def _compared(
    number: float,
    right: float,
    slips: Mapping[str, float],
    *,
    facts: Facts,
    taken: Taken | None,
    near: float,
) -> Verdict:
    """Hold a number beside the right one, and then beside what comes of the slips that people make."""
    if abs(number - right) <= near:
        return Verdict(right=True, reason="right", facts={**facts, "right": right}, taken=taken)
    for name, value in slips.items():
        if abs(number - value) <= near:
            return Verdict(right=False, reason=name, facts=facts, taken=taken)
    reason = "rough" if abs(number - right) <= _ROUGH else "other"
    return Verdict(right=False, reason=reason, facts=facts, taken=taken)


def _sheet(first: Archetype, second: Archetype, cause: str, left_open: str) -> dict[str, str]:
    return {"first": first.value, "second": second.value, "cause": cause, "left_open": left_open}


def _reasons(facts: tuple[str, ...], *names: str) -> dict[str, tuple[str, ...]]:
    return {"right": (*facts, "right")} | dict.fromkeys((*names, "rough", "other"), facts)


_NEAREST = (Archetype.ENCLAVE_DWELLER, Archetype.GARDENER)
_BAND_FACTS = ("low", "high", "error")

SCORE_BY_HAND = Exercise(
    "07_score_by_hand",
    (
        bet("nine", "seven", "five", came="five"),
        Step(
            "turned",
            _turned,
            wrong=(4, 1, -4, "4", 3),
            reasons=_reasons(("yours", "raw", "both"), "as_it_stands", "from_highest", "below"),
        ),
        Step(
            "mean",
            _mean,
            wrong=(3.375, 3.125, 29, 2.625, 2.375, 3.6, (3, 37)),
            reasons=_reasons(("yours", "of"), *(name for name, _ in _slips_of_mean())),
        ),
        Step(
            "z",
            _z,
            wrong=(0.625, 5.18, -0.89, 0.4375, -0.66, 0.54, 0.9333),
            reasons=_reasons(
                ("yours", "mean", "sd"),
                "not_divided",
                "not_subtracted",
                "wrong_sign",
                "multiplied",
                "no_brackets",
                "not_turned",
            ),
        ),
        Step(
            "band",
            _band,
            wrong=((1.37, 0.41), (0.65, 1.13), (0.19, 1.59), (3.15, 4.1), (0, 1)),
            reasons={
                "open_still": (),
                **dict.fromkeys(("swapped", "half", "spread", "around_mean", "other"), _BAND_FACTS),
                "reaches": (*_BAND_FACTS, "first", "second", "border"),
            },
        ),
        Step(
            "unsure",
            _unsure,
            wrong=(
                _sheet(_NEAREST[1], _NEAREST[0], "border", "wider"),
                _sheet(Archetype.GARDENER, Archetype.AMBASSADOR, "border", "wider"),
                _sheet(*_NEAREST, "contradicts", "wider"),
                _sheet(*_NEAREST, "too_few", "wider"),
                _sheet(*_NEAREST, "unclear", "wider"),
                _sheet(*_NEAREST, "border", "narrower"),
            ),
            questions=(
                Question("first", choices=tuple(kind.value for kind in TYPES)),
                Question("second", choices=tuple(kind.value for kind in TYPES)),
                Question("cause", choices=("too_few", "contradicts", "border", "unclear")),
                Question("left_open", choices=("wider", "same", "narrower")),
            ),
            reasons={
                **dict.fromkeys(("swapped", "types", "too_few", "contradicts", "unclear", "left_open"), ()),
                "border": ("first", "second", "in_first", "in_second", "error", "wider"),
            },
        ),
        written("tell"),
    ),
)
