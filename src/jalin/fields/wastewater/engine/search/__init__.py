"""The search for a plan of repairs: a MILP proposes, the engine judges, a linear model is refitted on what it judged.

Terms
- *option*: one way to repair one pipe, with its cost in whole smallest units of money.
- *plan*: the options chosen, as the sorted places in the problem's list; at most one for a pipe.
- *verdict*: what the engine and the no-harm rules say about one plan.
- *stage*: what is built at the end of one year; the plan itself is the last stage.

Others call `find_plan` on a `Problem` with a `Judge`, and `enumerate_plans` for the proof where plans can be counted.
The answer depends on the problem and its rules alone, not on how many processes or machines judge.
"""

from .enumeration import Gap, count_plans, enumerate_plans
from .judge import Judge, Verdict
from .ledger import Ledger
from .loop import Found, find_plan
from .problem import Option, Problem, Rules
from .schedule import Stages, find_stages

__all__ = ["Found", "Gap", "Judge", "Ledger", "Option", "Problem", "Rules", "Stages", "Verdict", "count_plans",
           "enumerate_plans", "find_plan", "find_stages"]  # fmt: skip
