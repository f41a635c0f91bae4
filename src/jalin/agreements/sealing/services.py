"""Preparing a text for its signers and taking in what they signed, in their order. What handles signatures is read by who
signs: it is a fifth of what the web process would have to read before its first answer."""

import io
import json
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.models import Case
from jalin.agreements.papers.checklist import MOST_NAMED, checklist, lacks
from jalin.agreements.papers.models import Text
from jalin.agreements.papers.particulars import Shared, entered_in, particulars_of, shared_of
from jalin.agreements.papers.printing import printed, signs_said
from jalin.agreements.papers.selectors import PURPOSE, headings_of, latest_versions, pattern_of, written_of
from jalin.kernel.documents.services import store_document
from jalin.kernel.journal import action
from jalin.kernel.typesetting import SignsMissing

from .models import Round, Scan, Seal
from .permissions import SEAL
from .selectors import content_of, is_replaced, last_document, time_authority

MOST_SIGNERS, CAP = 4, 50_000_000


@dataclass(frozen=True)
class Ready:
    """A text as PDF with its empty fields, and what it was printed from: language -> number of the version, and the number of the
    shared fields."""

    content: bytes
    versions: dict[str, int]
    shared: int


@action("agreements.prepare_round", verb=SEAL)
def prepare_round(*, by, act, text: Text, signers: list[dict], ready: Ready | None = None) -> Round:
    """Make the newest versions of `text` ready for its signers. `ready`: from `pdf_for`, made before the transaction; refused where
    somebody saved something since."""
    named = [
        {"name": one["name"].strip(), "office": one.get("office", "").strip()}
        for one in signers
        if one["name"].strip()
    ]
    if not 1 <= len(named) <= MOST_SIGNERS:
        raise ValidationError(_("Name one to four signers, in the order in which they sign."))
    versions = latest_versions(text)
    if text.prevailing not in versions:
        raise ValidationError(_("The prevailing language is not written yet."))
    row = particulars_of(text.case)
    _refuse_gaps(text, shared_of(text.case, entered_in(row)))
    numbers = {code: one.number for code, one in signed_versions(text, versions).items()}
    ready = ready or pdf_for(text, len(named))
    if (ready.versions, ready.shared) != (numbers, row.number if row else 0):
        raise ValidationError(
            _("Somebody saved something of this paper meanwhile. Prepare it again."), code="meanwhile"
        )
    document = store_document(by=by, file=io.BytesIO(ready.content), purpose=PURPOSE, allowed=("pdf",), cap=CAP, act=act,
                              name=f"{text.kind}-{text.case_id}.pdf")  # fmt: skip
    kept = json.dumps(entered_in(row), ensure_ascii=False, sort_keys=True) if row else ""
    made = act.create(Round(text=text, signers=named, prepared=document, particulars=kept, versions=numbers))
    act.about(text.case)
    return made


def _refuse_gaps(text: Text, shared: Shared) -> None:
    """Nobody signs a text in which something is still to be filled in."""
    lines = checklist(headings_of(text), text, written_of([text.pk])[text.pk], shared)
    gaps = list(dict.fromkeys(gap for line in lines for gap in line.gaps))
    if gaps:
        raise ValidationError(
            _("Fill these gaps before anybody signs: %(gaps)s.") % {"gaps": ", ".join(gaps[:MOST_NAMED])}
        )


def missing_clauses(text: Text) -> list[str]:
    """What the law asks for and this text does not say: signing it is the signers' decision, keeping silent would not be."""
    return lacks(text, written_of([text.pk])[text.pk], shared_of(text.case))


def signed_versions(text: Text, versions: dict) -> dict:
    """A legal text is signed in every language; a letter goes out in one, and its other languages are for reading."""
    pattern = pattern_of(text)
    return {text.prevailing: versions[text.prevailing]} if pattern and pattern.form.headings else versions


def pdf_for(text: Text, signers: int) -> Ready:
    """The text as PDF with an empty field for each signer."""
    from jalin.agreements.signing import pades

    versions, row = signed_versions(text, latest_versions(text)), particulars_of(text.case)
    try:
        content = pades.prepare(printed(text, versions, text.prevailing, signers=signers), signers)
    except SignsMissing as lack:
        raise ValidationError(signs_said(lack.signs)) from lack
    return Ready(content, {code: one.number for code, one in versions.items()}, row.number if row else 0)


@action("agreements.take_in_seal", verb=SEAL)
def take_in_seal(*, by, act, signing: Round, content: bytes, is_demo: bool = False) -> Seal:
    """Take in the file that the next signer signed. It must be the present file with one more whole signature."""
    from jalin.agreements.signing.checking import Unreadable, check_signatures

    Round.objects.select_for_update().get(pk=signing.pk)
    _refuse_replaced(signing)
    before = content_of(last_document(signing))
    number = signing.seals.count() + 1
    if number > len(signing.signers):
        raise ValidationError(_("Everybody has signed."))
    if not content.startswith(before):
        raise ValidationError(
            _(
                "This is not the file that was to be signed: what stood before was changed. Sign the file that is here."
            )
        )
    try:
        found = check_signatures(content)
    except Unreadable as error:
        raise ValidationError(_("This file cannot be read as a PDF.")) from error
    _refuse_unfit(found, number)
    document = store_document(by=by, file=io.BytesIO(content), purpose=PURPOSE, allowed=("pdf",), cap=CAP, act=act,
                              name=signing.prepared.name)  # fmt: skip
    seal = act.create(
        Seal(
            round=signing,
            number=number,
            document=document,
            signer=found[-1].signer[:200],
            is_demo=is_demo or found[-1].is_demo,
        )
    )
    act.about(signing.text.case)
    return seal


