"""Rows of a register → what they say, one at a time: ready, to be asked, left out or refused, each with its
reason."""

from collections.abc import Iterable, Iterator

from jalin.kernel.places.folding import fold

from .cells import clean_line
from .files import RegisterFile
from .headings import DATE_FIELDS
from .other_cells import (
    OTHERS,
    check_order_of_dates,
    read_code_cell,
    read_coordinate,
    read_date_cell,
    read_kind_cell,
    read_status_cell,
    read_text_cell,
)
from .pairs import REVERSED, SELF_PAIR, LinksSeen, digest, is_domestic
from .partner_cells import ONE, OTHER, Gazetteer, PartnerReader, SideFound
from .plan import ReadingPlan
from .row_reading import REFUSE, SKIP, RowReading
from .tables import TableRow, raw_row, without_columns

_SIDES = {"partner", "country", "partner2", "country2"}
_COORDINATES = {"latitude", "longitude", "latitude2", "longitude2"}


def understand_rows(
    rows: Iterable[TableRow], mapping: ReadingPlan, gazetteer: Gazetteer | None = None
) -> Iterator[RowReading]:
    """What each row says, in the order of the file; rows that are left out come with their reason.

    rows: as `mapping.reader(file).rows(...)` gives them. gazetteer: finds places; without one no place is
    looked up. Only keys and digests of the rows that went by are kept.
    """
    understander = _Understander(mapping, gazetteer)
    for row in rows:
        if row.skip not in ("title", "heading"):  # the plan tells of those
            yield understander.row(row)


def read_register(
    file: RegisterFile, plan: ReadingPlan, gazetteer: Gazetteer | None = None
) -> Iterator[RowReading]:
    """The rows of the planned sheet of a file, understood."""
    return understand_rows(plan.reader(file).rows(file.rows(plan.sheet)), plan, gazetteer)


class _Understander:
    def __init__(self, plan: ReadingPlan, gazetteer: Gazetteer | None) -> None:
        self._plan, self._fields = plan, plan.fields
        self._partners = PartnerReader(gazetteer, self._fields.__contains__)
        self._links = LinksSeen()
        self._digests: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        counted = {"number"}
        self._ignored = {guess.heading for guess in plan.columns if guess.field in counted}

    def row(self, source: TableRow) -> RowReading:
        source = without_columns(source, self._plan.personal)
        own = [None if column in source.filled else cell for column, cell in enumerate(source.cells)]
        row = RowReading(self._plan.file, source.sheet, source.number, raw_row(self._plan.table, own))
        row.digest = self._digest(row)
        if source.skip:
            row.say(source.skip, SKIP)
            row.key = digest("skipped", source.sheet, row.digest)
            return row

        def cell(field: str) -> object:
            column = self._fields.get(field)
            return source.cells[column] if column is not None and column < len(source.cells) else None

        one = self._partners.read(row, ONE, cell)
        other = self._partners.read(row, OTHER, cell) if self._plan.is_pairs else None
        self._read_others(row, cell)
        for side in (ONE, OTHER):
            self._partners.check_point(row, side)
        for column in source.filled:
            row.flags.append(f"filled-down:{self._plan.table.headings[column]}")
        if self._plan.is_pairs:
            self._settle_pair(row, one, other)
        else:
            self._settle_single(row, one)
        return row

    def _read_others(self, row: RowReading, cell) -> None:
        """Status before dates, so that a status word in a date column can be held against it."""
        if "status" in self._fields:
            read_status_cell(row, cell("status"))
        for name, column in self._fields.items():
            value = cell(name)
            if name in _SIDES or name in ("status", "number") or value is None:
                continue
            if name in DATE_FIELDS:
                heading = self._plan.table.headings[column]
                read_date_cell(row, name, value, self._plan.decisions.get(column), heading)
            elif name in _COORDINATES:
                read_coordinate(row, name, value)
            elif name == "kind":
                read_kind_cell(row, value)
            elif name == "archive_code":
                read_code_cell(row, name, value, self._plan.widths.get(column))
            elif name in OTHERS:
                OTHERS[name](row, name, value)
            else:
                read_text_cell(row, name, value)
        check_order_of_dates(row)

    def _settle_pair(self, row: RowReading, one: SideFound | None, other: SideFound | None) -> None:
        row.flags.append("pair")
        if one is None or other is None:
            row.key = digest("row", row.digest)
            return
        if is_domestic(one.home, other.home):
            row.flags.append("domestic")
        row.key, seen, first = self._links.notice(one.key, other.key, row.row)
        if seen == SELF_PAIR:
            row.say("self-pair", REFUSE, "partner2", name=one.name)
        elif seen:
            row.say("reversed-link" if seen == REVERSED else "repeated-link", SKIP, "partner2", first=first)

    def _settle_single(self, row: RowReading, one: SideFound | None) -> None:
        """A row is the same in a later version when partner, kind, number, subject and year are."""
        first = self._digests.setdefault(row.digest, row.row)
        if first != row.row:
            row.say("repeated-row", SKIP, first=first)
        signed = row.value("signed") or row.value("start") or {}
        identity = [
            one.key if one else row.digest,
            fold(str(row.value("kind") or "")),
            fold(str(row.value("letter_number") or "")),
            fold(str(row.value("subject") or "")),
            (signed.get("start") or "")[:4],
        ]
        key = digest("row", *identity)
        place = self._keys[key] = self._keys.get(key, 0) + 1
        row.key = key if place == 1 else digest(key, str(place))

    def _digest(self, row: RowReading) -> str:
        """Of what the row says, whatever the order of its columns and its running number."""
        told = sorted(
            f"{fold(heading)}\t{clean_line(text)}"
            for heading, text in row.raw.items()
            if heading not in self._ignored and clean_line(text)
        )
        return digest(*told)
