"""Months and years by the calendar: a month's end stays a month's end, never runs into the next month."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day `months` later (earlier when negative), clamped: 31 August − 6 months = 28 February."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The anniversary; 29 February becomes 28 February in a common year."""
    return add_months(day, 12 * years)
