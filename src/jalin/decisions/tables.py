"""Strict reading of CSV: every cell is what its column says, or one sentence with file, line and column.

The format is RFC 4180 with a header: UTF-8 (a BOM is allowed), commas, LF or CRLF. Columns may stand in any
order. Wholly empty lines are skipped. Nothing is guessed, trimmed or left out.

Large tables of cases and numbers are read by `columnar` some 20 times quicker; whatever it does not
understand at once it leaves to the reader here, so that both give the same values and the same faults.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import numpy as np

from .columnar import read_quickly
from .faults import Fault, nearest
from .files import open_plain
from .interning import Names

MOST_BYTES = 1_000_000_000
MOST_IN_LINE = 1_000_000  # bytes; what is longer is not a table
MOST_IN_CELL = {"case": 200}
MOST_IN_TEXT = 10_000
MOST_FIGURES = 15  # exact in every JSON reader and in a double
MOST_DECIMALS = 6
BOM = b"\xef\xbb\xbf"

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",]*))(,|$)')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]|\r(?!$)")
_WHOLE = re.compile(rf"-?[0-9]{{1,{MOST_FIGURES}}}")
_NUMBER = re.compile(rf"-?[0-9]+(\.[0-9]{{1,{MOST_DECIMALS}}})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Column:
    """What the cells of a column hold.

    kind: "case" (an identifier, interned), "whole", "number" (decimals), "date" (ISO 8601), "choice", "text".
    `least` and `most` bound whole numbers and numbers. `may_miss`: the column may be absent. `may_be_empty`:
    cells may be empty. `unique`: no value twice.
    """

    name: str
    kind: str = "text"
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    may_miss: bool = False
    may_be_empty: bool = False
    unique: bool = False


@dataclass(frozen=True)
class Cases:
    """A column of identifiers: `codes` (int32, one a row) into `names`."""

    codes: np.ndarray
    names: Names

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> str:
        return self.names.list[self.codes[row]]

    def __iter__(self) -> Iterator[str]:
        return (self.names.list[code] for code in self.codes.tolist())


@dataclass(frozen=True)
class Figures:
    """A column of exact decimal numbers: `units` (int64, one a row) of 10**-`decimals`."""

    units: np.ndarray
    decimals: int

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, row: int) -> Decimal:
        return Decimal(int(self.units[row])).scaleb(-self.decimals)

    def __iter__(self) -> Iterator[Decimal]:
        return (Decimal(unit).scaleb(-self.decimals) for unit in self.units.tolist())


class Table:
    """The columns of a file by name.

    Values: "case" Cases; "whole" an int64 array; "number" Figures; "date", "choice", "text" lists. A column that
    may be empty is a list with None where a cell is empty (for numbers: of int or Decimal).
    """

    def __init__(self, file: str, header: list[str], values: dict, lines: Sequence[int]):
        self.file, self.header, self.values, self.lines = file, header, values, lines

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __getitem__(self, name: str):
        return self.values[name]

    def fault(self, key: str, *, row: int | None = None, name: str | None = None, **params: object) -> Fault:
        """A Fault about the cell of `row` (from 0) in column `name`, with its place in the file."""
        column = self.header.index(name) + 1 if name in self.header else None
        line = 1 if row is None else self.lines[row]
        return Fault(key, file=self.file, line=line, column=column, name=name or "", **params)


def read_table(path: Path | str, columns: Sequence[Column], *, names: dict[str, Names] | None = None,
               most_bytes: int = MOST_BYTES, may_be_empty: bool = False) -> Table:  # fmt: skip
    """Read a CSV file whose header holds exactly `columns`, in any order.

    `names`: for columns of kind "case" the Names to share with other tables. `may_be_empty`: a table without
    rows is allowed. Raises Fault.
    """
    file = Path(path).name
    shared = {
        column.name: names[column.name] if names and column.name in names else Names()
        for column in columns
        if column.kind == "case"
    }
    with open_plain(path, most_bytes=most_bytes) as source:
        table = _quick_table(file, shared, read_quickly(source, columns, shared))
        if table is None:  # names that were given out already come again in the same order
            source.seek(0)
            table = _Reading(file, columns, shared).read(read_records(source, file))
    if not len(table) and not may_be_empty:
        raise Fault("table.no_rows", file=file, line=1)
    return table


def _quick_table(file: str, names: dict[str, Names], found: tuple | None) -> Table | None:
    if found is None:
        return None
    header, columns, rows = found
    values = {}
    for name, value in zip(header, columns, strict=True):
        if name in names:
            value = Cases(value, names[name])
        values[name] = Figures(*value) if isinstance(value, tuple) else value
    return Table(file, header, values, range(2, rows + 2))


def write_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV as `read_table` reads it: commas, LF, quotes only where needed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _lines(source, file: str) -> Iterator[tuple[int, str]]:
    """Line number and text without its end. Raises Fault for what no text holds."""
    number = 0
    while raw := source.readline(MOST_IN_LINE + 1):
        number += 1
        if number == 1 and raw.startswith(BOM):
            raw = raw[len(BOM) :]
        try:
            text = raw.removesuffix(b"\n").decode()
        except UnicodeDecodeError as error:
            column = raw[: error.start].count(b",") + 1
            raise Fault("file.not_utf8", file=file, line=number, column=column) from error
        if found := _CONTROL.search(text):
            raise Fault("file.control_sign", file=file, line=number, column=text[: found.start()].count(",") + 1,
                        sign=f"U+{ord(found.group()):04X}")  # fmt: skip
        if len(raw) > MOST_IN_LINE:
            raise Fault("file.long_line", file=file, line=number, column=1, most=MOST_IN_LINE)
        yield number, text.removesuffix("\r")


def read_records(source: BinaryIO, file: str) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of every record that is not wholly empty, as text. Raises Fault."""
    lines = _lines(source, file)
    for number, text in lines:
        if '"' in text:
            yield number, _split_quoted(text, number, lines, file)
        elif text:
            yield number, text.split(",")


