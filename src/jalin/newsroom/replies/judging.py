"""Looking at one reply: how much it looks like spam, and what about its name a person should see."""

import re
from datetime import timedelta

from django.utils import timezone

from jalin.kernel.text import COLUMNS
from jalin.people.selectors import home_office

from .cleaning import hidden_signs
from .imitation import caution_of
from .models import Writer
from .office_settings import SPAM_FROM, setting
from .spam import memory
from .spam.weighing import Noticed, Verdict, weigh
from .spam.words import links_of

_KINDS_OF_PLACE = re.compile(
    r"(?i)^(kota|kabupaten|city of|the city of|municipality of)\s+|\s+(city|municipality)$|[市区町村]$"
)


def names_of_office() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(names of the city with and without "Kota", names of the office), in all languages."""
    office = home_office()
    if office is None:
        return (), ()
    cities = {getattr(office, f"city_{column}") for column in COLUMNS.values()} - {""}
    cities |= {_KINDS_OF_PLACE.sub("", city) for city in cities} - {""}
    return tuple(sorted(cities)), tuple(getattr(office, f"name_{column}") for column in COLUMNS.values())


def flood_from(network_mark: str) -> int:
    """Replies that were sent from a network within the last hour, at most 100."""
    if not network_mark:
        return 0
    hour = timezone.now() - timedelta(hours=1)
    return Writer.objects.filter(network_mark=network_mark, created_at__gte=hour)[:100].count()


def judge(
    name: str, text: str, website: str, *, network_mark: str = "", hidden: int | None = None, heard: int = 0
) -> Verdict:
    """`hidden`: signs that cleaning took out; `heard`: how often this very reply is remembered already."""
    return weigh(Noticed(
        links=len(links_of(text)) + bool(website),
        listed=memory.listed_in(f"{name} {text} {website}"),
        repeated=max(memory.times_before(text) - heard, 0),
        flood=flood_from(network_mark),
        hidden=hidden_signs(name + text) if hidden is None else hidden,
        filter=memory.likelihood_of(name, text, website),
        name=caution_of(name, *names_of_office()),
    ))  # fmt: skip


def is_spam(verdict: Verdict) -> bool:
    return verdict.score >= setting(SPAM_FROM)
