"""Replies: the letter, its PDF, and that it was sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.invitations.models import Sender
from jalin.invitations.permissions import VIEW_SENDER
from jalin.invitations.selectors import visible_invitations
from jalin.invitations.words import from_where, state_words, title_of
from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import NewReplyForm, ReplyForm, SendForm
from .models import Entry, Reply
from .permissions import REPLY, VIEW
from .permit import permit_lead
from .printing import printed
from .replies import edit_reply, mail_reply, send_reply, write_reply
from .selectors import visible_replies, visible_rounds

asks = require_http_methods(["GET", "HEAD", "POST"])
LANGUAGES = {"id": "Bahasa Indonesia", "ja": "日本語", "en": "English"}


def _reply(user, pk: int) -> Reply:
    return get_object_or_404(
        visible_replies(user).select_related("invitation__partner", "entry__round", "document"), pk=pk
    )


def show(request, reply: Reply, act=None):
    subject, _break, body = reply.body.partition("\n\n")
    invitation = reply.invitation
    return render(request, "rounds/reply.html", {
        "reply": reply, "invitation": invitation, "where": from_where(invitation), "subject": subject, "body": body, "act": act,
        "outcome": state_words(invitation.state, reply.outcome), "language": LANGUAGES[reply.language], "lead": permit_lead(reply.dated_on),
        "may_reply": can(request.user, REPLY), "may_see_letter": can(request.user, VIEW_SENDER, invitation), "is_unmailed": reply.channel == Reply.Channel.EMAIL and not reply.mailed_at,
        "trail": [(_("Invitations"), reverse("desk:invitation_board")), (title_of(invitation), reverse("desk:invitation", args=[invitation.pk])),
                  (_("Reply"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def reply(request, pk):
    return show(request, _reply(request.user, pk))


@needs(REPLY)
@asks
def reply_new(request, pk):
    """A reply outside a round: existing cooperation, or what cannot wait for one."""
    found = get_object_or_404(visible_invitations(request.user), pk=pk)
    form, made = NewReplyForm(sent(request), initial={"outcome": "accepted" if found.must_accept else ""}), []

    def do(values) -> str:
        made.append(write_reply(by=request.user, invitation=found, **values))
        return _("The letter is drafted.")

    act = Act(
        "reply", _("Write a reply"), _("Draft the letter"), reverse("desk:invitation", args=[pk]), icon="mail"
    )
    response = act_beside(request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act}))  # fmt: skip
    if made:
        response["Location"] = reverse("desk:reply", args=[made[0].pk])
    return response


@needs(REPLY)
@require_POST
def round_reply(request, pk, entry):
    """The reply to an invitation of a decided round."""
    found = get_object_or_404(visible_rounds(request.user), pk=pk)
    row = get_object_or_404(Entry.objects.select_related("invitation", "round"), round=found, pk=entry)
    try:
        letter = write_reply(by=request.user, invitation=row.invitation, outcome="", entry=row)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:round", pk)
    return redirect("desk:reply", letter.pk)


@needs(REPLY)
@asks
def reply_edit(request, pk):
    found = _reply(request.user, pk)
    form = ReplyForm(
        sent(request),
        initial={name: getattr(found, name) for name in ("number", "dated_on", "addressee", "body")},
    )

    def do(values) -> str:
        edit_reply(by=request.user, reply=found, **{**values, "body": values["body"].replace("\r\n", "\n")})
        return _("The letter is changed.")

    act = Act(
        "edit", _("Change the letter"), _("Save the changes"), reverse("desk:reply", args=[pk]), icon="pencil"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(REPLY)
@asks
def reply_send(request, pk):
    found = _reply(request.user, pk)
    form = SendForm(sent(request), initial={"sent_on": timezone.localdate()})

    def do(values) -> str:
        gone = send_reply(by=request.user, reply=found, **values)
        if gone.channel == Reply.Channel.EMAIL and not gone.mailed_at:
            return _("It is recorded, but the mail server did not take the mail. Try again from this page.")
        return _("The reply is sent and the invitation is answered.")

    act = Act(
        "send",
        _("Send the reply"),
        _("Record that it goes out"),
        reverse("desk:reply", args=[pk]),
        icon="mail",
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


@needs(REPLY)
@require_POST
def reply_mail_again(request, pk):
    found = _reply(request.user, pk)
    sender = Sender.objects.filter(invitation=found.invitation, erased_at=None).first()
    if found.sent_on and sender and sender.email and mail_reply(found, sender.email, printed(found)):
        messages.success(request, _("The mail has left."))
    else:
        messages.error(
            request, _("The mail did not leave. Look at the mail settings, or send the letter another way.")
        )
    return redirect("desk:reply", pk)


@needs(VIEW_SENDER)
@require_safe
def reply_pdf(request, pk):
    """The letter with its addressee, who may be a person: for those who may know who sent an invitation."""
    found = _reply(request.user, pk)
    response = HttpResponse(printed(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.invitation.reference}.pdf"'
    return response
