"""What the page of one visit shows."""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from math import ceil

from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jalin.kernel.access import can
from jalin.kernel.dates import format_day
from jalin.kernel.nested import NestedRows, unfold
from jalin.kernel.prepared import Prepared, prepared
from jalin.relations.sentences import days_in_words

from .invited.planning import invitation_named
from .lifecycle import CANCELLED, ENDED, LEADS_TO, PLANNED, REPORTED, UNDER_WAY
from .models import Delegate, ItemDocument, ProgrammeItem, Visit
from .permissions import PLAN, PUBLISH, VIEW_PAPERS, VIEW_PEOPLE
from .permits.reckoning import home_rules, outlook_of
from .permits.telling import permit_told
from .programme.hours import hours_of, next_of, overlapping
from .sections import live_parts_of, sections_of
from .words import (
    DIRECTIONS,
    ITEM_ICONS,
    MOVES,
    STATES,
    days_of,
    language,
    languages_word,
    partner_word,
    written,
)


@cache  # expressions without values of their own: put together once
def _behind_items() -> dict[str, NestedRows]:
    people = Delegate.objects.filter(programme=OuterRef("pk"))
    papers = ItemDocument.objects.filter(item=OuterRef("pk"))
    return {"people_rows": NestedRows(people, ("id",)), "paper_rows": NestedRows(papers, ("id", "title"))}


@prepared
def _programme(rows, *, visit):
    items = rows.filter(visit=visit).select_related("subject").prefetch_related("met")
    return items.annotate(**_behind_items())


def programme_of(visit: Visit) -> list[ProgrammeItem]:
    """The entries with who is met, who takes part (their keys) and the papers; two statements."""
    found = _programme(ProgrammeItem.objects.all(), visit=visit.pk)
    for item in found:
        item.visit = visit
        unfold(item, "attended_by", item.people_rows)
        unfold(item, "papers", item.paper_rows)
    return found


ROW = 987654321  # stands for the key of a row where the address of its acts is looked up once for all


