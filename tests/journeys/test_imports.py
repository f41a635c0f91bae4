"""An officer hands in the register as the office keeps it, mends it in place, takes it over and takes it back."""

import re

import pytest
import xlsxwriter
from playwright.sync_api import expect

from .looking import faults_in_turn

pytestmark = pytest.mark.browser

HEADINGS = [
    "No",
    "Nama Kota Mitra",
    "Negara",
    "Jenis Kerja Sama",
    "Nomor",
    "Tentang",
    "Tanggal Penandatanganan",
]
ROWS = [
    [1, "Ghent", "Belgia", "MoU", "415/1", "Air limbah", "24 Mei 2016"],
    [2, "Lyon", "Prancis", "MoU", "415/2", "Angkutan kota", "19 Oktober, 09:00 WIB"],
]


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "daftar-mitra.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mitra")
        for place, row in enumerate([HEADINGS, *ROWS]):
            sheet.write_row(place, 0, row)
    return path


def hand_in(page, register) -> None:
    page.goto("/desk/imports/new/")
    page.set_input_files("input[type=file]", register)
    page.locator("main form [type=submit]").click()
    expect(page).to_have_url(re.compile("/columns/$"))


def test_a_register_is_read_corrected_taken_over_and_undone(visit, worker, register):
    page = visit(role="officer", language="en")
    hand_in(page, register)
    expect(page.locator("table.columns-table")).to_contain_text("Nama Kota Mitra")
    page.get_by_role("button", name="Show every row").click()
    rows = page.locator("table.import-rows tbody tr")
    expect(rows).to_have_count(2, timeout=60_000)
    page.get_by_role("link", name="Lyon").click()
    drawer = page.locator("dialog[open]")
    drawer.locator("details.row-correct > summary").click()
    drawer.get_by_label("Tanggal Penandatanganan").fill("19 Oktober 2015")
    drawer.get_by_role("button", name="Save the row").click()
    expect(rows.filter(has_text="Lyon")).to_contain_text("19 October 2015")
    page.get_by_role("button", name="Take 2 rows into the record").click()
    expect(page.locator("main")).to_contain_text("In the record", timeout=60_000)
    page.goto("/desk/partners/?text=lyon")
    expect(page.locator("table tbody tr")).to_have_count(1)
    page.goto("/desk/imports/")
    page.get_by_role("link", name="daftar-mitra.xlsx").first.click()
    page.get_by_role("link", name="Undo this import").click()
    page.locator("textarea[name=reason]").fill("The wrong file")
    page.get_by_role("button", name="Undo the import").click()
    expect(page.locator("main")).to_contain_text("Taken out again", timeout=60_000)
    page.goto("/desk/partners/?text=lyon")
    expect(page.locator("table tbody tr")).to_have_count(0)
    assert page.faults == []


def test_the_pages_of_an_import_have_no_fault(visit, looking, worker, register):
    page = visit(role="officer", language="id", width=390)
    hand_in(page, register)
    columns = page.url
    import_page = columns.removesuffix("columns/")
    page.get_by_role("button").filter(has_text=re.compile("baris")).click()
    expect(page.locator("table.import-rows tbody tr")).to_have_count(2, timeout=60_000)
    row = page.locator("table.import-rows [data-row-link]").first.get_attribute("href")
    paths = ["/desk/imports/", "/desk/imports/new/", columns, import_page, f"{import_page}questions/", row]
    assert faults_in_turn(looking, paths, role="officer") == ""
