"""Public pages of invitations: what became of them, handing one in, following one's own."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.outcomes import outcomes_page
from jalin.invitations.senders import digest_of_address
from jalin.invitations.words import from_where, span_words, state_words
from jalin.kernel.access.views import public
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.refusals import add_refusal
from jalin.kernel.strangers import for_one_reader as private
from jalin.relations.public.caching import kept_by_visitors
from jalin.relations.public.heads import Head, head_of
from jalin.relations.views import office_of

from . import guarding
from .forms import AddForm, HandInForm, WithdrawForm
from .services import (
    ValidationError,
    add_by_sender,
    confirm,
    hand_in,
    have_sent,
    invitation_of_key,
    invitation_of_token,
    withdraw_by_sender,
)


def site_of(request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def quiet_head(request, title: str, description: str = "") -> Head:
    return head_of(request, title=title, description=description or title)


@public
@require_safe
@kept_by_visitors
def invitations(request):
    """What became of invitations, and how to hand one in."""
    office_of(request)
    head = quiet_head(
        request, _("Invitations"), _("Which invitations from abroad the city has answered, how and why.")
    )
    return render(
        request, "invitations/public.html", {**outcomes_page(request.user, request.GET), "head": head}
    )


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_new(request):
    """The form. After sending the browser is led to the sender's own page, so that a reload sends nothing again."""
    office_of(request)
    form = HandInForm(request.POST, request.FILES) if request.method == "POST" else HandInForm()
    status = 200
    if request.method == "POST":
        if not guarding.within_limit(request, "tries"):
            return _too_many(request, form)
        status = 422
        if form.is_valid():
            made = _kept(request, form)
            if made is not None:
                return made
    head = quiet_head(
        request,
        _("Invite the city"),
        _("Hand in an invitation to the city, in your language, and follow what becomes of it."),
    )
    return render(
        request, "invitations/new.html", {"form": form, "head": head, "groups": grouped(form)}, status=status
    )


def grouped(form) -> list[dict]:
    """The questions under the headings they are read in."""
    groups = (
        (_("Who invites"), ("inviter_name", "city", "country")),
        (_("To what"), ("title", "kind", "summary", "starts_on", "ends_on", "place", "head_count", "wants_leader", "costs", "fields_of",
                        "reply_by", "files")),
        (_("How we reach you"), ("name", "email", "phone", "language", "agreed")),
    )  # fmt: skip
    return [{"title": title, "fields": [form[name] for name in names]} for title, names in groups]


def _kept(request, form):
    """Keep what was sent; the answer, or None where it has to be looked at again."""
    stamp = form.cleaned_data["stamp"]
    before = Invitation.objects.select_related("sender").filter(pk=guarding.used_for(stamp) or 0).first()
    if before is not None:
        return redirect("invitation_mine", before.sender.follow_key)
    if not guarding.may_keep(request):
        return _too_many(request, form)
    try:
        invitation = hand_in(by=request.user, **form.values())
    except UnreadableFile as error:
        form.add_error("files", str(error))
        return None
    except ValidationError as error:
        add_refusal(form, error)
        return None
    guarding.note_use(stamp, invitation.pk)
    if guarding.within_limit(request, "mail", digest_of_address(invitation.sender.email)):
        have_sent(invitation, "confirm", site_of(request))
    return redirect("invitation_mine", invitation.sender.follow_key)


def _too_many(request, form):
    form.is_valid()
    form.add_error(
        None,
        _("Many forms were sent from where you are. What you wrote is still here: send it again in an hour."),
    )
    head = quiet_head(request, _("Invite the city"))
    answer = render(
        request, "invitations/new.html", {"form": form, "head": head, "groups": grouped(form)}, status=429
    )
    answer.headers["Retry-After"] = "3600"
    return answer


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_confirm(request, token):
    """The link from the mail. It asks for a click: programs that look at links in mails confirm nothing."""
    office_of(request)
    invitation = invitation_of_token(token)
    head = quiet_head(request, _("Confirm your invitation"))
    if invitation is None or not hasattr(invitation, "sender"):
        return private(
            render(request, "invitations/confirm.html", {"head": head, "invitation": None}, status=410)
        )
    if request.method == "POST":
        confirm(by=request.user, invitation=invitation, site=site_of(request))
        return private(redirect("invitation_mine", invitation.sender.follow_key))
    return private(
        render(request, "invitations/confirm.html", {"head": head, "invitation": invitation, "token": token})
    )


def _mine(key: str) -> Invitation:
    found = invitation_of_key(key)
    if found is None:
        raise Http404
    return found


def _show_mine(request, invitation: Invitation, key: str, add=None, withdraw=None, status: int = 200):
    office_of(request)
    is_open = invitation.state not in lifecycle.ENDED
    shown = {
        "head": quiet_head(request, _("Your invitation")), "invitation": invitation, "key": key, "is_open": is_open,
        "is_unconfirmed": invitation.state == lifecycle.UNCONFIRMED, "is_merged": invitation.state == lifecycle.MERGED,
        "is_withdrawn": invitation.state == lifecycle.WITHDRAWN, "is_answered": invitation.state == lifecycle.ANSWERED,
        "state": state_words(invitation.state, invitation.outcome), "where": from_where(invitation),
        "days": span_words(invitation.starts_on, invitation.ends_on), "add": add or AddForm(prefix="add"),
        "withdraw": withdraw or WithdrawForm(prefix="withdraw"),
        "additions": invitation.additions.filter(is_by_sender=True).prefetch_related("attachments__document") if is_open else [],
        "files": invitation.attachments.filter(addition=None).select_related("document"),
    }  # fmt: skip
    return private(render(request, "invitations/mine.html", shown, status=status))


@public
@never_cache
@require_safe
def invitation_mine(request, key):
    """The sender's own page. Whoever has its address is taken for the sender; nothing personal stands on it."""
    return _show_mine(request, _mine(key), key)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_add(request, key):
    invitation = _mine(key)
    if request.method != "POST":
        return private(redirect("invitation_mine", key))
    form = AddForm(request.POST, request.FILES, prefix="add")
    if form.is_valid() and not guarding.within_limit(request, "adding"):
        form.add_error(None, _("Much was added in a short time. Try again in an hour."))
    elif form.is_valid():
        try:
            add_by_sender(by=request.user, invitation=invitation, **form.cleaned_data)
            return private(redirect(reverse("invitation_mine", args=[key]) + "#added"))
        except UnreadableFile as error:
            form.add_error("files", str(error))
        except ValidationError as error:
            add_refusal(form, error)
    return _show_mine(request, invitation, key, add=form, status=422)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_withdraw(request, key):
    invitation = _mine(key)
    if request.method != "POST":
        return private(redirect("invitation_mine", key))
    form = WithdrawForm(request.POST, prefix="withdraw")
    if form.is_valid():
        try:
            withdraw_by_sender(by=request.user, invitation=invitation)
            return private(redirect("invitation_mine", key))
        except ValidationError as error:
            add_refusal(form, error)
    return _show_mine(request, invitation, key, withdraw=form, status=422)


@public
@never_cache
@require_POST
def invitation_again(request, key):
    """Send the link once more; the page says the same whether or not the mail could be asked for."""
    invitation = _mine(key)
    mark = digest_of_address(invitation.sender.email)
    if invitation.state == lifecycle.UNCONFIRMED and guarding.within_limit(request, "mail", mark):
        have_sent(invitation, "confirm", site_of(request))
    return private(redirect("invitation_mine", key))