@lru_cache(maxsize=256)
def _acts_on(visit: int, names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {f"{name}_url": reverse(f"desk:{address}", args=[visit, ROW]) for name, address in names}


def acts_on(visit: Visit, key: int, **names: str) -> dict[str, str]:
    """Addresses of the acts on one row of the page of a visit: `edit="item_edit"` gives {"edit_url": …}."""
    found = _acts_on(visit.pk, tuple(names.items()))
    return {name: url.replace(str(ROW), str(key)) for name, url in found.items()}


def entry_of(item: ProgrammeItem, visit: Visit, people: dict[int, Delegate], *, sees_people: bool) -> dict:
    """One entry with its hours in both cities. Contacts by their post; their name only for who may see people."""
    other = visit.partner_zone if item.zone == visit.home_zone else visit.home_zone
    attended = [people[one.pk] for one in item.attended_by.all() if one.pk in people]
    return {
        "item": item, "hours": hours_of(item.starts_at, item.ends_at, item.zone, other), "icon": ITEM_ICONS[item.kind],
        "is_other_city": item.zone != visit.place_zone, "attended": attended, "interpreter": people.get(item.interpreter_id),
        "met": [{"contact": one, "name": written(one.name if sees_people else "")} for one in item.met.all()],
        "place": written(item.place), "address": written(item.address), "gift": written(item.gift),
        "papers": list(item.papers.all()),
        **acts_on(visit, item.pk, edit="item_edit", remove="item_remove", paper="item_paper_new"),
    }  # fmt: skip


def days(
    items: list[ProgrammeItem], visit: Visit, people: dict[int, Delegate], *, sees_people: bool
) -> list[dict]:
    """The programme day by day, by the calendar of the place where each entry happens; overlaps are marked."""
    clashing = overlapping(
        (item.starts_at, item.ends_at, frozenset(one.pk for one in item.attended_by.all())) for item in items
    )
    entries = [
        {**entry_of(item, visit, people, sees_people=sees_people), "overlaps": place in clashing}
        for place, item in enumerate(items)
    ]
    return [
        {"day": day, "title": format_day(day, language(), weekday=True), "entries": list(found)}
        for day, found in groupby(entries, key=lambda one: one["hours"].day)
    ]


def people_of(visit: Visit, user) -> list[Delegate]:
    """Everybody of both sides; names are read only for who may see them, papers only for who looks after them."""
    unread = () if can(user, VIEW_PAPERS) else Delegate.PERSONAL[3:]
    if not can(user, VIEW_PEOPLE):
        unread = Delegate.PERSONAL
    found = _delegates(unread)(Delegate.objects.all(), visit=visit.pk)
    for one in found:
        one.visit = visit
    return found


@cache
def _delegates(unread: tuple[str, ...]) -> Prepared:
    return prepared(lambda rows, *, visit: rows.filter(visit=visit).defer(*unread))


def person_row(one: Delegate, visit: Visit, *, sees_people: bool, sees_papers: bool) -> dict:
    row = {
        "person": one, "name": written(one.full_name if sees_people else ""), "other": written(one.other_script if sees_people else ""),
        "form": written(one.form_of_address), "organisation": written(one.organisation), "languages": languages_word(one.languages),
        **acts_on(visit, one.pk, edit="delegate_edit", remove="delegate_remove", calendar="delegate_calendar"),
    }  # fmt: skip
    if sees_papers:
        row["papers"] = [
            fact for fact in (
                (_("Diet"), one.diet), (_("Telephone"), one.phone), (_("E-mail"), one.email), (_("Passport number"), one.passport_number),
                (_("Passport valid until"), one.passport_expires), (_("Visa number"), one.visa_number),
                (_("Visa valid until"), one.visa_expires),
            ) if fact[1]
        ]  # fmt: skip
        row["expired"] = [
            word for word, day in ((_("The passport ends before the journey does."), one.passport_expires),
                                   (_("The visa ends before the journey does."), one.visa_expires))
            if day and day < visit.ends_on.isoformat()
        ]  # fmt: skip
    return row


def moves_of(visit: Visit, today: date) -> list[dict]:
    """The acts that take the visit a step further today; that the permit is there is said with the permit,
    that a report is taken back with the report."""
    begun = today >= visit.starts_on - timedelta(days=1)
    found = []
    for to in LEADS_TO[visit.state]:
        if to in MOVES and visit.state != REPORTED and (begun or to == CANCELLED):
            label, icon, tone = MOVES[to]
            url = reverse("desk:visit_move", args=[visit.pk, to])
            found.append({"to": to, "label": label, "icon": icon, "tone": tone, "url": url})
    return found


def facts_of(visit: Visit, user) -> list[dict]:
    facts = [
        {"label": pgettext("visit", "Days"), "value": days_of(visit), "note": days_in_words((visit.ends_on - visit.starts_on).days + 1)},
        {"label": _("Kind of journey"), "value": visit.get_purpose_kind_display()},
    ]  # fmt: skip
    if visit.place:
        facts.append({"label": pgettext("visit", "Place"), "value": visit.place})
    if visit.unit:
        facts.append(
            {
                "label": _("Host") if visit.direction == "incoming" else _("Carried by"),
                "value": visit.unit.name_today,
            }
        )
    if visit.invitation_reference:
        facts.append({"label": _("Invitation"), "value": invitation_link(visit, user)})
    facts.append({"label": _("Reference"), "value": visit.reference})
    return facts


def invitation_link(visit: Visit, user):
    """The reference of the invitation, as a link for whoever may see it here."""
    found = invitation_named(user, visit.invitation_reference)
    if found is None:
        return visit.invitation_reference
    return format_html('<a href="{}">{}</a>', reverse("desk:invitation", args=[found.pk]), found.reference)


def permit_part(visit: Visit, request, head_count: int) -> tuple:
    """(outlook, what the page says of the permit); (None, None) for a visit that needs none."""
    if visit.direction != Visit.Direction.OUTGOING:
        return None, None
    permit = getattr(visit, "permit", None)
    papers = {row.key: row for row in permit.papers.all()} if permit else {}
    steps = list(permit.steps.all()) if permit else []
    book = home_rules(request.office.country if request.office else "")
    outlook = outlook_of(visit, people=head_count or None, ready=papers, book=book)
    if not outlook.rules:
        return outlook, None
    return outlook, permit_told(visit, outlook, permit, steps, papers, book, is_open=visit.state == PLANNED)


def visit_page(request, visit: Visit) -> dict:
    """The context of `visits/visit.html`."""
    user = request.user
    may_plan, sees_people, sees_papers = (
        can(user, PLAN, visit),
        can(user, VIEW_PEOPLE),
        can(user, VIEW_PAPERS),
    )
    people = people_of(visit, user)
    known = {one.pk: one for one in people}
    travellers = "home" if visit.direction == Visit.Direction.OUTGOING else "partner"
    head_count = sum(one.side == travellers for one in people)
    outlook, permit = permit_part(visit, request, head_count if travellers == "home" else 0)
    word, tone, icon = STATES[visit.state]
    sides = [
        {"label": Delegate.Side(side).label, "people": [person_row(one, visit, sees_people=sees_people, sees_papers=sees_papers)
                                                          for one in people if one.side == side]}
        for side in (travellers, "partner" if travellers == "home" else "home")
    ]  # fmt: skip
    return {
        "visit": visit, "partner": visit.relation.partner, "partner_name": partner_word(visit), "state": {"word": word, "tone": tone, "icon": icon},
        "direction": DIRECTIONS[visit.direction], "facts": facts_of(visit, user), "fields": list(visit.fields.all()), "sides": sides,
        "days": days(programme_of(visit), visit, known, sees_people=sees_people), "permit": permit, "outlook": outlook,
        "moves": moves_of(visit, timezone.localdate()) if may_plan else [], "may_plan": may_plan, "may_publish": can(user, PUBLISH, visit),
        "sees_papers": sees_papers, "sees_people": sees_people, "sections": sections_of(request, visit),
        "is_live": visit.state == UNDER_WAY, "is_over": visit.state in (ENDED, REPORTED, CANCELLED),
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), "")],
    }  # fmt: skip


