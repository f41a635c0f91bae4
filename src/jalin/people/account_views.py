"""The pages of one's own account that allauth does not have, and one that it draws otherwise."""

from allauth.account.views import LogoutView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access.roles import roles

from .qr import qr_path
from .second_factor import has_second_factor, is_exempt, must_have_second_factor
from .selectors import duties_today
from .services import end_own_session


def closed(request, **kwargs):
    """An address that allauth knows and this office does not offer: nobody signs up, nobody manages addresses."""
    raise Http404


@login_required
@require_safe
def overview(request):
    """Who I am here, and what protects my account."""
    has = has_second_factor(request.user)
    table = roles()
    return render(request, "account/overview.html", {
        "roles": [table[duty.role] for duty in duties_today(request.user) if duty.role in table],
        "has_second_factor": has, "must_set_up": must_have_second_factor(request.user) and not has,
        "is_exempt": is_exempt(request.user),
    })  # fmt: skip


@login_required
@require_POST
def end_session(request, pk: int):
    """End one of my own other sessions."""
    if not end_own_session(user=request.user, pk=pk, current=request.session.session_key):
        raise Http404
    messages.success(request, _("That session has ended. Whoever used it must sign in again."))
    return redirect("usersessions_list")


class SignOut(LogoutView):
    """After signing out nothing of the desk stays in the browser (ASVS 14.3.1)."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class SetUpCodes(ActivateTOTPView):
    """allauth's page with the code to scan as lines of an SVG, which a strict policy allows."""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
        return {**context, "qr": qr_path(context["totp_url"]), "secret": " ".join(groups)}


class RemoveKey(RemoveWebAuthnView):
    """The last second factor of staff is not removed; allauth asks this for codes only."""

    def form_valid(self, form):
        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(
                self.request,
                _("This is your only second factor, and your work needs one. Set up another first."),
            )
            return redirect("mfa_index")
        return super().form_valid(form)
