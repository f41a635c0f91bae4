"""Reading what the office owes, and what of it was done."""

from datetime import date

from jalin.agreements.engine.obligations import Term, terms_of
from jalin.agreements.models import Fulfilment
from jalin.agreements.selectors import known_obligations

from .evidence import days_seen


def asked_years(on: date) -> tuple[int, int]:
    """The year before and this one: what is older is not asked for any more."""
    return on.year - 1, on.year


def office_terms(on: date) -> list[Term]:
    """Every period of last year and this one as it stands on the day `on`, the oldest due first."""
    rules, years = known_obligations(), asked_years(on)
    if not rules:
        return []
    rows = Fulfilment.objects.filter(year__in=years).values_list("obligation", "year", "number", "done_on")
    kinds = {rule.evidence for rule in rules.values()} - {""}
    seen = days_seen(kinds, date(years[0], 1, 1), date(years[-1], 12, 31))
    done = {(key, year, number): day for key, year, number, day in rows}
    return terms_of(rules.values(), years=years, on=on, done=done, seen=seen)
