"""Where the table is on a sheet: titles above it, its headings, and rows inside and below that are no
data."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from jalin.kernel.places.folding import fold

from .cells import clean_line, clean_text, raw_text
from .headings import heading_field

LOOK_AT = 60  # rows from the top among which headings are looked for
_TOTALS = (
    "jumlah", "total", "subtotal", "sub total", "grand total", "jumlah total", "合計", "小計", "総計", "計",
)  # fmt: skip
_NOTE = re.compile(
    r"(?:catatan|keterangan|ket\b|sumber|note|notes|source|remarks?|legend|disusun oleh|mengetahui|dicetak|"
    r"last updated|updated|update terakhir|\*|※|注|備考|出典|凡例|作成)[\s:.*※0-9]*",
    re.IGNORECASE,
)
_LONG = 60
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*[0-9]{1,2}\s*[)\].]?")


@dataclass(frozen=True)
class Table:
    """heading_rows: first and last row number of the headings. titles: what stands above, with its row
    numbers."""

    heading_rows: tuple[int, int]
    headings: tuple[str, ...]
    titles: tuple[tuple[int, str], ...] = ()

    @property
    def width(self) -> int:
        return len(self.headings)


@dataclass(frozen=True)
class TableRow:
    """skip: None for data, else title, heading, repeated-heading, column-numbers, total, note, section or
    other-table. filled: columns whose value was taken down from a merged cell above."""

    number: int
    cells: list
    skip: str | None = None
    filled: tuple[int, ...] = ()
    sheet: str = ""


@dataclass
class TableReader:
    """Goes down a sheet once. `keys` are the columns that are filled down and that make a row worth
    reading."""

    table: Table
    keys: tuple[int, ...]
    partner_columns: tuple[int, ...]
    merged: Iterable[tuple[int, int, int, int]] = ()
    sheet: str = ""
    _above: dict[tuple[int, int], object] = field(default_factory=dict)
    _ended: bool = False
    _last: int = 0
    _last_data: int = 0

    def rows(self, rows: Iterable[tuple[int, list]]) -> Iterator[TableRow]:
        """Every row that holds something: data, or skipped with its reason."""
        spans = self._spans()
        first, last = self.table.heading_rows
        for number, cells in rows:
            if number < first:
                yield TableRow(number, cells, "title", sheet=self.sheet)
            elif number <= last:
                yield TableRow(number, cells, "heading", sheet=self.sheet)
            else:
                cells, filled = self._filled_down(number, cells, spans)
                reason = self._reason(number, cells, filled)
                yield TableRow(number, cells, reason, filled, self.sheet)
                self._last = number
                self._last_data = self._last_data if reason else number

    def _spans(self) -> dict[int, list[tuple[int, int]]]:
        """Column (from 0) → the spans of rows that one merged cell covers there. Only of key columns."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for first_row, first_column, last_row, last_column in self.merged:
            for column in range(first_column - 1, last_column):
                if column in self.keys and last_row > first_row:
                    spans.setdefault(column, []).append((first_row, last_row))
        return {column: sorted(found) for column, found in spans.items()}

    def _filled_down(self, number: int, cells: list, spans: dict) -> tuple[list, tuple[int, ...]]:
        filled = []
        for column, areas in spans.items():
            area = next((one for one in areas if one[0] <= number <= one[1]), None)
            if area is None:
                continue
            value = cells[column] if column < len(cells) else None
            if value is not None:
                self._above[column, area[0]] = value
            elif (column, area[0]) in self._above:
                cells = cells + [None] * (column + 1 - len(cells))
                cells[column] = self._above[column, area[0]]
                filled.append(column)
        return cells, tuple(filled)

    def _reason(self, number: int, cells: list, filled: tuple[int, ...]) -> str | None:
        own = [(column, clean_text(cell)) for column, cell in enumerate(cells) if column not in filled]
        own = [(column, text) for column, text in own if text]
        if self._ended:
            return "other-table"
        if not own:
            return "note"
        texts = [text for _, text in own]
        if self._repeats_headings(own):
            return "repeated-heading"
        if number == self.table.heading_rows[1] + 1 and _are_column_numbers(texts):
            return "column-numbers"
        if number > self._last + 1 and self._last and _looks_like_headings(texts):
            self._ended = True
            return "other-table"
        partner = any(column in self.partner_columns for column, _ in own)
        if _is_total(own):
            return "total"
        if (
            _NOTE.match(texts[0])
            and len(own) <= 2
            and not (len(own) == 2 and partner and self.table.width <= 3)
        ):
            return "note"
        return None if partner or len(own) > 1 else self._alone(number, *own[0])

    def _repeats_headings(self, own: list[tuple[int, str]]) -> bool:
        inside = [(column, text) for column, text in own if column < self.table.width]
        same = sum(_same(text, self.table.headings[column]) for column, text in inside)
        return same >= 2 and same * 10 >= len(own) * 8

    def _alone(self, number: int, column: int, text: str) -> str | None:
        """One cell only: what goes on from the row above, the title of a section, or a note."""
        behind = column > min(self.partner_columns, default=0)
        if self.table.width < 3 or (behind and number == self._last_data + 1):
            return None
        return "note" if behind or len(text) > _LONG or text.endswith((".", "。")) else "section"


