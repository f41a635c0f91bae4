"""Writing needs, their codes and votes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations.models import Invitation
from jalin.invitations.permissions import ASSESS
from jalin.kernel.access import require
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.relations.models import Field

from . import encoder, rules
from .models import Ballot, Cast, Need, OfferCode, Period, Suggestion
from .permissions import EDIT, OPEN_BALLOT, VOTE
from .selectors import counting_casts
from .vocabulary import topics

SUGGEST = "needs.suggest"  # the job


@action("needs.create_period", verb=OPEN_BALLOT)
def create_period(*, by, act, key: str, starts_on: date, ends_on: date, source: str, **name: str) -> Period:
    """A planning period; `source` is the plan or decree that lays it down."""
    return act.create(Period(key=key, starts_on=starts_on, ends_on=ends_on, source=source, **name))


@action("needs.write_need", verb=EDIT)
def write_need(*, by, act, period: Period, topic: str = "", is_invented: bool = False, **values) -> Need:
    """A new need. With a `topic` its codes are confirmed at once; without, the encoder is asked. Whose verb is limited
    writes for a unit of their own."""
    need = act.create(Need(period=period, is_invented=is_invented, **values))
    _own(by, need)
    if topic:
        confirm_topic(by=by, need=need, topic=topic)
    else:
        _ask(by, need=need)
    return need


@action("needs.edit_need", verb=EDIT, on="need")
def edit_need(*, by, act, need: Need, **values) -> Need:
    """Change a need. A text that says something else is asked about again; a confirmed code stays until a person changes it."""
    changed = act.change(need, **values)
    _own(by, need)
    if any(name.startswith(("title", "text")) for name in changed):
        _ask(by, need=need)
    return need


def _own(by, need: Need) -> None:
    if not (isinstance(by, str) and by.startswith("system:")):
        require(by, EDIT, need)


@action("needs.confirm_topic", verb=EDIT, on="need")
def confirm_topic(*, by, act, need: Need, topic: str) -> Need:
    """A person says what the need is about; goal, COFOG group and field come with it."""
    found = topics().get(topic)
    if found is None:
        raise ValidationError({"topic": _("There is no such topic in the vocabulary.")})
    field = Field.objects.filter(key=found.field).first()
    act.change(need, topic=topic, sdg=found.sdg, cofog=found.cofog, field=field, topic_by=_person(by), topic_on=timezone.localdate(),
               topic_method=_offered(Suggestion.objects.filter(need=need), topic))  # fmt: skip
    return need


@action("needs.close_need", verb=EDIT, on="need")
def close_need(*, by, act, need: Need) -> Need:
    """It is met or given up (the reason stands in the journal); it is offered no longer."""
    act.change(need, closed_on=timezone.localdate())
    return need


@action("needs.code_offer", verb=ASSESS, on="invitation")
def code_offer(*, by, act, invitation: Invitation, topic: str) -> OfferCode:
    """A person says what an invitation offers; it may offer several things."""
    if topic not in topics():
        raise ValidationError({"topic": _("There is no such topic in the vocabulary.")})
    found = OfferCode.objects.filter(invitation=invitation, topic=topic).first()
    if found:
        return found
    method = _offered(Suggestion.objects.filter(invitation=invitation), topic)
    code = act.create(OfferCode(invitation=invitation, topic=topic, chosen_by=_person(by), chosen_on=timezone.localdate(), method=method))  # fmt: skip
    act.about(invitation)
    return code


@action("needs.remove_code", verb=ASSESS, on="invitation")
def remove_code(*, by, act, invitation: Invitation, topic: str) -> None:
    """Take a topic off an invitation."""
    for code in OfferCode.objects.filter(invitation=invitation, topic=topic):
        act.remove(code)
        act.about(invitation)


def ask_for_codes(*, by, need: Need | None = None, invitation: Invitation | None = None):
    """Have the encoder look at a text again. Returns the job, or None without an encoder. It changes nothing of the record,
    so the journal has no entry of it; whoever sees the thing may ask."""
    return _ask(by, need=need, invitation=invitation)


def _ask(by, need: Need | None = None, invitation: Invitation | None = None):
    if not encoder.is_available():
        return None
    arguments = {"need": need.pk} if need else {"invitation": invitation.pk}
    return start_job(SUGGEST, by=by, arguments=arguments)


def _offered(suggestions, topic: str) -> str:
    """The encoder that had offered this topic; "" when a person found it."""
    found = suggestions.first()
    return found.method if found and any(code["topic"] == topic for code in found.codes) else ""


def _person(by):
    return None if isinstance(by, str) else by


@action("needs.open_ballot", verb=OPEN_BALLOT)
def open_ballot(
    *, by, act, period: Period, kind: str, items: list[dict], is_invented: bool = False
) -> Ballot:
    """Open a vote on 100 points among `items` ({"key", "id", "ja", "en"}). One vote of a kind is open in a period."""
    if Ballot.objects.filter(period=period, kind=kind, closed_on__isnull=True).exists():
        raise ValidationError(_("A vote of this kind is open already in this period. Close it first."))
    if len(items) < 2:
        raise ValidationError(_("A vote needs at least two things to choose between."))
    return act.create(Ballot(period=period, kind=kind, items=items, opened_on=timezone.localdate(), is_invented=is_invented))  # fmt: skip


@action("needs.cast_points", verb=VOTE)
def cast_points(*, by, act, ballot: Ballot, points: dict[str, int], body: str = "", paper: str = "", note: str = "") -> Cast:  # fmt: skip
    """Share out 100 points. Voting again adds a row; the last one of a voter (or of `body`) counts."""
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    if ballot.closed_on:
        raise ValidationError(_("This vote is closed; its points stand."))
    faults = {
        "keys": _("Give points to every line; 0 is a number too."),
        "whole": _("Points are whole numbers from 0 on."),
        "total": _("The points must add up to 100; yours add up to %(total)s.") % {"total": sum(v for v in points.values() if isinstance(v, int))},
    }  # fmt: skip
    for fault in rules.faults_of(points, ballot.keys):
        raise ValidationError(faults[fault])
    cast = act.create(
        Cast(ballot=ballot, voter=_person(by), points=points, body=body, paper=paper, note=note)
    )
    act.about(ballot)
    return cast


@action("needs.close_ballot", verb=OPEN_BALLOT)
def close_ballot(*, by, act, ballot: Ballot, source: str) -> Ballot:
    """End a vote: the mean of what counts, in whole points. `source`: the minutes or decree that states it."""
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    if ballot.closed_on:
        return ballot
    casts = [cast.points for cast in counting_casts(ballot)]
    if not casts:
        raise ValidationError(_("Nobody has voted yet, so there is nothing to close."))
    result = rules.tally(casts, ballot.keys)
    act.change(ballot, closed_on=timezone.localdate(), result=result, source=source)
    if ballot.kind == Ballot.Kind.NEEDS:
        for need in Need.objects.filter(pk__in=result):
            act.change(need, points=result[str(need.pk)])
    return ballot


def items_of_needs(period: Period) -> list[dict]:
    """The open needs of a period as items of a vote."""
    return [{"key": str(need.pk), **{language: getattr(need, f"title_{column}") or str(need.title) for language, column in COLUMNS.items()}}
            for need in Need.objects.filter(period=period, closed_on__isnull=True)]  # fmt: skip
