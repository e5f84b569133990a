"""Exercise 2: read a room from its record, and find the enclave and the entourage."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.company import Company
from workshop_kit.domain.exercises.evening import one_evening
from workshop_kit.domain.exercises.exercise import Exercise, Question, QuestionKind, Step, Verdict
from workshop_kit.domain.exercises.written import written

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "halda": ("Bruno", "Priya", "Uma"),
        "tessel": ("Jonas", "Quentin", "Sami"),
        "with_oleg": ("Amara", "Farah", "Kira", "Oleg"),
        "aronia": ("Amara", "Farah", "Kira"),
        "mixed": ("Dalia", "Idris", "Mei"),
    }
)
"""Five groups in which everybody stood with everybody for long; one of them is an enclave."""
ENCLAVE = "aronia"
LEADERS = ("Bruno", "Hana", "Idris", "Rosa")
ENTOURAGE = "Bruno"
FOLLOWERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "amara_kira": ("Amara", "Kira"),
        "chen_dalia": ("Chen", "Dalia"),
        "priya_chen": ("Priya", "Chen"),
        "priya_uma": ("Priya", "Uma"),
        "tova_oleg": ("Tova", "Oleg"),
        "vera_noor": ("Vera", "Noor"),
    }
)
FOLLOW = "priya_uma"
CLOSE_ENOUGH = 5.0
"""Percent to either side: as well as one can read a bar."""
_LARGEST = 1e6


@lru_cache(maxsize=1)
def _company() -> Company:
    return Company(one_evening())


def percent(share: float) -> int:
    """Return a share in whole percent."""
    return int(100 * share + 0.5)


def _enclave(answer: object) -> Verdict:
    given = answer if isinstance(answer, Mapping) else {}
    name = str(given.get("group", ""))
    if name not in GROUPS:
        return Verdict(right=False)
    company, group = _company(), GROUPS[name]
    facts: dict[str, float | str] = {
        "together": int(company.together(group)),
        "outside": company.outside(group),
        "inside": percent(company.inside(group)),
    }
    if name == ENCLAVE:
        return Verdict(right=True, reason="enclave", facts=facts)
    if name == "with_oleg":
        facts["outside"] = len(company.met("Oleg") - set(group))
        return Verdict(right=False, reason="with_oleg", facts=facts)
    if name == "halda":
        facts["outside"] = company.met_side_by_side("Bruno", "Priya")
    return Verdict(right=False, reason=name, facts=facts)


def _entourage(answer: object) -> Verdict:
    given = answer if isinstance(answer, Mapping) else {}
    leader, pair = str(given.get("leader", "")), str(given.get("followers", ""))
    if leader not in LEADERS or pair not in FOLLOWERS:
        return Verdict(right=False)
    company = _company()
    if leader != ENTOURAGE:
        own = list(company.own_people(leader).items())
        (first, most), (_, second) = own[:2]
        return Verdict(
            right=False,
            reason="leader",
            facts={"leader": leader, "first": first, "most": round(most), "second": round(second)},
        )
    minutes = {name: company.minutes(leader, name) for name in FOLLOWERS[pair]}
    least = min(minutes, key=lambda name: minutes[name])
    facts: dict[str, float | str] = {"leader": leader, "least": least, "minutes": round(minutes[least])}
    if pair != FOLLOW:
        return Verdict(right=False, reason="followers", facts=facts)
    side_by_side = min(company.met_side_by_side(leader, name) for name in FOLLOWERS[pair])
    return Verdict(right=True, reason="entourage", facts={**facts, "others": side_by_side})


def _share(answer: object) -> Verdict:
    given = answer.get("share") if isinstance(answer, Mapping) else answer
    if not isinstance(given, int | float) or isinstance(given, bool) or not abs(given) <= _LARGEST:
        return Verdict(right=False)
    share, known = float(given), 100 * _company().known_share
    facts = {"known": percent(known / 100)}
    if abs(share - known) <= CLOSE_ENOUGH:
        return Verdict(right=True, reason="known", facts=facts)
    if abs(share - (100 - known)) <= CLOSE_ENOUGH:
        return Verdict(right=False, reason="new")
    if 0 < share <= 1:
        return Verdict(right=False, reason="fraction")
    return Verdict(right=False, reason="less" if share < known else "more")


_ABOUT_GROUP = ("together", "outside", "inside")
_ABOUT_PAIR = ("leader", "least", "minutes")

READ_A_ROOM = Exercise(
    "02_read_a_room",
    (
        bet("two", "four", "six", "eight", came="six"),
        Step(
            "enclave",
            _enclave,
            wrong=tuple({"group": name} for name in GROUPS if name != ENCLAVE),
            questions=(Question("group", choices=tuple(GROUPS)),),
            reasons=dict.fromkeys(("enclave", *(name for name in GROUPS if name != ENCLAVE)), _ABOUT_GROUP),
        ),
        Step(
            "entourage",
            _entourage,
            wrong=(
                {"leader": "Hana", "followers": "vera_noor"},
                {"leader": "Rosa", "followers": "tova_oleg"},
                {"leader": "Bruno", "followers": "priya_chen"},
                {"leader": "Bruno", "followers": "amara_kira"},
                {"leader": "Idris", "followers": "priya_uma"},
            ),
            questions=(
                Question("leader", choices=LEADERS),
                Question("followers", choices=tuple(FOLLOWERS)),
            ),
            reasons={
                "leader": ("leader", "first", "most", "second"),
                "followers": _ABOUT_PAIR,
                "entourage": (*_ABOUT_PAIR, "others"),
            },
        ),
        Step(
            "share",
            _share,
            wrong=({"share": 38.0}, {"share": 30.0}, {"share": 50.0}, {"share": 0.62}, {"share": 94.0}),
            questions=(Question("share", QuestionKind.NUMBER),),
            reasons={"known": ("known",), "new": (), "fraction": (), "less": (), "more": ()},
        ),
        written("host"),
    ),
)
