"""The structural half of an assessment: grades side by side, ageing, likelihood times consequence, ranked with reasons.

Others call `judge_pipes` and, on the `Condition` it gives, `as_json`, `ranked`, `benefits`.
"""

from .judging import judge_pipes
from .whole import Condition, PipeCondition

__all__ = ["Condition", "PipeCondition", "judge_pipes"]
