"""A list as a file: the rows, columns, order and rights of the page. Both formats stream from one query."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import date, datetime

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone

from .selection import Selection

BOM = "\ufeff"  # Excel reads UTF-8 only with it
DANGEROUS = tuple("=+-@\t\r＝＋－＠")  # a spreadsheet takes a text that begins so for a formula
EVERY = 500  # rows a piece of the stream
SHEET_ROWS = 1_048_575  # what a sheet holds below its heading


class TooManyRows(Exception):
    """More rows than a spreadsheet holds."""


def defused(value):
    """A cell that no spreadsheet program takes for a formula: texts only, numbers stay numbers."""
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_pieces(selection: Selection) -> Iterator[str]:
    """The file in pieces of some hundred rows; memory does not grow with the list."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    piece = [BOM, writer.writerow([defused(str(column.label)) for column in selection.columns])]
    for number, row in enumerate(selection.stream(), 1):
        piece.append(writer.writerow([defused(value) for value in row]))
        if number % EVERY == 0:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def write_xlsx(selection: Selection, file) -> int:
    """Write the list as a workbook into `file`; returns how many rows. Texts are written as texts, never as formulas,
    links or numbers."""
    import xlsxwriter  # only who exports a workbook waits for it

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"}  # fmt: skip
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(_sheet_name(str(selection.page.title)))
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    for at, column in enumerate(selection.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, str(column.label), bold)
    sheet.freeze_panes(1, 1)
    count = 0
    for row in selection.stream():
        count += 1
        if count > SHEET_ROWS:
            raise TooManyRows
        _write_row(sheet, count, row, day)
    sheet.autofilter(0, 0, max(count, 1), max(len(selection.columns) - 1, 0))
    book.close()
    return count


def _write_row(sheet, at: int, row: tuple, day) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(at, column, value)
        elif isinstance(value, datetime | date):
            sheet.write_datetime(at, column, value, day)
        elif value is not None:
            sheet.write_number(at, column, value)


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Jalin"


def _file_name(selection: Selection, kind: str) -> str:
    return f"{selection.page.key.replace('.', '-')}-{timezone.localdate():%Y-%m-%d}.{kind}"


def csv_response(selection: Selection) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_pieces(selection), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(selection, "csv")}"'
    return response


def xlsx_response(selection: Selection) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    write_xlsx(selection, file)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename=_file_name(selection, "xlsx"), content_type=kind)
