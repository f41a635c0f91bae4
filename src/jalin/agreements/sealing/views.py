"""Acts of signing and scans, beside the page of the case."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jalin.agreements.papers.selectors import visible_texts
from jalin.agreements.permissions import VIEW
from jalin.agreements.sections import part_url
from jalin.agreements.selectors import visible_cases
from jalin.agreements.views import show
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import RoundForm, ScanForm, SealForm
from .permissions import SEAL
from .selectors import proposed_signers, round_rows
from .services import (
    MOST_SIGNERS,
    keep_scan,
    missing_clauses,
    pdf_for,
    prepare_round,
    sign_as_demo,
    stamp_time,
    take_in_seal,
)

asks = require_http_methods(["GET", "HEAD", "POST"])


def case_of(request, pk: int):
    return get_object_or_404(visible_cases(request.user).select_related("relation__partner"), pk=pk)


def round_or_404(request, pk: int):
    return get_object_or_404(
        round_rows(request.user, VIEW).select_related("text__case__relation__partner", "prepared", "stamped"),
        pk=pk,
    )


@needs(SEAL)
@asks
def round_new(request, pk):
    """Prepare a text for its signers; the PDF is made before anything is written."""
    text = get_object_or_404(visible_texts(request.user).select_related("case__relation__partner"), pk=pk)
    form = RoundForm(sent(request), initial={"signers": proposed_signers(text.case)})

    def do(values) -> str:
        signers = values["signers"]
        is_written = text.versions.filter(language=text.prevailing).exists()
        ready = pdf_for(text, len(signers)) if is_written and 1 <= len(signers) <= MOST_SIGNERS else None
        prepare_round(by=request.user, text=text, signers=signers, ready=ready)
        return " ".join([_("The text is ready for its signers."), *missing_clauses(text)])

    act = Act("round", _("Prepare for signing"), _("Prepare it"), part_url(text.case_id, "sealing"), icon="signature",
              lead=_("The newest version of each language is signed. Each signer signs the file that the one before left."))  # fmt: skip
    return act_beside(
        request, act, form, do=do, page=lambda request, act: show(request, text.case, act, "sealing")
    )


@needs(SEAL)
@asks
def seal_new(request, pk):
    signing = round_or_404(request, pk)
    form = SealForm(sent(request), request.FILES or None)

    def do(values) -> str:
        try:
            seal = take_in_seal(by=request.user, signing=signing, content=values["file"].read())
        except UnreadableFile as refusal:
            raise ValidationError({"file": str(refusal)}) from refusal
        return _("The signature of %(name)s is taken in.") % {"name": seal.signer}

    act = Act(
        "seal",
        _("Take in the signed file"),
        _("Take it in"),
        part_url(signing.text.case_id, "sealing"),
        icon="signature",
    )
    return act_beside(
        request, act, form, do=do, page=lambda request, act: show(request, signing.text.case, act, "sealing")
    )


@needs(SEAL)
@require_POST
def seal_demo(request, pk):
    signing = round_or_404(request, pk)
    try:
        seal = sign_as_demo(by=request.user, signing=signing)
        messages.success(
            request, _("Signed with a demonstration's certificate: %(name)s") % {"name": seal.signer}
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(part_url(signing.text.case_id, "sealing"))


@needs(SEAL)
@require_POST
def round_stamp(request, pk):
    """The timestamp authority is asked before anything is written."""
    signing = round_or_404(request, pk)
    try:
        stamp_time(by=request.user, signing=signing)
        messages.success(request, _("The time of the signed file is stamped."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(part_url(signing.text.case_id, "sealing"))


@needs(SEAL)
@asks
def scan_new(request, pk):
    case = case_of(request, pk)
    form = ScanForm(sent(request), request.FILES or None)

    def do(values) -> str:
        try:
            keep_scan(by=request.user, case=case, **values)
        except UnreadableFile as refusal:
            raise ValidationError({"file": str(refusal)}) from refusal
        return _("The scan is kept with its digest.")

    act = Act("scan", _("Keep a scan"), _("Keep it"), part_url(pk, "sealing"), icon="file-certificate",
              lead=_("For papers that were signed on paper: the scan, and where the paper lies."))  # fmt: skip
    return act_beside(
        request, act, form, do=do, page=lambda request, act: show(request, case, act, "sealing")
    )
