"""A file that cannot be read gets one clear sentence beside the field, in the reader's language, and nothing is kept."""

import pytest
import xlsxwriter
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
SENTENCES = {
    "empty": {"id": "kosong", "ja": "空です", "en": "empty"},
    "encrypted": {"id": "kata sandi", "ja": "パスワード", "en": "password"},
    "broken": {"id": "rusak", "ja": "壊れて", "en": "damaged"},
    "huge": {"id": "50 MB", "ja": "50 MB", "en": "50 MB"},
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    paths = {kind: folder / f"{kind}.xlsx" for kind in SENTENCES}
    with xlsxwriter.Workbook(paths["broken"]) as book:
        book.add_worksheet().write_row(0, 0, ["Nama Kota Mitra", "Negara"])
    paths["broken"].write_bytes(paths["broken"].read_bytes()[:2000])
    paths["encrypted"].write_bytes(ENCRYPTED)
    paths["empty"].touch()
    with paths["huge"].open("wb") as file:
        file.truncate(200_000_000)
    return paths


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_each_bad_file_gets_one_sentence(visit, files, language):
    page = visit(role="officer", language=language, width=390)
    for kind, words in SENTENCES.items():
        page.goto("/desk/imports/new/")
        page.set_input_files("input[type=file]", files[kind])
        page.locator("main form [type=submit]").click()
        said = page.locator("main .field-error")
        expect(said).to_contain_text(words[language])
        expect(said).to_have_count(1)
        assert said.inner_text().strip().count("\n") == 0, said.inner_text()
        page.faults.clear()  # the browser itself reports 422 on the console
    page.goto("/desk/imports/")
    expect(page.locator("main")).not_to_contain_text("huge.xlsx")
