"""The page of an invitation's scores, and the acts on it: giving one's view, estimating."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.needs.selectors import reader
from jalin.invitations.permissions import ASSESS
from jalin.invitations.selectors import visible_invitations
from jalin.invitations.words import rupiah, span_words, title_of
from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .criteria import criteria_of, criteria_on
from .forms import AssessForm, EstimateForm
from .hints import hints_for
from .models import Assessment, Estimate
from .permissions import VIEW
from .permit import permit_lead
from .selectors import current_assessments, sees_scores
from .services import assess, estimate
from .weighing import APART, ASSESSORS

asks = require_http_methods(["GET", "HEAD", "POST"])


def _invitation(user, pk: int, verb=VIEW) -> Invitation:
    seen = visible_invitations(user) if verb is VIEW else visible_invitations(user, verb)
    return get_object_or_404(seen.select_related("partner", "estimate"), pk=pk)


def compared(assessments: list[Assessment]) -> list[dict]:
    """A line for each criterion: the score of each assessor with the anchor's words, and how far they lie apart. Views under
    an older set of criteria are told under theirs."""
    known = criteria_of(assessments[0].criteria) if assessments else None
    if known is None:
        return []
    lines = []
    for one in known.criteria:
        given = [{"score": view.score(one.key), "word": one.anchor_word(view.score(one.key), reader()), "note": view.scores[one.key].get("note", "")}
                 for view in assessments if view.score(one.key) is not None]  # fmt: skip
        numbers = [row["score"] for row in given]
        apart = max(numbers) - min(numbers) if numbers else 0
        lines.append(
            {
                "name": one.name[reader()],
                "asks": one.asks[reader()],
                "given": given,
                "apart": apart,
                "is_far": apart >= APART,
            }
        )
    return lines


def estimate_told(found: Estimate | None, today) -> dict | None:
    """The estimate in words, with the warning that the permit comes too late."""
    if found is None:
        return None
    lead = permit_lead(today)
    return {
        "row": found, "days": span_words(found.leaves_on, found.returns_on), "cost": rupiah(found.cost), "lead": lead,
        "is_late": lead.is_too_late(found.leaves_on, today),
    }  # fmt: skip


def show_scores(request, invitation: Invitation, act=None):
    assessments, user = current_assessments(invitation), request.user
    is_shown = sees_scores(user, invitation, assessments)
    may_assess = invitation.state in lifecycle.OPEN and can(user, ASSESS, invitation)
    fitting = [one for one in assessments if one.criteria == assessments[-1].criteria] if assessments else []
    return render(request, "rounds/scores.html", {
        "invitation": invitation, "title": title_of(invitation), "count": len(assessments), "wanted": ASSESSORS, "is_shown": is_shown,
        "views": fitting, "lines": compared(fitting) if is_shown else [], "criteria": criteria_on(timezone.localdate()),
        "estimate": estimate_told(getattr(invitation, "estimate", None), timezone.localdate()), "may_assess": may_assess, "act": act,
        "apart": APART, "trail": [(_("Invitations"), reverse("desk:invitation_board")),
                                  (title_of(invitation), reverse("desk:invitation", args=[invitation.pk])), (_("Scores"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def scores(request, pk):
    return show_scores(request, _invitation(request.user, pk))


@needs(ASSESS)
@asks
def assess_new(request, pk):
    found = _invitation(request.user, pk, ASSESS)
    known = criteria_on(timezone.localdate())
    mine = found.assessments.filter(assessor=request.user, is_current=True, criteria=known.version).first()
    first = {
        f"{name}_{key}": told[name]
        for key, told in (mine.scores if mine else {}).items()
        for name in ("score", "note")
    }
    form = AssessForm(sent(request), known=known, hints=hints_for(request.user, found), initial=first)

    def do(values) -> str:
        assess(by=request.user, invitation=found, scores=form.scores)
        return _("Your view is kept. It stands beside that of the others.")

    act = Act("assess", _("Give your view"), _("Keep this view"), reverse("desk:scores", args=[pk]), icon="clipboard-check",
              lead=_("Choose by the words, not by the number; a number between two anchors lies between their words."))  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: show_scores(request, found, act))


@needs(ASSESS)
@asks
def estimate_edit(request, pk):
    found = _invitation(request.user, pk, ASSESS)
    known = getattr(found, "estimate", None)
    names = ("leaves_on", "returns_on", "cost", "days", "may_send_deputy", "note")
    first = {name: getattr(known, name) for name in names} if known else {
        "leaves_on": found.starts_on, "returns_on": found.ends_on, "cost": found.cost_city,
    }  # fmt: skip
    form = EstimateForm(sent(request), initial=first)

    def do(values) -> str:
        estimate(by=request.user, invitation=found, **values)
        return _("The estimate is kept.")

    act = Act(
        "estimate",
        _("Estimate cost and days"),
        _("Keep the estimate"),
        reverse("desk:scores", args=[pk]),
        icon="coin",
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show_scores(request, found, act))