def now_page(request, visit: Visit, now: datetime | None = None) -> dict:
    """What matters on the way: what goes on, what comes next and where, and who is who. For a phone."""
    now, sees = now or timezone.now(), can(request.user, VIEW_PEOPLE)
    people = people_of(visit, request.user)
    known = {one.pk: one for one in people}
    items = programme_of(visit)
    going, following = next_of([(item.starts_at, item.ends_at) for item in items], now)
    entries = [entry_of(item, visit, known, sees_people=sees) for item in items]
    minutes = ceil((items[following].starts_at - now).total_seconds() / 60) if following is not None else None
    return {
        "visit": visit, "partner_name": partner_word(visit), "parts": live_parts_of(request, visit), "now": [entries[place] for place in going],
        "next": entries[following] if following is not None else None, "wait": wait_in_words(minutes),
        "later": [entry for place, entry in enumerate(entries) if items[place].starts_at > now and place != following][:12],
        "is_before": bool(items) and items[0].starts_at > now, "is_past": bool(items) and following is None and not going,
        "people": [person_row(one, visit, sees_people=sees, sees_papers=False) for one in people],
        "is_shredded": visit.shredded_at is not None,
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[visit.pk])), (_("On the way"), "")],
    }  # fmt: skip


def wait_in_words(minutes: int | None) -> str:
    """ "in 35 minutes", "in 3 hours", "in 5 days" """
    if minutes is None:
        return ""
    if minutes < 90:
        return ngettext("in %(n)s minute", "in %(n)s minutes", max(minutes, 1)) % {"n": max(minutes, 1)}
    if minutes < 36 * 60:
        hours = round(minutes / 60)
        return ngettext("in %(n)s hour", "in %(n)s hours", hours) % {"n": hours}
    days_left = round(minutes / 1440)
    return ngettext("in %(n)s day", "in %(n)s days", days_left) % {"n": days_left}
