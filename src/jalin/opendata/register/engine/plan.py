"""How one file is going to be read: which sheet, which headings, which column is what, how it writes dates.

Everything here is shown to a person before anything is imported, and can be decided otherwise.
"""

from dataclasses import asdict, dataclass, replace

from jalin.kernel.dates import ColumnDecision, decide_column

from .cells import clean_text, code_width
from .files import RegisterFile
from .headings import DATE_FIELDS, KEY_FIELDS, PERSONAL, ColumnGuess, guess_columns
from .tables import LOOK_AT, Table, TableReader, TableRow, find_table
from .unreadable import UnreadableFile

SHOWN_ROWS = 20
PARTNERS = ("partner", "partner2")
CODED = ("archive_code",)


@dataclass(frozen=True)
class SheetChoice:
    """A sheet of the file: how many rows it has, whether it is hidden, and how well it looks like a
    register."""

    name: str
    rows: int
    hidden: bool
    score: float


@dataclass(frozen=True)
class ReadingPlan:
    """remarks: `hidden-sheet`, `hidden-rows`, `hidden-columns`, `comments`, `other-sheets`,
    `encoding-guessed`."""

    file: str
    kind: str
    sheet: int
    sheets: tuple[SheetChoice, ...]
    table: Table
    columns: tuple[ColumnGuess, ...]
    decisions: dict[int, ColumnDecision]
    widths: dict[int, int]
    encoding: str | None = None
    separator: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def sheet_name(self) -> str:
        return self.sheets[self.sheet].name

    @property
    def fields(self) -> dict[str, int]:
        """Field → its column; of fields that stand several times the first."""
        found: dict[str, int] = {}
        for guess in self.columns:
            if guess.field:
                found.setdefault(guess.field, guess.column)
        return found

    @property
    def is_pairs(self) -> bool:
        """Whether each row links two partners with each other."""
        return set(PARTNERS) <= set(self.fields)

    @property
    def personal(self) -> frozenset[int]:
        """Columns about persons: their cells leave the file for nowhere but the preview."""
        return frozenset(guess.column for guess in self.columns if guess.field in PERSONAL)

    def choose(self, column: int, field: str | None) -> "ReadingPlan":
        """A person's decision on one column; a column that had this field before has none then."""
        columns = []
        for guess in self.columns:
            if guess.column == column:
                guess = replace(guess, field=field, confidence=1.0, reason="chosen")
            elif field and guess.field == field:
                guess = replace(guess, field=None, confidence=0.0, reason="taken")
            columns.append(guess)
        return replace(self, columns=tuple(columns))

    def decide(self, column: int, *, order: str | None = None, serial: int | None = None) -> "ReadingPlan":
        """A person's decision on how one column writes its dates."""
        known = self.decisions.get(column, ColumnDecision())
        chosen = replace(known, order=order, serial=serial, reason="chosen")
        return replace(self, decisions={**self.decisions, column: chosen})

    def reader(self, file: RegisterFile) -> TableReader:
        fields = self.fields
        keys = tuple(fields[name] for name in KEY_FIELDS if name in fields)
        partners = tuple(fields[name] for name in PARTNERS if name in fields)
        return TableReader(self.table, keys, partners, file.sheets[self.sheet].merged, self.sheet_name)

    def as_json(self) -> dict:
        kept = asdict(self)
        return kept | {
            "decisions": {str(column): asdict(decision) for column, decision in self.decisions.items()},
            "widths": {str(column): width for column, width in self.widths.items()},
        }

    @classmethod
    def from_json(cls, kept: dict) -> "ReadingPlan":
        table = kept["table"]
        titles = tuple((number, text) for number, text in table["titles"])
        return cls(
            **{name: kept[name] for name in ("file", "kind", "sheet", "encoding", "separator")},
            sheets=tuple(SheetChoice(**sheet) for sheet in kept["sheets"]),
            table=Table(tuple(table["heading_rows"]), tuple(table["headings"]), titles),
            columns=tuple(ColumnGuess(**column) for column in kept["columns"]),
            decisions={int(column): ColumnDecision(**one) for column, one in kept["decisions"].items()},
            widths={int(column): width for column, width in kept["widths"].items()},
            remarks=tuple(kept["remarks"]),
        )


