"""A linear model of what plans are worth, refitted on every plan judged.

value(x) ≈ value(base) + Σ c_i x_i, by ridge regression in its dual form (as many unknowns as judged plans, however many
options), each plan weighted by exp(-locality · number of options in which it differs from the best one).
"""

import numpy as np

GRAIN = 1e7  # coefficients are rounded to this part of the scale, so that the last bits of a machine decide nothing


def fit(plans: list[tuple[int, ...]], values: list[float], *, base: float, best: tuple[int, ...], options: int,
        ridge: float, locality: float) -> np.ndarray:  # fmt: skip
    """Coefficients (options,) in the unit of `values`. plans, values: judged ones, without the base."""
    coefficients = np.zeros(options)
    if not plans:
        return coefficients
    design = np.zeros((len(plans), options))
    for row, plan in enumerate(plans):
        design[row, list(plan)] = 1.0
    here = np.zeros(options)
    here[list(best)] = 1.0
    weights = np.exp(-locality * np.abs(design - here).sum(axis=1))
    gain = np.asarray(values) - base
    dual = np.linalg.solve(design @ design.T + np.diag(ridge / weights), gain)
    coefficients = design.T @ dual
    scale = max(abs(base), float(np.abs(gain).max()), 1e-12)
    return np.round(coefficients / scale * GRAIN) * (scale / GRAIN)
