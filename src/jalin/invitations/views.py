"""Staff pages of invitations: the board, one invitation, entering one."""

from functools import cache

from django.contrib import messages
from django.db.models import OuterRef
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.nested import NestedRows, unfold
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
from jalin.people.selectors import home_office, names_behind
from jalin.relations.models import Field, Partner

from .board import board_of
from .forms import EnterForm, InvitationForm, MailFileForm
from .mail.services import read_mail
from .models import Invitation
from .page import invitation_page
from .permissions import RECORD, VIEW
from .sections import nested_behind
from .selectors import visible_invitations
from .services import ValidationError, edit_invitation, enter_invitation

asks = require_http_methods(["GET", "HEAD", "POST"])


@cache  # expressions without values of their own: put together once
def _behind() -> dict[str, NestedRows]:
    fields = Field.objects.filter(invitations=OuterRef("pk"))
    return {
        "field_rows": NestedRows(fields, ("id", "key", *columns_of("name"))),
        "unit_names": names_behind("unit_id"),
        **{f"{name}_rows": make() for name, make in nested_behind().items()},
    }


@prepared
def _with_what_pages_need(rows, *, pk):
    return rows.filter(pk=pk).annotate(**_behind()).select_related("unit", "held_by", "sender")


@prepared
def _partner(rows, *, pk):
    return rows.filter(pk=pk).select_related("relation")


def invitation_or_404(user, pk: int, verb=VIEW) -> Invitation:
    """The invitation with all that its page says of it, in one statement, and a second one where its partner is known."""
    seen = visible_invitations(user) if verb is VIEW else rows(Invitation, user, verb)
    found = _with_what_pages_need.one_or_404(seen, pk=pk)
    if found.partner_id:
        found.partner = _partner(Partner.objects.all(), pk=found.partner_id)[0]
    unfold(found, "fields", found.field_rows)
    unfold(found.unit, "names", found.unit_names)
    for name in nested_behind():
        unfold(found, name, getattr(found, f"{name}_rows"))
    return found


def show(request, invitation: Invitation, act=None):
    return render(
        request, "invitations/invitation.html", {**invitation_page(request, invitation), "act": act}
    )


def back(pk: int) -> str:
    return reverse("desk:invitation", args=[pk])


@needs(VIEW)
@require_safe
def board(request):
    request.office = home_office()  # the frame of the page takes it from here
    shown = board_of(request.user, request.GET, request.office)
    return render(request, "invitations/board.html", {**shown, "may_record": can(request.user, RECORD)})


@needs(VIEW)
@require_safe
def invitation(request, pk):
    return show(request, invitation_or_404(request.user, pk))


def _new(request, act: Act, form, do):
    """A form on a page of its own; afterwards the browser goes to what was made."""
    made: list[Invitation] = []

    def act_and_keep(values) -> str:
        try:
            found, told = do(values)
        except UnreadableFile as error:
            raise ValidationError({"files" if "files" in form.fields else "file": str(error)}) from error
        made.append(found)
        return told

    response = act_beside(
        request,
        act,
        form,
        do=act_and_keep,
        page=lambda request, act: render(request, "people/new.html", {"act": act}),
    )
    if made:
        response["Location"] = back(made[0].pk)
    return response


@needs(RECORD)
@asks
def invitation_enter(request):
    form = EnterForm(
        sent(request), request.FILES or None, initial={"received_on": timezone.localdate(), "language": "en"}
    )

    def do(values):
        made = enter_invitation(by=request.user, held_since=timezone.localdate(), **form.values())
        return made, _("The invitation is entered under %(reference)s.") % {"reference": made.reference}

    act = Act("enter", _("Enter an invitation"), _("Enter it"), reverse("desk:invitation_board"), icon="plus",
              lead=_("From a letter, or handed over at a meeting."))  # fmt: skip
    return _new(request, act, form, do)


@needs(RECORD)
@asks
def invitation_from_mail(request):
    form = MailFileForm(sent(request), request.FILES or None)

    def do(values):
        outcome = read_mail(by=request.user, raw=values["file"].read(), even_automatic=True)
        if not outcome.is_new:
            return outcome.invitation, _("This message had been read in before; here is what became of it.")
        if outcome.left_out:
            messages.warning(request, _("Some files could not be kept; the page names them."))
        return outcome.invitation, _("The message is read in. Say who invites, and to what.")

    act = Act("mail", _("Read in an e-mail"), _("Read it in"), reverse("desk:invitation_board"), icon="mail",
              lead=_("Text, sender and attachments are taken from the message."))  # fmt: skip
    return _new(request, act, form, do)


@needs(RECORD)
@asks
def invitation_edit(request, pk):
    found = invitation_or_404(request.user, pk, RECORD)
    names = [name for name in InvitationForm.base_fields if name != "fields_of"]
    first = {
        **{name: getattr(found, name) for name in names},
        "fields_of": [field.pk for field in found.fields.all()],
    }
    form = InvitationForm(sent(request), initial=first)

    def do(values) -> str:
        edit_invitation(by=request.user, invitation=found, **form.values())
        return _("The invitation is changed.")

    act = Act("edit", _("Correct the invitation"), _("Save the changes"), back(pk), icon="pencil")
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


def to_page(request, pk: int, told: str):
    messages.success(request, told)
    return redirect("desk:invitation", pk)
