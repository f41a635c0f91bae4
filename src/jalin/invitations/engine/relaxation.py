"""When nothing keeps all limits: the least change of each single one that would make a decision possible."""

from dataclasses import dataclass, field

import numpy as np

from .model import Model
from .problem import LEADER, Problem


@dataclass(frozen=True)
class Relaxation:
    """Raise limits by so much (resource -> units), resolve overlaps of must-accepts, let a group go."""

    raises: dict[int, int] = field(default_factory=dict)
    overlaps: tuple[tuple[int, int], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


def least_relaxations(problem: Problem) -> list[Relaxation]:
    """Each single change that suffices, with its least size; else one that changes several at once."""
    eligible = problem.eligible()
    every = frozenset(range(len(problem.resources)))
    found = [one for resource in sorted(every) if (one := _raise(problem, eligible, [resource]))]
    musts = [index for index in sorted(eligible) if problem.invitations[index].is_must]
    pairs = [(first, second) for place, first in enumerate(musts) for second in musts[place + 1 :]
             if problem.invitations[first].overlaps(problem.invitations[second])]  # fmt: skip
    for pair in pairs:
        if _is_possible(Model(problem, eligible, skip_overlaps=frozenset({frozenset(pair)}))):
            found.append(Relaxation(overlaps=(pair,)))
    groups = sorted(Model(problem, eligible).groups())
    for group in groups:
        if _is_possible(Model(problem, eligible, skip_groups=frozenset({group}))):
            found.append(Relaxation(groups=(group,)))
    return found or [_several(problem, eligible, pairs)]


def _is_possible(model: Model) -> bool:
    return model.best(np.zeros(len(model.options), np.int64)) is not None


def _raise(
    problem: Problem, eligible: frozenset[int], resources: list[int], overlaps=frozenset()
) -> Relaxation | None:
    """The least raises of `resources`, the first of them as small as can be, then the next; None when that does not
    suffice."""
    limits = list(problem.limits)
    raises: dict[int, int] = {}
    loose = set(resources)
    for resource in resources:
        if limits[resource] is None:
            loose.discard(resource)
            continue
        kept = frozenset(range(len(limits))) - loose
        trial = Model(_with_limits(problem, limits), eligible, keep_limits=kept, skip_overlaps=overlaps)
        used = np.array([way.uses[resource] for way in trial.ways], np.int64)
        best = trial.best(-used)
        if best is None:
            return None
        needed = -best.value
        if needed > limits[resource]:
            raises[resource] = needed - limits[resource]
            limits[resource] = needed
        loose.discard(resource)
    return Relaxation(raises=raises) if raises else None


def _with_limits(problem: Problem, limits: list[int | None]) -> Problem:
    return Problem(problem.criteria, problem.weights, problem.resources, problem.decimals, tuple(limits),
                   problem.invitations, problem.threshold, problem.at_least)  # fmt: skip


def _several(problem: Problem, eligible: frozenset[int], pairs: list[tuple[int, int]]) -> Relaxation:
    every = list(range(len(problem.resources)))
    if together := _raise(problem, eligible, every):
        return together
    stuck = [pair for pair in pairs if all((one, LEADER) for one in pair)]
    free = frozenset(frozenset(pair) for pair in stuck)
    more = _raise(problem, eligible, every, free)
    return Relaxation(raises=more.raises if more else {}, overlaps=tuple(stuck))
