"""A page of rows as the template draws it."""

from dataclasses import dataclass

from django.utils.html import format_html

from .columns import words_of
from .selection import Selection


@dataclass(frozen=True, slots=True)
class Head:
    label: object
    url: str
    sorted: str  # "", "ascending", "descending"
    css: str


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


CELL = '<td class="{}" data-label="{}">{}</td>'
LEAD = '<th scope="row" class="{}" data-label="{}"><a data-row-link href="{}">{}</a></th>'


def _whole(text):
    """A text that may be cut off on the page says all of itself when it is pointed at."""
    return format_html('<span title="{}">{}</span>', text, text) if text else ""


def rows_of(selection: Selection, rows) -> list:
    """Each row's cells as safe HTML, in order of the columns; the leading cell links to what the row is about. Drawn
    here and not by a template, a row by one call: a page has hundreds of cells."""
    link, drawn = selection.page.link, []
    columns = [
        (column, str(column.label), bool(link and column.place == "lead")) for column in selection.columns
    ]
    pattern = "".join(LEAD if leads else CELL for _column, _label, leads in columns)
    for row in rows:
        parts = []
        for column, label, leads in columns:
            value = column.value(row)
            html = column.draw(row, value) if column.draw else words_of(value)
            if leads:
                parts += (column.place, label, link(row), html)
            else:
                parts += (column.place, label, _whole(html) if "line" in column.place else html)
        drawn.append(format_html(pattern, *parts))
    return drawn
