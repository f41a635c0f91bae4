"""Invitations in the words of lists, pages and the timeline."""

from datetime import date
from functools import cache, lru_cache

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext, override, pgettext
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate
from jalin.kernel.places.countries import country_name
from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.text import COLUMNS
from jalin.relations.sentences import days_in_words, words_of

from . import lifecycle
from .kinds import ANSWERED
from .models import Invitation

STATES = {  # state: (tone, icon)
    lifecycle.UNCONFIRMED: ("neutral", "circle-dashed"),
    lifecycle.NEW: ("due", "inbox"),
    lifecycle.WITH_UNIT: ("info", "hourglass"),
    lifecycle.ASSESSED: ("info", "clipboard-check"),
    lifecycle.TO_DECIDE: ("due", "scale"),
    lifecycle.ANSWERED: ("good", "mail-opened"),
    lifecycle.WITHDRAWN: ("neutral", "arrow-back-up"),
    lifecycle.MERGED: ("neutral", "link"),
}
OUTCOMES = {
    "accepted": ("good", "circle-check"),
    "declined": ("neutral", "circle-x"),
    "postponed": ("info", "clock-pause"),
}
COOPERATION = {  # reasons of cooperation.py
    "no_relation": gettext_lazy(
        "Nobody has said yet which partner on record invites, so no cooperation can be found."
    ),
    "no_agreement": gettext_lazy("There is no agreement with this partner."),
    "closed": gettext_lazy("The cooperation was closed on %(day)s."),
    "ran_out": gettext_lazy("The agreement ran out on %(day)s."),
    "not_yet": gettext_lazy("The agreement begins on %(day)s, after the days of this invitation."),
    "in_force": gettext_lazy("An agreement has been in force since %(day)s and no end is stated."),
    "in_force_until": gettext_lazy("An agreement is in force until %(day)s."),
    "in_force_legacy": gettext_lazy("An old agreement without an end date is in force since %(day)s."),
    "broad_tie": gettext_lazy("A sister tie is broad by its kind: every field is within its scope."),
    "no_field_named": gettext_lazy(
        "The invitation names no field, so it cannot be said whether it is within the scope."
    ),
    "outside": gettext_lazy("Outside the scope of the cooperation: %(fields)s."),
    "within": gettext_lazy("Within the scope of the cooperation: %(fields)s."),
}


def language() -> str:
    return (get_language() or "en")[:2]


def between() -> str:
    return _between(language())


@cache
def _between(_language: str) -> str:
    return pgettext("between the words of a list", ", ")


@lru_cache(maxsize=4096)
def place_of(city: str, country: str):
    """The one place of that name in the gazetteer; None where there is none or where there are several."""
    return Gazetteer.load().find_place(city, country or None).match if city else None


def invitations_noun(count: int) -> str:
    return ngettext("invitation", "invitations", count)


def state_words(state: str, outcome: str = "") -> dict:
    """{"word", "tone", "icon"} of a state; an answered one says what was answered."""
    if outcome:
        tone, icon = OUTCOMES[outcome]
        return {"word": Invitation.Outcome(outcome).label, "tone": tone, "icon": icon}
    tone, icon = STATES[state]
    return {"word": Invitation.State(state).label, "tone": tone, "icon": icon}


def title_of(invitation: Invitation) -> str:
    """What the office calls it in the reader's language, else as the inviter wrote it."""
    return str(invitation.heading) or invitation.title


def title_shown(invitation: Invitation):
    """The same as HTML: where it is in another language than the page, it says in which."""
    heading = invitation.heading
    text, code = (str(heading), heading.language) if heading else (invitation.title, invitation.language)
    return text if code == language() else in_its_language(text, code)


def city_in_words(invitation: Invitation) -> str:
    """The city in the reader's own script where the gazetteer knows it, else as the inviter wrote it."""
    city = invitation.city
    if not city or (city.isascii() and language() != "ja"):
        return city
    found = place_of(city, invitation.country)
    return found.label(language()) if found else city


def from_where(invitation: Invitation) -> str:
    """ "Hamamatsu, Japan" """
    country = country_name(invitation.country, language()) if invitation.country else ""
    parts = (city_in_words(invitation) or invitation.inviter_name, country)
    return between().join(part for part in parts if part)


def in_its_language(text: str, code: str):
    """A text of the inviter's as HTML that says which language it is in."""
    return format_html('<span lang="{}">{}</span>', code, text) if text else ""


def waited_words(days: int) -> str:
    return _waited(days, language())


@lru_cache(maxsize=1024)  # the same few numbers stand on every board
def _waited(days: int, _language: str) -> str:
    return days_in_words(days) if days > 0 else _("today")


def span_words(first: date | None, last: date | None) -> str:
    """The days of an invitation as people write them; "" where none are stated."""
    if first is None:
        return ""
    return words_of(PartialDate.of_day(first) if first == last else PartialDate.of_interval(first, last))


def rupiah(amount: int | None) -> str:
    if amount is None:
        return ""
    return f"Rp {number_format(amount, use_l10n=True, force_grouping=True)}"


def cooperation_told(reasons: list[dict], field_names: dict[str, str]) -> list[str]:
    """The sentences of what the rule of existing cooperation rests on. `reasons`: Reason.as_record()."""
    told = []
    for one in reasons:
        day = one.get("day", "")
        words = {
            "day": words_of(PartialDate.of_day(date.fromisoformat(day))) if day else _("an unknown day"),
            "fields": between().join(field_names.get(key, key) for key in one.get("fields", ())),
        }
        if one["key"] in COOPERATION:
            told.append(str(COOPERATION[one["key"]]) % words)
    return told


def told_on_timeline(invitation: Invitation, kind: str) -> dict[str, str]:
    """summary_ind, summary_jpn, summary_eng of the event that tells of it."""
    found = {}
    for code, column in COLUMNS.items():
        with override(code):
            words = {"title": title_of(invitation), "outcome": invitation.get_outcome_display()}
            if kind == ANSWERED:
                found[f"summary_{column}"] = _("Answer to the invitation “%(title)s”: %(outcome)s") % words
            else:
                found[f"summary_{column}"] = _("Invitation: %(title)s") % words
    return found
