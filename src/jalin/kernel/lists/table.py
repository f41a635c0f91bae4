"""A page of rows as the template draws it."""

from dataclasses import dataclass

from .columns import words_of
from .selection import Selection


@dataclass(frozen=True, slots=True)
class Head:
    label: object
    url: str
    sorted: str  # "", "ascending", "descending"
    css: str


@dataclass(frozen=True, slots=True)
class Cell:
    html: object
    label: object
    css: str
    url: str


def head_of(selection: Selection) -> list[Head]:
    """The headings with the addresses that sort by them; a second press turns the order round."""
    page, heads = selection.page, []
    current, down = selection.sort.removeprefix("-"), selection.sort.startswith("-")
    for column in selection.columns:
        url, way = "", ""
        if column.order:
            way = ("descending" if down else "ascending") if column.key == current else ""
            key = f"-{column.key}" if way == "ascending" else column.key
            query = selection.query.copy()
            query["sort"] = key
            url = f"?{page.clean_query(query)}"
        heads.append(Head(column.label, url, way, column.place))
    return heads


def rows_of(selection: Selection, rows) -> list[list[Cell]]:
    """Cells in order of the columns; the leading cell links to what the row is about."""
    link = selection.page.link
    drawn = []
    for row in rows:
        cells = []
        for column in selection.columns:
            value = column.value(row)
            html = column.draw(row, value) if column.draw else words_of(value)
            url = link(row) if link and column.place == "lead" else ""
            cells.append(Cell(html, column.label, column.place, url))
        drawn.append(cells)
    return drawn