def _refuse_unfit(found: list, number: int) -> None:
    """One signature more than before, each of them whole, the last in the field of its signer."""
    if len(found) != number:
        raise ValidationError(_("This file has %(found)s signatures; with this one it should have %(wanted)s.") % {
            "found": len(found), "wanted": number})  # fmt: skip
    if not all(one.is_whole and not one.is_changed_after for one in found):
        raise ValidationError(
            _("A signature of this file is broken. Ask for the file as it left the signer.")
        )
    if found[-1].field != f"Signature{number}":
        raise ValidationError(
            _("The signature does not stand in the field of signer %(number)s. Sign in that field.")
            % {"number": number}
        )


def _refuse_replaced(signing: Round) -> None:
    if is_replaced(signing):
        raise ValidationError(
            _("A newer file of this paper was made ready for signing; this one is signed no more.")
        )


def sign_as_demo(*, by, signing: Round) -> Seal:
    """The demonstration signs for the next one in the order, with a certificate that says it proves nothing."""
    from jalin.agreements.signing.demo import demo_authority
    from jalin.agreements.signing.pades import sign

    if not settings.DEMO:
        raise ValidationError(_("Only a demonstration signs by itself."))
    number = signing.seals.count() + 1
    if number > len(signing.signers):
        raise ValidationError(_("Everybody has signed."))
    _refuse_replaced(signing)
    person = signing.signers[number - 1]
    signer, authority = demo_authority().signer(person["name"], person["office"] or "Jalin"), time_authority()
    with _said_without_timestamp():
        content = sign(
            content_of(last_document(signing)),
            signer,
            number=number,
            reason=str(signing.text.case.title),
            stamper=authority.stamper() if authority else None,
        )
    return take_in_seal(by=by, signing=signing, content=content, is_demo=True)


@contextmanager
def _said_without_timestamp():
    """An authority that gives no timestamp, as one sentence; nothing has been written then."""
    from jalin.agreements.signing.timestamps import NoTimestamp

    try:
        yield
    except NoTimestamp as error:
        raise ValidationError(
            _(
                "The timestamp authority %(host)s does not answer; nothing was changed. Try again later, or tell whoever runs this server."
            )
            % {"host": error.host}
        ) from error


def stamp_time(*, by, signing: Round) -> Round:
    """When everybody has signed: the authority vouches that the signed file exists now. The network is asked before anything
    is written."""
    from jalin.agreements.signing.timestamps import stamp_document

    authority = time_authority()
    if authority is None:
        raise ValidationError(_("No timestamp authority is named in the settings of this server."))
    if signing.stamped_id or signing.seals.count() < len(signing.signers):
        raise ValidationError(_("The time is stamped once, when everybody has signed."))
    with _said_without_timestamp():
        content = stamp_document(content_of(last_document(signing)), authority)
    return keep_stamp(by=by, signing=signing, content=content)


@action("agreements.stamp_time", verb=SEAL)
def keep_stamp(*, by, act, signing: Round, content: bytes) -> Round:
    """Keep the file with its timestamp; it must be the signed file with one whole timestamp more."""
    from jalin.agreements.signing.checking import Unreadable, check_stamps

    signing = Round.objects.select_for_update().get(pk=signing.pk)
    if signing.stamped_id:
        raise ValidationError(_("The time is stamped once, when everybody has signed."))
    before = content_of(last_document(signing))
    try:
        stamps = check_stamps(content)
    except Unreadable as error:
        raise ValidationError(_("This file cannot be read as a PDF.")) from error
    if not content.startswith(before) or not stamps or not stamps[-1].is_whole:
        raise ValidationError(
            _("What the timestamp authority gave is no timestamp of this file; nothing was changed.")
        )
    document = store_document(by=by, file=io.BytesIO(content), purpose=PURPOSE, allowed=("pdf",), cap=CAP, act=act,
                              name=signing.prepared.name)  # fmt: skip
    act.change(signing, stamped=document)
    act.about(signing.text.case)
    return signing


@action("agreements.keep_scan", verb=SEAL)
def keep_scan(*, by, act, case: Case, file, title: str, scanned_on, paper_lies: str) -> Scan:
    """Keep the scan of a signed paper with its digest, and where the paper lies."""
    if scanned_on > timezone.localdate():
        raise ValidationError({"scanned_on": _("This day is still to come.")})
    document = store_document(
        by=by, file=file, purpose=PURPOSE, allowed=("pdf", "png", "jpg"), cap=CAP, act=act
    )
    scan = act.create(
        Scan(case=case, document=document, title=title, scanned_on=scanned_on, paper_lies=paper_lies)
    )
    act.about(case)
    return scan
