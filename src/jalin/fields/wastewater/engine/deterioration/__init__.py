"""How pipes age: a Markov chain over the ranks 1 (best) to 5, and Weibull curves of soundness, each for a class of pipes.

A pipe starts at its inspected rank and ages with the chain of its class; an uninspected one has the distribution of its
class at its age. Chains come from a city's own file or are fitted to its own inspections, never copied from elsewhere.

Others call `Chain`, `fit_chain`, `Weibull`, `fit_weibull`, `Curves`.
"""

from .curves import LEAST_INSPECTIONS, Curve, Curves, fit_curves
from .markov import RANKS, Chain, Seen, fit_chain
from .weibull import Weibull, fit_weibull

__all__ = [
    "LEAST_INSPECTIONS", "RANKS", "Chain", "Curve", "Curves", "Seen", "Weibull", "fit_chain", "fit_curves",
    "fit_weibull",
]  # fmt: skip
