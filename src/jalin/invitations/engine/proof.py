"""The decision with its reasons, and its recomputation from a proof file."""

from fractions import Fraction

from jalin.decisions import Decision

from .border import DRAWS, stability
from .breakpoints import MOST_INVITATIONS, Stretch, Sweep, first_change
from .counterfactuals import Counterfactual, forced_otherwise
from .model import Answer, Chosen, Model
from .problem import DEPUTY, SCORE, Problem, decimal_text
from .relaxation import Relaxation, least_relaxations

METHOD = "1"
CHOSEN, CHOSEN_DEPUTY, DECLINED, BELOW = "chosen", "chosen_deputy", "declined", "below_threshold"
DECIDED, INFEASIBLE = "decided", "infeasible"


def decide(problem: Problem, *, seed: str = "") -> Decision:
    """Decide on all invitations. `seed` is the text the redrawn weights hang on (they only say how firm the choice
    is). When nothing keeps all limits the result's status is "infeasible" and the reasons list the least relaxations.
    """
    inputs, rules = problem.to_json()
    return Decision("invitations", METHOD, inputs, rules, seed=seed, **_outcome(problem, seed))


def recompute(inputs: dict, rules: dict, seed: str) -> dict:
    """Result and reasons again, from a proof file."""
    return _outcome(Problem.from_json(inputs, rules), seed)


def _outcome(problem: Problem, seed: str) -> dict:
    model = Model(problem, problem.eligible())
    chosen = model.best(model.values())
    if chosen is None:
        relaxations = [_relaxation(problem, one) for one in least_relaxations(problem)]
        return {"result": {"status": INFEASIBLE, "answers": {}}, "reasons": {"relaxations": relaxations}}
    models = {model.eligible: model}
    sweeps = _sweeps(problem, models)
    verdicts, kept = stability(problem, chosen.answers, seed, models)
    reasons = {
        "invitations": {
            one.case: {
                **_points(problem, index),
                **_why(problem, index, chosen, forced_otherwise(problem, model, chosen, index)),
                "stability": verdicts[index],
                "changes": _changes(problem, sweeps, chosen.answers, index),
            }
            for index, one in enumerate(problem.invitations)
        },
        "set_changes": _changes(problem, sweeps, chosen.answers, None),
        "draws": {"count": DRAWS, "same_set": kept},
    }
    return {"result": _result(problem, model, chosen), "reasons": reasons}


def _result(problem: Problem, model: Model, chosen: Chosen) -> dict:
    used = [sum(model.ways[model.of[option]].uses[resource] for option in chosen.answers.items())
            for resource in range(len(problem.resources))]  # fmt: skip
    return {
        "status": DECIDED,
        "value": decimal_text(chosen.value, SCORE),
        "used": {name: decimal_text(units, 10**decimals)
                 for name, units, decimals in zip(problem.resources, used, problem.decimals, strict=True)},
        "answers": {one.case: _answer(problem, model, chosen, index) for index, one in enumerate(problem.invitations)},
    }  # fmt: skip


def _answer(problem: Problem, model: Model, chosen: Chosen, index: int) -> str:
    if index in chosen.answers:
        return CHOSEN_DEPUTY if chosen.answers[index] == DEPUTY else CHOSEN
    return DECLINED if index in model.eligible else BELOW


def _points(problem: Problem, index: int) -> dict:
    """Value and points by criterion, of each way."""
    one = problem.invitations[index]
    told = {}
    for name, way in (("leader", one.leader), ("deputy", one.deputy)):
        if way is not None:
            points = [weight * score for weight, score in zip(problem.weights, way.scores, strict=True)]
            told[name] = {
                "value": decimal_text(sum(points), SCORE),
                "points": {
                    criterion: decimal_text(part, SCORE)
                    for criterion, part in zip(problem.criteria, points, strict=True)
                },
            }
    return {"values": told}


def _why(problem: Problem, index: int, chosen: Chosen, other: Counterfactual | None) -> dict:
    """The reason, in the fixed order: must-accept, below threshold, breaks a limit alone, chosen or displaced."""
    one = problem.invitations[index]
    is_below = problem.value(one.leader) < problem.least_value
    if one.is_must:
        reason = "must_accept"
    elif is_below:
        reason = "below_threshold"
    elif other and other.barrier and index not in chosen.answers:
        reason = "breaks_limit"
    else:
        reason = "chosen" if index in chosen.answers else "displaced"
    told = {"reason": reason, "loss": None, "enters": [], "leaves": [], "barrier": None, "barrier_case": None}
    if other is not None:
        cases = [invitation.case for invitation in problem.invitations]
        told["loss"] = None if other.loss is None else decimal_text(other.loss, SCORE)
        told["enters"] = [cases[place] for place in other.enters]
        told["leaves"] = [cases[place] for place in other.leaves]
        told["barrier"] = other.barrier or None
        told["barrier_case"] = None if other.barrier_case is None else cases[other.barrier_case]
    return told


def _sweeps(problem: Problem, models: dict) -> list[list[Stretch]]:
    if len(problem.invitations) > MOST_INVITATIONS:
        return [[] for _ in problem.criteria]
    return [Sweep(problem, criterion, models).stretches() for criterion in range(len(problem.criteria))]


def _changes(problem: Problem, sweeps: list[list[Stretch]], answers: Answer, index: int | None) -> dict:
    """For each criterion the nearest weights, below and above the voted one, beyond which the answer to an invitation
    (or, for None, the set) is another: exact fractions as text, None where it never is."""

    def is_changed(found: Answer | None) -> bool:
        if found is None or index is None:
            return found != answers
        return found.get(index) != answers.get(index)

    told = {}
    for name, weight, stretches in zip(problem.criteria, problem.weights, sweeps, strict=True):
        start = Fraction(weight)
        ends = {
            way: first_change(stretches, start, is_changed, upwards=way == "up") for way in ("down", "up")
        }
        told[name] = {way: None if end is None else str(end) for way, end in ends.items()}
    return told


def _relaxation(problem: Problem, one: Relaxation) -> dict:
    cases = [invitation.case for invitation in problem.invitations]
    raises = {problem.resources[resource]: decimal_text(units, 10 ** problem.decimals[resource])
              for resource, units in sorted(one.raises.items())}  # fmt: skip
    return {
        "raises": raises,
        "overlaps": [[cases[first], cases[second]] for first, second in one.overlaps],
        "groups": [list(group) for group in one.groups],
    }
