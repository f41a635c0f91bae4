"""Registers made up for the tests, as dirty as real ones. Every partner and letter in them is invented."""

import csv
from pathlib import Path

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from jalin.opendata.register.engine import open_register, plan_reading, read_register


@pytest.fixture
def make_xlsx(tmp_path):
    def make(
        rows, name="register.xlsx", *, merged=(), dates="dd/mm/yyyy", sheet="Data", options=None, more=None
    ):
        path = tmp_path / name
        book = xlsxwriter.Workbook(
            path, {"default_date_format": dates, "strings_to_numbers": False} | (options or {})
        )
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    page.write(number, column, value)
        for area in merged:
            page.merge_range(*area)
        if more:
            more(book, page)
        book.close()
        return path

    return make


@pytest.fixture
def make_ods(tmp_path):
    def make(rows, name="register.ods"):
        """Cells are texts; a tuple (text, rows) spans so many rows downward, and None below it is covered."""
        book, page = OpenDocumentSpreadsheet(), Table(name="Lembar")
        for row in rows:
            line = TableRow()
            for value in row:
                text, span = value if isinstance(value, tuple) else (value, 1)
                if text is None:
                    line.addElement(CoveredTableCell())
                    continue
                cell = TableCell(valuetype="string", numberrowsspanned=span, numbercolumnsspanned=1)
                cell.addElement(P(text=text))
                line.addElement(cell)
            page.addElement(line)
        book.spreadsheet.addElement(page)
        book.save(str(tmp_path / name))
        return tmp_path / name

    return make


@pytest.fixture
def make_csv(tmp_path):
    def make(rows, name="register.csv", *, encoding="utf-8", separator=","):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=separator).writerows(rows)
        return path

    return make


@pytest.fixture
def understood():
    """All rows of a file, understood as the program would by itself."""

    def read(path: Path, gazetteer=None, **how):
        with open_register(path, **how) as file:
            return list(read_register(file, plan_reading(file), gazetteer))

    return read