def _split_quoted(text: str, number: int, lines: Iterator, file: str) -> list[str]:
    """Cells of a record with quotes, which may go on over several lines."""
    cells: list[str] = []
    start = 0
    while True:
        found = _CELL.match(text, start)
        if found is None:
            more = next(lines, None) if text[start] == '"' and _is_open(text, start) else None
            if more is None or len(text) > MOST_IN_LINE:
                raise Fault("table.quotes", file=file, line=number, column=len(cells) + 1)
            text = f"{text}\n{more[1]}"
            continue
        quoted, bare, comma = found.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        start = found.end()
        if not comma:
            return cells


def _is_open(text: str, start: int) -> bool:
    """Whether the quote at `start` is not closed up to the end of `text`."""
    return text[start:].count('"') % 2 == 1


def place_columns(header: list[str], columns: Sequence[Column], file: str, line: int = 1) -> list[Column]:
    """The column of each cell of the header. Raises Fault for unknown, doubled and missing ones."""
    known = {column.name: column for column in columns}
    if len(header) == 1 and ";" in header[0]:
        raise Fault("table.semicolons", file=file, line=line, column=1)
    for index, name in enumerate(header, 1):
        if name not in known:
            near = nearest(name, known)
            raise Fault("table.unknown_column_near" if near else "table.unknown_column", file=file, line=line,
                        column=index, name=name, near=near, known=", ".join(known))  # fmt: skip
        if name in header[: index - 1]:
            raise Fault("table.twice_column", file=file, line=line, column=index, name=name)
    for column in columns:
        if column.name not in header and not column.may_miss:
            raise Fault(
                "table.missing_column", file=file, line=line, column=len(header) + 1, name=column.name
            )
    return [known[name] for name in header]


