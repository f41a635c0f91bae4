"""How firm the choice is: redraw the weights around those voted, and see who is always in or always out."""

import hashlib

from .model import Answer, Model
from .problem import Problem

DRAWS = 60
SPREAD = 50  # tenths of a point, either way
CORE, BORDER, OUT = "core", "border", "out"


def drawn_weights(problem: Problem, seed: str, draw: int) -> list[int]:
    """The weights of one draw in tenths of a point: each moved by -5.0..5.0 points, none below 0.

    The move is the SHA-256 of the UTF-8 text `seed|draw|criterion` modulo 101 tenths, less 50: no random generator
    that might differ elsewhere.
    """
    moved = []
    for name, weight in zip(problem.criteria, problem.weights, strict=True):
        drawn = int.from_bytes(hashlib.sha256(f"{seed}|{draw}|{name}".encode()).digest())
        moved.append(max(0, 10 * weight + drawn % (2 * SPREAD + 1) - SPREAD))
    return moved if any(moved) else [10 * weight for weight in problem.weights]


def stability(
    problem: Problem, answers: Answer, seed: str, models: dict[frozenset, Model]
) -> tuple[list[str], int]:
    """For each invitation core, border or out; and in how many of the draws the set stayed the same."""
    times = [0] * len(problem.invitations)
    kept = counted = 0
    for draw in range(DRAWS):
        weights = drawn_weights(problem, seed, draw)
        eligible = problem.eligible(weights, sum(weights))
        if eligible not in models:
            models[eligible] = Model(problem, eligible)
        model = models[eligible]
        best = model.best(model.values(weights))
        if best is None:  # a rule such as "one of each region" asks for more than there is room for
            continue
        counted += 1
        kept += best.answers == answers
        for index in best.answers:
            times[index] += 1
    verdicts = []
    for index, count in enumerate(times):
        always, never = count == counted and index in answers, count == 0 and index not in answers
        verdicts.append(CORE if always else OUT if never else BORDER)
    return verdicts, kept
