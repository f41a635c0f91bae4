"""Open questions of a visit, read off the record: what nobody has settled, and what the plan still lacks."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.dates import format_day
from jalin.kernel.nested import NestedRows
from jalin.kernel.prepared import prepared
from jalin.people.selectors import office_of
from jalin.relations.kinds import kind_of
from jalin.visits.models import Delegate, ProgrammeItem, Visit
from jalin.visits.permits.reckoning import home_rules, outlook_of
from jalin.visits.words import language

from .registry import Chapter, Row
from .timeline import timeline

TALKS = ("meeting", "site", "ceremony")
SOON = timedelta(days=365)


def questions(user, visit: Visit, today: date) -> Chapter:
    found = [*of_the_relation(user, visit), *of_the_programme(visit), *of_the_permit(user, visit, today)]
    return Chapter(_("Open questions"), found, _("The record leaves no question open."))


def of_the_relation(user, visit: Visit) -> Iterator[Row]:
    """What the timeline leaves open."""
    told = timeline(user, visit)
    url = reverse("desk:relation", args=[visit.relation.partner.slug])
    disputed = sum(event.is_disputed for event in told)
    if disputed:
        yield Row(ngettext("Sources differ on the date of %(n)s event.", "Sources differ on the dates of %(n)s events.", disputed) % {
            "n": disputed}, _("Ask the partner what its own record says."), url)  # fmt: skip
    before = [event for event in told if event.starts_on <= visit.starts_on]
    effects = {kind_of(event.kind).effect for event in before}
    if "explores" in effects and "agrees" not in effects:
        yield Row(
            _("A letter of intent was signed and no memorandum has followed."),
            _("Do both sides still want one?"),
            url,
        )
    end = visit.relation.facts_valid_until
    if end and visit.starts_on <= end <= visit.ends_on + SOON:
        yield Row(
            _("The agreement ends on %(day)s.") % {"day": format_day(end, language())},
            _("Is it to be renewed, and by whom?"),
            url,
        )


@prepared
def _plan(rows, *, visit):
    """The entries of the programme, each with whether anybody is met, and with what those of ours speak ("id|en")."""
    met = ProgrammeItem.met.through.objects.filter(programmeitem=OuterRef("pk"))
    ours = NestedRows(Delegate.objects.filter(visit=OuterRef("visit"), side="home"), ["languages"])
    return rows.filter(visit=visit).annotate(names_who_is_met=Exists(met), ours=ours)


def of_the_programme(visit: Visit) -> Iterator[Row]:
    """What the programme still lacks."""
    page = reverse("desk:visit", args=[visit.pk])
    items = _plan(ProgrammeItem.objects.all(), visit=visit.pk)
    if not items:
        yield Row(_("The programme is empty."), "", page)
        return
    told = {item.subject_id for item in items}
    for field in visit.fields.all():
        if field.pk not in told:
            yield Row(_("No entry of the programme is about “%(field)s”.") % {"field": field.name}, "", page)
    own = (visit.relation.partner.own_language or "").partition("-")[0]
    speaks = any(own in one["languages"].split("|") for one in items[0].ours)
    for item in items:
        if item.kind in TALKS and not item.names_who_is_met:
            yield Row(str(item.title), _("It is not on record who is met."), page)
        if item.kind in TALKS and own and not item.interpreter_id and not speaks:
            yield Row(
                str(item.title),
                _("Nobody of ours speaks the partner's language, and no interpreter is named."),
                page,
            )


def of_the_permit(user, visit: Visit, today: date) -> Iterator[Row]:
    """Papers that are still missing before the journey."""
    if visit.direction != Visit.Direction.OUTGOING or visit.state != Visit.State.PLANNED:
        return
    permit = getattr(visit, "permit", None)
    ready = [paper.key for paper in permit.papers.all()] if permit else ()
    office = office_of(user)
    missing = len(
        outlook_of(visit, on=today, ready=ready, book=home_rules(office.country if office else "")).missing
    )
    if missing:
        yield Row(ngettext("%(n)s paper for the permit is missing.", "%(n)s papers for the permit are missing.", missing) % {"n": missing},
                  "", f"{reverse('desk:visit', args=[visit.pk])}#permit")  # fmt: skip
