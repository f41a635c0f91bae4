"""Word files as lawyers send them back: clauses changed, moved, renamed and taken out, tracked changes, tables; and files that are
no honest Word files."""

import copy
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from jalin.agreements.papers.models import Version
from jalin.agreements.papers.selectors import latest_versions
from jalin.agreements.papers.services import begin_text, save_version, set_particulars
from jalin.agreements.papers.word import SHIPPED, NotReadable, make_template, read_word, write_word
from jalin.agreements.papers.word_files import taken_in, word_file
from jalin.agreements.papers.word_marks import Origin

BY = "system:test"
HEADINGS = [("aim", "目的"), ("scope", "Ruang lingkup"), ("funding", "Funding")]
BODIES = {"aim": "両市は\n協力する。", "scope": "A & B <x> {{ 7 * 7 }}", "funding": ""}
REMOTE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def made() -> bytes:
    clauses = [(key, name, BODIES[key]) for key, name in HEADINGS]
    return write_word("覚書", "Bandung", clauses, origin=Origin(7, "id", 3))


def saved(document) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def edited(change) -> bytes:
    document = Document(io.BytesIO(made()))
    change(document)
    return saved(document)


def line(document, words: str):
    return next(one for one in document.paragraphs if words in one.text)


def repacked(content: bytes, change) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return output.getvalue()


def test_a_word_file_comes_back_the_same_and_says_of_which_version_it_was_made():
    found = read_word(made(), HEADINGS, {"Bandung"})
    assert found.bodies == BODIES and found.untouched == set(BODIES) and found.origin == Origin(7, "id", 3)
    assert not (found.unknown or found.doubled or found.strays or found.notes)


def track(document):
    """One word put in, one taken out, as Word tracks it."""
    paragraph = line(document, "A & B")
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="L"><w:r><w:t>BARU </w:t></w:r></w:ins>')
    paragraph._p.insert(1, inserted)
    deleted, run = OxmlElement("w:del"), copy.deepcopy(paragraph.runs[0]._r)
    for one in run.iter(qn("w:t")):
        one.tag = qn("w:delText")
    deleted.append(run)
    paragraph.runs[0]._r.addprevious(deleted)
    paragraph.runs[0].text = "C"


def wrap(document):
    paragraph, control, content = line(document, "A & B"), OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    paragraph._p.addprevious(control)
    content.append(paragraph._p)


def table(document):
    rows = document.add_table(2, 2).rows
    for row, words in zip(rows, (("Tahun", "Biaya"), ("2027", "Rp 10")), strict=True):
        row.cells[0].text, row.cells[1].text = words


def move(document):
    body = document.element.body
    for one in (line(document, "2. Ruang lingkup")._p, line(document, "A & B")._p):
        body.insert(len(body) - 1, one)


@pytest.mark.parametrize(
    ("change", "bodies", "said"),
    [
        (track, {"scope": "CBARU"}, {"notes": {"changes": 2}}),
        (wrap, {}, {}),
        (table, {"funding": "Tahun | Biaya\n2027 | Rp 10"}, {"notes": {"tables": 1}}),
        (move, {}, {}),
        (lambda one: setattr(line(one, "1. 目的").runs[0], "text", "1. Goals"), {}, {}),
        (lambda one: one.add_heading("3. Funding", 2), {}, {"doubled": ("funding",)}),
        (lambda one: one.add_heading("4. Hal lain", 2), {}, {"unknown": ("4. Hal lain",)}),
        (lambda one: one.paragraphs[0].insert_paragraph_before("Catatan"), {}, {"strays": ("Catatan",)}),
        (lambda one: one.add_paragraph("Butir", style="List Number"), {"funding": "Butir"}, {"notes": {"numbers": 1}}),
        (lambda one: one.add_comment(line(one, "A & B").runs, text="?"), {}, {"notes": {"comments": 1}}),
    ],
    ids=["tracked", "control", "table", "moved", "renamed", "twice", "unknown", "stray", "numbered", "comment"],
)  # fmt: skip
def test_what_a_lawyer_does_is_understood_or_said(change, bodies, said):
    found = read_word(edited(change), HEADINGS, {"Bandung"})
    assert found.bodies == {**BODIES, **bodies}
    assert {key: getattr(found, key) for key in said} == said and bool(found.notes) == ("notes" in said)


