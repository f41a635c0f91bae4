"""From a network, prices and yearly budgets to a plan with its evidence: one pure function of plain data.

`decide(inputs, rules)` is the decision: the same inputs and rules give the same result and reasons on any machine with
the same engine. `inputs_of` packs the inputs, the network's own text in them, so that the plan's file is all that the
other city needs to run it again; `recompute` and `explain` serve the proof file of kind "sewer-plan", version 1.

Others call `inputs_of`, `decide`, `recompute`, `explain`, `unpack`.
"""

from .decision import decide
from .packing import inputs_of, unpack
from .proof import KIND, METHOD, explain, recompute

__all__ = ["KIND", "METHOD", "decide", "explain", "inputs_of", "recompute", "unpack"]
