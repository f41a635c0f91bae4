"""Small problems drawn at random, and every possible choice listed: the judge that knows no method."""

import datetime
import random
from decimal import Decimal
from fractions import Fraction
from itertools import product

from jalin.invitations.engine.problem import DEPUTY, LEADER, SCORE, Invitation, Problem, Way, make_problem

WEIGHTS = {3: (50, 30, 20), 4: (40, 30, 20, 10)}


def random_problem(seed: int, count: int = 8, *, criteria: int = 3, must: float = 0.1, deputy: float = 0.25,
                   threshold: int = 350, regions: bool = False, whole_scores: bool = False) -> Problem:  # fmt: skip
    """A problem of `count` invitations; about 40 % of what they ask for can be had."""
    draw = random.Random(seed)
    invitations = []
    for number in range(count):
        step = 10 if whole_scores else 1
        scores = tuple(draw.randrange(0, 101, step) * SCORE // 10 for _ in range(criteria))
        uses = (draw.randint(1, 9), draw.randint(1, 7))
        first = datetime.date(2027, 1, 1) + datetime.timedelta(draw.randrange(120))
        is_must = draw.random() < must
        invitations.append(
            Invitation(
                case=f"U-{number:02d}",
                leader=Way(scores, uses),
                first=first,
                last=first + datetime.timedelta(uses[1] - 1),
                received=datetime.date(2026, 9, 1) + datetime.timedelta(draw.randrange(5)),
                in_force=is_must,
                within_scope=is_must,
                deputy=Way(tuple(score // 2 for score in scores), (uses[0], 0))
                if draw.random() < deputy
                else None,
                groups=(("region", draw.choice("NSW")),) if regions else (),
            )
        )
    return make_problem(
        criteria=tuple(f"k{number}" for number in range(criteria)),
        weights=WEIGHTS[criteria],
        resources=("cost", "days"),
        decimals=(0, 0),
        limits=(
            sum(one.leader.uses[0] for one in invitations) * 2 // 5,
            sum(one.leader.uses[1] for one in invitations) // 2,
        ),
        invitations=invitations,
        threshold=Decimal(threshold),
        at_least=(("region", 1),) if regions else (),
    )


def changed(problem: Problem, **parts) -> Problem:
    """The same problem with some parts other."""
    kept = {name: getattr(problem, name) for name in
            ("criteria", "weights", "resources", "decimals", "limits", "invitations", "threshold", "at_least")}  # fmt: skip
    return make_problem(**{**kept, **parts})


def every_choice(problem: Problem, weights=None, *, forced=None):
    """Every choice that keeps all limits, as {case: who}, with its exact value. `weights` may be fractions.
    `forced` = (case, is_in) forces one answer, also past the threshold."""
    weights = [Fraction(weight) for weight in weights or problem.weights]
    case, is_in = forced or (None, None)

    def worth(way: Way) -> Fraction:
        return sum(weight * score for weight, score in zip(weights, way.scores, strict=True))

    ways = []
    for one in problem.invitations:
        mine = [(None, None), (LEADER, one.leader)] + ([(DEPUTY, one.deputy)] if one.deputy else [])
        is_eligible = one.is_must or worth(one.leader) >= problem.least_value
        if one.is_must or (one.case == case and is_in):
            mine = mine[1:]
        elif not is_eligible or one.case == case:
            mine = mine[:1]
        ways.append(mine)
    served = _groups_to_serve(problem, ways)
    for choice in product(*ways):
        taken = [(one, who, way) for one, (who, way) in zip(problem.invitations, choice, strict=True) if who]
        if _keeps(problem, taken, served):
            yield (
                {one.case: who for one, who, _way in taken},
                sum((worth(way) for _one, _who, way in taken), Fraction(0)),
            )


def _groups_to_serve(problem: Problem, ways: list) -> dict:
    served: dict = {}
    for one, mine in zip(problem.invitations, ways, strict=True):
        for group in one.groups:
            if group[0] in dict(problem.at_least) and len(mine) > 1 or one.is_must:
                served[group] = served.get(group, 0) + 1
    return {group: min(count, dict(problem.at_least)[group[0]]) for group, count in served.items()}


def _keeps(problem: Problem, taken: list, served: dict) -> bool:
    for resource, limit in enumerate(problem.limits):
        if limit is not None and sum(way.uses[resource] for _one, _who, way in taken) > limit:
            return False
    led = [one for one, who, _way in taken if who == LEADER]
    if any(first.overlaps(second) for place, first in enumerate(led) for second in led[:place]):
        return False
    return all(
        sum(group in one.groups for one, _who, _way in taken) >= count for group, count in served.items()
    )


def best_choice(problem: Problem, weights=None, *, forced=None, uncounted=None):
    """(choice, value) of greatest value; between equals by cost, days, then the first invitation (None: none). The
    value of the invitation `uncounted` does not count."""
    order = [(one.case, who) for one in problem.invitations for who in (LEADER, DEPUTY)]
    ways = {(one.case, LEADER): one.leader for one in problem.invitations}
    ways |= {(one.case, DEPUTY): one.deputy for one in problem.invitations}

    def rank(found):
        choice, value = found
        uses = [-sum(ways[item].uses[resource] for item in choice.items()) for resource in (0, 1)]
        return value, *uses, [choice.get(case) == who for case, who in order]

    choices = every_choice(problem, weights, forced=forced)
    if uncounted:
        choices = (
            (choice, value - problem.value(ways[uncounted, choice[uncounted]])) for choice, value in choices
        )
    return max(choices, key=rank, default=None)


def moved(problem: Problem, criterion: int, weight: Fraction) -> list[Fraction]:
    """The weights with one criterion at `weight` and the others in their old ratio."""
    rest = 100 - problem.weights[criterion]
    return [weight if place == criterion else old * (100 - weight) / Fraction(rest)
            for place, old in enumerate(problem.weights)]  # fmt: skip
