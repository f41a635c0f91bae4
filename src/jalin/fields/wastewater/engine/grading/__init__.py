"""The condition of a pipe from what a camera saw, on the scale of its own standard: one file a scale.

Scales: NASSCO PACP (`pacp`), DWA-M 149-3 (`dwa`), the Japanese guideline with A/B/C items and urgency (`japan`), WRc
(`wrc`). The tables are data (`tables/*.toml`) with their version, source and a mark of how sure each row is. No
scale overwrites another: `crosswalk` shows them side by side and gives the one rank, 1 best to 5 worst, that
deterioration and risk reckon with.

Others call `grade`, `load_table`, `read_table` (a city's own), `crosswalk.side_by_side`.
"""

from .code_table import MARKS, CodeTable, load_table, read_table
from .scale_grade import ScaleGrade
from .scales import SCHEMES, grade

__all__ = ["MARKS", "SCHEMES", "CodeTable", "ScaleGrade", "grade", "load_table", "read_table"]
