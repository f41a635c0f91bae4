"""The technical annex of a plan: PDF in Indonesian, Japanese or English, GeoPackage, GeoJSON and the repaired network.

Every figure in it comes from the plan's file; the two proof runs are carried out again for the long profiles, and when
they do not give the plan's figures there is no annex. A plan over the limit of the continuity error is refused; one
over the warning has the warning on every page.

Others call `read_plan` and `write_report`.
"""

from .writing import read_plan, write_report

__all__ = ["read_plan", "write_report"]
