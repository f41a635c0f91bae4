"""How a file is going to be read, kept with the import: {"plan": the engine's plan, "encoding", "separator": chosen ones}.

What a person decides is a dict of the same form as the page's: {"sheet": name, "encoding", "separator", "columns": {column:
field or ""}, "orders": {column: "dmy", "mdy" or "serial"}}; what is left out stays as it was found.
"""

from pathlib import Path

from .engine.files import RegisterFile, open_register
from .engine.plan import ReadingPlan, plan_reading, settle_columns

ORDERS = ("dmy", "mdy", "1900", "1904")


def open_file(path: Path, name: str, mapping: dict) -> RegisterFile:
    """Raises UnreadableFile."""
    return open_register(
        path, name=name, encoding=mapping.get("encoding") or None, separator=mapping.get("separator") or None
    )


def first_plan(file: RegisterFile, sheet: str | int | None = None) -> ReadingPlan:
    return plan_reading(file, sheet=sheet)


def decided_plan(file: RegisterFile, former: ReadingPlan | None, choices: dict) -> ReadingPlan:
    """The plan under a person's choices. Another sheet, encoding or separator begins anew from what is found there."""
    sheet = choices.get("sheet")
    fresh = (
        former is None
        or (sheet and sheet != former.sheet_name)
        or "encoding" in choices
        or "separator" in choices
    )
    plan = plan_reading(file, sheet=sheet or None) if fresh else former
    for column, chosen in choices.get("columns", {}).items():
        number = int(column)
        if number < len(plan.columns) and (plan.columns[number].field or "") != chosen:
            plan = plan.choose(number, chosen or None)
    for column, order in choices.get("orders", {}).items():
        if order in ("dmy", "mdy"):
            plan = plan.decide(int(column), order=order)
        elif order in ("1900", "1904"):
            plan = plan.decide(int(column), serial=int(order))
    return settle_columns(file, plan)
