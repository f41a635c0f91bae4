"""The words of a reply, from templates in three languages. Pure but for reading the file once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jalin.kernel.dates import PartialDate, format_day, format_partial

from .permit import Lead

FILE = Path(__file__).parent / "data" / "letters.toml"
JAPANESE, INDONESIAN, ENGLISH = "ja", "id", "en"
SPOKEN = {"JP": JAPANESE, "ID": INDONESIAN}  # in every other country one writes in English


@dataclass(frozen=True)
class Asked:
    """What a reply answers. `city`: the home city in the language of the letter."""

    title: str
    inviter: str
    received_on: date
    first: date | None
    last: date | None
    place: str
    city: str


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def language_for(country: str, own: str = "") -> str:
    """The language of a reply: the one the sender asked for, else that of the country."""
    return own if own in {JAPANESE, INDONESIAN, ENGLISH} else SPOKEN.get(country.upper(), ENGLISH)


def compose(outcome: str, language: str, asked: Asked, *, on: date, lead: Lead, goes_deputy: bool = False, reason: str = "") -> Letter:  # fmt: skip
    """The letter of an outcome (accepted, declined, postponed) dated `on`. `reason`: a sentence in the language of the letter
    that is put in where it belongs."""
    words, told = _texts()["words"][language], _texts()[outcome][language]
    papers_by = _papers_by(asked, lead, on)
    values = {
        "title": asked.title, "inviter": asked.inviter, "city": asked.city, "received": format_day(asked.received_on, language),
        "days": _days(asked, language) or words["no_days"], "place": words["place"].format(place=asked.place) if asked.place else "",
        "deputy": words["deputy"].format(city=asked.city) if goes_deputy else "", "lead": lead.days, "source": lead.source,
        "earliest": format_day(lead.first_day(on), language), "papers_by": format_day(papers_by, language),
        "reason": _spaced(reason, language),
    }  # fmt: skip
    return Letter(_filled(told["subject"], values), _filled(told["body"], values).strip())


def _papers_by(asked: Asked, lead: Lead, on: date) -> date:
    """When the inviter's papers are needed: a week before the permit is asked for, but not before tomorrow."""
    if asked.first is None:
        return date.fromordinal(on.toordinal() + lead.days)
    wanted = asked.first.toordinal() - lead.days - 7
    return date.fromordinal(max(wanted, on.toordinal() + 1))


def _days(asked: Asked, language: str) -> str:
    if asked.first is None:
        return ""
    last = asked.last or asked.first
    span = (
        PartialDate.of_day(asked.first) if asked.first == last else PartialDate.of_interval(asked.first, last)
    )
    return format_partial(span, language)


def _spaced(reason: str, language: str) -> str:
    text = reason.strip()
    return text if not text or language == JAPANESE else f" {text}"


def _filled(text: str, values: Mapping) -> str:
    """Braces of the templates only: a brace in what somebody typed stays a brace."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value).replace("{", "{\u200b"))
    return text.replace("{\u200b", "{")


@cache
def _texts() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
