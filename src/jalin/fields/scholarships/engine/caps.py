"""At most so many winners of one group, the groups nested (school in district): a laminar matroid.

The groups are a forest below one root, node 0, which everyone belongs to and which has no limit. The greedy by
merit alone is exact on it (H. N. Gabow, Algorithms for graphic polymatroids and parametric s-sets, 1995, calls
these laminar families).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

ROOT = 0


class NotNested(ValueError):
    """A group of an inner level stands in two groups of the next level."""

    def __init__(self, level: int, group: str, outer: tuple[str, str]):
        super().__init__(f"group {group!r} of level {level} lies both in {outer[0]!r} and in {outer[1]!r}")
        self.level, self.group, self.outer = level, group, outer


@dataclass(frozen=True)
class Level:
    """One level of caps. groups: the group of every person (None: in none). most: winners a group at most.
    waived: group -> another limit, for groups with a written waiver."""

    groups: Sequence[str | None]
    most: int
    waived: Mapping[str, int] = ()


class Caps:
    """The forest of groups, and the number of winners counted in each.

    leaf[i]: the innermost group of person i. parent, limits: by node. names: (level, group) by node.
    """

    def __init__(self, people: int, levels: Sequence[Level] = ()):
        """levels: from the innermost (school) to the outermost (district)."""
        self.parent, self.limits = [-1], [inf]
        self.names: list[tuple[int, str] | None] = [None]
        self.leaf = [ROOT] * people
        by_name: dict[tuple[int, str], int] = {}
        for number in range(len(levels) - 1, -1, -1):
            self._add_level(number, levels, by_name)
        self.load = [0] * len(self.parent)
        self.paths = [self._path(node) for node in range(len(self.parent))]

    def _add_level(self, number: int, levels: Sequence[Level], by_name: dict) -> None:
        level, leaf = levels[number], self.leaf
        waived = dict(level.waived)
        for person, group in enumerate(level.groups):
            if group is None:
                continue
            node = by_name.get((number, group))
            if node is None:
                node = by_name[number, group] = len(self.parent)
                self.parent.append(leaf[person])
                self.limits.append(waived.get(group, level.most))
                self.names.append((number, group))
            elif self.parent[node] != leaf[person]:
                raise NotNested(number, group, (self._called(self.parent[node]), self._called(leaf[person])))
            leaf[person] = node

    def _called(self, node: int) -> str:
        name = self.names[node]
        return name[1] if name else "-"

    def _path(self, node: int) -> tuple[int, ...]:
        """The node and the groups around it, without the root."""
        path = []
        while node != ROOT:
            path.append(node)
            node = self.parent[node]
        return tuple(path)

    def path_of(self, person: int) -> tuple[int, ...]:
        return self.paths[self.leaf[person]]

    def full_group(self, person: int) -> int:
        """The innermost group of the person that has no room for one more; 0 when there is room."""
        for node in self.paths[self.leaf[person]]:
            if self.load[node] >= self.limits[node]:
                return node
        return ROOT

    def count(self, person: int, change: int = 1) -> None:
        """Count the person in (1) or out (-1)."""
        self.load[ROOT] += change
        for node in self.paths[self.leaf[person]]:
            self.load[node] += change

    def cleared(self) -> "Caps":
        """The same groups with nobody counted; the tables are shared."""
        other = object.__new__(Caps)
        other.__dict__.update(self.__dict__)
        other.load = [0] * len(self.parent)
        other.limits = list(self.limits)
        return other

    def __len__(self) -> int:
        """Number of groups with a cap."""
        return len(self.parent) - 1
