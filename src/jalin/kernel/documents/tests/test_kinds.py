"""Files are what their content says."""

import io
import zipfile

import pytest
import xlsxwriter

from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.kinds import kind_of_file
from jalin.kernel.documents.names import clean_name


def workbook() -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        book.add_worksheet().write_string(0, 0, "Hamamatsu")
    return memory.getvalue()


def archive(**members: bytes) -> bytes:
    """members: name with __ for / and 'types' for [Content_Types].xml"""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in members.items():
            found.writestr({"types": "[Content_Types].xml"}.get(name, name.replace("__", "/")), content)
    return memory.getvalue()


def old_office(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "".join(streams).encode("utf-16-le")


def types(part: str) -> bytes:
    return f'<Types><Override PartName="/x" ContentType="{part}"/></Types>'.encode()


WORD = types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64)


@pytest.fixture
def kind(tmp_path):
    def ask(content: bytes) -> str:
        path = tmp_path / "file"
        path.write_bytes(content)
        return kind_of_file(path)

    return ask


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (workbook(), "xlsx"),
        (archive(types=WORD, word__document_xml=b"x"), "docx"),
        (archive(word__document_xml=b"x", types=WORD), "docx"),
        (archive(mimetype=SHEET, content_xml=b"x"), "ods"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "png"),
        (JPG, "jpg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(64), "webp"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1miaf" + bytes(64), "avif"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64), "heic"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64), "mp4"),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + bytes(64), "webm"),
        ("\ufeffWEBVTT\n\n00:00.000 --> 00:01.000\nya\n".encode(), "vtt"),
        (b"WEBVTTX;Tahun\n", "csv"),
        (b"WEBVTT\n\x00\x01", ""),
        (old_office("Workbook"), "xls"),
        (b"Kota;Tahun\nBandung;2014\n", "csv"),
        ("市,年\n浜松,平成26年\n".encode("cp932"), "csv"),
        ("市,年\n浜松,平成26年\n".encode("utf-16"), "csv"),
        ("市,年\n浜松\n".encode("iso-2022-jp"), "csv"),
        (b"GIF89a/*\x00*/=1;alert(1)", ""),
        (b"  <!DOCTYPE html><script>alert(1)</script>", ""),
        (b"<svg onload=alert(1)>", ""),
        (b"\x7fELF\x02\x01\x01" + bytes(64), ""),
        (archive(readme=b"just an archive"), ""),
    ],
)
def test_a_kind_is_told_by_content(kind, content, expected):
    assert kind(content) == expected


MACROS = types("application/vnd.ms-excel.sheet.macroEnabled.main+xml")
MANIFEST = b"<manifest:encryption-data/>"


def flagged_as_encrypted() -> bytes:
    content = bytearray(archive(types=WORD))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (old_office("EncryptedPackage"), "encrypted"),
        (old_office("WordDocument"), "old_office"),
        (old_office("Workbook", "_VBA_PROJECT_CUR"), "macros"),
        (archive(types=MACROS), "macros"),
        (
            archive(types=WORD, word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"),
            "macros",
        ),
        (archive(mimetype=SHEET, Basic__script=b"x"), "macros"),
        (archive(mimetype=SHEET, META_INF__x=b"x"), None),
        (flagged_as_encrypted(), "encrypted"),
        (workbook()[:2000], "broken"),
        (archive(types=bytes(61_000_000)), "bomb"),
        (archive(**{f"m{number}": b"" for number in range(2001)}), "bomb"),
        (archive(types=WORD, sheet=bytes(2_000_000)), "bomb"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(kind, content, code):
    if code is None:
        assert kind(content) == "ods"
        return
    with pytest.raises(UnreadableFile) as refused:
        kind(content)
    assert refused.value.code == f"documents.{code}"


def test_an_encrypted_open_document_is_refused(kind):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as found:
        found.writestr("mimetype", SHEET)
        found.writestr("META-INF/manifest.xml", MANIFEST)
    with pytest.raises(UnreadableFile) as refused:
        kind(memory.getvalue())
    assert refused.value.code == "documents.encrypted"


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("register.xlsx", "xlsx", "register.xlsx"),
        ("../../etc/passwd", "csv", "passwd.csv"),
        ("C:\\Users\\Ani\\daftar.XLSX", "xlsx", "daftar.XLSX"),
        ("invoice\u202excod.exe", "docx", "invoicexcod.exe.docx"),
        ("a\r\nContent-Type: text/html.pdf", "pdf", "html.pdf"),
        ("", "pdf", "document.pdf"),
        ("...", "jpg", "document.jpg"),
        ("photo.JPEG", "jpg", "photo.JPEG"),
        ("姉妹都市.csv", "csv", "姉妹都市.csv"),
        ("x" * 400 + ".pdf", "pdf", "x" * 200 + ".pdf"),
    ],
)
def test_a_name_is_shown_but_harmless(name, kind, kept):
    assert clean_name(name, kind) == kept
