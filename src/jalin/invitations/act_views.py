"""Acts on an invitation, each beside its page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.relations.models import Partner
from jalin.relations.selectors import visible_partners

from . import services
from .duplicates.services import judge_different, merge, unmerge
from .forms import AnswerForm, HandForm, MergeForm, NoteForm, PartnerForm, PublishForm, ReasonForm
from .models import Invitation
from .permissions import ANSWER, ERASE, PUBLISH, RECORD
from .placing import offered_partners
from .selectors import visible_invitations
from .services import ValidationError
from .views import back, invitation_or_404, show, to_page

asks = require_http_methods(["GET", "HEAD", "POST"])


def beside(request, found: Invitation, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


def at_once(request, pk: int, do, told: str):
    """An act that asks nothing; what the service refuses is said above the page."""
    try:
        do()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:invitation", pk)
    return to_page(request, pk, told)


@needs(RECORD)
@asks
def hand(request, pk):
    found, form = invitation_or_404(request.user, pk, RECORD), HandForm(sent(request))

    def do(values) -> str:
        services.hand_to_unit(by=request.user, invitation=found, **values)
        return _("%(unit)s has the invitation now.") % {"unit": values["unit"].name_today}

    act = Act("hand", _("Hand the invitation to a unit"), _("Hand it over"), back(pk), icon="sitemap")
    return beside(request, found, act, form, do)


@needs(RECORD)
@require_POST
def take_back(request, pk):
    found = invitation_or_404(request.user, pk, RECORD)
    return at_once(
        request,
        pk,
        lambda: services.take_back(by=request.user, invitation=found),
        _("The office has it again."),
    )


@needs(RECORD)
@require_POST
def decide(request, pk):
    found = invitation_or_404(request.user, pk, RECORD)
    return at_once(
        request,
        pk,
        lambda: services.lay_before_round(by=request.user, invitation=found),
        _("It waits for the decision."),
    )


@needs(RECORD)
@asks
def partner(request, pk):
    """Say who invites."""
    found = invitation_or_404(request.user, pk, RECORD)
    form = PartnerForm(
        sent(request), partners=offered_partners(request.user, found), initial={"partner": found.partner_id}
    )

    def do(values) -> str:
        services.identify_partner(by=request.user, invitation=found, partner=values["partner"])
        return _("The inviter is known now.") if values["partner"] else _("The inviter is nobody on record.")

    act = Act("partner", _("Say who invites"), _("Keep it"), back(pk), icon="building-community")
    return beside(request, found, act, form, do)


@needs(RECORD)
@require_POST
def partner_is(request, pk, key):
    found = invitation_or_404(request.user, pk, RECORD)
    one: Partner = get_object_or_404(visible_partners(request.user), pk=key)
    told = _("The inviter is known now.")
    return at_once(
        request, pk, lambda: services.identify_partner(by=request.user, invitation=found, partner=one), told
    )


@needs(RECORD)
@require_POST
def must(request, pk):
    found = invitation_or_404(request.user, pk, RECORD)
    if found.must_accept:
        told = _("It is chosen among the others again.")
        return at_once(
            request, pk, lambda: services.unmark_must_accept(by=request.user, invitation=found), told
        )
    told = _("It is on the path of existing cooperation.")
    return at_once(request, pk, lambda: services.mark_must_accept(by=request.user, invitation=found), told)


@needs(RECORD)
@asks
def note(request, pk):
    found, form = invitation_or_404(request.user, pk, RECORD), NoteForm(sent(request), request.FILES or None)

    def do(values) -> str:
        try:
            services.add_note(by=request.user, invitation=found, **values)
        except UnreadableFile as error:
            raise ValidationError({"files": str(error)}) from error
        return _("It is added.")

    return beside(
        request, found, Act("note", _("Add something"), _("Add it"), back(pk), icon="plus"), form, do
    )


@needs(RECORD)
@asks
def withdrawn(request, pk):
    found, form = invitation_or_404(request.user, pk, RECORD), ReasonForm(sent(request))

    def do(values) -> str:
        services.withdraw_invitation(by=request.user, invitation=found, reason=values["reason"])
        return _("It is recorded as withdrawn by the inviter.")

    act = Act(
        "withdrawn",
        _("The inviter took it back"),
        _("Record it as withdrawn"),
        back(pk),
        icon="x",
        tone="danger",
    )
    return beside(request, found, act, form, do)


@needs(RECORD)
@asks
def discard(request, pk):
    found, form = invitation_or_404(request.user, pk, RECORD), ReasonForm(sent(request))

    def do(values) -> str:
        services.discard(by=request.user, invitation=found, reason=values["reason"])
        return _("It is removed; the journal says why.")

    act = Act("discard", _("This is no invitation"), _("Remove it"), back(pk), icon="trash", tone="danger",
              lead=_("For advertisements and mistakes. Its files are erased; this cannot be undone."))  # fmt: skip
    response = beside(request, found, act, form, do)
    if response.status_code == 302:
        response["Location"] = reverse("desk:invitation_board")
    return response


@needs(ANSWER)
@asks
def answer(request, pk):
    found = invitation_or_404(request.user, pk, ANSWER)
    form = AnswerForm(sent(request), initial={"answered_on": timezone.localdate()})

    def do(values) -> str:
        services.answer_invitation(by=request.user, invitation=found, **values)
        return _("The answer is recorded.")

    act = Act("answer", _("Record the answer"), _("Record it"), back(pk), icon="mail-opened",
              lead=_("What was written to the inviter, and why. Publishing it is an act of its own."))  # fmt: skip
    return beside(request, found, act, form, do)


@needs(ANSWER)
@asks
def reopen(request, pk):
    found, form = invitation_or_404(request.user, pk, ANSWER), ReasonForm(sent(request))

    def do(values) -> str:
        services.reopen_answer(by=request.user, invitation=found, reason=values["reason"])
        return _("It waits for a decision again.")

    act = Act("reopen", _("Take the answer back"), _("Take it back"), back(pk), icon="refresh", tone="danger")
    return beside(request, found, act, form, do)


@needs(PUBLISH)
@asks
def publish(request, pk):
    found = invitation_or_404(request.user, pk, PUBLISH)
    first = {name: getattr(found, name) for name in PublishForm.base_fields}
    form = PublishForm(sent(request), initial=first)

    def do(values) -> str:
        services.publish_outcome(by=request.user, invitation=found, is_published=True, **values)
        return _("Everybody can read now what became of it, and why.")

    act = Act("publish", _("Publish what became of it"), _("Publish it"), back(pk), icon="world",
              lead=_("Name no person: neither of ours nor of theirs."))  # fmt: skip
    return beside(request, found, act, form, do)


@needs(PUBLISH)
@require_POST
def unpublish(request, pk):
    found = invitation_or_404(request.user, pk, PUBLISH)
    told = _("It is not public any more.")
    return at_once(
        request,
        pk,
        lambda: services.publish_outcome(by=request.user, invitation=found, is_published=False),
        told,
    )


@needs(ERASE)
@asks
def erase(request, pk):
    found, form = invitation_or_404(request.user, pk, ERASE), ReasonForm(sent(request))

    def do(values) -> str:
        services.erase_sender(by=request.user, invitation=found, reason=values["reason"])
        return _("The sender is erased; the invitation and its answer stay.")

    act = Act("erase", _("Erase who sent it"), _("Erase it for good"), back(pk), icon="trash", tone="danger",
              lead=_("Name, address, telephone, their own words and their files. This cannot be undone."))  # fmt: skip
    return beside(request, found, act, form, do)


@needs(RECORD)
@asks
def merge_with(request, pk, other):
    """Two that are the same: choose which goes on."""
    found = invitation_or_404(request.user, pk, RECORD)
    second = get_object_or_404(visible_invitations(request.user), pk=other)
    pair = sorted((found, second), key=lambda one: (one.received_on, one.pk))
    form = MergeForm(sent(request), pair=pair, initial={"keep": str(pair[0].pk)})
    kept: list[Invitation] = []

    def do(values) -> str:
        keep = next(one for one in pair if str(one.pk) == values["keep"])
        gone = next(one for one in pair if one is not keep)
        merge(by=request.user, invitation=gone, into=keep)
        kept.append(keep)
        return _("%(gone)s is merged with %(keep)s. It can be undone on its page.") % {
            "gone": gone.reference,
            "keep": keep.reference,
        }

    act = Act("merge", _("Merge two invitations"), _("Merge them"), back(pk), icon="link",
              lead=_("The one that goes on shows the papers of both. Nothing is thrown away."))  # fmt: skip
    response = beside(request, found, act, form, do)
    if kept:
        response["Location"] = back(kept[0].pk)
    return response


@needs(RECORD)
@require_POST
def different(request, pk, other):
    found = invitation_or_404(request.user, pk, RECORD)
    second = get_object_or_404(visible_invitations(request.user), pk=other)
    told = _("They are two invitations; this pair is not offered again.")
    return at_once(
        request, pk, lambda: judge_different(by=request.user, invitation=found, other=second), told
    )


@needs(RECORD)
@require_POST
def separate(request, pk):
    found = invitation_or_404(request.user, pk, RECORD)
    return at_once(
        request,
        pk,
        lambda: unmerge(by=request.user, invitation=found),
        _("It is an invitation of its own again."),
    )
