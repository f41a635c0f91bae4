"""One door to the four scales."""

from dataclasses import replace

from ..observations import Inspection, Pipe
from . import crosswalk, dwa, japan, pacp, wrc
from .code_table import CodeTable, load_table
from .scale_grade import ScaleGrade

_RATE = {"pacp": pacp.rate, "dwa": dwa.rate, "japan": japan.rate, "wrc": wrc.rate}
SCHEMES = tuple(_RATE)
# What may stand in the column of grades; WRc gives scores to codes, so a grade of a code has no meaning there.
GIVEN_GRADES = {
    "pacp": {"1", "2", "3", "4", "5"},
    "dwa": {"0", "1", "2", "3", "4"},
    "japan": {"A", "B", "C", "a", "b", "c"},
    "wrc": set(),
}


def grade(inspection: Inspection, pipe: Pipe, table: CodeTable | None = None) -> ScaleGrade:
    """Grade one inspection on the scale of its own standard; the rank comes from the cross-walk."""
    table = table or load_table(inspection.standard)
    found = _RATE[inspection.standard](inspection, pipe, table)
    return replace(found, rank=crosswalk.rank(found.scheme, found.label))
