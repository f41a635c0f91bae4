"""How long before the day of travel the permit must be asked for: a dated setting with its source."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from jalin.kernel.rulebook.models import DatedRule
from jalin.kernel.rulebook.selectors import declare_rule

KEY = "rounds.permit_lead_days"
DAYS = 30
SOURCE = _(
    "Permendagri 59/2019 and letter 090/6671/SJ of the Home Ministry of October 2022, as Yogyakarta practised them in 2024"
)
declare_rule(KEY, DAYS, name=_("A permit to travel abroad is asked for"), unit=_("days before leaving"))


@dataclass(frozen=True)
class Lead:
    """`days` before leaving; `is_confirmed`: an officer has read it in the legal text."""

    days: int
    source: str
    is_confirmed: bool

    def is_too_late(self, leaves_on: date, on: date) -> bool:
        return leaves_on < on + timedelta(days=self.days)

    def first_day(self, on: date) -> date:
        """The first day on which one could leave when it is asked for on `on`."""
        return on + timedelta(days=self.days)


def permit_lead(on: date) -> Lead:
    """The setting that holds on a day, with its source; where the office wrote none, the longest we found."""
    rows = [
        row
        for row in DatedRule.objects.filter(key=KEY)
        if (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
    ]
    if not rows:
        return Lead(DAYS, str(SOURCE), False)
    return Lead(int(rows[-1].value), rows[-1].source, rows[-1].is_confirmed)
