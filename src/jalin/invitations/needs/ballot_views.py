"""Pages of votes: opening one, sharing out points, its history, closing it."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .ballots import items_for
from .forms import BallotForm, CastForm, CloseBallotForm, PeriodForm
from .models import Ballot
from .permissions import OPEN_BALLOT, VIEW, VOTE
from .selectors import counting_casts, reader, visible_ballots, visible_periods
from .services import cast_points, close_ballot, create_period, open_ballot

asks = require_http_methods(["GET", "HEAD", "POST"])


def show_ballots(request, act=None):
    rows = visible_ballots(request.user).select_related("period")
    return render(request, "needs/ballots.html", {
        "ballots": rows, "periods": visible_periods(request.user), "may_open": can(request.user, OPEN_BALLOT), "act": act,
        "trail": [(_("What the city needs"), reverse("desk:needs")), (_("Votes"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def ballots(request):
    return show_ballots(request)


@needs(OPEN_BALLOT)
@asks
def period_new(request):
    form = PeriodForm(sent(request))

    def do(values) -> str:
        create_period(by=request.user, **values)
        return _("The planning period is entered.")

    act = Act(
        "period", _("Enter a planning period"), _("Enter the period"), reverse("desk:ballots"), icon="plus"
    )
    return act_beside(request, act, form, do=do, page=show_ballots)


@needs(OPEN_BALLOT)
@asks
def ballot_new(request):
    form = BallotForm(sent(request), periods=visible_periods(request.user), initial={"period": visible_periods(request.user).first()})  # fmt: skip

    def do(values) -> str:
        open_ballot(by=request.user, items=items_for(values["period"], values["kind"]), **values)
        return _("The vote is open.")

    act = Act("ballot", _("Open a vote"), _("Open the vote"), reverse("desk:ballots"), icon="plus")
    return act_beside(request, act, form, do=do, page=show_ballots)


def show_ballot(request, ballot: Ballot, act=None):
    """Each item with the points of everybody who counts, and every cast that ever was."""
    counting = counting_casts(ballot)
    kept = {cast.pk for cast in counting}
    casts = list(ballot.casts.select_related("voter"))
    for cast in casts:
        cast.who = cast.body or (cast.voter.name if cast.voter else "–")
        cast.counts = cast.pk in kept
        cast.told = ", ".join(
            f"{item.get(reader()) or item['en']} {cast.points[item['key']]}" for item in ballot.items
        )
    items = [{"label": item.get(reader()) or item["en"], "given": [cast.points[item["key"]] for cast in counting],
              "result": ballot.result.get(item["key"])} for item in ballot.items]  # fmt: skip
    return render(request, "needs/ballot.html", {
        "ballot": ballot, "items": items, "counting": [cast.body or (cast.voter.name if cast.voter else "–") for cast in counting],
        "casts": casts[::-1], "may_vote": not ballot.closed_on and can(request.user, VOTE),
        "may_close": not ballot.closed_on and can(request.user, OPEN_BALLOT), "act": act,
        "trail": [(_("What the city needs"), reverse("desk:needs")), (_("Votes"), reverse("desk:ballots")), (str(ballot.get_kind_display()), "")],
    })  # fmt: skip


def _ballot(user, pk: int) -> Ballot:
    return get_object_or_404(visible_ballots(user).select_related("period"), pk=pk)


@needs(VIEW)
@require_safe
def ballot(request, pk):
    return show_ballot(request, _ballot(request.user, pk))


@needs(VOTE)
@asks
def ballot_cast(request, pk):
    found = _ballot(request.user, pk)
    mine = found.casts.filter(voter=request.user, body="").last()
    first = {f"points_{key}": number for key, number in (mine.points if mine else {}).items()}
    form = CastForm(sent(request), ballot=found, initial=first)

    def do(values) -> str:
        if found.closed_on:
            raise ValidationError(_("This vote is closed; its points stand."))
        cast_points(
            by=request.user,
            ballot=found,
            points=form.points,
            body=values["body"],
            paper=values["paper"],
            note=values["note"],
        )
        return _("Your points are counted. You may change them until the vote is closed.")

    act = Act("cast", _("Share out 100 points"), _("Cast these points"), reverse("desk:ballot", args=[pk]), icon="scale",
              lead=_("Whole numbers, 100 in all. Every cast is kept; your last one counts."))  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: show_ballot(request, found, act))


@needs(OPEN_BALLOT)
@asks
def ballot_close(request, pk):
    found, form = _ballot(request.user, pk), CloseBallotForm(sent(request))

    def do(values) -> str:
        close_ballot(by=request.user, ballot=found, source=values["source"])
        return _("The vote is closed; its points stand.")

    act = Act("close", _("Close the vote"), _("Close it"), reverse("desk:ballot", args=[pk]), icon="lock")
    return act_beside(request, act, form, do=do, page=lambda request, act: show_ballot(request, found, act))
