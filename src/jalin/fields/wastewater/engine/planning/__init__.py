"""From a network, prices and yearly budgets to a plan with its evidence: one pure function of plain data.

`decide(inputs, rules)` is the decision: the same inputs and rules give the same result and reasons on any machine with
the same engine. `inputs_of` packs the inputs, the network's own text in them, so that the plan's file is all that the
other city needs to run it again; the file is a proof of kind "sewer-plan" (see `jalin.decisions`).

Others call `inputs_of`, `plan_of` (a Decision), `unpack`, `reasons_said`; the method's entry is `proof:recompute`.
"""

from .decision import Course, decide
from .packing import inputs_of, unpack
from .proof import KIND, METHOD, plan_of, reasons_said

__all__ = ["KIND", "METHOD", "Course", "decide", "inputs_of", "plan_of", "reasons_said", "unpack"]
