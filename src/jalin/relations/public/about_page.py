"""The about page (whose office, how figures are counted, where data come from) and the accessibility page."""

from datetime import date

from django.utils import timezone

from jalin import __version__
from jalin.kernel.dates import PartialDate

from .. import sentences
from ..rules import STATUSES
from ..selectors import idle_after_days
from .home_page import FRESH_YEARS, LIVELY_YEARS
from .names import home_name

# What the accessibility page claims; tests/journeys looks again at every run.
TESTED_ON = date(2026, 11, 26)
AXE_VERSION = "4.14.1"


def accessibility_page(office) -> dict:
    return {
        "contact": office,
        "version": __version__,
        "day": sentences.words_of(PartialDate.of_day(TESTED_ON)),
        "axe": AXE_VERSION,
    }


def about_page(office) -> dict:
    """`statuses`: what each status means, with the days that are in force today."""
    return {
        "contact": office,
        "in_sentence": sentences.home_in_sentence(str(home_name(office))),
        "idle_days": idle_after_days(timezone.localdate()),
        "lively_years": LIVELY_YEARS,
        "fresh_years": FRESH_YEARS,
        "statuses": [sentences.LOOKS[key] for key in STATUSES],
        "version": __version__,
    }
