"""Four conversations as graphs: which move leads where, and what each does. The words are in the content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from workshop_kit.domain.errors import TalkError
from workshop_kit.domain.rapport import Talk, talk
from workshop_kit.domain.rapport_rule import TONES, Day, Ending, Kind, Mark, Rung, Tone


class Scene(StrEnum):
    """Where one meets a stranger online."""

    FORUM = "forum"
    EVENT = "event"
    GROUP = "group"
    CALL = "call"


@dataclass(frozen=True)
class Move:
    """One thing to say: its name, what it does, and the turn that it leads to (None: the talk ends)."""

    name: str
    kind: Kind
    to: str | None


@dataclass(frozen=True)
class Plot:
    """The graph of one scene.

    Attributes
    ----------
    turns : Mapping[str, tuple of Move]
        Three moves each; the first turn begins the talk.
    given : frozenset of Rung
        What stands before anybody has said a word.
    """

    turns: MappingProxyType[str, tuple[Move, ...]]
    given: frozenset[Rung] = frozenset()

    @property
    def first(self) -> str:
        """The turn that begins the talk."""
        return next(iter(self.turns))

    @property
    def moves(self) -> dict[str, Move]:
        """Every move by its name."""
        return {move.name: move for moves in self.turns.values() for move in moves}


def _plot(*given: Rung, **turns: Sequence[tuple[str, Kind, str | None]]) -> Plot:
    moves = {turn: tuple(Move(*each) for each in three) for turn, three in turns.items()}
    return Plot(MappingProxyType(moves), frozenset(given))


PLOTS = MappingProxyType(
    {
        Scene.FORUM: _plot(
            ask=[
                ("our_tool", Kind.OFFER, "repair"),
                ("same_mess", Kind.COMMON_GROUND, "dig"),
                ("ten_years", Kind.CREDIBILITY, "dig"),
            ],
            dig=[
                ("forty_branches", Kind.CREDIBILITY, "story"),
                ("awful_swaps", Kind.PASSIVE, "story"),
                ("one_list", Kind.ADVICE, "story"),
            ],
            repair=[
                ("too_quick", Kind.COMMON_GROUND, "story"),
                ("really_free", Kind.PUSHY, "story"),
                ("just_an_idea", Kind.PASSIVE, "story"),
            ],
            story=[
                ("how_come_you", Kind.RAPPORT, "close"),
                ("show_you_now", Kind.OFFER, "close"),
                ("one_shop_first", Kind.ADVICE, "close"),
            ],
            close=[
                ("tuesday_at_ten", Kind.PUSHY, None),
                ("tell_me_how", Kind.RAPPORT, None),
                ("if_it_bursts", Kind.OFFER, None),
            ],
        ),
        Scene.EVENT: _plot(
            write=[
                ("great_event", Kind.PASSIVE, "reply"),
                ("your_question", Kind.COMMON_GROUND, "reply"),
                ("brochure", Kind.OFFER, "chill"),
            ],
            reply=[
                ("why_you_said_yes", Kind.RAPPORT, "part"),
                ("call_today", Kind.PUSHY, "part"),
                ("what_we_see", Kind.CREDIBILITY, "part"),
            ],
            chill=[
                ("discount", Kind.OFFER, "part"),
                ("day_before", Kind.ADVICE, "part"),
                ("start_again", Kind.COMMON_GROUND, "part"),
            ],
            part=[
                ("three_lines", Kind.ADVICE, None),
                ("make_a_quote", Kind.OFFER, None),
                ("next_time_biscuits", Kind.RAPPORT, None),
            ],
        ),
        Scene.GROUP: _plot(
            post=[
                ("privately", Kind.PUSHY, "doubt"),
                ("pick_in_rounds", Kind.ADVICE, "ask_back"),
                ("list_on_fridge", Kind.COMMON_GROUND, "ask_back"),
            ],
            ask_back=[
                ("firms_like_yours", Kind.CREDIBILITY, "wrap"),
                ("who_says_no", Kind.RAPPORT, "wrap"),
                ("our_package", Kind.OFFER, "wrap"),
            ],
            doubt=[
                ("here_for_all", Kind.COMMON_GROUND, "wrap"),
                ("all_right_then", Kind.PASSIVE, "wrap"),
                ("group_price", Kind.PUSHY, "wrap"),
            ],
            wrap=[
                ("one_page_for_all", Kind.ADVICE, None),
                ("both_know_half", Kind.RAPPORT, None),
                ("an_hour_together", Kind.OFFER, None),
            ],
        ),
        Scene.CALL: _plot(
            Rung.CREDIBILITY,  # a friend of both has put in a word
            hello=[
                ("set_on_the_tram", Kind.COMMON_GROUND, "listen"),
                ("twenty_slides", Kind.OFFER, "slides"),
                ("what_is_behind", Kind.RAPPORT, "listen"),
            ],
            listen=[
                ("other_theatres", Kind.CREDIBILITY, "depth"),
                ("worst_evening", Kind.RAPPORT, "depth"),
                ("monday_hour", Kind.ADVICE, "depth"),
            ],
            slides=[
                ("next_slide", Kind.PUSHY, "depth"),
                ("stop_sharing", Kind.COMMON_GROUND, "depth"),
                ("any_questions", Kind.PASSIVE, "depth"),
            ],
            depth=[
                ("forgot_myself", Kind.COMMON_GROUND, "goodbye"),
                ("no_tool_needed", Kind.ADVICE, "goodbye"),
                ("three_packages", Kind.OFFER, "goodbye"),
            ],
            goodbye=[
                ("until_friday", Kind.PUSHY, None),
                ("look_at_one_week", Kind.OFFER, None),
                ("ask_in_return", Kind.RAPPORT, None),
            ],
        ),
    }
)
"""The plot of each scene. A move's name is its own in all scenes together."""

