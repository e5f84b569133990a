# ruff: noqa: D102 - the names say it, and ours has the docstrings
"""The rules of the room once more, as one writes them with Mesa: guests are agents, circles are objects.

Mesa offers two clocks, and both run here: steps, in which every agent acts at each tick, and the events of its
experimental simulator. The guests and their habits are those of ``workshop_kit``, in the time as in ours.
"""

import argparse
import json
import time
from functools import partial
from statistics import fmean

import mesa
import numpy as np
from mesa.experimental.devs import DEVSimulator

from workshop_kit import RoomSetup
from workshop_kit.domain.room_guests import invite
from workshop_kit.domain.room_habits import habits_of
from workshop_kit.domain.room_rules import RULES

TICKS = {"steps of a second": 1 / 60, "steps of six seconds": 0.1}  # minutes


class Circle:
    """People who stand together."""

    def __init__(self, room, members):
        self.room, self.members = room, []
        self.add(members)

    def add(self, party):
        strangers = list(self.members)
        self.members += party
        for guest in party:
            guest.circle = self
            for other in strangers:
                self.room.talking[frozenset((guest.number, other.number))] = self.room.now
                guest.talked.add(other)
                other.talked.add(guest)
        if len(self.members) >= RULES.split_from:
            self.room.plan_split(self, RULES.split_after * 2 * self.room.random.random())

    def take(self, party):
        rest = [guest for guest in self.members if guest not in party]
        for guest in party:
            for other in rest:
                self.room.part(guest, other, self)
        self.members = rest
        if len(party) == 1:
            party[0].stand_alone()
        else:
            Circle(self.room, party)
        if len(rest) == 1:
            self.members = []
            rest[0].stand_alone()

    def split(self):
        if len(self.members) < RULES.split_from:
            return
        mixed = list(self.members)
        self.room.random.shuffle(mixed)
        first, second = mixed[0], min(mixed[1:], key=lambda other: mixed[0].pull([other]))
        staying, going = [first], [second]
        for guest in mixed:
            if guest not in (first, second):
                pull = guest.pull(staying) - guest.pull(going)
                (staying if (pull, len(going)) > (0, len(staying)) else going).append(guest)
        for small, large in ((staying, going), (going, staying)):
            if len(small) == 1:
                small.append(large.pop())
        self.take(going)


class Guest(mesa.Agent):
    """Somebody in the room."""

    def __init__(self, model, number, habits):
        super().__init__(model)
        self.number = number
        self.pause, self.open = habits.pause[number], habits.open[number]
        self.turns_to_known, self.lingers = habits.turns_to_known[number], habits.lingers[number]
        self.follows, self.wins, self.near = (
            habits.follows[number],
            habits.wins[number],
            habits.wins_near_boss[number],
        )
        self.here, self.circle, self.looking = False, None, True
        self.talked, self.tied = set(), set()

    def meet(self, guests, habits):
        self.boss = guests[habits.boss[self.number]]
        self.known = [guests[other] for other in habits.known[self.number]]
        self.knows = set(self.known)

    def step(self):
        if self.due <= self.model.now:
            self.act()

    def act(self):
        if not self.here:
            self.here = True
            self.stand_alone()
        elif self.looking:
            self.look()
        else:
            self.move_on()

    def stand_alone(self):
        self.circle = None
        self.will_look()

    def will_look(self, part=1.0):
        self.looking = True
        self.model.plan(self, part * self.pause * 2 * self.random.random())

    def will_move_on(self):
        self.looking = False
        root = self.model.low + (1 - self.model.low) * self.random.random()
        self.model.plan(self, RULES.stay_shortest / root**3)

    def look(self):
        party = list(self.circle.members) if self.circle else [self]
        target = self.company(party)
        if target is None:
            self.will_look(RULES.pause_unsuccessful)
            return
        if self.circle:
            self.circle.members = []
        if target.circle is None:
            Circle(self.model, [target])
            target.will_move_on()
        for other in target.circle.members:
            if other.looking:
                other.will_move_on()
        target.circle.add(party)
        self.will_move_on()

    def move_on(self):
        others = [guest for guest in self.circle.members if guest is not self]
        if self.random.random() < self.lingers and self.knows.issuperset(others):
            self.will_move_on()
            return
        party = [self]
        if self.boss is self:
            own = [guest for guest in others if guest.boss is self]
            party += [guest for guest in own if self.random.random() < guest.follows][: RULES.entourage_most]
        if len(party) <= len(others):
            self.circle.take(party)
        self.will_look()

    def pull(self, side):
        return sum(
            3 if self.boss is other or other.boss is self else int(other in self.knows) for other in side
        )

    def company(self, party):
        boss = self.boss
        follows = boss is not self and self.random.random() < self.follows
        if follows and boss.here and (boss.circle is None or len(boss.circle.members) < RULES.split_from):
            return boss
        if self.random.random() < self.turns_to_known:
            return self.somebody_known(party)
        for _ in range(RULES.tries):
            target = self.model.guests[int(self.random.random() * len(self.model.guests))]
            fresh = target not in self.knows and target not in self.talked and target not in party
            if fresh and target.opens(len(party), RULES.open_to_strangers):
                return target
        return None

    def somebody_known(self, party):
        best, most, found = None, 0, 0
        for _ in range(RULES.tries):
            target = self.known[int(self.random.random() * len(self.known))]
            if target in self.talked and self.random.random() >= RULES.again:
                continue
            if target in party or not target.opens(len(party), RULES.open_to_known):
                continue
            members = target.circle.members if target.circle else [target]
            familiar = sum(1 if guest in self.knows else -1 for guest in members)
            if best is None or familiar > most:
                best, most = target, familiar
            found += 1
            if found == RULES.compares:
                break
        return best

    def opens(self, joining, chances):
        if not self.here:
            return False
        size = joining + (len(self.circle.members) if self.circle else 1) - 2
        if size >= len(chances):
            return False
        return self.random.random() < chances[size] * (1 if self.circle else self.open)

    def winning(self, circle):
        return self.near if self.boss is not self and self.boss.circle is circle else self.wins