class _Reading:
    """One table being read row by row."""

    def __init__(self, file: str, columns: Sequence[Column], names: dict[str, Names]):
        self.file, self.columns, self.names = file, columns, names

    def read(self, records: Iterator[tuple[int, list[str]]]) -> Table:
        line, header = next(records, (1, None))
        if header is None:
            raise Fault("file.empty", file=self.file, line=1, column=1)
        placed = place_columns(header, self.columns, self.file, line)
        cells: list[list] = [[] for _ in placed]
        firsts: list[dict] = [{} for _ in placed]
        lines: list[int] = []
        for line, row in records:
            if len(row) != len(placed):
                raise Fault("table.cells", file=self.file, line=line, column=min(len(row), len(placed)) + 1, got=len(row),
                            want=len(placed))  # fmt: skip
            for index, (column, text) in enumerate(zip(placed, row, strict=True)):
                value = self._value(column, text, line, index + 1)
                if column.unique and firsts[index].setdefault(value, line) != line:
                    raise Fault("table.twice", file=self.file, line=line, column=index + 1, name=column.name, value=text,
                                first=firsts[index][value])  # fmt: skip
                cells[index].append(value)
            lines.append(line)
        table = Table(self.file, header, {}, lines)
        for index, column in enumerate(placed):
            table.values[column.name] = self._column(column, cells[index], table)
        return table

    def _value(self, column: Column, text: str, line: int, index: int):
        """What a cell holds. Raises Fault with its place."""
        if not text:
            if column.may_be_empty:
                return None
            raise Fault("table.empty_cell", file=self.file, line=line, column=index, name=column.name)
        try:
            return _READERS[column.kind](column, text)
        except Fault as fault:
            raise Fault(fault.key, file=self.file, line=line, column=index, name=column.name, value=text,
                        **fault.params) from None  # fmt: skip

    def _column(self, column: Column, values: list, table: Table):
        if column.kind == "case":
            names = self.names[column.name]
            if not column.may_be_empty:
                codes = np.fromiter(map(names.code, values), dtype=np.int32, count=len(values))
                return Cases(codes, names)
        if column.may_be_empty or column.kind in {"date", "choice", "text"}:
            return values
        if column.kind == "whole":
            return np.array(values, dtype=np.int64)
        decimals = max((-value.as_tuple().exponent for value in values), default=0)
        units = [int(value.scaleb(decimals)) for value in values]
        wide = next((row for row, unit in enumerate(units) if abs(unit) >= 10**MOST_FIGURES), None)
        if wide is not None:
            raise table.fault("table.too_wide", row=wide, name=column.name, value=values[wide], decimals=decimals,
                              digits=MOST_FIGURES)  # fmt: skip
        return Figures(np.array(units, dtype=np.int64), decimals)


def _read_text(column: Column, text: str) -> str:
    most = MOST_IN_CELL.get(column.kind, MOST_IN_TEXT)
    if len(text) > most:
        raise Fault("table.long_cell", most=most)
    if text != text.strip():
        raise Fault("table.spaces")
    return text


def _read_whole(column: Column, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise Fault("table.not_whole", digits=MOST_FIGURES)
    return _bounded(column, int(text))


def _read_number(column: Column, text: str) -> Decimal:
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > MOST_FIGURES:
        raise Fault("table.not_number", digits=MOST_FIGURES, decimals=MOST_DECIMALS)
    return _bounded(column, Decimal(text))


def _bounded(column: Column, value):
    if column.least is not None and value < column.least:
        raise Fault("table.too_small", least=column.least)
    if column.most is not None and value > column.most:
        raise Fault("table.too_great", most=column.most)
    return value


def _read_date(column: Column, text: str) -> datetime.date:
    try:
        if _DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise Fault("table.not_date")


def _read_choice(column: Column, text: str) -> str:
    if text not in column.choices:
        raise Fault("table.not_choice", known=", ".join(column.choices))
    return text


_READERS = {
    "case": _read_text,
    "text": _read_text,
    "whole": _read_whole,
    "number": _read_number,
    "date": _read_date,
    "choice": _read_choice,
}
