"""The seat plan on paper."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from jalin.kernel.dates import format_day
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office
from jalin.visits.models import ProgrammeItem, Visit

from .plans import drawn_plan
from .words import SHAPES

TEMPLATE = Path(__file__).parent / "documents" / "seats.typ"


def printed_plan(user, visit: Visit, shape: str, item: ProgrammeItem | None, lang: str, today: date) -> bytes:
    """The picture on a page across, and below it the list that says the same."""
    picture, rows, left_out = drawn_plan(user, visit, shape, item, lang)
    office = home_office()
    title = _("Seat plan")
    data = {
        "title": title, "subtitle": f"{SHAPES[shape]} · {item.title if item else visit.title}",
        "source": " · ".join(part for part in (str(office.name) if office else "", title, visit.reference, format_day(today, lang)) if part),
        "head": [_("Side"), _("No."), _("Name"), _("Office held"), _("Seat")],
        "rows": [[row["side"], str(row["label"].number), row["label"].name, row["label"].office, row["where"]] for row in rows],
        "left-out": _("Without a seat here: %(offices)s") % {"offices": ", ".join(left_out)} if left_out else "",
    }  # fmt: skip
    return typeset(TEMPLATE, data, language=lang, made_on=today, pictures={"plan.svg": picture.encode()})
