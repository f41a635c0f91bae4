"""The office's pages: how many read the news, what waits, what was sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.problems import sentence_of
from jalin.newsroom.models import TONGUES

from . import issues
from .forms import AddressForm, PlanForm
from .issues import send_now, set_plan, stop_issue, subject_of
from .letters import draft_of
from .models import Issue, Item, Plan
from .permissions import MANAGE, VIEW
from .selectors import issues_with_counts, leaves, plan_today, proofs_of, readers_by_language, waiting_items
from .services import erase_address, note_address_returned

SIZE = 20
NAMES = dict(TONGUES)
TONES = {
    Issue.State.READY: ("info", "clock"),
    Issue.State.SENDING: ("info", "mail"),
    Issue.State.SENT: ("good", "check"),
    Issue.State.STOPPED: ("neutral", "player-stop"),
    Issue.State.FAILED: ("bad", "alert-triangle"),
}
manages = needs(MANAGE)
asks = require_http_methods(["GET", "HEAD", "POST"])


def shown(issue: Issue) -> dict:
    """An issue as the templates draw it."""
    tone, icon = TONES[issue.state]
    not_taken = issue.count_refused + issue.count_gone
    return {
        "issue": issue, "language": NAMES[issue.language], "word": issue.get_state_display(), "tone": tone, "icon": icon,
        "done": issue.total - issue.count_waiting, "not_taken": not_taken, "problem": sentence_of(issue.problem),
        "is_open": issue.state in issues.UNENDED, "is_moving": issue.state in {Issue.State.READY, Issue.State.SENDING},
    }  # fmt: skip


def waiting_by_language(plan: Plan) -> list[dict]:
    """For each language what waits and when the first of it leaves."""
    found = {code: {"language": code, "name": name, "items": [], "at": None} for code, name in TONGUES}
    for item in waiting_items():
        place = found[item.publication.language]
        place["items"].append(item)
        if not item.is_left_out:
            at = leaves(item, plan)
            place["at"] = min(place["at"] or at, at)
    return list(found.values())


def _page(request, act=None):
    plan = plan_today()
    page = Paginator(issues_with_counts(request.user), SIZE).get_page(request.GET.get("page"))
    return render(request, "newsletter/home.html", {
        "plan": plan, "readers": readers_by_language(request.user), "waiting": waiting_by_language(plan),
        "page": page, "issues": [shown(issue) for issue in page], "act": act, "may_manage": can(request.user, MANAGE),
        "trail": [(_("Texts"), reverse("cms")), (_("Newsletter"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def home(request):
    return _page(request)


@manages
@asks
def plan(request):
    """When news leaves."""
    form = PlanForm(sent(request), instance=plan_today())

    def do(values) -> str:
        set_plan(by=request.user, **values)
        return _("From now on the news leaves by this plan.")

    act = Act("plan", _("When the news leaves"), _("Save the plan"), reverse("newsletter:home"))
    return act_beside(request, act, form, do=do, page=_page)


@manages
@require_POST
def pause(request):
    """Hold everything back, or go on."""
    is_paused = request.POST.get("pause") == "yes"
    set_plan(by=request.user, is_paused=is_paused)
    messages.success(
        request, _("Nothing is sent until you go on.") if is_paused else _("The newsletter goes on.")
    )
    return redirect("newsletter:home")


def _language(lang: str) -> str:
    if lang not in NAMES:
        raise Http404
    return lang


@needs(VIEW)
@require_safe
def preview(request, lang):
    """The next mail in one language, as it would be sent now to who receives everything."""
    items = [item for item in waiting_items(_language(lang)) if not item.is_left_out]
    draft, body = None, ""
    if items:
        draft = draft_of(items, lang, subject_of([item.publication for item in items], lang))
        with override(lang):
            body = render_to_string("newsletter/email/_issue.html", draft.context)
    return render(request, "newsletter/preview.html", {
        "draft": draft, "language": lang, "name": NAMES[lang], "may_manage": can(request.user, MANAGE),
        "trail": [(_("Newsletter"), reverse("newsletter:home")), (pgettext("newsletter", "Preview"), "")],
        "body": body,
    })  # fmt: skip


@manages
@require_POST
def send(request, lang):
    """Send what waits in a language now."""
    made = send_now(by=request.user, language=_language(lang))
    if made is None:
        messages.info(request, _("Nothing waits to be sent in this language."))
        return redirect("newsletter:home")
    messages.success(request, _("The issue is being sent."))
    return redirect("newsletter:issue", made.pk)


@manages
@require_POST
def item(request, pk):
    """Leave one story out, or take it in again."""
    found = get_object_or_404(rows(Item, request.user, MANAGE), pk=pk)
    return _attempt(
        request, "newsletter:home", issues.leave_out, item=found, is_left_out=request.POST.get("out") == "yes"
    )


def _attempt(request, back: str, do, *args, **values):
    """Do it and lead back; what the service refuses is said above the page."""
    try:
        do(by=request.user, **values)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(back, *args)


def _issue(request, pk: int, verb=VIEW) -> Issue:
    return get_object_or_404(
        issues_with_counts(request.user).filter(pk__in=rows(Issue, request.user, verb)), pk=pk
    )


@needs(VIEW)
@require_safe
def issue(request, pk):
    """What was in one issue, and what became of its mails."""
    found = _issue(request, pk)
    told = [one.publication for one in found.items.select_related("publication")]
    return render(request, "newsletter/issue.html", {
        "one": shown(found), "told": told, "may_manage": can(request.user, MANAGE),
        "trail": [(_("Newsletter"), reverse("newsletter:home")), (str(found), "")],
    })  # fmt: skip


@needs(VIEW)
@never_cache
@require_safe
def progress(request, pk):
    """The part of the page that renews itself while the mails leave."""
    return render(request, "newsletter/_progress.html", {"one": shown(_issue(request, pk))})


@manages
@require_POST
def stop(request, pk):
    return _attempt(request, "newsletter:issue", stop_issue, pk, issue=_issue(request, pk, MANAGE))


@manages
@require_POST
def go_on_with(request, pk):
    return _attempt(request, "newsletter:issue", issues.go_on, pk, issue=_issue(request, pk, MANAGE))


@manages
@never_cache
@asks
def address(request):
    """What is known of one address, when its owner asks; and the two acts on it. The address is sent, never in the page's own."""
    form, lines, is_looked_up = AddressForm(sent(request)), [], False
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if request.POST.get("act") == "erase":
            count = erase_address(by=request.user, email=email)
            messages.success(
                request,
                _("Nothing names this address any more.") if count else _("Nothing named this address."),
            )
            return redirect("newsletter:home")
        if request.POST.get("act") == "returned":
            known = note_address_returned(by=request.user, email=email)
            messages.success(
                request,
                _("Nothing more is sent to this address.")
                if known
                else _("Nothing is sent to this address."),
            )
            return redirect("newsletter:home")
        lines, is_looked_up = proofs_of(request.user, email), True
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "newsletter/address.html", {
        "form": form, "lines": lines, "is_looked_up": is_looked_up,
        "trail": [(_("Newsletter"), reverse("newsletter:home")), (_("One address"), "")],
    }, status=status)  # fmt: skip
