"""Exercise 1: name the archetype in eight short scenes, and then doubt it."""

from collections.abc import Mapping
from types import MappingProxyType

from workshop_kit.domain.archetypes import Archetype, separating_trait
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Question, Step, Verdict
from workshop_kit.domain.exercises.written import written
from workshop_kit.domain.traits import Trait

SCENES: Mapping[str, Archetype] = MappingProxyType(
    {
        "bread": Archetype.GARDENER,  # waits until people come, and is there for each of them
        "brochure": Archetype.ECHO,  # speaks well for the firm, in the firm's words alone
        "pillar": Archetype.CONSCRIPT,  # aside, and nobody has said what for
        "four_names": Archetype.PLAN_BUILDER,  # quick, and gives as much as she takes
        "sofa": Archetype.ENCLAVE_DWELLER,  # kind to a stranger, and back to the own people at once
        "bridge": Archetype.ECHO,  # in the middle of it, and takes back what she was about to say
        "floors": Archetype.DEAL_HUNTER,  # lively, and it is about the sale
        "wrong_door": Archetype.EXPLORER,  # goes to those he knows least, for nothing in particular
    }
)
"""Who is in each scene, in the order in which they are told. The Echo comes twice and the Ambassador never, so
that nobody gets there by elimination."""

MADE_BY_CIRCUMSTANCES = frozenset({Archetype.CONSCRIPT, Archetype.ECHO})
"""Whom this workshop takes to be made mostly by what others do: one was sent, the other has learned to be careful."""


def _scenes(answer: object) -> Verdict:
    given = answer if isinstance(answer, Mapping) else {}
    wrong = [
        (number, name) for number, name in enumerate(SCENES, 1) if str(given.get(name, "")) != SCENES[name]
    ]
    fit = len(SCENES) - len(wrong)
    if not wrong:
        return Verdict(right=True, reason="all", facts={"scenes": len(SCENES)})
    scene, name = wrong[0]
    taken = str(given.get(name, ""))
    trait = separating_trait(SCENES[name], Archetype(taken)) if taken in set(Archetype) else Trait.APPROACH
    facts: dict[str, float | str] = {
        "fit": fit,
        "scenes": len(SCENES),
        "again": ", ".join(str(number) for number, _ in wrong),
        "scene": scene,
        "taken": taken,
        "trait": str(trait),
    }
    once = len({str(given.get(each)) for each in SCENES}) == len(SCENES)
    return Verdict(right=False, reason="each_once" if once else "some", facts=facts)


def _circumstances(answer: object) -> Verdict:
    given = answer if isinstance(answer, Mapping) else {}
    one, other = (str(given.get(name, "")) for name in ("one", "other"))
    if {one, other} == MADE_BY_CIRCUMSTANCES:
        return Verdict(right=True, reason="both")
    if one == other:
        return Verdict(right=False, reason="same")
    found = [each for each in (one, other) if each in MADE_BY_CIRCUMSTANCES]
    if found:
        return Verdict(right=False, reason="half", facts={"found": found[0]})
    return Verdict(right=False, reason="neither")


def _but(**others: Archetype) -> dict[str, str]:
    return {name: str(others.get(name, kind)) for name, kind in SCENES.items()}


def _two(one: Archetype, other: Archetype) -> dict[str, str]:
    return {"one": str(one), "other": str(other)}


_TYPES = tuple(str(kind) for kind in Archetype)
_ABOUT_SCENES = ("fit", "scenes", "again", "scene", "taken", "trait")

EIGHT_SCENES = Exercise(
    "01_eight_scenes",
    (
        bet(
            "plan_deal",
            "gardener_enclave",
            "conscript_echo",
            "ambassador_explorer",
            came="gardener_enclave",
        ),
        Step(
            "scenes",
            _scenes,
            wrong=(
                _but(brochure=Archetype.AMBASSADOR),
                _but(bridge=Archetype.CONSCRIPT),
                _but(bread=Archetype.ENCLAVE_DWELLER, sofa=Archetype.GARDENER),
                _but(four_names=Archetype.DEAL_HUNTER, floors=Archetype.AMBASSADOR),
                _but(wrong_door=Archetype.GARDENER, pillar=Archetype.ENCLAVE_DWELLER),
                {name: str(Archetype.EXPLORER) for name in SCENES},
            ),
            questions=tuple(Question(name, choices=_TYPES) for name in SCENES),
            reasons={"some": _ABOUT_SCENES, "each_once": _ABOUT_SCENES, "all": ("scenes",)},
            hint_facts=_ABOUT_SCENES,
        ),
        Step(
            "circumstances",
            _circumstances,
            wrong=(
                _two(Archetype.CONSCRIPT, Archetype.ENCLAVE_DWELLER),
                _two(Archetype.ECHO, Archetype.DEAL_HUNTER),
                _two(Archetype.AMBASSADOR, Archetype.EXPLORER),
                _two(Archetype.ECHO, Archetype.ECHO),
            ),
            questions=tuple(Question(name, choices=_TYPES) for name in ("one", "other")),
            reasons={"both": (), "same": (), "half": ("found",), "neither": ()},
        ),
        written("rivals"),
    ),
    names=tuple(str(trait) for trait in Trait),
)
