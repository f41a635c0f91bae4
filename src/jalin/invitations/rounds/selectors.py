"""Reading assessments, rounds and replies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.permissions import ASSESS, VIEW_OUTCOMES, VIEW_SENDER
from jalin.invitations.permissions import VIEW as VIEW_INVITATIONS
from jalin.invitations.selectors import invitation_rows
from jalin.kernel.access import can, grants_of, scope_of
from jalin.kernel.documents.selectors import register_purpose
from jalin.kernel.places.parts import part_of_world
from jalin.kernel.prepared import behind
from jalin.kernel.text.fields import columns_of

from .criteria import criteria_of
from .models import Assessment, Engagement, Entry, Estimate, Reply, Round
from .permissions import VIEW
from .weighing import ASSESSORS, Limits, Weighed, build

PURPOSE = "reply"  # of the letters that were sent
register_purpose(PURPOSE, verb=VIEW_SENDER)  # they name the addressee


@scope_of(Round)
def round_rows(user, verb):
    """All for who may see rounds; the published ones for everybody."""
    if str(verb) == str(VIEW_OUTCOMES):
        rows = Round.objects.filter(state=Round.State.PUBLISHED)
        return rows if grants_of(user, verb) else rows.none()
    return Round.objects.all() if grants_of(user, verb) else Round.objects.none()


@scope_of(Entry)
def entry_rows(user, verb):
    return Entry.objects.filter(round__in=round_rows(user, verb).values("pk"))


@scope_of(Engagement)
def engagement_rows(user, verb):
    return Engagement.objects.filter(round__in=round_rows(user, VIEW).values("pk"))


@scope_of(Assessment)
def assessment_rows(user, verb):
    """Of the invitations one may see. Who is asked for scores sees those of others after giving one's own."""
    seen = Assessment.objects.filter(invitation__in=invitation_rows(user, VIEW_INVITATIONS).values("pk"))
    return seen if grants_of(user, VIEW) else seen.none()


@scope_of(Estimate)
def estimate_rows(user, verb):
    return Estimate.objects.filter(invitation__in=invitation_rows(user, VIEW_INVITATIONS).values("pk"))


@scope_of(Reply)
def reply_rows(user, verb):
    """Letters to the inviters within one's view."""
    seen = behind(Reply.objects.all(), "invitation", invitation_rows(user, VIEW_INVITATIONS))
    return seen if grants_of(user, verb) else seen.none()


def visible_rounds(user):
    return round_rows(user, VIEW)


def published_rounds(user):
    return round_rows(user, VIEW_OUTCOMES)


def counted_rounds(user):
    """For lists: with the number of invitations, and of those accepted."""
    accepted = Q(entries__decision__in=[Entry.Decision.LEADER, Entry.Decision.DEPUTY])
    return visible_rounds(user).annotate(entered=Count("entries"), accepted=Count("entries", filter=accepted))


def visible_replies(user):
    return reply_rows(user, VIEW)


def current_assessments(invitation: Invitation) -> list[Assessment]:
    return list(invitation.assessments.filter(is_current=True).select_related("assessor"))


def sees_scores(user, invitation: Invitation, assessments: list[Assessment]) -> bool:
    """Whoever still owes scores of one's own is not shown those of others, so that two views stay two."""
    owes = invitation.state in lifecycle.OPEN and can(user, ASSESS, invitation)
    return not owes or any(one.assessor_id == user.pk for one in assessments) or len(assessments) >= ASSESSORS


@dataclass(frozen=True)
class LaidBefore:
    """How far one invitation is: how many views are given, its entries in rounds, its replies."""

    count: int
    entries: list[Entry]
    replies: list[Reply]


def laid_before(invitation: Invitation) -> LaidBefore:
    """One statement; the entries, rounds and replies hold only what is read here."""
    shown = {
        "entries": ("pk", "decision"), "entries__round": ("pk", "state", *columns_of("title")),
        "replies": ("pk", "outcome", "sent_on"), "assessments": ("pk", "is_current"),
    }  # fmt: skip
    rows = Invitation.objects.filter(pk=invitation.pk).order_by(
        "entries__pk", "-replies__created_at", "-replies__pk"
    )
    views: set[int] = set()
    entries: dict[int, Entry] = {}
    replies: dict[int, Reply] = {}
    for columns in rows.values_list(*(f"{path}__{name}" for path, names in shown.items() for name in names)):
        found = iter(columns)
        entry, of_round, reply, view = ({name: next(found) for name in names} for names in shown.values())
        if entry["pk"] and entry["pk"] not in entries:
            entries[entry["pk"]] = Entry(**entry, round=Round(**of_round))
        if reply["pk"] and reply["pk"] not in replies:
            replies[reply["pk"]] = Reply(**reply)
        if view["is_current"]:
            views.add(view["pk"])
    return LaidBefore(len(views), list(entries.values()), list(replies.values()))


