"""Visits in the words of lists and pages."""

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jalin.kernel.dates import PartialDate, format_partial
from jalin.kernel.text import Reading
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import JAPANESE

from .models import Permit, Visit

STATES = {  # word, tone, icon
    "planned": (Visit.State.PLANNED.label, "neutral", "calendar"),
    "permitted": (Visit.State.PERMITTED.label, "info", "file-certificate"),
    "under_way": (Visit.State.UNDER_WAY.label, "due", "route"),
    "ended": (Visit.State.ENDED.label, "info", "flag"),
    "reported": (Visit.State.REPORTED.label, "good", "circle-check"),
    "cancelled": (Visit.State.CANCELLED.label, "neutral", "circle-x"),
}
PERMIT_STATES = {
    "preparing": (Permit.State.PREPARING.label, "neutral", "files"),
    "filed": (Permit.State.FILED.label, "info", "inbox"),
    "granted": (Permit.State.GRANTED.label, "good", "circle-check"),
    "refused": (Permit.State.REFUSED.label, "bad", "circle-x"),
}
DIRECTIONS = {"outgoing": (Visit.Direction.OUTGOING.label, "plane-departure"), "incoming": (Visit.Direction.INCOMING.label, "plane-arrival")}  # fmt: skip
ITEM_ICONS = {"travel": "train", "meeting": "users", "site": "map-pin", "ceremony": "signature", "meal": "clock-hour-4", "press": "news", "rest": "sun"}  # fmt: skip
MOVES = {  # the acts that change a visit's state: what they are called, icon, tone
    "under_way": (_("The journey begins"), "route", "quiet"),
    "ended": (_("The journey is over"), "flag", "quiet"),
    "cancelled": (_("Call the visit off"), "circle-x", "danger"),
}
LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]
ANY_PURPOSE = pgettext_lazy("kind of journey", "any journey")


def language() -> str:
    return (get_language() or "en")[:2]


def written(text: str) -> Reading:
    """A name, place or form of address that has one language only: marked as Japanese where it is, so that the right
    typeface and voice are taken."""
    asked = language()
    return Reading(text, "ja" if JAPANESE.search(text) else asked, asked)


def visits_noun(count: int) -> str:
    return ngettext("visit", "visits", count)


def days_of(visit: Visit, lang: str = "") -> str:
    """ "2–6 November 2018" """
    span = PartialDate.from_columns(
        visit.starts_on, visit.ends_on, "day" if visit.starts_on == visit.ends_on else "interval"
    )
    return format_partial(span, lang or language())


def partner_word(visit: Visit) -> str:
    partner = visit.relation.partner
    return str(partner.name) or str(partner)


def drawn(state: str, words: dict = STATES):
    """Icon, word and tone of a state, drawn without a template: a list has one in every row."""
    word, tone, sign = words[state]
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, icon(sign), word)


def people_word(count: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": number_format(count, force_grouping=True)}


def languages_word(codes: str) -> str:
    """ "Bahasa Indonesia, 日本語" of "id|ja" """
    known = dict(LANGUAGES)
    return ", ".join(known.get(code, code) for code in codes.split("|") if code)
