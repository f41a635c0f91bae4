"""Tables of codes: which grade, class, rank or score a code has, as data with source, version and mark.

A row names its codes by a regular expression over the whole code and gives either one value or steps over the
recorded quantification. Rows may hold for a range of diameters (mm, upper end included) or for stiff or flexible pipes
only. A utility that has the standard at hand writes its own file in the same form.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..toml_file import TomlFile, TomlTable

# How sure a row is: read in its source; read in a public program that cites it; general knowledge, to be checked.
MARKS = ("confirmed", "second-hand", "to-check")
_JAPANESE_ITEMS = (
    "corrosion",
    "sag",
    "break",
    "crack",
    "joint",
    "infiltration",
    "lateral",
    "grease",
    "roots",
    "mortar",
)
FAMILIES = {
    "pacp": ("structural", "om"),
    "dwa": ("D", "S", "B"),
    "wrc": ("structural",),
    "japan": _JAPANESE_ITEMS,
}
SETTINGS = {
    "pacp": ("continuous_unit_m", "first_letter_from", "letter_width"),
    "dwa": ("base_points", "additional_points", "shortest_defect_m"),
    "wrc": ("grade_from", "peak_window_m"),
    "japan": ("a_percent", "ab_percent", "c_percent", "at_once"),
}


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

    def holds(self, diameter: float | None, wall: str) -> bool:
        """diameter: m, None when unknown · wall: stiff, flexible or "" when unknown"""
        if self.wall and self.wall != wall:
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
    _named: dict = field(default_factory=dict, compare=False, repr=False)

    def named(self, code: str) -> tuple[CodeRow, ...]:
        """Rows that name the code, whatever the pipe."""
        if code not in self._named:
            self._named[code] = tuple(row for row in self.rows if row.pattern.fullmatch(code))
        return self._named[code]

    def knows(self, code: str) -> bool:
        return bool(self.named(code))

    def rows_for(self, code: str, diameter: float | None = None, wall: str = "") -> tuple[CodeRow, ...]:
        return tuple(row for row in self.named(code) if row.holds(diameter, wall))

    def families(self, code: str) -> set[str]:
        return {row.family for row in self.named(code)}

    def describe(self) -> dict:
        """For the annex: which table, and how many rows of which mark."""
        marks = {mark: sum(row.mark == mark for row in self.rows) for mark in MARKS}
        return {"scheme": self.scheme, "title": self.title, "version": self.version, "source": self.source,
                "rows_by_mark": marks}  # fmt: skip


@cache
def load_table(scheme: str) -> CodeTable:
    """The table of a scheme as shipped."""
    own = files(__package__).joinpath(f"tables/{scheme}.toml")
    return read_table(own.read_bytes(), f"{scheme}.toml")


def read_table(source: Path | bytes, name: str = "") -> CodeTable:
    """A table of the same form from a file. Raises FaultyFile with every fault, its line and key."""
    file = TomlFile(source, name)
    top = file.top
    scheme = top.choice("scheme", tuple(FAMILIES))
    mark = top.choice("mark", MARKS)
    heads = [top.text(key) for key in ("title", "version", "source")]
    rows = [row for table in top.tables("codes") if (row := _row(table, mark, scheme))]
    settings, words = top.table("settings", required=bool(SETTINGS.get(scheme))), top.table("words")
    for key in SETTINGS.get(scheme, ()) if settings else ():
        if key not in settings.data:
            settings.fault("key-missing", key)
    top.finish()
    if not rows:
        top.fault("key-missing", "codes")
    file.check()
    return CodeTable(
        scheme, *heads, tuple(rows), _plain(settings.data) if settings else {}, words.data if words else {}
    )


def _row(table: TomlTable, mark: str, scheme: str) -> CodeRow | None:
    family = table.choice("family", (*FAMILIES.get(scheme, ()), "neutral"))
    diameter = table.numbers("diameter_mm", None, count=2, least=0)
    wall = table.choice("wall", ("stiff", "flexible"), "")
    case, own_mark = table.flag("case"), table.choice("mark", MARKS, mark)
    value, steps = table.any("value"), table.any("steps", [])
    pattern = _pattern(table)
    table.finish()
    try:
        ordered = tuple(
            sorted(((float(least), str(what)) for least, what in steps), key=lambda step: -step[0])
        )
    except (TypeError, ValueError):
        table.fault("wrong-kind", "steps", kind="[[5, 0], [0, 4]]", found=steps)
        return None
    if pattern is None:
        return None
    if value is None and not ordered and not case and family != "neutral":
        table.fault("key-missing", "value")
    return CodeRow(pattern, family, None if value is None else str(value), ordered, case,
                   tuple(map(float, diameter)) or None, wall, own_mark)  # fmt: skip


def _pattern(table: TomlTable) -> re.Pattern | None:
    text = table.text("code")
    try:
        return re.compile(text) if text else None
    except re.error as error:
        table.fault("wrong-kind", "code", kind=str(error), found=text)
        return None


def _plain(settings: dict) -> dict:
    """Numbers as the scales reckon with them."""
    return {key: float(value) if isinstance(value, Decimal) else value for key, value in settings.items()}
