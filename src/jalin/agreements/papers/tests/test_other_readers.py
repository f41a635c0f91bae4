"""What other programs make of our files: Word files in LibreOffice, PDFs in poppler; where they are installed. What needs no
other program is always looked at: the parts of the file, its styles, its claim, its Japanese text."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pytest
from lxml import etree
from pypdf import PdfReader

from jalin.agreements.engine.catalogue import shipped
from jalin.agreements.papers.filling import filled
from jalin.agreements.papers.official_word import Sheet, write_official
from jalin.agreements.papers.particulars import labels_in
from jalin.agreements.papers.patterns import LEGAL_HEADINGS, patterns
from jalin.agreements.papers.printing import COLON, OFFICIAL
from jalin.agreements.papers.word import write_word
from jalin.kernel.typesetting import typeset

WORDS = "両当事者は、浜松市とバンドン市の協力を推進する。"
LETTER = patterns()["dprd_letter"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letter(language: str) -> bytes:
    bodies = {key: filled(body, {}, labels_in(language)) for key, body in LETTER.proposed[language].items()}
    bodies["body"] += f"\n{WORDS}"
    return write_official(Sheet("letter", "", ["WALI KOTA", "Jalan Contoh 1"], LETTER.form.headings, LETTER.form.roles, bodies,
                                ["Wali Kota", "Siti Contoh"], language))  # fmt: skip


def memorandum() -> bytes:
    headings = shipped()[LEGAL_HEADINGS].papers["mou"].headings
    return write_word(
        "覚書",
        "協力の更新",
        [(heading.key, heading.name["ja"], WORDS) for heading in headings],
        language="ja",
    )


def sheet_pdf() -> bytes:
    part = [[{"text": WORDS, "gap": False}], [{"text": "発信日", "gap": True}]]
    sheet = {"language": "ja", "form": "letter", "head": {"lines": ["市長"], "address": ""}, "title": "", "colon": COLON["ja"], "day": [],
             "rows": [{"heading": "件名", "body": part[:1]}], "addressee": [], "sections": [{"heading": "", "body": part}], "numbered": False,
             "copies": [], "closing": []}  # fmt: skip
    data = {"title": "文書", "source": "見本市", "signers": 0, "sheets": [sheet]}
    return typeset(OFFICIAL, data, language="ja", made_on=date(2026, 11, 26))


@pytest.mark.parametrize(
    "make",
    [lambda: letter("id"), lambda: letter("ja"), memorandum],
    ids=["letter-id", "letter-ja", "memorandum"],
)
def test_a_word_file_is_whole_and_every_style_it_uses_is_there(make):
    with zipfile.ZipFile(io.BytesIO(make())) as archive:
        assert archive.testzip() is None
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    document, styles = parts["word/document.xml"], parts["word/styles.xml"]
    defined = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    assert {one.get(f"{W}val") for one in document.iter(f"{W}pStyle")} <= defined
    assert WORDS in "".join(document.itertext())
    order = ["pStyle", "keepNext", "pBdr", "tabs", "spacing", "ind", "jc", "rPr"]  # as the schema has them
    for properties in document.iter(f"{W}pPr"):
        found = [etree.QName(one).localname for one in properties]
        assert found == sorted(found, key=order.index), found


def test_japanese_can_be_searched_and_the_file_claims_to_be_archival():
    pdf = sheet_pdf()
    reader = PdfReader(io.BytesIO(pdf))
    assert WORDS in re.sub(r"\s", "", reader.pages[0].extract_text())
    claim = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in claim and "<pdfaid:conformance>B</pdfaid:conformance>" in claim
    typefaces = [one.get_object() for one in reader.pages[0]["/Resources"]["/Font"].values()]
    assert typefaces and all("/ToUnicode" in one for one in typefaces)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
def test_another_reader_finds_the_japanese_words(tmp_path):
    (tmp_path / "a.pdf").write_bytes(sheet_pdf())
    said = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stderr == "" and WORDS in re.sub(r"\s", "", said.stdout)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_files_and_keeps_their_words(tmp_path):
    files = {"id.docx": letter("id"), "ja.docx": letter("ja"), "mou.docx": memorandum()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    # as text: what it understood does not depend on the typefaces of this machine
    order = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text (encoded):UTF8",
             "--outdir", tmp_path, *(tmp_path / name for name in files)]  # fmt: skip
    subprocess.run(order, capture_output=True, timeout=120, check=True)
    for name in files:
        assert WORDS in (tmp_path / name.replace("docx", "txt")).read_text("utf-8-sig"), name
