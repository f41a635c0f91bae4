"""How long before the day of travel the permit must be asked for: by whoever knows the rules on travel, by the office's own
dated setting, whichever is longer."""

from collections.abc import Callable
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


_KNOWING: list[Callable[[date], Lead | None]] = []


def register_lead(know: Callable[[date], Lead | None]) -> None:
    """`know(on)`: the lead time by the rules on travel, in calendar days from `on`, its source in the language in force; None
    where it knows none. Registering the same function twice has no effect."""
    if know not in _KNOWING:
        _KNOWING.append(know)


def permit_lead(on: date) -> Lead:
    """The longest lead time that a rule on travel or the office's own setting asks for on a day, with its source; where
    neither says anything, the longest we found."""
    found = [lead for know in _KNOWING if (lead := know(on))]
    rows = [
        row
        for row in DatedRule.objects.filter(key=KEY)
        if (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
    ]
    if rows:
        found.append(Lead(int(rows[-1].value), rows[-1].source, rows[-1].is_confirmed))
    return max(found, key=lambda lead: lead.days, default=Lead(DAYS, str(SOURCE), False))
