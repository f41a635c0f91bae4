"""From what assessors wrote to the problem that the engine decides. Pure: no queries; rows come ready."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jalin.invitations.engine.model import Chosen, Model
from jalin.invitations.engine.problem import DEPUTY, SCORE, Invitation, Problem, Way, make_problem

MOST = 60  # invitations in one round: up to there the engine names every weight at which the choice changes
ASSESSORS = 2
APART = 3  # two scores that lie so far from each other are talked over
PART = "part_of_world"  # column of the proof file
AGENDA = "agenda-"  # cases of days on which the leader is bound


@dataclass(frozen=True)
class Weighed:
    """One invitation as it goes into the choice. `scores`: criterion -> the scores given; `must`: existing cooperation."""

    case: str
    scores: Mapping[str, Sequence[int]]
    cost: int
    days: int
    leaves_on: date
    returns_on: date
    received_on: date
    must: bool = False
    may_send_deputy: bool = False
    part: str = ""  # of the world (kernel/places/parts.py)


@dataclass(frozen=True)
class Limits:
    budget: int
    days: int
    threshold: int
    deputy_percent: int
    per_part: int = 0  # at least so many from each part of the world; 0: no such rule


def mean_tenths(scores: Sequence[int]) -> int:
    """The mean of whole scores in tenths, halves to even; 0 without any (only a must-accept may have none)."""
    if not scores:
        return 0
    return round(Decimal(10 * sum(scores)) / len(scores))


def build(criteria: Sequence[str], weights: Mapping[str, int], weighed: Sequence[Weighed], bound: Sequence[tuple[date, date]], limits: Limits) -> Problem:  # fmt: skip
    """The problem of a round. Days on which the leader is bound are must-accepts that cost nothing: whatever overlaps them
    is left to a deputy or declined."""
    rows = [_invitation(criteria, one, limits) for one in weighed]
    for number, (first, last) in enumerate(bound, 1):
        nothing = Way(tuple(0 for _key in criteria), (0, 0))
        rows.append(Invitation(f"{AGENDA}{number}", nothing, first, last, in_force=True, within_scope=True))
    return make_problem(
        criteria=tuple(criteria), weights=tuple(weights[key] for key in criteria), resources=("cost", "days"), decimals=(0, 0),
        limits=(limits.budget, limits.days), invitations=rows, threshold=Decimal(limits.threshold),
        at_least=((PART, limits.per_part),) if limits.per_part else (),
    )  # fmt: skip


def _invitation(criteria: Sequence[str], one: Weighed, limits: Limits) -> Invitation:
    """Its part of the world is told only where a rule asks for it. A journey that takes no day of the leader is of full value whoever goes, so it never stands in the leader's way."""
    scores = tuple(mean_tenths(one.scores.get(key, ())) * SCORE // 10 for key in criteria)
    share = 100 if one.days == 0 else limits.deputy_percent
    other = Way(tuple(score * share // 100 for score in scores), (one.cost, 0))
    deputy = other if one.may_send_deputy or one.days == 0 else None
    return Invitation(
        case=one.case, leader=Way(scores, (one.cost, one.days)), first=one.leaves_on, last=one.returns_on,
        received=one.received_on, in_force=one.must, within_scope=one.must, deputy=deputy,
        groups=((PART, one.part),) if limits.per_part and one.part else (),
    )  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """A quick answer without reasons: case -> "chosen" or "chosen_deputy" for what is accepted, and the total value of
    1000 points each."""

    answers: dict[str, str]
    value: Decimal


def quick(problem: Problem) -> Outcome | None:
    """The best set alone, as `decide` would choose it; None when no choice keeps the limits. Milliseconds."""
    model = Model(problem, problem.eligible())
    best: Chosen | None = model.best(model.values())
    if best is None:
        return None
    answers = {
        problem.invitations[index].case: "chosen_deputy" if who == DEPUTY else "chosen"
        for index, who in best.answers.items()
    }
    return Outcome(answers, Decimal(best.value) / SCORE)
