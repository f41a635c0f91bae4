"""Writing assessments, estimates and rounds."""

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.invitations.engine import decide
from jalin.invitations.engine.proof import INFEASIBLE
from jalin.invitations.models import Invitation
from jalin.invitations.needs.models import Ballot, Period
from jalin.invitations.permissions import ASSESS
from jalin.invitations.services import lay_before_round, mark_assessed, publish_outcome
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS

from .criteria import criteria_on
from .models import Assessment, Engagement, Entry, Estimate, Round
from .permissions import DECIDE, PREPARE, PUBLISH
from .proofs import digest_of, kept
from .selectors import Laid, entries_of, lay_out, problem_of
from .weighing import ASSESSORS, MOST

OPENED = {
    Entry.Decision.LEADER: "chosen",
    Entry.Decision.DEPUTY: "chosen_deputy",
}  # decision: answer of the proposal


@action("rounds.assess", verb=ASSESS, on="invitation")
def assess(*, by, act, invitation: Invitation, scores: dict[str, dict]) -> Assessment:
    """Score an invitation on every criterion: key -> {"score": 0..10, "note": text}. With the second view it counts as
    assessed."""
    known = criteria_on(timezone.localdate())
    if invitation.state not in lifecycle.OPEN:
        raise ValidationError(_("This invitation is answered or withdrawn; it is not assessed any more."))
    if set(scores) != set(known.keys) or any(one["score"] not in range(11) for one in scores.values()):
        raise ValidationError(_("Give every criterion a whole number from 0 to 10."))
    person = None if isinstance(by, str) else by
    for former in (
        Assessment.objects.filter(invitation=invitation, assessor=person, is_current=True) if person else ()
    ):
        act.change(former, is_current=False)
    found = act.create(
        Assessment(invitation=invitation, assessor=person, criteria=known.version, scores=scores)
    )
    act.about(invitation)
    count = Assessment.objects.filter(invitation=invitation, is_current=True).count()
    if count >= ASSESSORS and lifecycle.may("assess", invitation.state):
        mark_assessed(by=by, invitation=invitation)
    return found


@action("rounds.estimate", verb=ASSESS, on="invitation")
def estimate(*, by, act, invitation: Invitation, **values) -> Estimate:
    """Say what accepting it would take; the last word counts."""
    found = Estimate.objects.filter(invitation=invitation).first()
    if found is None:
        found = act.create(Estimate(invitation=invitation, **values))
    else:
        act.change(found, **values)
    act.about(invitation)
    return found


@action("rounds.open_round", verb=PREPARE)
def open_round(*, by, act, period: Period, budget: int, days: int, threshold: int = 400, deputy_percent: int = 50,
               per_part: int = 0, is_invented: bool = False, opened_on: date | None = None, **title: str) -> Round:  # fmt: skip
    """Open a round under the weights of the period's last closed vote on criteria."""
    ballot = Ballot.objects.filter(period=period, kind=Ballot.Kind.CRITERIA, closed_on__isnull=False).first()
    if ballot is None:
        raise ValidationError(
            {"period": _("No vote on the weights of the criteria is closed in this period. Close one first.")}
        )
    day = opened_on or timezone.localdate()
    known = criteria_on(day)
    if set(ballot.keys) != set(known.keys):
        raise ValidationError(
            {"period": _("The criteria have changed since the vote. Let the weights be voted again.")}
        )
    return act.create(Round(
        period=period, ballot=ballot, criteria=known.version, opened_on=day, budget=budget, days=days, threshold=threshold,
        deputy_percent=deputy_percent, per_part=per_part, is_invented=is_invented, **title,
    ))  # fmt: skip


@action("rounds.edit_round", verb=PREPARE, on="round")
def edit_round(*, by, act, round: Round, **values) -> Round:
    """Change title or limits. The proposal made before is void: it answers another question."""
    _must_be_open(round)
    if act.change(round, **values):
        _forget_proposal(act, round)
    return round


@action("rounds.take_in", verb=PREPARE, on="round")
def take_in(*, by, act, round: Round, invitations) -> list[Entry]:
    """Lay open invitations before the round."""
    _must_be_open(round)
    entries = []
    for invitation in invitations:
        if Entry.objects.filter(round__state=Round.State.OPEN, invitation=invitation).exists():
            continue
        lay_before_round(by=by, invitation=invitation)
        entries.append(act.create(Entry(round=round, invitation=invitation)))
    if round.entries.count() > MOST:
        raise ValidationError(
            _("A round holds at most %(most)s invitations. Open a second one.") % {"most": MOST}
        )
    act.about(round)
    _forget_proposal(act, round)
    return entries


@action("rounds.take_out", verb=PREPARE, on="round")
def take_out(*, by, act, round: Round, entry: Entry) -> None:
    """Take an invitation out of the round; it stays open."""
    _must_be_open(round)
    act.remove(entry)
    act.about(round)
    _forget_proposal(act, round)


@action("rounds.bind_days", verb=PREPARE, on="round")
def bind_days(*, by, act, round: Round, first_day: date, last_day: date, what: str) -> Engagement:
    """Days on which the leader is bound already."""
    _must_be_open(round)
    found = act.create(Engagement(round=round, first_day=first_day, last_day=last_day, what=what))
    act.about(round)
    _forget_proposal(act, round)
    return found