class Room(mesa.Model):
    """An evening in steps: every guest is asked at each tick."""

    def __init__(self, setup, seed, tick=None):
        super().__init__(seed=seed)
        self.now, self.minutes, self.tick = 0.0, setup.minutes, tick
        people = invite(setup, RULES, np.random.default_rng(seed))
        habits = habits_of(people, RULES)
        self.guests = [Guest(self, number, habits) for number in range(setup.guests)]
        self.low = (RULES.stay_shortest / RULES.stay_longest) ** (1 / 3)
        self.talking, self.meetings, self.splits = {}, [], []
        for guest in self.guests:
            guest.meet(self.guests, habits)
            self.plan(guest, habits.arrival[guest.number])

    def plan(self, guest, after):
        guest.due = self.now + after

    def plan_split(self, circle, after):
        self.splits.append((self.now + after, circle))

    def step(self):
        self.now += self.tick
        self.agents.shuffle_do("step")
        due = [circle for when, circle in self.splits if when <= self.now]
        self.splits = [(when, circle) for when, circle in self.splits if when > self.now]
        for circle in due:
            circle.split()

    def run(self):
        for _ in range(round(self.minutes / self.tick) - 1):
            self.step()
        self.end()

    def end(self):
        self.now = self.minutes
        for circle in {guest.circle for guest in self.guests if guest.circle}:
            for at, guest in enumerate(circle.members):
                for other in circle.members[at + 1 :]:
                    self.part(guest, other, circle)

    def part(self, guest, other, circle):
        began = self.talking.pop(frozenset((guest.number, other.number)))
        new = other not in guest.knows and other not in guest.tied
        tie = False
        if new and self.now - began >= RULES.talk_for_tie:
            tie = self.random.random() < guest.winning(circle) * other.winning(circle)
        if tie:
            guest.tied.add(other)
            other.tied.add(guest)
        self.meetings.append((began, self.now, guest.number, other.number, tie))

    def figures(self):
        """Return what ours has in its summary: encounters, share of them known, new ties."""
        talked = sum(len(guest.talked) for guest in self.guests)
        known = sum(len(guest.talked & guest.knows) for guest in self.guests)
        return talked / len(self.guests), known / talked, fmean(len(guest.tied) for guest in self.guests)


class EventRoom(Room):
    """An evening of events, by Mesa's experimental simulator."""

    def __init__(self, setup, seed):
        self.clock = DEVSimulator()
        self.planned = {}
        self.clock.setup(_Nothing())
        super().__init__(setup, seed)

    def plan(self, guest, after):
        if guest in self.planned:
            self.clock.cancel_event(self.planned[guest])
        self.planned[guest] = self.clock.schedule_event_relative(self.act, after, function_args=[guest])

    def plan_split(self, circle, after):
        self.clock.schedule_event_relative(self.split, after, function_args=[circle])

    def act(self, guest):
        self.now = self.clock.time
        del self.planned[guest]
        guest.act()

    def split(self, circle):
        self.now = self.clock.time
        circle.split()

    def run(self):
        self.clock.run_until(self.minutes)
        self.end()


class _Nothing(mesa.Model):
    """The simulator wants a model before there are agents, and ours plans while it makes them."""


def main():
    """Let evenings happen by each clock; print seconds of the processor and what came of each, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--evenings", type=int, default=20)
    options = parser.parse_args()
    clocks = {name: partial(Room, tick=tick) for name, tick in TICKS.items()} | {"events": EventRoom}
    found = {name: [] for name in clocks}
    for room in clocks.values():  # the first evening also imports
        room(RoomSetup(guests=10), 0).run()
    for seed in range(options.first, options.first + options.evenings):
        for name, room in clocks.items():
            began = time.process_time()
            evening = room(RoomSetup(), seed)
            evening.run()
            found[name].append((time.process_time() - began, *evening.figures()))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
