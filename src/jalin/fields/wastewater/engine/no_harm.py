"""The no-harm rules: a plan must not flood more than doing nothing, in total and at any single place.

The limit of a place, the larger of 1 m³ and 1 % of what it floods today, is a first guess of ours and not of a
standard; it is part of the rules, and who agrees to more at a place names that place.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Harm:
    """A place that floods more than the limit allows; node "" is the total. Volumes in m³."""

    node: str
    before: float
    after: float
    limit: float

    @property
    def more(self) -> float:
        return self.after - self.before


def limit_of(before: float, volume_limit: float, share_limit: float) -> float:
    """How much more (m³) a place may flood that floods `before` m³ today."""
    return max(volume_limit, share_limit * before)


def worse_places(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """Every place that floods more at all → by how many m³, the worst first."""
    more = {node: volume - before.get(node, 0.0) for node, volume in after.items()}
    return dict(sorted(((n, v) for n, v in more.items() if v > 0), key=lambda pair: (-pair[1], pair[0])))


def harms(before: Mapping[str, float], after: Mapping[str, float], *, rule: str, volume_limit: float,
          share_limit: float, accepted: Collection[str] = (), totals: tuple[float, float]) -> list[Harm]:  # fmt: skip
    """What forbids the plan, [] when nothing does. before, after: m³ by node · totals: m³ before and after, as the
    engine adds them · rule: "total", or "node" which includes the total
    """
    found = [Harm("", *totals, 0.0)] if totals[1] > totals[0] else []
    if rule == "node":
        for node, more in worse_places(before, after).items():
            allowed = limit_of(before.get(node, 0.0), volume_limit, share_limit)
            if more > allowed and node not in accepted:
                found.append(Harm(node, before.get(node, 0.0), after[node], allowed))
    return found
