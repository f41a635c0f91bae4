"""A text is signed by two mayors in their order, through the pages; a scan is kept with its digest."""

import hashlib
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from jalin.agreements.papers.services import begin_text, save_version
from jalin.agreements.sealing.models import Round, Scan, Seal
from jalin.agreements.sealing.selectors import checked, content_of, last_document
from jalin.agreements.sealing.services import pdf_for, prepare_round, sign_as_demo, take_in_seal
from jalin.agreements.signing import pades
from jalin.agreements.signing.demo import demo_authority
from jalin.kernel.access import NotAllowed
from jalin.kernel.documents.models import Document

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BY = "system:test"
SIGNERS = [
    {"name": "Wali Kota Bandung", "office": "Pemerintah Kota Bandung"},
    {"name": "浜松市長", "office": "浜松市"},
]


@pytest.fixture
def text(case):
    found = begin_text(by=BY, case=case, kind="mou")
    save_version(by=BY, text=found, language="id", bodies={"aim": "Maju bersama"})
    save_version(by=BY, text=found, language="ja", bodies={"aim": "共に進む"})
    return found


@pytest.fixture
def signing(text):
    return prepare_round(by=BY, text=text, signers=SIGNERS)


def test_two_signers_sign_in_their_order_each_on_what_the_other_left(signing):
    for number, person in enumerate(SIGNERS, 1):
        signer = demo_authority().signer(person["name"], person["office"])
        content = pades.sign(content_of(last_document(signing)), signer, number=number, reason="x")
        take_in_seal(by=BY, signing=signing, content=content)
    assert [one.number for one in signing.seals.all()] == [1, 2] and all(
        one.is_whole for one in checked(signing)[0]
    )
    with pytest.raises(ValidationError, match="Everybody"):
        take_in_seal(by=BY, signing=signing, content=content_of(last_document(signing)))


def test_what_is_not_the_file_that_was_to_be_signed_is_refused(signing, text):
    other = pades.prepare(content_of(signing.prepared), 0)
    signer = demo_authority().signer("x", "y")
    good = pades.sign(content_of(signing.prepared), signer, number=1, reason="x")
    for content, said in ((b"%PDF-1.7 nothing", "not the file"), (other[:-20], "not the file"), (content_of(signing.prepared), "0 signatures"),
                          (good[:-40], "PDF|signatures|broken")):  # fmt: skip
        with pytest.raises(ValidationError, match=said):
            take_in_seal(by=BY, signing=signing, content=content)
    assert not Seal.objects.exists()


def test_a_signature_in_another_field_and_a_file_that_was_replaced_are_refused(
    signing, text, case, client, make_user, sign_in
):
    signer = demo_authority().signer("x", "y")
    output = io.BytesIO()
    PdfSigner(PdfSignatureMetadata(field_name="Extra"), signer=pades._signer(signer)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(content_of(signing.prepared))), output=output
    )
    with pytest.raises(ValidationError, match="field of signer 1"):
        take_in_seal(by=BY, signing=signing, content=output.getvalue())
    save_version(by=BY, text=text, language="id", bodies={"aim": "Maju"}, based_on=1)
    sign_in(client, make_user("officer"))
    page = f"/desk/cases/{case.pk}/parts/sealing/"
    shown = client.get(page).content.decode()
    assert "A newer version was saved since: Bahasa Indonesia 2" in shown and "signs next" in shown
    good = pades.sign(content_of(signing.prepared), signer, number=1, reason="x")
    take_in_seal(by=BY, signing=signing, content=good)
    assert "the certificate names somebody else" in client.get(page).content.decode()
    prepare_round(by=BY, text=text, signers=SIGNERS)
    assert "replaced by a newer file" in client.get(page).content.decode()
    for act in (
        lambda: take_in_seal(by=BY, signing=signing, content=good),
        lambda: sign_as_demo(by=BY, signing=signing),
    ):
        with pytest.raises(ValidationError, match="newer file|Only a demonstration"):
            act()


def test_a_text_without_its_prevailing_language_or_signers_is_not_prepared(case, text):
    with pytest.raises(ValidationError, match="one to four"):
        prepare_round(by=BY, text=text, signers=[])
    study = begin_text(by=BY, case=case, kind="study")
    save_version(by=BY, text=study, language="en", bodies={"aim": "x"})
    with pytest.raises(ValidationError, match="not written yet"):
        prepare_round(by=BY, text=study, signers=SIGNERS)


