"""Choosing invitations by rule: weighted sum on fixed scales, an exact optimum within all limits, reasons.

Pure Python. Others call `best_portfolio` (the bare optimisation), `decide` (problem in, decision with reasons out),
`read_problem` (the three files of `jalin choose`), `weigh` (finding weights by pairwise comparison).
"""

from .ahp import Weighing, weigh
from .portfolio import Excess, Infeasible, Portfolio, Unsolved, best_portfolio
from .proof import decide
from .reading import read_problem

__all__ = [
    "Excess", "Infeasible", "Portfolio", "Unsolved", "Weighing", "best_portfolio", "decide", "read_problem", "weigh",
]  # fmt: skip
