"""For every invitation: what it would displace, or who would enter, and what that costs."""

from dataclasses import dataclass

from .model import Answer, Chosen, Model
from .problem import Problem


@dataclass(frozen=True)
class Counterfactual:
    """The best decision with one answer forced the other way. `loss` (>= 0, in 1/SCORE of a point) is what the total
    falls by, for an invitation below the threshold that of the others, because its own value does not count; `enters` and `leaves` are other invitations. `barrier` says why there is no such decision: the name of a
    resource whose limit the invitation breaks alone, "overlap" with a must-accept, or "rest" (no room beside the
    must-accepts and rules); `barrier_case` the must-accept it overlaps."""

    loss: int | None
    enters: tuple[int, ...] = ()
    leaves: tuple[int, ...] = ()
    barrier: str = ""
    barrier_case: int | None = None


def forced_otherwise(problem: Problem, model: Model, chosen: Chosen, index: int) -> Counterfactual | None:
    """The counterfactual of one invitation; None for a must-accept, which cannot be declined.

    An invitation below the threshold is forced in although it is.
    """
    if problem.invitations[index].is_must:
        return None
    is_in = index in chosen.answers
    if index not in model.eligible:
        model = Model(problem, model.eligible | {index})
        values = model.values()
        values[[place for place, option in enumerate(model.options) if option[0] == index]] = 0
    else:
        values = model.values()
    other = model.best(values, {index: not is_in})
    if other is None:
        barrier, case = ("rest", None) if is_in else _barrier(problem, index)
        return Counterfactual(None, barrier=barrier, barrier_case=case)
    return Counterfactual(
        chosen.value - other.value,
        enters=_only(other.answers, chosen.answers, index),
        leaves=_only(chosen.answers, other.answers, index),
    )


def _only(answers: Answer, others: Answer, but: int) -> tuple[int, ...]:
    return tuple(sorted(index for index in answers if index not in others and index != but))


def _barrier(problem: Problem, index: int) -> tuple[str, int | None]:
    """What stands against an invitation alone."""
    one = problem.invitations[index]
    ways = [way for way in (one.leader, one.deputy) if way]
    for resource, limit in enumerate(problem.limits):
        if limit is not None and all(way.uses[resource] > limit for way in ways):
            return problem.resources[resource], None
    if one.deputy is None:
        for other, must in enumerate(problem.invitations):
            if must.is_must and must.deputy is None and other != index and must.overlaps(one):
                return "overlap", other
    return "rest", None
