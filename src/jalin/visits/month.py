"""The calendar of visits: one month, each journey a band over its days."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from jalin.kernel.clocks.calendar_months import add_months
from jalin.kernel.dates import PartialDate, format_partial
from jalin.kernel.dates.formatting import format_weekday
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import reading
from jalin.kernel.web.addresses import addresses_of

from .lists import with_shown
from .models import Visit
from .selectors import visible_visits
from .words import DIRECTIONS, days_of, drawn, language, partner_word

MOST = 120  # visits of one month
BAND = '<a tabindex="-1" class="visit-band from-{} for-{} band-{}{}" href="{}">{}<span>{}</span></a>'
ROW = '<li><p>{} <a href="{}"><strong>{}</strong></a> {}</p><p class="soft small">{} · {}</p></li>'


@dataclass
class Band:
    """A journey within one week: the column (1 Monday … 7) where it begins, and over how many days."""

    visit: Visit
    first: int
    length: int
    goes_on: bool  # beyond this week
    came_over: bool  # from the week before


@dataclass
class Week:
    days: list[date]
    lanes: list[list[Band]] = field(default_factory=list)

    def lay(self, visit: Visit) -> None:
        """Into the first lane in which it fits."""
        first, last = max(visit.starts_on, self.days[0]), min(visit.ends_on, self.days[-1])
        if first > last:
            return
        band = Band(
            visit, first.weekday() + 1, (last - first).days + 1, visit.ends_on > last, visit.starts_on < first
        )
        for lane in self.lanes:
            if lane[-1].first + lane[-1].length <= band.first:
                lane.append(band)
                return
        self.lanes.append([band])


@dataclass(frozen=True)
class Drawn:
    """A visit with what its bands and its row share. Drawn here and not by a template: a month may have a hundred."""

    visit: Visit
    partner: str
    url: str
    icon: str

    def band(self, band: Band) -> str:
        more = f"{' goes-on' if band.goes_on else ''}{' came-over' if band.came_over else ''}"
        return format_html(
            BAND, band.first, band.length, self.visit.direction, more, self.url, self.icon, self.partner
        )

    def row(self) -> str:
        return format_html(
            ROW,
            self.icon,
            self.url,
            reading(self.visit.title),
            drawn(self.visit.state),
            days_of(self.visit),
            self.partner,
        )


def month_of(text: str, today: date) -> date:
    """The first day of the month an address names ("2026-11"), else of this month."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def visits_of_month(user, first: date) -> list[Visit]:
    """Visits with a day in the month, the first ones first; one query. A journey lasts two months at most."""
    last = add_months(first, 1) - timedelta(days=1)
    found = visible_visits(user).filter(starts_on__range=(add_months(first, -2), last), ends_on__gte=first)
    return list(with_shown(found).order_by("starts_on", "pk")[:MOST])


def month_page(user, text: str, today: date) -> dict:
    """The context of `visits/month.html`."""
    first, lang = month_of(text, today), language()
    found = visits_of_month(user, first)
    weeks = [Week(days) for days in Calendar().monthdatescalendar(first.year, first.month)]
    for week in weeks:
        for visit in found:
            if visit.state != Visit.State.CANCELLED:
                week.lay(visit)
    page, url = reverse("desk:visit_calendar"), addresses_of("desk:visit")
    shown = {
        one.pk: Drawn(one, partner_word(one), url(one.pk), icon(DIRECTIONS[one.direction][1]))
        for one in found
    }
    return {
        "title": format_partial(PartialDate.of_month(first.year, first.month), lang), "first": first, "today": today,
        "weekdays": [(format_weekday(day, lang)[: 1 if lang == "ja" else 3], format_weekday(day, lang)) for day in range(7)],
        "weeks": [{"days": week.days, "lanes": [[shown[band.visit.pk].band(band) for band in lane] for lane in week.lanes]} for week in weeks],
        "visits": [one.row() for one in shown.values()],
        "before": f"{page}?month={add_months(first, -1):%Y-%m}" if first.year > 1900 else "",
        "after": f"{page}?month={add_months(first, 1):%Y-%m}" if first.year < 2100 else "",
        "trail": [(_("Visits"), reverse("desk:visits")), (_("Calendar"), "")],
    }  # fmt: skip
