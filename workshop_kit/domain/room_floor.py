"""The evening, event by event: people look for company, stand together for a while, and move on."""

from collections.abc import Iterator
from heapq import heappop, heappush

import numpy as np

from workshop_kit.domain.room_guests import on_grid
from workshop_kit.domain.room_habits import Habits
from workshop_kit.domain.room_record import Record
from workshop_kit.domain.room_rules import RoomRules

NOT_HERE, ALONE = -2, -1
_BATCH = 4096


class Floor:
    """Where everybody stands, and what each of them does next.

    A guest who stands alone looks for company after a pause; one who stands in a circle moves on after a stay.
    A leader who moves on may take own people along: together they are a circle that looks for company.

    Parameters
    ----------
    habits : Habits
        What the guests are apt to do.
    rules : RoomRules
        What they all do alike.
    minutes : float
        When the evening ends.
    rng : numpy.random.Generator
        Where chance comes from.
    """

    def __init__(self, habits: Habits, rules: RoomRules, minutes: float, rng: "np.random.Generator") -> None:
        guests = len(habits.pause)
        self.habits, self.rules, self.minutes = habits, rules, minutes
        self.chance = _chances(rng).__next__
        self.record = Record(guests)
        self.now = 0.0
        self.where = [NOT_HERE] * guests
        self.looking = [True] * guests
        self.circles: dict[int, list[int]] = {}
        self.talked: list[set[int]] = [set() for _ in range(guests)]
        self.tied: list[set[int]] = [set() for _ in range(guests)]
        self._agenda: list[tuple[float, int, int]] = []  # when, number of the plan, who (or ~circle)
        self._plans = 0
        self._plan = [0] * guests  # number of the plan that is still a guest's own
        self._low = float(on_grid((rules.stay_shortest / rules.stay_longest) ** (1 / 3)))

    def run(self) -> Record:
        """Let the evening happen, and return its record."""
        for guest, arrival in enumerate(self.habits.arrival):
            self._put(guest, arrival)
        agenda, plan, looking = self._agenda, self._plan, self.looking
        while agenda:
            self.now, number, who = heappop(agenda)
            if self.now >= self.minutes:
                break
            if who < 0:
                self._split(~who)
            elif number == plan[who]:
                if looking[who]:
                    self._look(who)
                else:
                    self._move_on(who)
        self.now = self.minutes
        for circle, members in self.circles.items():
            self.record.resize(circle, len(members), 0, self.now)
            for at, guest in enumerate(members):
                for other in members[at + 1 :]:
                    self._part(guest, other, circle)
        return self.record

    # What somebody is going to do

    def _put(self, guest: int, after: float) -> None:
        self._plans += 1
        self._plan[guest] = self._plans
        heappush(self._agenda, (self.now + after, self._plans, guest))

    def _will_look(self, guest: int, part: float = 1.0) -> None:
        self.looking[guest] = True
        self._put(guest, part * self.habits.pause[guest] * 2.0 * self.chance())

    def _will_move_on(self, guest: int) -> None:
        self.looking[guest] = False
        root = self._low + (1.0 - self._low) * self.chance()
        self._put(guest, self.rules.stay_shortest / (root * root * root))

    def _will_split(self, circle: int) -> None:
        self._plans += 1
        after = self.rules.split_after * 2.0 * self.chance()
        heappush(self._agenda, (self.now + after, self._plans, ~circle))

    # What somebody does

    def _look(self, guest: int) -> None:
        circle = self.where[guest]
        if circle == NOT_HERE:
            self._stand_alone(guest)
            return
        party = self.circles[circle] if circle >= 0 else [guest]
        target = self._company(guest, party)
        if target < 0:
            self._will_look(guest, self.rules.pause_unsuccessful)
            return
        if circle >= 0:
            self.record.resize(circle, len(party), 0, self.now)
            del self.circles[circle]
        there = self.where[target]
        if there == ALONE:
            there = self._found([target])
            self._will_move_on(target)
        self._join(party, there)
        self._will_move_on(guest)

    def _move_on(self, guest: int) -> None:
        habits, chance, circle = self.habits, self.chance, self.where[guest]
        members = self.circles[circle]
        knows = habits.knows[guest]
        if chance() < habits.lingers[guest] and all(knows[other] or other == guest for other in members):
            self._will_move_on(guest)
            return
        party = [guest]
        if habits.boss[guest] == guest:
            own = [other for other in members if habits.boss[other] == guest and other != guest]
            party += [other for other in own if chance() < habits.follows[other]][: self.rules.entourage_most]
        if len(party) < len(members):
            self._leave(party, circle)
        self._will_look(guest)

    def _split(self, circle: int) -> None:
        members = self.circles.get(circle, [])
        if len(members) < self.rules.split_from:
            return
        mixed = sorted(members, key=lambda _: self.chance())
        first = mixed[0]
        second = min(mixed[1:], key=lambda other: self._pull(first, [other]))
        staying, going = [first], [second]
        for guest in mixed:
            if guest not in (first, second):
                pull = self._pull(guest, staying) - self._pull(guest, going)
                (staying if (pull, len(going)) > (0, len(staying)) else going).append(guest)
        for small, large in ((staying, going), (going, staying)):
            if len(small) == 1:
                small.append(large.pop())
        self._leave(going, circle)
        for part in (staying, going):
            if len(part) >= self.rules.split_from:
                self._will_split(self.where[part[0]])

    def _pull(self, guest: int, side: list[int]) -> int:
        """Count whom a guest knows on one side of a circle; the own leader, or people, count for three."""
        boss, knows = self.habits.boss, self.habits.knows[guest]
        return sum(3 if boss[guest] == other or boss[other] == guest else knows[other] for other in side)

    # Whom somebody turns to

    def _company(self, guest: int, party: list[int]) -> int:
        habits, chance = self.habits, self.chance
        boss = habits.boss[guest]
        if boss != guest and chance() < habits.follows[guest]:
            there = self.where[boss]
            if there == ALONE or (there >= 0 and len(self.circles[there]) < self.rules.split_from):
                return boss
        if chance() < habits.turns_to_known[guest]:
            return self._somebody_known(guest, party)
        return self._somebody_new(guest, party)

    def _somebody_known(self, guest: int, party: list[int]) -> int:
        """Among a few people one knows, choose the one in the most familiar company: so enclaves grow."""
        chance, talked, rules = self.chance, self.talked[guest], self.rules
        known, knows = self.habits.known[guest], self.habits.knows[guest]
        best, most, found = -1, 0, 0
        for _ in range(rules.tries):
            target = known[int(chance() * len(known))]
            if target in talked and chance() >= rules.again:
                continue
            if target in party or not self._opens(target, len(party), rules.open_to_known):
                continue
            circle = self.where[target]
            familiar = 1
            if circle >= 0:
                members = self.circles[circle]
                familiar = 2 * sum([knows[other] for other in members]) - len(members)
            if best < 0 or familiar > most:
                best, most = target, familiar
            found += 1
            if found == rules.compares:
                break
        return best

    def _somebody_new(self, guest: int, party: list[int]) -> int:
        chance, talked, rules = self.chance, self.talked[guest], self.rules
        knows, guests = self.habits.knows[guest], len(self.where)
        for _ in range(rules.tries):
            target = int(chance() * guests)
            if (
                not knows[target]
                and target not in talked
                and target not in party
                and self._opens(target, len(party), rules.open_to_strangers)
            ):
                return target
        return -1

    def _opens(self, target: int, joining: int, opens: tuple[float, ...]) -> bool:
        circle = self.where[target]
        if circle == NOT_HERE:
            return False
        size = joining + (1 if circle == ALONE else len(self.circles[circle])) - 2
        if size >= len(opens):
            return False
        return self.chance() < (opens[size] * self.habits.open[target] if circle == ALONE else opens[size])

    # Moving people

    def _stand_alone(self, guest: int) -> None:
        self.where[guest] = ALONE
        self.record.step(self.now, guest, ALONE)
        self._will_look(guest)

    def _found(self, party: list[int]) -> int:
        circle = self.record.found(self.now)
        self.circles[circle] = party
        for guest in party:
            self.where[guest] = circle
            self.record.step(self.now, guest, circle)
        return circle

    def _join(self, party: list[int], circle: int) -> None:
        members, talked = self.circles[circle], self.talked
        self.record.resize(circle, len(members), len(members) + len(party), self.now)
        for other in members:
            if self.looking[other]:
                self._will_move_on(other)
        for guest in party:
            self.where[guest] = circle
            self.record.step(self.now, guest, circle)
            self.record.meet(guest, members, self.now)
            for other in members:
                talked[other].add(guest)
            talked[guest].update(members)
        members += party
        if len(members) >= self.rules.split_from:
            self._will_split(circle)

    def _leave(self, party: list[int], circle: int) -> None:
        members = self.circles[circle]
        rest = [other for other in members if other not in party]
        self.record.resize(circle, len(members), len(rest) if len(rest) > 1 else 0, self.now)
        for guest in party:
            for other in rest:
                self._part(guest, other, circle)
        if len(party) == 1:
            self._stand_alone(party[0])
        else:
            self._found(party)
        self.circles[circle] = rest
        if len(rest) == 1:
            del self.circles[circle]
            self._stand_alone(rest[0])

    def _part(self, guest: int, other: int, circle: int) -> None:
        habits = self.habits
        talk = self.record.part(guest, other, self.now)
        tie = False
        new = not habits.knows[guest][other] and other not in self.tied[guest]
        if new and talk >= self.rules.talk_for_tie:
            tie = self.chance() < self._wins(guest, circle) * self._wins(other, circle)
            if tie:
                self.tied[guest].add(other)
                self.tied[other].add(guest)
        self.record.kept.append(tie)

    def _wins(self, guest: int, circle: int) -> float:
        boss = self.habits.boss[guest]
        if boss != guest and self.where[boss] == circle:
            return self.habits.wins_near_boss[guest]
        return self.habits.wins[guest]


def _chances(rng: "np.random.Generator") -> Iterator[float]:
    while True:
        yield from rng.random(_BATCH).tolist()
