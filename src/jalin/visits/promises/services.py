"""Writing minutes and promises."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.relations.models import Event
from jalin.relations.services import add_event, edit_event, publish_event, withdraw_event
from jalin.visits.lifecycle import CANCELLED
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.permissions import PUBLISH
from jalin.visits.programme.hours import wall

from . import kinds
from .models import Commitment, Entry, Note
from .permissions import KEEP_MINUTES, SETTLE
from .selectors import NOUN

PROGRAM = "system:visits"  # what follows on the timeline; the permission was asked at the visit
ONE_DAY = timedelta(days=1)  # it is tomorrow already where the delegation is
CHANGED = "meanwhile"


def _begun(visit: Visit) -> None:
    if visit.state == CANCELLED:
        raise ValidationError(_("This visit was called off."))
    if visit.starts_on > timezone.localdate() + ONE_DAY:
        raise ValidationError(
            _("This visit lies ahead. Minutes and promises can be written from its first day on.")
        )


def _of_visit(visit: Visit, item: ProgrammeItem | None) -> None:
    if item is not None and item.visit_id != visit.pk:
        raise ValueError("this hour is of another visit's programme")


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()


def _taken_in(by, visit: Visit, key: UUID | None, kind: str, made) -> None:
    """Remember that the phone's entry arrived: sent again, it is answered and changes nothing."""
    if key is not None:
        Entry.objects.create(key=key, visit=visit, sent_by=by, kind=kind, made=made.pk)


@action("visits.write_note", verb=KEEP_MINUTES, on="visit")
def write_note(
    *, by, act, visit: Visit, text: str, item: ProgrammeItem | None = None, noted_at: datetime | None = None,
    key: UUID | None = None,
) -> Note:  # fmt: skip
    """Write a passage of the minutes. `noted_at`: what the writer's clock said; a clock that runs ahead is not believed.
    `key`: of the phone's entry."""
    _begun(visit)
    _of_visit(visit, item)
    if not _plain(text):
        raise ValidationError({"text": _("Write what was said and decided.")})
    now = timezone.now()
    note = Note(
        visit=visit, item=item, text=_plain(text), noted_at=min(noted_at or now, now), written_by=_person(by)
    )
    act.about(visit)
    act.create(note)
    _taken_in(by, visit, key, "note", note)
    return note


def _person(by):
    return None if isinstance(by, str) else by


@action("visits.correct_note", verb=KEEP_MINUTES, on="note")
def correct_note(*, by, act, note: Note, text: str, seen: int, key: UUID | None = None) -> Note:
    """Write a passage anew. `seen`: the version the writer began from; when somebody wrote meanwhile, nothing is changed and
    it is said (code CHANGED). Every earlier wording stays in the journal."""
    now = Note.objects.select_for_update().get(pk=note.pk)
    if now.version != seen:
        raise ValidationError(
            _("Somebody changed this passage meanwhile. Read it, then decide which wording stays."),
            code=CHANGED,
        )
    if not _plain(text):
        raise ValidationError({"text": _("Write what was said and decided.")})
    act.about(now.visit)
    if now.text != _plain(text):
        act.change(now, text=_plain(text), version=now.version + 1, written_by=_person(by))
    _taken_in(by, now.visit, key, "correction", now)
    return now


@action("visits.record_commitment", verb=KEEP_MINUTES, on="visit")
def record_commitment(
    *, by, act, visit: Visit, owed_by: str, counterpart: str, due_on: date, unit=None, owner=None,
    item: ProgrammeItem | None = None, made_on: date | None = None, key: UUID | None = None, is_invented: bool = False, **what,
) -> Commitment:  # fmt: skip
    """Record what one side promised, and open it on the timeline that both cities read. `what`: what_ind, what_jpn, what_eng."""
    _begun(visit)
    _of_visit(visit, item)
    made_on = made_on or day_at(visit, item)
    values = {
        "counterpart": counterpart.strip(),
        "due_on": due_on,
        "unit": unit,
        "owner": owner,
        **_stripped(what),
    }
    _check(made_on, **values)
    row = act.create(Commitment(
        visit=visit, item=item, owed_by=owed_by, made_on=made_on, is_invented=is_invented, noted_by=_person(by), **values,
    ))  # fmt: skip
    event = _tell(
        visit,
        row,
        kinds.MADE,
        made_on,
        {f"summary_{one}": getattr(row, f"what_{one}") for one in COLUMNS.values()},
    )
    act.change(row, event=event)
    act.about(visit)
    _taken_in(by, visit, key, "commitment", row)
    return row


def day_at(visit: Visit, item: ProgrammeItem | None = None) -> date:
    """The day on which something promised there was promised, unless said: that of the hour, else the visit's last so far."""
    if item is not None:
        return min(wall(item.starts_at, item.zone).date(), visit.ends_on)
    return max(visit.starts_on, min(visit.ends_on, timezone.localdate()))


def _stripped(what: dict) -> dict:
    known = {f"what_{column}" for column in COLUMNS.values()}
    if set(what) - known:
        raise ValueError("a promise has what was promised, in up to three languages")
    return {name: _plain(text) for name, text in what.items()}


def _check(made_on: date, *, counterpart: str, due_on: date, unit, owner, **what) -> None:
    if not any(what.values()):
        raise ValidationError({"what": _("Write what was promised.")})
    if unit is None and owner is None:
        raise ValidationError({"unit": _("A promise needs an owner here: name a unit or a person.")})
    if not counterpart:
        raise ValidationError({"counterpart": _("Name the office at the other side.")})
    if due_on < made_on:
        raise ValidationError({"due_on": _("This day lies before the promise was made. Give a later one.")})


