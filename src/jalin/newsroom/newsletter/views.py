"""Public pages: asking for news, confirming, one's own page, leaving."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access.views import public
from jalin.kernel.forms.acts import sent
from jalin.kernel.strangers import for_one_reader
from jalin.relations.public.heads import head_of
from jalin.relations.views import office_of

from . import guarding
from .forms import NOTICE, AskForm, WishesForm, language
from .models import Consent, Subscriber
from .selectors import plan_today, subscriber_of_key, subscriber_of_token, wishable
from .services import change, confirm, leave, proof_until, take_request

ONE_CLICK = "One-Click"  # RFC 8058: List-Unsubscribe=One-Click
asks = require_http_methods(["GET", "HEAD", "POST"])


def _page(request, template: str, title: str, *, description: str = "", status: int = 200, **shown):
    office_of(request)
    head = head_of(request, title=title, description=description or title)
    return render(request, f"newsletter/{template}.html", {"head": head, **shown}, status=status)


def _site_of(request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@public
@never_cache
@asks
def newsletter(request):
    """The form. What is answered never tells whether an address is known."""
    form = AskForm(sent(request), offered=wishable(language()))
    status = 200
    if request.method == "POST":
        status = 422
        if not guarding.may_ask(request):
            status = 429
            form.is_valid()
            form.add_error(
                None,
                _(
                    "Many forms were sent from where you are. What you wrote is still here: send it again in an hour."
                ),
            )
        elif form.is_valid():
            return _asked(request, form)
    response = _page(
        request, "new", _("News by e-mail"), status=status, form=form, plan=plan_today(),
        description=_("News of the city's cooperation, by e-mail, in your language. You can leave at any time."),
    )  # fmt: skip
    if status == 429:
        response.headers["Retry-After"] = "3600"
    return response


def _asked(request, form: AskForm):
    email = form.cleaned_data["email"]
    if guarding.may_write_to(request, email):
        take_request(
            email=email,
            language=form.cleaned_data["language"],
            wishes=form.wanted(),
            text_version=NOTICE,
            site=_site_of(request),
        )
    return redirect("newsletter_asked")


@public
@require_safe
def asked(request):
    return for_one_reader(_page(request, "asked", _("Look into your e-mail")))


@public
@never_cache
@asks
def confirm_address(request, token):
    """The link from the mail. It asks for a click: programs that look at links in mails confirm nothing."""
    found = subscriber_of_token(token)
    if found is None or found.state == Subscriber.State.RETURNED:
        title = _("This link does not work any more")
        return for_one_reader(_page(request, "confirm", title, status=410, reader=None))
    if request.method == "POST":
        found = confirm(by=request.user, subscriber=found)
        messages.success(request, _("Thank you. News will come to your address from now on."))
        return for_one_reader(redirect("newsletter_mine", found.key))
    return for_one_reader(_page(request, "confirm", _("Confirm your address"), reader=found))


@public
@never_cache
@asks
def mine(request, key):
    """A reader's own page. Whoever has its address is taken for the reader; the e-mail address does not stand on it."""
    reader = subscriber_of_key(key)
    if reader is None:
        return _gone(request, 404)
    if reader.state != Subscriber.State.CONFIRMED:
        raise Http404
    given = {"language": reader.language, "wishes": [str(wish) for wish in reader.wishes.all()]}
    form = WishesForm(sent(request), offered=wishable(language()), initial=given)
    if request.method == "POST" and form.is_valid():
        if guarding.may_change(request, reader.key_mark):
            change(
                by=request.user,
                subscriber=reader,
                language=form.cleaned_data["language"],
                wishes=form.wanted(),
            )
            messages.success(request, _("Your choice is saved."))
            return for_one_reader(redirect("newsletter_mine", key))
        form.add_error(None, _("Much was changed in a short time. Try again in an hour."))
    shown = {"form": form, "key": key, "reader": reader, "until": proof_until(timezone.localdate())}
    status = 422 if request.method == "POST" else 200
    return for_one_reader(_page(request, "mine", _("Your newsletter"), status=status, **shown))


@csrf_exempt
@public
@never_cache
@asks
def leave_it(request, key):
    """The link in every mail. A mail program posts to it without having opened it (RFC 8058), so it carries no token of a form: who
    knows the key is the reader. The answer to a post is the page itself, not a redirect."""
    reader = subscriber_of_key(key)
    if reader is None:
        return _gone(request, 404)
    until = proof_until(timezone.localdate())
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == ONE_CLICK
        leave(
            by=request.user, subscriber=reader, way=Consent.Way.ONE_CLICK if one_click else Consent.Way.LINK
        )
        return for_one_reader(_page(request, "left", _("You have left the newsletter"), until=until))
    return for_one_reader(_page(request, "leave", _("Leave the newsletter"), key=key, until=until))


def _gone(request, status: int):
    """Nothing is sent by this link, or not any more."""
    return for_one_reader(_page(request, "gone", _("No news is sent to you"), status=status))
