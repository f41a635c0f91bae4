"""What is to be decided: invitations, weights and limits as exact numbers, and their form in the proof file."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jalin.decisions import Fault

SCORE = 1000  # a score of 1 in units: tenths, of which a deputy's share may be a whole per cent
MOST_INVITATIONS = 500
MOST_CRITERIA = 20
MOST_RESOURCES = 12
POINTS = 100
LEADER, DEPUTY = "leader", "deputy"


@dataclass(frozen=True)
class Way:
    """One way to accept: the mayor or a deputy goes. `scores` in 1/SCORE, one for each criterion; `uses` in units
    of 10**-decimals of the resource, one for each resource."""

    scores: tuple[int, ...]
    uses: tuple[int, ...]


@dataclass(frozen=True)
class Invitation:
    case: str
    leader: Way
    first: datetime.date
    last: datetime.date
    received: datetime.date | None = None
    in_force: bool = False
    within_scope: bool = False
    deputy: Way | None = None
    groups: tuple[tuple[str, str], ...] = ()

    @property
    def is_must(self) -> bool:
        """A written cooperation is in force and the visit is within its scope."""
        return self.in_force and self.within_scope

    def overlaps(self, other: "Invitation") -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Problem:
    """`invitations` by date of receipt and case; `weights` whole points, 100 in all; `limits` one for each resource
    (None: no limit) in units of 10**-`decimals`; `threshold` in points of 1000; `at_least`: (column, number)."""

    criteria: tuple[str, ...]
    weights: tuple[int, ...]
    resources: tuple[str, ...]
    decimals: tuple[int, ...]
    limits: tuple[int | None, ...]
    invitations: tuple[Invitation, ...]
    threshold: Decimal = Decimal(0)
    at_least: tuple[tuple[str, int], ...] = ()

    @cached_property
    def least_value(self) -> int:
        """The threshold in the units of `value`."""
        return int(self.threshold * SCORE)

    def value(self, way: Way, weights: Sequence[int] | None = None) -> int:
        """Weighted sum in 1/SCORE of a point (0..1000 points)."""
        return sum(weight * score for weight, score in zip(weights or self.weights, way.scores, strict=True))

    def eligible(self, weights: Sequence[int] | None = None, total: int = POINTS) -> frozenset[int]:
        """Indices of the invitations at or above the threshold (weights of another total are scaled), and of all
        must-accepts."""
        return frozenset(
            index
            for index, one in enumerate(self.invitations)
            if one.is_must or self.value(one.leader, weights) * POINTS >= self.least_value * total
        )

    def to_json(self) -> tuple[dict, dict]:
        """Inputs and rules of the proof file: numbers as exact decimal text, dates in ISO 8601."""
        inputs = {
            "criteria": list(self.criteria),
            "resources": list(self.resources),
            "invitations": [self._invitation_to_json(one) for one in self.invitations],
        }
        limits = {name: None if limit is None else decimal_text(limit, 10**decimals)
                  for name, limit, decimals in zip(self.resources, self.limits, self.decimals, strict=True)}  # fmt: skip
        rules = {
            "weights": dict(zip(self.criteria, self.weights, strict=True)),
            "limits": limits,
            "threshold": format(self.threshold.normalize(), "f"),
            "at_least": dict(self.at_least),
        }
        return inputs, rules

    def _invitation_to_json(self, one: Invitation) -> dict:
        return {
            "case": one.case,
            "first_day": one.first.isoformat(),
            "last_day": one.last.isoformat(),
            "received": one.received.isoformat() if one.received else None,
            "in_force": one.in_force,
            "within_scope": one.within_scope,
            "groups": dict(one.groups),
            "leader": self._way_to_json(one.leader),
            "deputy": self._way_to_json(one.deputy) if one.deputy else None,
        }

    def _way_to_json(self, way: Way) -> dict:
        uses = [
            decimal_text(use, 10**decimals) for use, decimals in zip(way.uses, self.decimals, strict=True)
        ]
        return {"scores": [decimal_text(score, SCORE) for score in way.scores], "uses": uses}

    @classmethod
    def from_json(cls, inputs: dict, rules: dict) -> "Problem":
        """From a proof file, which may be a stranger's. Raises Fault, or KeyError, TypeError, ValueError … for what
        has another form."""
        criteria, resources = _texts(inputs["criteria"]), _texts(inputs["resources"])
        limits = [rules["limits"][name] for name in resources]
        numbers = [[way["uses"][index] for one in inputs["invitations"] for way in (one["leader"], one["deputy"]) if way]
                   for index in range(len(resources))]  # fmt: skip
        decimals = tuple(
            max((_decimals(text) for text in [*used, limit] if text is not None), default=0)
            for used, limit in zip(numbers, limits, strict=True)
        )
        return make_problem(
            criteria=criteria,
            weights=tuple(rules["weights"][name] for name in criteria),
            resources=resources,
            decimals=decimals,
            limits=tuple(
                None if text is None else _units(text, count)
                for text, count in zip(limits, decimals, strict=True)
            ),
            invitations=[_invitation_from_json(one, decimals) for one in inputs["invitations"]],
            threshold=Decimal(rules["threshold"]),
            at_least=tuple(sorted(rules["at_least"].items())),
        )


def make_problem(*, invitations: Sequence[Invitation], **parts) -> Problem:
    """A Problem in its one order, checked. Raises Fault for weights that do not sum to 100, too much of anything,
    a case that is there twice."""
    ordered = tuple(sorted(invitations, key=lambda one: (one.received or datetime.date.max, one.case)))
    problem = Problem(invitations=ordered, **parts)
    if (
        any(type(weight) is not int or weight < 0 for weight in problem.weights)
        or sum(problem.weights) != POINTS
    ):
        raise Fault("invitations.points", total=sum(problem.weights))
    for what, found, most in (("invitations", len(ordered), MOST_INVITATIONS), ("criteria", len(problem.criteria), MOST_CRITERIA),
                              ("resources", len(problem.resources), MOST_RESOURCES)):  # fmt: skip
        if not 1 <= found <= most:
            raise Fault(f"invitations.many_{what}", found=found, most=most)
    seen: set[str] = set()
    for one in ordered:
        if one.case in seen:
            raise Fault("lottery.twice", case=one.case)
        seen.add(one.case)
        if one.first > one.last:
            raise Fault("invitations.days_backwards", case=one.case)
    return problem


def decimal_text(units: int, per_one: int) -> str:
    """7500 in thousandths -> "7.5": exact, without zeros at the end."""
    whole, rest = divmod(abs(units), per_one)
    tail = f"{rest:0{len(str(per_one)) - 1}d}".rstrip("0") if per_one > 1 else ""
    return f"{'-' if units < 0 else ''}{whole}{'.' if tail else ''}{tail}"


def _texts(values: list) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values) or len(set(values)) != len(values):
        raise ValueError("names must be texts, each once")
    return tuple(values)


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _units(text: str, decimals: int) -> int:
    number = Decimal(text).scaleb(decimals)
    if number != int(number) or not 0 <= number < 10**15:
        raise ValueError("a number is out of bounds")
    return int(number)


def _invitation_from_json(one: dict, decimals: Sequence[int]) -> Invitation:
    received = one["received"]
    return Invitation(
        case=str(one["case"]),
        leader=_way_from_json(one["leader"], decimals),
        first=datetime.date.fromisoformat(one["first_day"]),
        last=datetime.date.fromisoformat(one["last_day"]),
        received=datetime.date.fromisoformat(received) if received else None,
        in_force=bool(one["in_force"]),
        within_scope=bool(one["within_scope"]),
        deputy=_way_from_json(one["deputy"], decimals) if one["deputy"] else None,
        groups=tuple(sorted(one["groups"].items())),
    )


def _way_from_json(way: dict, decimals: Sequence[int]) -> Way:
    scores = tuple(_units(text, 3) for text in way["scores"])
    if any(score > 10 * SCORE for score in scores):
        raise ValueError("a score is out of bounds")
    return Way(scores, tuple(_units(text, count) for text, count in zip(way["uses"], decimals, strict=True)))