@action("rounds.free_days", verb=PREPARE, on="round")
def free_days(*, by, act, round: Round, engagement: Engagement) -> None:
    """The leader is not bound on these days after all."""
    _must_be_open(round)
    act.remove(engagement)
    act.about(round)
    _forget_proposal(act, round)


def propose(*, by, round: Round) -> Round:
    """Let the rule choose, with reasons, and keep its proof file as the proposal. The choosing takes up to some seconds and
    runs before the act, outside its transaction."""
    laid = lay_out(round)
    if not laid.weighed:
        raise ValidationError(
            _("No invitation of this round can be weighed yet: each needs an estimate and two views.")
        )
    decision = decide(problem_of(round, laid), seed=f"round {round.pk} of {round.opened_on.isoformat()}")
    return _keep_proposal(by=by, round=round, proof=decision.to_bytes().decode(), laid=laid)


@action("rounds.propose", verb=PREPARE, on="round")
def _keep_proposal(*, by, act, round: Round, proof: str, laid: Laid) -> Round:
    _must_be_open(round)
    act.about(round)
    decided = json.loads(proof)
    answers = decided["result"]["answers"]
    for entry in laid.entries:
        told = decided["reasons"].get("invitations", {}).get(entry.invitation.reference)
        act.change(
            entry,
            proposal=answers.get(entry.invitation.reference, ""),
            value=told["values"]["leader"]["value"] if told else "",
        )
    round.proof = proof
    round.save(update_fields=["proof"])
    act.change(round, proposed_at=timezone.now())
    act.note(digest=digest_of(round), status=decided["result"]["status"])
    return round


def is_stale(round: Round, laid: Laid) -> bool:
    """Whether scores, estimates, limits or days have changed since the proposal was made."""
    proof = kept(round)
    if proof is None:
        return False
    inputs, rules = problem_of(round, laid).to_json()
    return (proof["inputs"], proof["rules"]) != (inputs, rules)


@action("rounds.decide", verb=DECIDE, on="round")
def decide_round(*, by, act, round: Round, decisions: dict[int, dict]) -> Round:
    """Decide on every invitation of the round: entry -> {"decision", "reason_ind", "reason_jpn", "reason_eng"}. Who decides
    otherwise than proposed says why, for everybody to read. After this nothing of the round is changed any more."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    _must_be_open(round)
    entries = entries_of(round)
    _must_be_ready(round, entries)
    faults = {}
    for entry in entries:
        told = decisions.get(entry.pk, {})
        reasons = {
            f"reason_{column}": str(told.get(f"reason_{column}", "")).strip() for column in COLUMNS.values()
        }
        decision = told.get("decision", "")
        if decision not in Entry.Decision.values:
            faults[f"decision_{entry.pk}"] = _("Decide on this invitation too.")
        elif is_against(entry, decision) and not any(reasons.values()):
            faults[f"reason_ind_{entry.pk}"] = _(
                "This is not what the rule proposes. Say why: the reason is published beside it."
            )
        else:
            act.change(entry, decision=decision, **reasons)
    if faults:
        raise ValidationError(faults)
    act.change(
        round,
        state=Round.State.DECIDED,
        decided_on=timezone.localdate(),
        decided_by=None if isinstance(by, str) else by,
    )
    act.note(digest=digest_of(round))
    return round


def is_against(entry: Entry, decision: str) -> bool:
    """Whether a decision differs from what the rule proposed (nothing is proposed for what could not be weighed)."""
    if not entry.proposal:
        return False
    return (
        OPENED.get(decision, "") != (entry.proposal if entry.proposal in OPENED.values() else "")
        or decision == Entry.Decision.POSTPONED
    )


@action("rounds.publish", verb=PUBLISH, on="round")
def publish_round(*, by, act, round: Round) -> Round:
    """Show everybody the decision, its reasons and the proof file."""
    if round.state != Round.State.DECIDED:
        raise ValidationError(_("Only a round that is decided and not published yet can be published."))
    act.change(round, state=Round.State.PUBLISHED, published_on=timezone.localdate())
    act.note(digest=digest_of(round))
    for entry in entries_of(round):
        answered = entry.invitation
        if answered.state == lifecycle.ANSWERED and answered.public_reason and not answered.is_published:
            publish_outcome(by=by, invitation=answered, is_published=True)
    return round


def _must_be_ready(round: Round, entries: list[Entry]) -> None:
    if not round.proof:
        raise ValidationError(_("Let the rule make its proposal first."))
    if is_stale(round, lay_out(round, entries)):
        raise ValidationError(
            _("Scores, estimates or limits have changed since the proposal. Let it be made again first.")
        )
    if json.loads(round.proof)["result"]["status"] == INFEASIBLE:
        raise ValidationError(
            _("Nothing keeps all limits, so nothing can be decided. The page names what would suffice.")
        )


def _must_be_open(round: Round) -> None:
    if round.state != Round.State.OPEN:
        raise ValidationError(_("This round is decided; nothing of it is changed any more."))


def _forget_proposal(act, round: Round) -> None:
    if round.proof:
        round.proof = ""
        round.save(update_fields=["proof"])
        act.change(round, proposed_at=None)
        for entry in round.entries.all():
            act.change(entry, proposal="", value="")


__all__ = [
    "assess", "bind_days", "decide_round", "edit_round", "estimate", "free_days", "is_against", "is_stale", "open_round",
    "propose", "publish_round", "take_in", "take_out",
]  # fmt: skip