def plan_reading(file: RegisterFile, *, sheet: str | int | None = None) -> ReadingPlan:
    """Look at the whole file and say how it would be read. Raises UnreadableFile when there is no table."""
    heads = [_head(file, position) for position in range(len(file.sheets))]
    tables = [find_table(head) for head in heads]
    choices = tuple(
        SheetChoice(one.name, one.rows, one.hidden, _score(table, head, one.hidden))
        for one, table, head in zip(file.sheets, tables, heads, strict=True)
    )
    chosen = _chosen(file, choices, sheet)
    table = tables[chosen]
    if table is None:
        raise UnreadableFile("no-headings" if heads[chosen] else "no-rows", name=file.name)
    last = table.heading_rows[1]
    samples = [cells for number, cells in heads[chosen] if number > last]
    if not samples:
        raise UnreadableFile("no-rows", name=file.name)
    plan = ReadingPlan(
        file=file.name, kind=file.kind, sheet=chosen, sheets=choices, table=table,
        columns=tuple(guess_columns(list(table.headings), samples)), decisions={}, widths={},
        encoding=file.text.encoding if file.text else None, separator=file.text.separator if file.text else
        None, remarks=_remarks(file, choices, chosen),
    )  # fmt: skip
    return settle_columns(file, plan)


def settle_columns(file: RegisterFile, plan: ReadingPlan) -> ReadingPlan:
    """One decision per column from all its rows; what a person chose stays. Call it again after `choose`."""
    dated = [one.column for one in plan.columns if one.field in DATE_FIELDS]
    coded = [one.column for one in plan.columns if one.field in CODED]
    values: dict[int, list] = {column: [] for column in (*dated, *coded)}
    # Gone through to the end even without such a column: a file too long or damaged is refused before a row is shown.
    for row in plan.reader(file).rows(file.rows(plan.sheet)):
        if row.skip is None:
            for column, found in values.items():
                found.append(row.cells[column] if column < len(row.cells) else None)
    decisions = {}
    for column in dated:
        known = plan.decisions.get(column)
        chosen = known is not None and known.reason == "chosen"
        decisions[column] = known if chosen else decide_column(values[column], epoch=file.contents.epoch)
    widths = {column: width for column in coded if (width := code_width(values[column]))}
    return replace(plan, decisions=decisions, widths=widths)


def first_rows(file: RegisterFile, plan: ReadingPlan, most: int = SHOWN_ROWS) -> list[TableRow]:
    """The rows a person sees while deciding, titles and headings among them."""
    return [row for row, _ in zip(plan.reader(file).rows(file.rows(plan.sheet)), range(most), strict=False)]


def _head(file: RegisterFile, sheet: int) -> list[tuple[int, list]]:
    return [row for row, _ in zip(file.rows(sheet), range(LOOK_AT), strict=False)]


def _score(table: Table | None, head: list, hidden: bool) -> float:
    """How much a sheet looks like a register: known headings, a partner among them, rows below."""
    if table is None or not head or head[-1][0] <= table.heading_rows[1]:
        return 0.0
    guesses = guess_columns(list(table.headings))
    known = sum(guess.confidence for guess in guesses)
    partner = 5.0 if any(guess.field == "partner" for guess in guesses) else 0.0
    rows = sum(number > table.heading_rows[1] for number, _ in head)
    return round((known + partner + min(rows, 50) / 50) * (0.2 if hidden else 1.0), 2)


def _chosen(file: RegisterFile, choices: tuple[SheetChoice, ...], sheet: str | int | None) -> int:
    if isinstance(sheet, str):
        return file.sheet_named(sheet)
    if sheet is not None:
        if 0 <= sheet < len(choices):
            return sheet
        raise UnreadableFile("no-such-sheet", name=file.name, sheet=sheet + 1)
    if not choices:
        raise UnreadableFile("no-rows", name=file.name)
    return max(range(len(choices)), key=lambda position: (choices[position].score, -position))


def _remarks(file: RegisterFile, choices: tuple[SheetChoice, ...], chosen: int) -> tuple[str, ...]:
    contents = file.contents
    found = {
        "hidden-sheet": any(choice.hidden for choice in choices),
        "hidden-rows": contents.hidden_rows > 0,
        "hidden-columns": contents.hidden_columns > 0,
        "comments": contents.has_comments,
        "other-sheets": any(one.score > 1 for place, one in enumerate(choices) if place != chosen),
        "encoding-guessed": bool(file.text and not file.text.is_sure),
    }
    return tuple(remark for remark, holds in found.items() if holds)


def title_text(table: Table) -> str:
    """What stands above the headings, on one line."""
    return clean_text(" · ".join(text for _, text in table.titles if text))
