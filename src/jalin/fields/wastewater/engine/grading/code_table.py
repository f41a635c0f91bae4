"""Tables of codes: which grade, class, rank or score a code has, as data with source, version and mark.

A row names its codes by a regular expression over the whole code and gives either one value or steps over the
recorded quantification. Rows may hold for a range of diameters (mm, upper end included) or for stiff or flexible pipes
only. A utility that has the standard at hand writes its own file in the same form.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

# How sure a row is: read in its source; read in a public program that cites it; general knowledge, to be checked.
MARKS = ("confirmed", "second-hand", "to-check")


@dataclass(frozen=True)
class CodeRow:
    """value: what the code has without steps · steps: (at least, value), the highest first · case: left to an engineer

    family: structural, om, neutral (inventory), or the requirement or item of the scale
    """

    pattern: re.Pattern
    family: str
    value: str | None
    steps: tuple[tuple[float, str], ...]
    case: bool
    diameter: tuple[float, float] | None
    wall: str
    mark: str

    def holds(self, code: str, diameter: float | None, wall: str) -> bool:
        """diameter: m, None when unknown · wall: stiff, flexible or "" when unknown"""
        if not self.pattern.fullmatch(code) or (self.wall and self.wall != wall):
            return False
        if self.diameter is None:
            return True
        return diameter is not None and self.diameter[0] < round(diameter * 1000, 3) <= self.diameter[1]

    def value_for(self, amount: float | None) -> str | None:
        """None where the row is a case for an engineer or the quantification it needs is missing."""
        if self.case:
            return None
        if not self.steps:
            return self.value
        if amount is None:
            return None
        return next((value for least, value in self.steps if amount >= least), None)


@dataclass(frozen=True)
class CodeTable:
    """settings: what the scale needs besides the codes; `words`: label → language → what it means."""

    scheme: str
    title: str
    version: str
    source: str
    rows: tuple[CodeRow, ...]
    settings: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)

    def knows(self, code: str) -> bool:
        return any(row.pattern.fullmatch(code) for row in self.rows)

    def rows_for(self, code: str, diameter: float | None = None, wall: str = "") -> tuple[CodeRow, ...]:
        return tuple(row for row in self.rows if row.holds(code, diameter, wall))

    def families(self, code: str) -> set[str]:
        """All families in which the code is named, whatever the pipe."""
        return {row.family for row in self.rows if row.pattern.fullmatch(code)}

    def describe(self) -> dict:
        """For the annex: which table, and how many rows of which mark."""
        marks = {mark: sum(row.mark == mark for row in self.rows) for mark in MARKS}
        return {"scheme": self.scheme, "title": self.title, "version": self.version, "source": self.source,
                "rows_by_mark": marks}  # fmt: skip


@cache
def load_table(scheme: str, path: Path | None = None) -> CodeTable:
    """The table of a scheme as shipped, or from a file of the same form."""
    own = files(__package__).joinpath(f"tables/{scheme}.toml")
    text = (path or own).read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    rows = tuple(_row(row, raw.get("mark", "to-check")) for row in raw["codes"])
    return CodeTable(
        raw["scheme"],
        raw["title"],
        raw["version"],
        raw["source"],
        rows,
        raw.get("settings", {}),
        raw.get("words", {}),
    )


def _row(raw: dict, mark: str) -> CodeRow:
    steps = tuple((float(least), str(value)) for least, value in raw.get("steps", ()))
    return CodeRow(
        pattern=re.compile(raw["code"]),
        family=raw["family"],
        value=str(raw["value"]) if "value" in raw else None,
        steps=tuple(sorted(steps, key=lambda step: -step[0])),
        case=raw.get("case", False),
        diameter=tuple(raw["diameter_mm"]) if "diameter_mm" in raw else None,
        wall=raw.get("wall", ""),
        mark=raw.get("mark", mark),
    )