def candidates(user):
    """Open invitations that lie in no round which is still being prepared."""
    taken = Entry.objects.filter(round__state=Round.State.OPEN).values("invitation")
    states = (lifecycle.NEW, lifecycle.ASSESSED, lifecycle.TO_DECIDE)
    rows = invitation_rows(user, VIEW_INVITATIONS).filter(state__in=states).exclude(pk__in=taken)
    return rows.select_related("partner").order_by("starts_on", "received_on", "pk")


def entries_of(round: Round, shown: Sequence[str] = ()) -> list[Entry]:
    """The entries with all that weighing needs: `invitation.current` holds the scores that count. Two queries. What was
    withdrawn, merged or answered before the decision is not part of it. `shown`: the only columns that are read, where
    nothing is written."""
    rows = round.entries.select_related("invitation__partner", "invitation__estimate")
    is_open = round.state == Round.State.OPEN
    rows = rows.filter(invitation__state__in=lifecycle.OPEN) if is_open else rows.exclude(decision="")
    entries = list(rows.only(*shown) if shown else rows)
    current = _scores_of([entry.invitation_id for entry in entries])
    for entry in entries:
        entry.invitation.current = current.get(entry.invitation_id, [])
    return entries


@dataclass(frozen=True, slots=True)
class Scores:
    """One person's view of an invitation: the version of the criteria, and the scores by their keys."""

    criteria: str
    given: dict[str, int | None]


def _scores_of(invitations: Sequence[int]) -> dict[int, list[Scores]]:
    """Key of an invitation -> the scores that count, the first given first. No objects are made: a round has hundreds."""
    rows = Assessment.objects.filter(is_current=True, invitation__in=invitations).order_by("pk")
    found: dict[int, list[Scores]] = {}
    for invitation, criteria, scores in rows.values_list("invitation", "criteria", "scores"):
        given = {key: one.get("score") for key, one in scores.items()}
        found.setdefault(invitation, []).append(Scores(criteria, given))
    return found


@dataclass(frozen=True)
class Laid:
    """What lies before a round. `lacking`: entry -> keys of what it lacks ("estimate", "scores"); those are not weighed."""

    entries: list[Entry]
    weighed: list[Weighed]
    lacking: dict[int, list[str]] = field(default_factory=dict)


def lay_out(round: Round, entries: list[Entry] | None = None) -> Laid:
    """Sort the entries of a round into what can be weighed and what lacks something. A must-accept needs no scores."""
    entries = entries_of(round) if entries is None else entries
    keys, weighed, lacking = criteria_of(round.criteria).keys, [], {}
    for entry in entries:
        invitation, missing = entry.invitation, []
        estimate = getattr(invitation, "estimate", None)
        fitting = [one for one in invitation.current if one.criteria == round.criteria]
        if estimate is None:
            missing.append("estimate")
        if len(fitting) < ASSESSORS and not invitation.must_accept:
            missing.append("scores")
        if missing:
            lacking[entry.pk] = missing
            continue
        scores = {key: [one.given[key] for one in fitting if one.given.get(key) is not None] for key in keys}
        weighed.append(Weighed(
            invitation.reference, scores, estimate.cost, estimate.days, estimate.leaves_on, estimate.returns_on, invitation.received_on,
            must=invitation.must_accept, may_send_deputy=estimate.may_send_deputy, part=part_of_world(invitation.country),
        ))  # fmt: skip
    return Laid(entries, weighed, lacking)


def limits_of(round: Round) -> Limits:
    return Limits(round.budget, round.days, round.threshold, round.deputy_percent, round.per_part)


def problem_of(round: Round, laid: Laid, *, weights: dict | None = None, limits: Limits | None = None):
    """The problem of a round as it stands, or with other weights or limits (nothing is saved)."""
    bound = [(one.first_day, one.last_day) for one in round.engagements.all()]
    keys = criteria_of(round.criteria).keys
    return build(keys, weights or round.ballot.result, laid.weighed, bound, limits or limits_of(round))
