"""Largest sets of winners under seats and caps together, and the exchanges that lead from one to another.

Seats and caps are two matroids, their common sets the flows of a small network: a person joins a cap group to a
seat type. The residual network has two sorts of nodes,
- a *type*: "this type has one holder too many",
- a *group*: "this group has room for one more",
and a step is one of: a holder moves to another type of his; a holder who is not fixed leaves, which makes room in
his group; room in a group is room in the one around it, and in those inside it that are not full; someone waiting
in a group with room takes a seat of his. Hundreds of people in one group are one node, so a search costs as much
as there are groups and types.
"""

from collections.abc import Iterable, Iterator, Sequence

from .caps import ROOT, Caps
from .seating import bits

TYPE, GROUP = "type", "group"
MOVE, LEAVE, PASS, FILL = "move", "leave", "pass", "fill"


class Exchange:
    """A set of winners that keeps every cap and seat. `order`: everyone in question, best first.

    `holders[type]` and `type_of[person]` say who sits where. A person in `fixed` never leaves.
    Groups are counted in `caps`, which is changed.
    """

    def __init__(
        self, order: Iterable[int], masks: Sequence[int], counts: Sequence[int], caps: Caps, reserved: int
    ):
        """reserved: the types (bits) whose total number of holders an entry must keep, apart from the others."""
        self.masks, self.counts, self.caps, self.reserved = masks, list(counts), caps, reserved
        self.holders: list[list[int]] = [[] for _count in counts]
        self.type_of: dict[int, int] = {}
        self.fixed: set[int] = set()
        groups = len(caps.parent)
        self.children: list[list[int]] = [[] for _node in range(groups)]
        for node in range(1, groups):
            self.children[caps.parent[node]].append(node)
        self.waiting: list[list[int]] = [[] for _node in range(groups)]  # by group, best first
        self.fillers = [[0] * groups for _count in counts]  # [type][group]: how many wait there for the type
        self.filled_by = [0] * len(counts)  # [type]: the groups where somebody waits for it, as bits
        for person in order:
            self.waiting[caps.leaf[person]].append(person)
            self._wait(person, 1)
        self.below = [0] * groups  # [group]: the groups inside it that its room reaches, as bits
        for node in range(groups - 1, -1, -1):
            self._look_below(node)
        self._reach: dict[int, int] = {}

    def enter(self, person: int, kind: int) -> None:
        """Give a waiting person a free seat of the type; seats and caps are the caller's affair."""
        self._wait(person, -1)
        self._take(person, kind)

    def fix(self, person: int) -> None:
        """The person never leaves any more."""
        self.fixed.add(person)
        self._reach.clear()

    def can_enter(self, person: int) -> bool:
        """Whether some exchange brings in the person and keeps the fixed ones and both totals of seats.

        Down a list by merit the answer no stays no: the fixed ones only become more. Nor can such a person serve
        in an exchange for another, for he would then be in a set that holds all the fixed ones."""
        mask = self.masks[person]
        reach = self._reach.get(mask)
        if reach is None:
            reach = self._reach[mask] = self._reached(mask)
        return bool(reach >> self.caps.leaf[person] & 1)

    def bring_in(self, person: int) -> None:
        """Make the exchange that `can_enter` found."""
        kinds = list(bits(self.masks[person]))
        path = self._search(kinds, [], lambda kind: False, goal_group=self.caps.leaf[person])
        self._wait(person, -1)
        self._make(path[1:])
        self._take(person, path[0][1])

    def grow(self, kinds: int) -> bool:
        """One winner more, who takes a free seat among the types `kinds` in the end; False when none can."""
        path = self._search(
            [], [ROOT], lambda kind: kinds >> kind & 1 and len(self.holders[kind]) < self.counts[kind]
        )
        if path is None:
            return False
        self._make(path)
        return True

    # what a search may use

    def _reached(self, mask: int) -> int:
        """The groups that get room when a type of `mask` gets one holder too many, as bits."""
        seen, new, groups = 0, mask, 0
        while new:
            seen |= new
            following = 0
            for kind in bits(new):
                following |= self._moves(kind)
                for holder in self.holders[kind]:
                    if holder not in self.fixed:
                        groups |= self._room_after(holder)
            for kind, filled_by in enumerate(self.filled_by):
                if filled_by & groups:
                    following |= 1 << kind
            new = following & ~seen
        return groups

    def _moves(self, kind: int) -> int:
        """The types that get one too many when `kind` has one too many and none of its holders leaves."""
        moves = 0
        if (
            len(self.holders[kind]) < self.counts[kind]
        ):  # it keeps the newcomer; another of its sort gives one up
            moves = (
                self.reserved if self.reserved >> kind & 1 else ~self.reserved & (1 << len(self.counts)) - 1
            )
        for holder in self.holders[kind]:
            moves |= self.masks[holder]
        return moves

    def _room_after(self, holder: int) -> int:
        node = self.caps.leaf[holder]
        room = self.below[ROOT] | 1
        for group in self.caps.paths[node]:
            room |= self.below[group] | 1 << group
        return room

    def _look_below(self, node: int) -> None:
        load, limits, below = self.caps.load, self.caps.limits, 0
        for child in self.children[node]:
            if load[child] < limits[child]:
                below |= self.below[child] | 1 << child
        self.below[node] = below

    # the search itself

    def _search(self, kinds: list[int], groups: list[int], ends, goal_group: int = -1) -> list | None:
        """Steps from one of the types or groups to `goal_group` or to a type that `ends`; breadth first."""
        came: dict[tuple, tuple | None] = {}
        for node in self._spread(kinds, groups, came):
            if ends(node[1]) if node[0] == TYPE else node[1] == goal_group:
                return self._path(node, came)
        return None

    def _spread(self, kinds: list[int], groups: list[int], came: dict) -> Iterator[tuple]:
        """Every node that is reached, nearest first. `came`: node -> (node before, step); filled on the way.

        A step is (what, type or group it leads to, person or None).
        """
        waiting = [(TYPE, kind) for kind in kinds] + [(GROUP, group) for group in groups]
        came.update(dict.fromkeys(waiting))
        for node in waiting:  # grows while it is read
            yield node
            for step in self._steps_from(node):
                following = self._node_after(step)
                if following not in came:
                    came[following] = (node, step)
                    waiting.append(following)

    def _steps_from(self, node: tuple):
        return self._from_type(node[1]) if node[0] == TYPE else self._from_group(node[1])

    @staticmethod
    def _node_after(step: tuple) -> tuple:
        return (TYPE if step[0] in (MOVE, FILL) else GROUP, step[1])

    @staticmethod
    def _path(node: tuple, came: dict) -> list[tuple]:
        steps = []
        while came[node] is not None:
            node, step = came[node]
            steps.append(step)
        return [("start", node[1], None), *reversed(steps)]

    def _from_type(self, kind: int):
        holders = self.holders[kind]
        if len(holders) < self.counts[kind]:
            same = self.reserved >> kind & 1
            for other in range(len(self.counts)):
                if self.reserved >> other & 1 == same:
                    yield MOVE, other, None
        for holder in holders:
            for other in bits(self.masks[holder]):
                yield MOVE, other, holder
        for holder in holders:
            if holder not in self.fixed:
                yield LEAVE, self.caps.leaf[holder], holder

    def _from_group(self, group: int):
        caps = self.caps
        for kind, waiting in enumerate(self.fillers):
            if waiting[group]:
                yield FILL, kind, self._first_waiting(group, kind)
        if group != ROOT:
            yield PASS, caps.parent[group], None
        for child in self.children[group]:
            if caps.load[child] < caps.limits[child]:
                yield PASS, child, None

    def _first_waiting(self, group: int, kind: int) -> int:
        for person in self.waiting[group]:
            if self.masks[person] >> kind & 1 and person not in self.type_of:
                return person
        raise AssertionError("somebody waits where one is counted")

    # changes

    def _make(self, path: list[tuple]) -> None:
        for what, to, person in path:
            if what == FILL:
                self._wait(person, -1)
                self._take(person, to)
            elif what == LEAVE:
                self._drop(person)
                self._wait(person, 1)
            elif what == MOVE and person is not None:
                self.holders[self.type_of[person]].remove(person)
                self.holders[to].append(person)
                self.type_of[person] = to
        self._reach.clear()

    def _take(self, person: int, kind: int) -> None:
        self.holders[kind].append(person)
        self.type_of[person] = kind
        self._count(person, 1)

    def _drop(self, person: int) -> None:
        self.holders[self.type_of.pop(person)].remove(person)
        self._count(person, -1)

    def _count(self, person: int, change: int) -> None:
        self.caps.count(person, change)
        for node in self.caps.path_of(person):
            self._look_below(self.caps.parent[node])
        self._reach.clear()

    def _wait(self, person: int, change: int) -> None:
        leaf = self.caps.leaf[person]
        for kind in bits(self.masks[person]):
            waiting = self.fillers[kind]
            waiting[leaf] += change
            if waiting[leaf] == 0:
                self.filled_by[kind] &= ~(1 << leaf)
            elif change > 0:
                self.filled_by[kind] |= 1 << leaf
