"""Two mayors sign one text in a fixed order; one changed letter breaks both signatures."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader

from jalin.agreements.signing.checking import Unreadable, check_signatures
from jalin.agreements.signing.demo import demo_authority
from jalin.agreements.signing.pades import NotSignable, _signer, prepare, sign
from jalin.agreements.signing.telling import is_good, seal_told
from jalin.kernel import typesetting
from jalin.kernel.typesetting import typeset

TRIAL = Path(typesetting.__file__).parent / "tests" / "trial.typ"
DATA = {"title": "覚書", "subtitle": "Bandung – 浜松市", "source": "Bandung", "facts": [], "texts": [["ja", "両市は協力する。"]],
        "remark": ["", ""], "head": ["A"], "body": [["B"]], "pictures": []}  # fmt: skip
AUTHORITY = demo_authority()
HOME = AUTHORITY.signer("Wali Kota Bandung", "Pemerintah Kota Bandung")
PARTNER = AUTHORITY.signer("浜松市長", "浜松市")


@pytest.fixture(scope="module")
def text() -> bytes:
    return prepare(typeset(TRIAL, DATA, language="ja", made_on=date(2026, 11, 25)), 2)


@pytest.fixture(scope="module")
def signed(text) -> bytes:
    once = sign(text, HOME, number=1, reason="Nota Kesepahaman", place="Bandung")
    return sign(once, PARTNER, number=2, reason="覚書", place="浜松市", stamper=AUTHORITY.timestamper())


def test_each_signature_is_whole_trusted_and_on_its_own_revision(signed):
    first, second = check_signatures(signed, [AUTHORITY.root])
    assert [first.signer, second.signer] == [
        "Wali Kota Bandung (DEMO ONLY, NOT VALID)",
        "浜松市長 (DEMO ONLY, NOT VALID)",
    ]
    assert first.is_whole and second.is_whole and first.is_trusted and second.is_trusted
    assert first.revision < second.revision and not first.is_changed_after and not second.is_added
    assert first.is_demo and first.stamped_at is None and second.stamped_at is not None


def test_the_first_signature_holds_on_the_version_that_was_signed_first(text, signed):
    once = sign(text, HOME, number=1, reason="Nota Kesepahaman")
    assert signed.startswith(text) and once.startswith(text), "nothing before a signature is rewritten"
    assert [one.is_whole for one in check_signatures(once)] == [True]


def test_one_changed_letter_shows_both_signatures_as_broken(signed):
    place = signed.index(b"/Title")
    changed = bytearray(signed)
    changed[place + 9] ^= 1
    assert [one.is_whole for one in check_signatures(bytes(changed), [AUTHORITY.root])] == [False, False]


def test_what_is_added_after_the_signatures_is_said(signed):
    from pypdf import PdfWriter

    writer = PdfWriter(io.BytesIO(signed), incremental=True)
    writer.pages[0].rotate(90)
    output = io.BytesIO()
    writer.write(output)
    for content in (output.getvalue(), signed + b"\n1 0 obj << >> endobj\n"):
        found = check_signatures(content, [AUTHORITY.root])
        assert len(found) == 2 and all(one.is_changed_after for one in found) and not is_good(found)


def test_a_strangers_signature_in_a_field_of_its_own_is_none_that_was_foreseen(signed):
    stranger = _signer(demo_authority().signer("Stranger", "Nowhere"))
    output = io.BytesIO()
    PdfSigner(PdfSignatureMetadata(field_name="Extra"), signer=stranger).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(signed)), output=output
    )
    found = check_signatures(output.getvalue(), [AUTHORITY.root])
    assert [one.is_added for one in found] == [False, False, True] and not is_good(found)
    assert "none of the signers" in seal_told(found[2], 3, "en") and "not proven" in seal_told(
        found[2], 3, "en"
    )


def test_a_certificate_that_has_ended_is_trusted_only_where_an_authority_vouches_for_the_time(text):
    old = demo_authority(begins=datetime.now(UTC) - timedelta(days=500))
    late = old.signer("Wali Kota Lama", "Bandung")
    found = check_signatures(sign(text, late, number=1, reason="x"), [old.root])
    assert found[0].is_whole and not found[0].is_trusted and found[0].ended_on
    assert str(found[0].ended_on) in seal_told(found[0], 1, "id")


def test_whoever_is_not_a_known_root_is_not_trusted(signed):
    other = demo_authority()
    assert [one.is_trusted for one in check_signatures(signed, [other.root])] == [False, False]
    assert [one.is_whole for one in check_signatures(signed)] == [True, True]


def test_nobody_signs_before_his_turn_or_twice(text, signed):
    with pytest.raises(NotSignable, match="comes after"):
        sign(text, PARTNER, number=2, reason="x")
    with pytest.raises(NotSignable, match="comes after"):
        sign(signed, HOME, number=1, reason="x")


def test_the_stamps_are_on_the_page_and_say_that_they_are_a_demonstration(signed):
    page = PdfReader(io.BytesIO(signed)).pages[-1]
    boxes = [one.get_object() for one in page["/Annots"]]
    assert len(boxes) == 2 and all(float(box["/Rect"][2]) - float(box["/Rect"][0]) > 200 for box in boxes)
    shown = [box["/AP"]["/N"].get_object() for box in boxes]
    assert all("/Font" in str(one["/Resources"]) or "/XObject" in str(one["/Resources"]) for one in shown)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"x" * 5000, b"%PDF-1.7\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_refused_in_one_sentence(content):
    with pytest.raises(Unreadable):
        check_signatures(content)
    with pytest.raises(NotSignable):
        prepare(content, 2)


def test_a_pdf_that_nobody_signed_has_no_seal(text):
    assert check_signatures(text) == []


def test_a_file_with_a_password_and_one_with_a_damaged_signature_are_told_apart(text, signed):
    from pypdf import PdfWriter

    writer, output = PdfWriter(clone_from=PdfReader(io.BytesIO(text))), io.BytesIO()
    writer.encrypt("rahasia")
    writer.write(output)
    place = signed.rindex(b"/Contents <") + 11
    damaged = signed[:place] + b"0" * 200 + signed[place + 200 :]
    for content, kind in ((output.getvalue(), "encrypted"), (damaged, "damaged")):
        with pytest.raises(Unreadable) as caught:
            check_signatures(content)
        assert caught.value.kind == kind


def test_the_command_says_which_signature_covers_which_version(signed, tmp_path):
    from cryptography.hazmat.primitives.serialization import Encoding
    from typer.testing import CliRunner

    from jalin.cli.app import app
    from jalin.cli.commands import verify as _verify  # noqa: F401

    good, bad, none = tmp_path / "good.pdf", tmp_path / "bad.pdf", tmp_path / "none.pdf"
    good.write_bytes(signed)
    bad.write_bytes(signed.replace(b"/Title", b"/Titel", 1))
    none.write_bytes(b"%PDF-1.7\nnothing")
    roots = [tmp_path / "root.pem", tmp_path / "other.pem"]
    for path, authority in zip(roots, (AUTHORITY, demo_authority()), strict=True):
        path.write_bytes(authority.root.public_bytes(Encoding.PEM))

    def run(*arguments):
        found = CliRunner().invoke(app, ["verify", *map(str, arguments)])
        return found.exit_code, found.output

    code, told = run(good, "--root", roots[0])
    assert code == 0 and told.count("whole") == 2 and "timestamp authority" in told and "not valid" in told
    code, told = run(good, "--root", roots[1])
    assert code == 1 and told.count("who signed is not proven") == 3  # each, and the verdict
    code, told = run(good, "--json", "--root", roots[0])
    (found,) = json.loads(told)
    assert code == 0 and [one["is_trusted"] for one in found["signatures"]] == [True, True]
    code, told = run(bad, "--lang", "ja")
    assert code == 1 and told.count("破損") == 2 and "信頼できません" in told
    named = [tmp_path / name for name in ("empty.pdf", "picture.pdf", "folder.pdf", "absent.pdf")]
    named[0].write_bytes(b"")
    named[1].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    named[2].mkdir()
    for arguments in ((none,), (good, "--root", good), *((one,) for one in named)):
        code, told = run(*arguments)
        assert code == 2 and len(told.strip().splitlines()) == 1 and "PDF" in told.upper()
