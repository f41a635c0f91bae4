"""Whose working days count in this office."""

from django.conf import settings

from jalin.kernel.clocks.working_days import WorkingCalendar

from .holidays import calendar_with_own


def calendar_of(country: str) -> WorkingCalendar:
    """The working days of the country concerned, with the city's own rows and its reading of collective leave; without any
    rows Monday to Friday, provisionally."""
    return calendar_with_own(country, settings.HOME, collective_leave_is_off=settings.OPTIONS.leave_is_off)