def _tell(visit: Visit, row: Commitment, kind: str, on_day: date, summaries: dict) -> Event:
    audience = Event.Audience.PUBLIC if visit.is_public else Event.Audience.SHARED
    return add_event(
        by=PROGRAM, relation=visit.relation, kind=kind, source=visit.reference, starts_on=on_day, precision="day", audience=audience,
        about_noun=NOUN, about_id=str(row.pk), is_invented=row.is_invented, **summaries,
    )  # fmt: skip


@action("visits.change_commitment", verb=KEEP_MINUTES, on="visit")
def change_commitment(*, by, act, visit: Visit, commitment: Commitment, **values) -> Commitment:
    """Correct wording, day, owner or counterpart of an open promise; the timeline follows."""
    if commitment.visit_id != visit.pk:
        raise ValueError("this promise is of another visit")
    _open(commitment)
    names = ("counterpart", "due_on", "unit", "owner", *(f"what_{column}" for column in COLUMNS.values()))
    if set(values) - set(names):
        raise ValueError("who promised and how it ended change by acts of their own")
    after = {name: values.get(name, getattr(commitment, name)) for name in names}
    _check(commitment.made_on, **after)
    act.change(commitment, **values)
    act.about(visit)
    if commitment.event:
        told = {f"summary_{one}": getattr(commitment, f"what_{one}") for one in COLUMNS.values()}
        edit_event(by=PROGRAM, event=commitment.event, **told)
    return commitment


def _open(commitment: Commitment) -> None:
    if commitment.done_on:
        raise ValidationError(_("This promise is kept already."))
    if commitment.withdrawn_on:
        raise ValidationError(_("This promise was withdrawn."))


@action("visits.finish_commitment", verb=SETTLE, on="commitment")
def finish_commitment(*, by, act, commitment: Commitment, done_on: date, **result) -> Commitment:
    """Say that a promise is kept, on both timelines. `result`: result_ind, result_jpn, result_eng."""
    _open(commitment)
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": _("This day has not come yet. Enter it when it has happened.")})
    if done_on < commitment.made_on:
        raise ValidationError({"done_on": _("This day lies before the promise was made. Give a later one.")})
    act.change(commitment, done_on=done_on, **{name: text.strip() for name, text in result.items()})
    _tell(commitment.visit, commitment, kinds.KEPT, done_on, _ended(commitment, "result"))
    act.about(commitment.visit)
    return commitment


def _ended(commitment: Commitment, name: str) -> dict:
    """What was promised and, behind it, how it ended, in each language that has both."""
    told = {}
    for column in COLUMNS.values():
        what, end = getattr(commitment, f"what_{column}"), getattr(commitment, f"{name}_{column}", "")
        told[f"summary_{column}"] = f"{what} — {end}" if what and end else what
    return told


@action("visits.withdraw_commitment", verb=SETTLE, on="commitment")
def withdraw_commitment(
    *, by, act, commitment: Commitment, because: str, on_day: date | None = None
) -> Commitment:
    """Say that a promise will not be kept, with the reason, on both timelines."""
    _open(commitment)
    if not because.strip():
        raise ValidationError({"because": _("Say why the promise is withdrawn; both sides read it.")})
    on_day = on_day or timezone.localdate()
    act.change(commitment, withdrawn_on=on_day, withdrawn_because=because.strip())
    told = {f"summary_{one}": getattr(commitment, f"what_{one}") for one in COLUMNS.values()}
    told = {name: f"{text} — {because.strip()}" if text else "" for name, text in told.items()}
    _tell(commitment.visit, commitment, kinds.WITHDRAWN, on_day, told)
    act.about(commitment.visit)
    return commitment


@action("visits.reopen_commitment", verb=SETTLE, on="commitment")
def reopen_commitment(*, by, act, commitment: Commitment, because: str) -> Commitment:
    """A promise that was said to be kept, or was withdrawn, by mistake: the end goes off both timelines."""
    if not because.strip():
        raise ValidationError({"because": _("Say why it is open again.")})
    act.reason = act.reason or because.strip()
    ends = Event.objects.filter(
        about_noun=NOUN, about_id=str(commitment.pk), kind__in=(kinds.KEPT, kinds.WITHDRAWN)
    )
    for event in ends.filter(withdrawn_at__isnull=True).select_related("relation__partner"):
        withdraw_event(by=PROGRAM, event=event)
    none = {f"result_{column}": "" for column in COLUMNS.values()}
    act.change(commitment, done_on=None, withdrawn_on=None, withdrawn_because="", **none)
    act.about(commitment.visit)
    return commitment


@action("visits.publish_promises", verb=PUBLISH, on="visit")
def publish_promises(*, by, act, visit: Visit, is_public: bool) -> None:
    """The promises' events follow the visit: everybody reads them, or the two cities only."""
    keys = [str(pk) for pk in Commitment.objects.filter(visit=visit).values_list("pk", flat=True)]
    audience = Event.Audience.PUBLIC if is_public else Event.Audience.SHARED
    rows = Event.objects.filter(about_noun=NOUN, about_id__in=keys, withdrawn_at__isnull=True).exclude(
        audience=audience
    )
    for event in rows.select_related("relation__partner"):
        publish_event(by=PROGRAM, event=event, audience=audience)
    act.about(visit)
