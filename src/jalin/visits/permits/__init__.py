"""The permit that officials need before they travel abroad, as dated rules with their sources and marks.

Terms. A *travel rule* says how long before the journey the papers are handed in, how many may go, for how many days, and
with which papers. Sources differ and it is not confirmed which rules are still in force: every rule whose days hold is
*active*, and the strictest one counts. The *outlook* says on a day whether a journey can still be permitted in time.

`rule`, `reading`, `catalogue` and `outlook` are pure. Others call: `outlook.permit_outlook`, `outlook.report_due_on`,
`reckoning.home_rules`, `reckoning.outlook_on_arrival` (for an invitation on the day it comes in).
"""
