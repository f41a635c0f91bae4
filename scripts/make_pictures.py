"""Makes the pictures of the documentation again: `make shots`. A real office with the Bandung record, seen in Chromium.

They go to docs/pictures, with a palette of 128 colours so that each stays small.
"""

import io
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jalin.config.settings")

from tests.journeys.browsing import launch, sign_in, speak  # noqa: E402  (the office of the browser tests)
from tests.journeys.offices import begin, end, prepare, serving  # noqa: E402

TARGET = ROOT / "docs" / "pictures"
COLOURS = 128
# file -> (role, language, width, height, dark, address)
PAGES = {
    "home": ("", "en", 1280, 860, False, "/en/"),
    "home-phone": ("", "ja", 390, 844, True, "/ja/"),
    "partner": ("", "en", 1280, 1180, False, "/en/partners/hamamatsu/"),
    "partner-phone": ("", "ja", 390, 844, False, "/ja/partners/hamamatsu/"),
    "desk": ("officer", "en", 1280, 860, False, "/desk/"),
    "relations": ("officer", "id", 1280, 760, False, "/desk/relations/"),
    "dossier": ("officer", "en", 1280, 900, False, "/desk/relations/hamamatsu/"),
    "event": ("officer", "id", 1280, 860, False, "/desk/relations/hamamatsu/events/new/"),
    "invitations": ("officer", "en", 1280, 860, False, "/desk/invitations/"),
    "visit": ("officer", "en", 1280, 1000, False, "/desk/visits/1/"),
    "journal": ("head", "en", 1280, 620, False, "/desk/journal/"),
}
REGISTER = [
    ["No", "Nama Kota Mitra", "Negara", "Jenis Kerja Sama", "Nomor", "Tentang", "Tanggal Penandatanganan", "PIC"],
    [1, "Ghent", "Belgia", "MoU", "415/1", "Air limbah", "24 Nopember 2016", "Neng Asri"],
    [2, "Incheon", "Korea", "Sister City", "415/2", "Persahabatan", "2001", "Ujang"],
    [3, "Lyon", "Prancis", "MoU", "415/3", "Angkutan kota", "4 s.d. 6 Juni 2026", "Ujang"],
    [4, "Hamamatsu", "Jepang", "MoU", "415/4", "Ekonomi kreatif", "令和元年6月26日", "Neng Asri"],
]  # fmt: skip


def save(picture: bytes, name: str) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path = TARGET / f"{name}.png"
    image.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")


def picture_import(page: Page, folder: Path) -> None:
    """A register as offices keep it: its columns, and its rows once they are read."""
    path = folder / "daftar-kerja-sama.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mitra")
        for number, row in enumerate(REGISTER):
            sheet.write_row(number, 0, row)
    page.goto("/desk/imports/new/")
    page.set_input_files("input[type=file]", path)
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/columns/")
    save(page.screenshot(), "import-columns")
    page.goto(page.url.removesuffix("columns/"))
    page.locator("table.import-rows tbody tr").nth(len(REGISTER) - 2).wait_for(timeout=60_000)
    save(page.screenshot(), "import-rows")


@contextmanager
def served(folder: Path):
    """The office of the browser tests, with the Bandung record."""
    prepare(folder)
    with serving(folder / "record") as found:
        yield found


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="jalin-pictures-") as folder,
        served(Path(folder) / "offices") as (base, environment),
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)

        def enter(role: str, language: str, width: int, height: int, dark: bool) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height}, base_url=base, color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )  # fmt: skip
            page = context.new_page()
            if role:
                sign_in(page, role)
            speak(context, language)
            return page

        for name, (role, language, width, height, dark, address) in PAGES.items():
            page = enter(role, language, width, height, dark)
            page.goto(address)
            page.wait_for_load_state("networkidle")
            save(page.screenshot(), name)
            page.context.close()
        worker = begin(environment, "jalin.cli", "worker")
        try:
            picture_import(enter("officer", "en", 1280, 860, False), Path(folder))
        finally:
            end(worker)
        browser.close()


if __name__ == "__main__":
    main()
