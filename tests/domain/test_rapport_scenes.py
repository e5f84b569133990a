"""The four conversations: every path ends, several are good, and no offer too soon has ever helped."""

import pytest

from workshop_kit.domain.errors import TalkError
from workshop_kit.domain.rapport import talk
from workshop_kit.domain.rapport_rule import Day, Effect, Ending, Kind, Mark
from workshop_kit.domain.rapport_scenes import (
    PLOTS,
    Scene,
    all_paths,
    endings,
    hear,
    options,
    scene_of,
    soonest_welcome,
    tones,
    welcome_after,
)

GOOD = {Ending.ADVICE, Ending.OFFER}
each_scene = pytest.mark.parametrize("scene", list(Scene))


def test_there_are_four_scenes_of_three_to_five_turns():
    assert len(PLOTS) == 4
    for scene in Scene:
        assert max(map(len, all_paths(scene))) in {3, 4, 5}


def test_a_move_has_a_name_of_its_own_in_all_scenes_together():
    names = [name for plot in PLOTS.values() for name in plot.moves]
    assert len(set(names)) == len(names) == 54
    assert all(scene_of(name) is scene for scene, plot in PLOTS.items() for name in plot.moves)


@each_scene
def test_each_turn_gives_three_moves_of_different_kinds_that_lead_on_or_end(scene: Scene):
    plot = PLOTS[scene]
    for moves in plot.turns.values():
        assert len({move.kind for move in moves}) == 3
        assert all(move.to is None or move.to in plot.turns for move in moves)


@each_scene
def test_every_turn_and_every_move_lies_on_some_path(scene: Scene):
    assert {name for path in all_paths(scene) for name in path} == set(PLOTS[scene].moves)


@each_scene
def test_every_path_ends_with_a_last_turn_or_because_the_other_has_left(scene: Scene):
    for path in all_paths(scene):
        assert options(scene, path) == ()
        gone = hear(scene, path).mark is Mark.GONE
        assert gone or PLOTS[scene].moves[path[-1]].to is None
        assert all(len(options(scene, path[:count])) == 3 for count in range(len(path)))


@each_scene
def test_nobody_leaves_after_one_message_so_that_every_beginning_can_be_mended(scene: Scene):
    for move in options(scene, ()):
        ends = [hear(scene, path).ending for path in all_paths(scene, (move.name,))]
        assert set(ends) - {Ending.LEFT}


@each_scene
def test_several_paths_end_well_and_they_do_not_all_begin_alike(scene: Scene):
    good = [path for path in all_paths(scene) if hear(scene, path).ending in GOOD]
    assert len(good) >= 4
    assert len({path[1:] for path in good}) > 1
    assert endings(scene) >= {Ending.LEFT, Ending.NOTHING, *GOOD}


def test_an_offer_too_soon_never_ends_warmer_than_the_same_path_without_it():
    seen = 0
    for scene in Scene:
        plot = PLOTS[scene]
        for path in all_paths(scene):
            for day in Day:
                kinds = [plot.moves[name].kind for name in path]
                found = talk(kinds, given=plot.given, day=day)
                for place, step in enumerate(found.steps):
                    if step.effect is Effect.OFFER_TOO_SOON:
                        seen += 1
                        without = talk(kinds[:place] + kinds[place + 1 :], given=plot.given, day=day)
                        assert found.warmth <= without.warmth
    assert seen > 100


@each_scene
def test_fewer_paths_end_well_that_begin_with_an_offer_or_by_pushing(scene: Scene):
    begins = {Kind.OFFER: [], Kind.COMMON_GROUND: []}
    for path in all_paths(scene):
        kind = PLOTS[scene].moves[path[0]].kind
        group = begins.get(Kind.OFFER if kind is Kind.PUSHY else kind)
        if group is not None:
            group.append(hear(scene, path).ending in GOOD)
    early, common = (sum(each) / len(each) for each in begins.values())
    assert early < common / 2


def test_luck_changes_how_some_paths_end():
    for scene in Scene:
        ends = [{hear(scene, path, day=day).ending for day in Day} for path in all_paths(scene)]
        assert any(len(each) > 1 for each in ends)


@pytest.mark.parametrize(
    ("scene", "soonest"), [(Scene.FORUM, 3), (Scene.EVENT, 3), (Scene.GROUP, 3), (Scene.CALL, 2)]
)
def test_an_offer_is_welcome_after_three_messages_at_the_soonest_and_after_two_with_a_friend(
    scene: Scene, soonest: int
):
    assert soonest_welcome(scene) == soonest


def test_when_an_offer_would_be_welcome_is_told_for_one_path():
    assert welcome_after(Scene.FORUM, ("same_mess", "one_list", "how_come_you", "tell_me_how")) == 3
    assert welcome_after(Scene.FORUM, ("our_tool", "too_quick")) is None


def test_an_answer_has_a_tone_unless_the_other_leaves():
    assert tones(Scene.FORUM)["really_free"] == frozenset()
    assert {str(tone) for tone in tones(Scene.FORUM)["how_come_you"]} == {"lukewarm", "warm"}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("one_list",), 0),
        (("same_mess", "too_quick"), 1),
        (("our_tool", "really_free", "how_come_you"), 2),
        (("great_event",), 0),
        (("same_mess", "one_list", "how_come_you", "tell_me_how", "tell_me_how"), 4),
    ],
)
def test_a_move_that_was_not_to_be_had_is_refused_with_its_place(path: tuple[str, ...], place: int):
    with pytest.raises(TalkError) as caught:
        options(Scene.FORUM, path)
    assert caught.value.thing == f"moves[{place}]"


@pytest.mark.parametrize("move", ["nothing", None, 3])
def test_a_move_of_no_scene_is_refused(move: object):
    with pytest.raises(TalkError):
        scene_of(move)
