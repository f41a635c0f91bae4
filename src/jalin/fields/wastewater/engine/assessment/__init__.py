"""What is wrong with a network: hydraulic condition by the engine, structural condition by inspection.

Others call `assess` (runs the engine) or `judge` (of a result at hand); both give a `HydraulicAssessment` with the
state of every node and link, the totals and the reasons.
"""

from .hydraulic import LinkState, NodeState
from .limits import limits
from .whole import HydraulicAssessment, assess, judge, link_json, node_json

__all__ = [
    "HydraulicAssessment",
    "LinkState",
    "NodeState",
    "assess",
    "judge",
    "limits",
    "link_json",
    "node_json",
]
