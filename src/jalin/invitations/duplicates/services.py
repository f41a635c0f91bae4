"""Judging a likeness: merging two invitations, taking them apart again, saying that they are two."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations.kinds import RECEIVED
from jalin.invitations.models import Invitation, Likeness
from jalin.invitations.permissions import RECORD
from jalin.invitations.services import events_of, moved, tell_timeline
from jalin.kernel.journal import action
from jalin.relations.services import withdraw_event


def pair_of(one: Invitation, other: Invitation) -> Likeness | None:
    first, second = sorted((one.pk, other.pk))
    return Likeness.objects.filter(one=first, other=second).first()


@action("invitations.merge", verb=RECORD, on="invitation")
def merge(*, by, act, invitation: Invitation, into: Invitation) -> Invitation:
    """`invitation` is the same as `into`, which goes on alone: it shows the papers and additions of both. Nothing is thrown
    away, so it can be undone; the sender of each still follows their own page."""
    target = Invitation.objects.select_for_update().get(pk=into.pk)
    if target.pk == invitation.pk or target.merged_into_id is not None:
        raise ValidationError(
            _("%(reference)s is merged with another one itself; choose that one.")
            % {"reference": target.reference}
        )
    if invitation.merged.exists():
        raise ValidationError(
            _("Others were merged into %(reference)s: merge the other way round.")
            % {"reference": invitation.reference}
        )
    found = moved(
        act, invitation, "merge", merged_into=target, state_before=invitation.state, must_accept=False
    )
    act.about(target)
    for event in events_of(found):
        act.reason = act.reason or _("Merged with %(reference)s") % {"reference": target.reference}
        withdraw_event(by=by, event=event)
    _judge(act, pair_of(found, target), Likeness.Verdict.SAME)
    return found


@action("invitations.unmerge", verb=RECORD, on="invitation")
def unmerge(*, by, act, invitation: Invitation) -> Invitation:
    """Two after all: it is again where it was."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if found.merged_into_id is None:
        raise ValidationError(
            _("%(reference)s is not merged with another one.") % {"reference": found.reference}
        )
    target = found.merged_into
    act.change(
        found, state=found.state_before, state_since=timezone.localdate(), merged_into=None, state_before=""
    )
    act.about(target)
    _judge(act, pair_of(found, target), Likeness.Verdict.OPEN)
    tell_timeline(by, found, RECEIVED, found.received_on)
    return found


@action("invitations.judge_different", verb=RECORD, on="invitation")
def judge_different(*, by, act, invitation: Invitation, other: Invitation) -> None:
    """Somebody has looked: these are two invitations, and are not offered again."""
    _judge(act, pair_of(invitation, other), Likeness.Verdict.DIFFERENT)
    act.about(invitation)


def _judge(act, pair: Likeness | None, verdict: str) -> None:
    if pair is not None:
        act.change(pair, verdict=verdict)