Path = tuple[str, ...]


def scene_of(move: object) -> Scene:
    """Return the scene to which a move belongs.

    Raises
    ------
    TalkError
        If no scene has such a move.
    """
    for scene, plot in PLOTS.items():
        if move in plot.moves:
            return scene
    raise TalkError(
        thing="the move",
        value=move,
        expected="the name of a move, such as " + ", ".join(each.name for each in options(Scene.FORUM, ())),
        mend="PLOTS in workshop_kit.domain.rapport_scenes has them all.",
    )


def options(scene: Scene, path: Sequence[str]) -> tuple[Move, ...]:
    """Return the three moves after a path, or none where the talk is over.

    Raises
    ------
    TalkError
        If the path holds a move that was not to be had where it stands.
    """
    plot = PLOTS[scene]
    turn: str | None = plot.first
    for place, name in enumerate(path):
        here = [] if turn is None or hear(scene, path[:place]).warmth == 0 else plot.turns[turn]
        taken = next((move for move in here if move.name == name), None)
        if taken is None:
            raise TalkError(
                thing=f"moves[{place}]",
                value=name,
                expected="one of " + ", ".join(move.name for move in here) if here else "no more moves",
                mend="Each move leads to the three that may follow it.",
            )
        turn = taken.to
    gone = hear(scene, path).warmth == 0
    return () if turn is None or gone else plot.turns[turn]


def hear(scene: Scene, path: Sequence[str], *, day: Day = Day.ORDINARY) -> Talk:
    """Return what the other person makes of a path, on a day of some kind."""
    plot = PLOTS[scene]
    return talk((plot.moves[name].kind for name in path), given=plot.given, day=day)


def all_paths(scene: Scene, path: Path = ()) -> Iterator[Path]:
    """Yield every path through a scene, from the first move to its end."""
    after = options(scene, path)
    if not after:
        yield path
    for move in after:
        yield from all_paths(scene, (*path, move.name))


def welcome_after(scene: Scene, path: Sequence[str]) -> int | None:
    """Return after how many moves of a path an offer would first have been welcome; None: never."""
    return next(
        (count for count in range(len(path) + 1) if hear(scene, path[:count]).is_open_to_an_offer), None
    )


def soonest_welcome(scene: Scene) -> int:
    """Return after how many moves an offer is welcome at the soonest, over every path of a scene."""
    found = (welcome_after(scene, path) for path in all_paths(scene))
    return min(count for count in found if count is not None)


@cache
def tones(scene: Scene) -> dict[str, frozenset[Tone]]:
    """Return in which tones each move of a scene can be answered; none where it always ends the talk."""
    heard: dict[str, set[Tone]] = {name: set() for name in PLOTS[scene].moves}
    for path in all_paths(scene):
        found = hear(scene, path)
        for name, step in zip(path, found.steps, strict=True):
            mark = found.rule.mark(step.warmth)
            if mark is not Mark.GONE:
                heard[name].add(TONES[mark])
    return {name: frozenset(each) for name, each in heard.items()}


@cache
def endings(scene: Scene) -> frozenset[Ending]:
    """Return the endings to which the paths of a scene lead, on an ordinary day."""
    return frozenset(hear(scene, path).ending for path in all_paths(scene))
