"""Writing visits: planning, changing, moving, calling off, publishing."""

from copy import copy
from datetime import date, timedelta
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.rulebook.selectors import rule_on
from jalin.kernel.text import COLUMNS
from jalin.people.models import Office
from jalin.relations.models import Event, Partner, Relation
from jalin.relations.services import add_event, edit_event, publish_event, restate_date, withdraw_event

from .followers import published
from .invited.planning import follows_from
from .lifecycle import CANCELLED, PERMITTED, PLANNED, UNDER_WAY, lacks_permit, may_follow, state_by_calendar
from .models import Visit
from .permissions import PLAN, PUBLISH
from .permits.reckoning import home_rules
from .permits.rule import RuleBook
from .selectors import KEEP_PEOPLE, NOUN, event_of

TITLES = [f"title_{column}" for column in COLUMNS.values()]
DATES = ("starts_on", "ends_on")


@action("visits.plan_visit", verb=PLAN, on="relation")
def plan_visit(
    *, by, act, relation: Relation, direction: str, starts_on: date, ends_on: date | None = None, fields=(),
    invitation_reference: str = "", invited_on: date | None = None, event: Event | None = None, source: str = "",
    is_invented: bool = False, **values,
) -> Visit:  # fmt: skip
    """Open a visit and tell it on the timeline of its relation; only this office reads the event until it is published.

    `event`: the timeline tells of this visit already, so nothing is entered twice. `invitation_reference`: the visit
    follows from this invitation (one of ours gives it its day of arrival). `source`: which paper says so (the visit's own reference where none is named)."""
    invited = follows_from(invitation_reference, relation)
    if invited is not None:
        invited_on, is_invented = invited_on or invited.received_on, is_invented or invited.is_invented
    values.setdefault("home_zone", settings.TIME_ZONE)
    values.setdefault("partner_zone", zone_of(relation.partner))
    ends_on = ends_on or starts_on
    visit = Visit(
        relation=relation, direction=direction, starts_on=starts_on, ends_on=ends_on, planned_on=timezone.localdate(),
        invitation_reference=invitation_reference, invited_on=invited_on, is_invented=is_invented,
        personal_data_until=last_day_of_people(ends_on), **values,
    )  # fmt: skip
    _check(visit)
    visit.reference = next_reference(visit.planned_on.year)
    act.create(visit)
    act.about(relation)
    if fields:
        act.relate(visit, "fields", fields)
    if event is None:
        add_event(
            by=by, relation=relation, kind="visit", source=source or invitation_reference or visit.reference,
            direction=direction, precision="day" if starts_on == ends_on else "interval", starts_on=starts_on,
            ends_on=ends_on, fields=fields, is_invented=is_invented, about_noun=NOUN, about_id=str(visit.pk), **told(visit),
        )  # fmt: skip
    else:
        _take_over(by, visit, event)
    return visit


def _take_over(by, visit: Visit, event: Event) -> None:
    if event.relation_id != visit.relation_id or event.kind != "visit" or event.about_noun:
        raise ValidationError(_("This event of the timeline tells of something else."))
    edit_event(by=by, event=event, about_noun=NOUN, about_id=str(visit.pk))


def told(visit: Visit) -> dict[str, str]:
    """What the timeline says of the visit: its title."""
    return {f"summary_{column}": getattr(visit, f"title_{column}") for column in COLUMNS.values()}


def zone_of(partner: Partner) -> str:
    """The time zone of the partner's place as the gazetteer has it; UTC where the place is not known."""
    place = Gazetteer.load().place(f"geonames:{partner.geoname_id}") if partner.geoname_id else None
    return place.timezone if place and place.timezone else "UTC"


def last_day_of_people(ends_on: date) -> date:
    """The last day on which names and papers of a delegation are kept."""
    return ends_on + timedelta(days=int(rule_on(KEEP_PEOPLE, ends_on)))


def next_reference(year: int) -> str:
    """V-2026-0007. Whoever plans at the same instant waits for the row of the office."""
    Office.objects.select_for_update().filter(pk=1).first()
    last = Visit.objects.filter(reference__startswith=f"V-{year}-").order_by("-reference").first()
    return f"V-{year}-{int(last.reference[7:]) + 1 if last else 1:04d}"


def _check(visit: Visit) -> None:
    if visit.ends_on < visit.starts_on:
        raise ValidationError({"ends_on": _("The last day lies before the first.")})
    if not any(getattr(visit, name) for name in TITLES):
        raise ValidationError({TITLES[0]: _("Give the visit a title in at least one language.")})
    for name in ("home_zone", "partner_zone"):
        if getattr(visit, name) not in available_timezones():
            raise ValidationError({name: _("There is no such time zone.")})