def doctype(name: str, content: bytes) -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
    return content.replace(b"<w:document", entity, 1) if name == "word/document.xml" else content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_word"),
        (b"%PDF-1.7", "not_word"),
        (b"PK\x03\x04" + b"\0" * 50, "not_word"),
        (repacked(made(), doctype), "not_word"),
        (repacked(made(), lambda name, one: one[:300] if name.endswith("document.xml") else one), "not_word"),
        (edited(lambda one: one.part._settings_part.rels.get_or_add_ext_rel(REMOTE, "http://x.example/x.dotm")), "remote"),
        (saved(Document()), "no_clauses"),
    ],
    ids=["empty", "pdf", "torn", "entity", "half", "remote", "no-clauses"],
)  # fmt: skip
def test_what_is_no_honest_word_file_is_refused(content, code):
    with pytest.raises(NotReadable) as caught:
        read_word(content, HEADINGS)
    assert caught.value.code == code


def test_a_template_can_run_nothing():
    document = Document()
    document.add_paragraph("{{ ''.__class__.__mro__[1].__subclasses__() }}")
    with pytest.raises(NotReadable, match="unsafe|access"):
        write_word("x", "y", [], template=saved(document))


def test_the_shipped_template_is_what_the_program_makes():
    shipped = Document(str(SHIPPED))
    assert [one.text for one in Document(io.BytesIO(make_template())).paragraphs] == [
        one.text for one in shipped.paragraphs
    ]


@pytest.fixture
def memorandum(case):
    text = begin_text(by=BY, case=case, kind="mou")
    save_version(
        by=BY,
        text=text,
        language="id",
        bodies={"aim": "Maju {term_years} tahun", "scope": "Air", "funding": "Biaya"},
    )
    return text


def rewritten(content: bytes, old: str, new: str) -> bytes:
    document = Document(io.BytesIO(content))
    line(document, old).runs[0].text = new
    return saved(document)


@pytest.mark.django_db
@pytest.mark.one_database
def test_what_others_saved_meanwhile_stays_and_where_both_wrote_nothing_is_taken(case, memorandum):
    out = word_file(memorandum, "id", latest_versions(memorandum))
    save_version(by=BY, text=memorandum, language="id", based_on=1,
                 bodies={"aim": "Maju {term_years} tahun", "scope": "Air bersih", "funding": "Biaya"})  # fmt: skip
    set_particulars(by=BY, case=case, values={"term_years": "5"})
    last = latest_versions(memorandum)["id"]
    taken = taken_in(memorandum, "id", last, rewritten(out, "Biaya", "Setiap Pihak"), "en")
    assert taken.bodies["scope"] == "Air bersih" and taken.bodies["funding"] == "Setiap Pihak"
    assert taken.bodies["aim"] == "Maju {term_years} tahun", (
        "an untouched clause keeps its placeholders although the field changed"
    )
    assert "made of version 1" in taken.remarks[0]
    with pytest.raises(ValidationError, match="Version 2 was saved meanwhile.*Scope"):
        taken_in(memorandum, "id", last, rewritten(out, "Air", "Air limbah"), "en")


@pytest.mark.django_db
@pytest.mark.one_database
def test_a_file_of_another_paper_or_language_is_not_taken_and_one_that_is_taken_is_kept(
    client, make_user, sign_in, case, memorandum
):
    sign_in(client, make_user("officer"))
    page = f"/desk/papers/{memorandum.pk}/"
    letter = begin_text(by=BY, case=case, kind="loi")
    out = word_file(memorandum, "id", latest_versions(memorandum))

    def send(content: bytes, language: str = "id", name: str = "naskah.docx"):
        file = SimpleUploadedFile(name, content)
        return client.post(f"{page}word/", {"language": language, "file": file}, follow=True)

    for content, language, said in (
        (word_file(letter, "id", {}), "id", "made of another paper"),
        (out, "ja", "made of the text in Bahasa Indonesia"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "id", "protected by a password"),
        (repacked(out, lambda name, one: one.replace(b"document.main+xml", b"document.macroEnabled.main+xml")), "id", "contains macros"),
        (b"%PDF-1.7 x", "id", "of the kind .pdf"),
        (b"", "id", "empty"),
    ):  # fmt: skip
        answer = send(content, language)
        assert answer.status_code == 422 and said in answer.content.decode(), said
    assert Version.objects.count() == 1
    shown = send(rewritten(out, "Biaya", "Setiap Pihak")).content.decode()
    version = Version.objects.get(number=2)
    assert version.word and f"/desk/documents/{version.word_id}/" in shown
    assert client.get(f"/desk/documents/{version.word_id}/")["Content-Disposition"].startswith("attachment")
