"""Tables as text (CSV) from offices: letters and separator found by looking, headings by their names in three languages.

Every row keeps its line; what is wrong is collected and raised together.
"""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from .data_errors import DataFault, FaultyFile
from .inp.encoding import eight_bit

SEPARATORS = (",", ";", "\t")


@dataclass
class CsvRow:
    """line: of the file, from 1 · cells: column → text, stripped, full-width signs made plain"""

    file: "CsvFile"
    line: int
    cells: dict[str, str]

    def fault(self, code: str, column: str, **values) -> None:
        heading = self.file.headings.get(column, column)
        self.file.faults.append(
            DataFault(code, file=self.file.name, line=self.line, object=heading, **values)
        )

    def text(self, column: str, required: bool = False) -> str:
        value = self.cells.get(column, "")
        if required and not value:
            self.fault("cell-empty", column)
        return value

    def number(self, column: str, least: float | None = None, most: float | None = None) -> float | None:
        """A finite number, with a point or a comma for decimals; None when the cell is empty or not one."""
        text = self.cells.get(column, "")
        if not text:
            return None
        value = number_of(text)
        if value is None:
            self.fault("cell-not-a-number", column, found=text)
        elif (least is not None and value < least) or (most is not None and value > most):
            self.fault("cell-out-of-bounds", column, found=text, least="–∞" if least is None else least,
                       most="∞" if most is None else most)  # fmt: skip
        else:
            return value
        return None

    def whole(self, column: str, least: int = 0, most: int | None = None) -> int | None:
        value = self.number(column, least, most)
        if value is not None and value != int(value):
            self.fault("cell-not-whole", column, found=self.cells[column])
            return None
        return None if value is None else int(value)


@dataclass
class CsvFile:
    """headings: column → the heading as it stands in the file · unread: headings that are no known column"""

    name: str
    headings: dict[str, str]
    rows: list[CsvRow] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    faults: list[DataFault] = field(default_factory=list)

    def check(self) -> None:
        if self.faults:
            raise FaultyFile(sorted(self.faults, key=lambda fault: fault.line or 0))


def read_csv(
    source: Path | bytes, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...], name: str = ""
) -> CsvFile:
    """columns: column → headings it may have. Raises FaultyFile when it is no table or a needed column is missing."""
    name = name or (source.name if isinstance(source, Path) else "")
    text = decoded(source, name)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        heading_cells = next((cells for cells in lines if any(map(str.strip, cells))), [])
        headings, unread = _headings(heading_cells, columns, needed, name)
        file = CsvFile(name, headings, unread=unread)
        places = {column: heading_cells.index(heading) for column, heading in file.headings.items()}
        for cells in lines:
            if any(map(str.strip, cells)):
                found = {c: plain(cells[p]) for c, p in places.items() if p < len(cells)}
                file.rows.append(CsvRow(file, lines.line_num, found))
                if len(cells) > len(heading_cells) and any(map(str.strip, cells[len(heading_cells) :])):
                    file.rows[-1].fault("row-too-long", "", cells=len(cells), headings=len(heading_cells))
    except csv.Error as error:
        raise FaultyFile(
            [DataFault("csv-broken", file=name, line=lines.line_num, reason=str(error))]
        ) from None
    return file


def plain(text: str) -> str:
    """Stripped, full-width letters and digits made plain; Japanese words stay."""
    return unicodedata.normalize("NFKC", text).strip()


def number_of(text: str) -> float | None:
    """ "12.5", "12,5" and "1 250" are numbers; "1.250,5", which nobody can be sure of, nan and inf are not."""
    text = plain(text).replace(" ", "").replace("_", " ")
    if "," in text:
        text = text.replace(",", ".") if "." not in text and text.count(",") == 1 else "?"
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def decoded(source: Path | bytes, name: str) -> str:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        raise FaultyFile(
            [DataFault("file-cannot-be-opened", file=name, reason=error.strerror or "?")]
        ) from None
    if b"\0" in data:
        raise FaultyFile([DataFault("csv-binary", file=name)])
    if not data.strip():
        raise FaultyFile([DataFault("csv-empty", file=name)])
    return data.decode(eight_bit(data)).removeprefix("\ufeff")


def separator_of(text: str) -> str:
    """The separator that stands most often in the first line that holds something."""
    first = next(line for line in text.splitlines() if line.strip())
    counts = Counter({sign: first.count(sign) for sign in SEPARATORS})
    return counts.most_common(1)[0][0]


def _headings(cells: list[str], columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...], name: str):
    """(column → heading as written, headings not read)"""
    known = {folded(alias): column for column, aliases in columns.items() for alias in (column, *aliases)}
    found: dict[str, str] = {}
    unread, faults = [], []
    for cell in cells:
        column = known.get(folded(cell))
        if column is None:
            unread.append(plain(cell))
        elif column in found:
            faults.append(
                DataFault("heading-twice", file=name, line=1, object=plain(cell), other=found[column])
            )
        else:
            found[column] = cell
    for column in needed:
        if column not in found:
            faults.append(DataFault("column-missing", file=name, line=1, object=column,
                                    names=", ".join((column, *columns[column])), found=", ".join(map(plain, cells))))  # fmt: skip
    if faults:
        raise FaultyFile(faults)
    return found, tuple(heading for heading in unread if heading)


def folded(heading: str) -> str:
    """Headings are compared without case, blanks, underscores, hyphens, brackets and full stops."""
    return "".join(sign for sign in plain(heading).casefold() if sign not in " _-().・/[]")