def find_table(rows: list[tuple[int, list]]) -> Table | None:
    """The headings among the first rows of a sheet; None when no row has two cells."""
    best, best_score = None, 0.0
    for place, (_, cells) in enumerate(rows[:LOOK_AT]):
        score = _heading_score(cells)
        if score > best_score:
            best, best_score = place, score
    if best is None:
        return None
    number, cells = rows[best]
    headings, last = [clean_line_of(cell) for cell in cells], number
    if best + 1 < len(rows) and rows[best + 1][0] == number + 1 and _is_second_line(cells, rows[best + 1][1]):
        headings, last = _joined(headings, [clean_line_of(cell) for cell in rows[best + 1][1]]), number + 1
    titles = tuple((one, " ".join(filter(None, map(clean_line_of, above)))) for one, above in rows[:best])
    return Table((number, last), _told_apart(headings), titles)


def clean_line_of(cell) -> str:
    return " ".join(clean_text(cell).split())


def without_columns(row: TableRow, columns: frozenset[int]) -> TableRow:
    """The row as if these columns stood empty."""
    if not columns:
        return row
    cells = [None if column in columns else cell for column, cell in enumerate(row.cells)]
    return replace(row, cells=cells, filled=tuple(column for column in row.filled if column not in columns))


def raw_row(table: Table, cells: list) -> dict[str, str]:
    """Heading → the cell as it stands in the file, without the empty ones."""
    texts = ((column, raw_text(cell)) for column, cell in enumerate(cells))
    return {
        table.headings[column] if column < table.width else f"#{column + 1}": text
        for column, text in texts
        if text
    }


def _heading_score(cells: list) -> float:
    """Known headings count most; numbers, dates and long texts speak against it."""
    texts = [(cell, clean_line(cell)) for cell in cells if cell is not None]
    if len(texts) < 2:
        return 0.0
    known = sum(heading_field(text)[1] for _, text in texts)
    odd = sum(not isinstance(cell, str) or len(text) > _LONG for cell, text in texts)
    odd += sum(bool(re.fullmatch(r"[0-9.,/-]+", text)) for _, text in texts)
    distinct = len({text for _, text in texts}) / len(texts)
    return max(known + 0.05 * min(len(texts), 20) * distinct - odd, 0.01)


def _is_second_line(first: list, second: list) -> bool:
    """Group headings (`Masa berlaku`) with the proper headings (`Mulai`, `Berakhir`) in the row below."""
    texts = [(column, clean_line(cell)) for column, cell in enumerate(second) if cell is not None]
    if not texts or any(not isinstance(second[column], str) for column, _ in texts):
        return False
    known = sum(heading_field(text)[1] >= 0.6 for _, text in texts)
    gaps = any(cell is None for cell in first) or len(second) > len(first)
    below_group = [column for column, _ in texts if column >= len(first) or first[column] is None]
    return gaps and bool(below_group) and known >= 2 and known * 10 >= len(texts) * 6


def _joined(above: list[str], below: list[str]) -> list[str]:
    """The lower heading is the exact one; the name of the group over it is for the eye."""
    return [lower or upper for upper, lower in zip_longest(above, below, fillvalue="")]


def _told_apart(headings: list[str]) -> tuple[str, ...]:
    """Every heading once: the second `Kota` is `Kota (2)`; one without a name is called by its number."""
    seen: dict[str, int] = {}
    told = []
    for column, heading in enumerate(headings, 1):
        heading = heading or f"#{column}"
        seen[heading] = seen.get(heading, 0) + 1
        told.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return tuple(told)


def _same(text: str, heading: str) -> bool:
    return fold(text) == fold(re.sub(r" \([0-9]+\)$", "", heading))


def _are_column_numbers(texts: list[str]) -> bool:
    return len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _looks_like_headings(texts: list[str]) -> bool:
    known = [heading_field(text) for text in texts if len(text) <= _LONG]
    return len(texts) > 1 and sum(one[1] >= 0.95 for one in known) * 10 >= len(texts) * 7


def _is_total(own: list[tuple[int, str]]) -> bool:
    first = fold(own[0][1]).rstrip(" :")
    is_word = first in _TOTALS or first.startswith(tuple(f"{word} " for word in _TOTALS if word.isascii()))
    return is_word and all(re.fullmatch(r"[0-9.,%\s]+", text) for _, text in own[1:])