@action("visits.change_visit", verb=PLAN, on="visit")
def change_visit(*, by, act, visit: Visit, fields=None, source: str = "", **values) -> Visit:
    """Change what is planned; the timeline follows. A new date on the timeline has `source`, else the visit's reference."""
    if {"state", "reference", "is_public", "relation", "shredded_at", "personal_data_until"} & set(values):
        raise ValueError("a visit's state, reference, relation and audience change by acts of their own")
    trial = copy(visit)
    for name, value in values.items():
        setattr(trial, name, value)
    _check(trial)
    if "ends_on" in values:
        values["personal_data_until"] = last_day_of_people(values["ends_on"])
    changed = act.change(visit, **values)
    if fields is not None:
        act.relate(visit, "fields", fields)
    act.about(visit.relation)
    event = event_of(visit)
    if event:
        edit_event(by=by, event=event, direction=visit.direction, **({} if fields is None else {"fields": fields}),
                   **(told(visit) if set(TITLES) & set(changed) else {}))  # fmt: skip
        if set(DATES) & set(changed):
            restate_date(by=by, event=event, source=source or visit.reference, starts_on=visit.starts_on, ends_on=visit.ends_on,
                       precision="day" if visit.starts_on == visit.ends_on else "interval")  # fmt: skip
    return visit


def asks_permit(visit: Visit, book: RuleBook | None = None) -> bool:
    """Whether the home country asks for a permit before this delegation travels. One query where no `book` is given."""
    if visit.direction != Visit.Direction.OUTGOING:
        return False
    return (home_rules() if book is None else book).asks_on(visit.starts_on)


@action("visits.move_visit", verb=PLAN, on="visit")
def move_visit(*, by, act, visit: Visit, to: str, reason_given: str = "") -> Visit:
    """Take the next step of a visit's life. Travelling without a permit on record is possible with a reason, which stays
    in the journal; calling off always needs one."""
    if not may_follow(visit.state, to):
        raise ValidationError(_("A visit that is %(state)s cannot become %(to)s.") % {
            "state": visit.get_state_display(), "to": Visit.State(to).label})  # fmt: skip
    why = reason_given.strip()
    if lacks_permit(visit.state, to, needs_permit=asks_permit(visit)) and not why:
        raise ValidationError(
            {"reason_given": _("No permit is on record. If they travelled all the same, say why.")}
        )
    if to == CANCELLED and not why:
        raise ValidationError({"reason_given": _("Say why the visit is called off.")})
    if why:
        act.note(reason=why)
    act.change(visit, state=to, **({"cancelled_because": why[:300]} if to == CANCELLED else {}))
    act.about(visit.relation)
    event = event_of(visit) if to == CANCELLED else None
    if event:
        act.reason = act.reason or why
        withdraw_event(by=by, event=event)
    return visit


@action("visits.publish_visit", verb=PUBLISH, on="visit")
def publish_visit(*, by, act, visit: Visit, is_public: bool) -> Visit:
    """Show a visit to everybody, or no longer; the timeline follows, unless another source tells of it too."""
    if is_public and not (visit.relation.is_public and visit.relation.partner.is_public):
        raise ValidationError(_("Publish the partner and its relation first."))
    act.change(visit, is_public=is_public)
    event = event_of(visit)
    own = {visit.reference, visit.invitation_reference}
    if event and (is_public or not event.statements.exclude(source__key__in=own).exists()):
        publish_event(
            by=by, event=event, audience=Event.Audience.PUBLIC if is_public else Event.Audience.STAFF
        )
    published(by=by, visit=visit, is_public=is_public)
    act.about(visit.relation)
    return visit


def follow_calendar(today: date) -> int:
    """Begin and end the journeys whose day has come; returns how many. One that lacks its permit stays planned: the desk
    asks a person what became of it."""
    open_states = (PLANNED, PERMITTED, UNDER_WAY)
    moved, book = 0, home_rules()
    for visit in Visit.objects.filter(state__in=open_states, starts_on__lte=today).select_related("relation"):
        to = state_by_calendar(
            visit.state, visit.starts_on, visit.ends_on, today, needs_permit=asks_permit(visit, book)
        )
        if to != visit.state:
            move_visit(by="system:calendar", visit=visit, to=to)
            moved += 1
    return moved
