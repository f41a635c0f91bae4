"""One month as a calendar page: its days, and what happened or will happen on them."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import get_language

from jalin.kernel.access import grants_of
from jalin.kernel.clocks.calendar_months import add_months
from jalin.kernel.dates import PartialDate, format_partial
from jalin.kernel.dates.formatting import format_weekday
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
from jalin.relations.kinds import kind_of
from jalin.relations.models import Event
from jalin.relations.permissions import VIEW
from jalin.relations.public.weaving import dated
from jalin.relations.selectors import visible_events, with_partner_names

from .relations.reach import open_relations
from .relations.words import draw_name, name_word

MOST = 60  # events of one month
EXACT = ("day", "interval")


@dataclass
class Day:
    """One field of the page. `anchor` leads to the first thing of that day in the list below."""

    day: date
    is_other_month: bool
    is_today: bool
    events: list = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"#event-{self.events[0]['pk']}" if self.events else ""


def month_of(text: str, today: date) -> date:
    """The first day of the month an address names ("2026-11"), else of this month."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def events_of_month(user, first: date) -> list[Event]:
    """What happened or is planned in the month, as far as this person may see; one query. What began more than two
    months before is no thing of this month, however long it lasts."""
    last = add_months(first, 1) - timedelta(days=1)
    rows = visible_events(user)
    if not grants_of(user, VIEW).everywhere:
        rows = rows.filter(relation__in=open_relations(user).values("pk")).distinct()
    return _between(rows, begun=add_months(first, -2), first=first, last=last)


@prepared
def _between(rows, *, begun, first, last):
    shown = ("starts_on", "ends_on", "precision", "kind", *columns_of("summary"))
    found = rows.filter(starts_on__gte=begun, starts_on__lte=last, ends_on__gte=first).exclude(
        precision="year"
    )
    return with_partner_names(found, "relation__partner", *shown).order_by("starts_on", "pk")[:MOST]


def month_page(user, first: date, today: date) -> dict:
    """{"title", "weekdays", "weeks", "events", "before", "after"} for `desk/month.html`."""
    lang = (get_language() or "en")[:2]
    shown = [_shown(event) for event in events_of_month(user, first)]
    on_day: dict[date, list] = {}
    for item in shown:
        day = max(item["start"], first)
        while item["is_exact"] and day <= min(item["end"], first + timedelta(days=31)):
            on_day.setdefault(day, []).append(item)
            day += timedelta(days=1)
    weeks = [
        [Day(day, day.month != first.month, day == today, on_day.get(day, []) if day.month == first.month else [])
         for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]  # fmt: skip
    home = reverse("desk:home")
    return {
        "title": format_partial(PartialDate.of_month(first.year, first.month), lang),
        "weekdays": [(format_weekday(day, lang)[: 1 if lang == "ja" else 3], format_weekday(day, lang)) for day in range(7)],
        "weeks": weeks, "events": shown,
        "before": f"{home}?month={add_months(first, -1):%Y-%m}" if first.year > 1900 else "",
        "after": f"{home}?month={add_months(first, 1):%Y-%m}" if first.year < 2100 else "",
    }  # fmt: skip


def _shown(event: Event) -> dict:
    partner = event.relation.partner
    return {
        "pk": event.pk, "start": event.starts_on, "end": event.ends_on, "is_exact": event.precision in EXACT,
        "date": dated(event), "title": event.summary or kind_of(event.kind).name,
        "partner": draw_name(partner, name_word(partner)), "icon": kind_of(event.kind).icon,
        "url": f"{reverse('desk:relation', args=[partner.slug])}#event-{event.pk}",
    }  # fmt: skip