def test_a_file_printed_before_somebody_saved_is_not_made_ready(text):
    ready = pdf_for(text, 1)
    save_version(by=BY, text=text, language="ja", bodies={"aim": "共に"}, based_on=1)
    with pytest.raises(ValidationError, match="meanwhile"):
        prepare_round(by=BY, text=text, signers=SIGNERS[:1], ready=ready)
    assert not Round.objects.exists()


def test_only_a_demonstration_signs_by_itself_and_it_says_so(signing, settings):
    settings.DEMO = False
    with pytest.raises(ValidationError, match="demonstration"):
        sign_as_demo(by=BY, signing=signing)
    settings.DEMO = True
    seal = sign_as_demo(by=BY, signing=signing)
    assert seal.is_demo and "DEMO ONLY" in seal.signer


def test_the_acts_of_signing_open(client, make_user, sign_in, case, signing):
    sign_in(client, make_user("officer", language="id"))
    for path in (
        f"papers/{signing.text_id}/signing/new/",
        f"signing/{signing.pk}/take-in/",
        f"cases/{case.pk}/",
    ):
        assert client.get(f"/desk/{path}").status_code == 200


def test_the_case_page_prepares_signs_and_keeps_a_scan(client, make_user, sign_in, case, text, settings):
    settings.DEMO = True
    sign_in(client, make_user("officer", language="ja"))
    answer = client.post(
        f"/desk/papers/{text.pk}/signing/new/",
        {"signers": "Wali Kota Bandung, Pemerintah Kota\n浜松市長、浜松市"},
    )
    assert answer.status_code == 302
    assert "第20条第5項" in client.get(answer["Location"]).content.decode(), (
        "what the law asks for and nobody wrote is said"
    )
    signing = Round.objects.get()
    for path in (
        f"/desk/papers/{text.pk}/signing/new/",
        f"/desk/signing/{signing.pk}/take-in/",
        f"/desk/cases/{case.pk}/scans/new/",
    ):
        assert client.get(path).status_code == 200
    client.post(f"/desk/signing/{signing.pk}/demo/")
    client.post(f"/desk/signing/{signing.pk}/demo/")
    assert signing.seals.count() == 2
    picture = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 40
    sent = {
        "title": "Naskah 2019",
        "scanned_on": "2024-05-02",
        "paper_lies": "Arsip, rak 3",
        "file": SimpleUploadedFile("naskah.png", picture),
    }
    assert client.post(f"/desk/cases/{case.pk}/scans/new/", sent).status_code == 302
    page = client.get(f"/desk/cases/{case.pk}/parts/sealing/").content.decode()
    assert (
        hashlib.sha256(picture).hexdigest() in page
        and "浜松市長" in page
        and Scan.objects.get().scanned_on == date(2024, 5, 2)
    )
    for place in ("relations", "partners"):
        shown = client.get(f"/desk/{place}/hamamatsu/").content.decode()
        assert (
            "Naskah 2019" in shown
            and "Arsip, rak 3" in shown
            and hashlib.sha256(picture).hexdigest() in shown
        ), place
    assert "ウイルス検査なし" in page
    Document.objects.filter(purpose="agreement", media_type="image/png").update(scan="infected")
    page = client.get(f"/desk/cases/{case.pk}/parts/sealing/").content.decode()
    assert "感染" in page and f"/desk/documents/{Scan.objects.get().document_id}/" not in page
    tomorrow = {**sent, "scanned_on": "2999-01-01", "file": SimpleUploadedFile("naskah.png", picture)}
    assert client.post(f"/desk/cases/{case.pk}/scans/new/", tomorrow).status_code == 422
    for signers, said in ((", Kota", "1"), ("x" * 101, "1"), ("A\n, B", "2")):
        answer = client.post(f"/desk/papers/{text.pk}/signing/new/", {"signers": signers})
        assert answer.status_code == 422 and f"{said} 行目" in answer.content.decode()
    wrong = client.post(
        f"/desk/cases/{case.pk}/scans/new/", {**sent, "file": SimpleUploadedFile("x.png", b"<script>")}
    )
    assert wrong.status_code == 422


def test_who_may_only_read_prepares_nothing(make_user, text):
    with pytest.raises(NotAllowed):
        prepare_round(by=make_user("auditor"), text=text, signers=SIGNERS)
