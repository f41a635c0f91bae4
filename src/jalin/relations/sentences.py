"""Sentences about a relation, made from its record: what it is, since when, what was agreed, how long it is silent.

Whole sentences are translated, never joined from words, so that each language reads as a person would write it. No
query is made here: the caller hands in what the record says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate, format_partial

from .rules import ACTIVE, ENDED, EXPLORING, IDLE, LAPSED, Status

MARK, MARK_ZERO = "\ue000", 0xE001  # private use: no text of the record holds them


@dataclass(frozen=True)
class Look:
    """How a status is shown everywhere: word, icon and tone together, never colour alone."""

    word: object
    icon: str
    tone: str
    meaning: object


LOOKS = {
    EXPLORING: Look(
        gettext_lazy("Exploring"),
        "route",
        "info",
        gettext_lazy("Talks or a letter of intent, no agreement yet."),
    ),
    ACTIVE: Look(
        gettext_lazy("Active"),
        "circle-check",
        "good",
        gettext_lazy("An agreement, and no silence of more than the set time."),
    ),
    IDLE: Look(
        gettext_lazy("Idle"),
        "clock-pause",
        "due",
        gettext_lazy("No contact with a date on record within the set time."),
    ),
    LAPSED: Look(
        gettext_lazy("Lapsed"), "hourglass", "bad", gettext_lazy("The agreement ran out and was not renewed.")
    ),
    ENDED: Look(
        gettext_lazy("Ended"), "circle-x", "neutral", gettext_lazy("The two sides ended the relation.")
    ),
}


@dataclass(frozen=True)
class Names:
    """The two cities and the partner's country, each as the reader's language writes it."""

    home: str
    partner: str
    country: str = ""

    @property
    def place(self) -> str:
        """ "Hamamatsu (Japan)"; the name alone where the country is not known."""
        if not self.country:
            return self.partner
        return _("%(place)s (%(country)s)") % {"place": self.partner, "country": self.country}


def language() -> str:
    return (get_language() or "en")[:2]


def home_in_sentence(city: str) -> str:
    """ "City of Bandung" is a heading in English; inside a sentence it is "Bandung"."""
    return city.removeprefix("City of ") if language() == "en" else city


def words_of(known: PartialDate) -> str:
    return format_partial(known, language())


def when(known: PartialDate) -> str:
    """ "on 2 June 1960", "in 2002": a date as it stands in the middle of a sentence."""
    words = {"date": words_of(known)}
    if known.precision in {"day", "minute", "interval"}:
        return pgettext("when something happened", "on %(date)s") % words
    return pgettext("when something happened", "in %(date)s") % words


def gap() -> str:
    """What stands between two sentences: nothing in Japanese."""
    return "" if language() == "ja" else " "


def joined(words: Sequence[str]) -> str:
    """ "2008 and 2014"."""
    if len(words) < 2:
        return "".join(words)
    head = pgettext("between the words of a list", ", ").join(words[:-1])
    return pgettext("two words of a list", "%(first)s and %(last)s") % {"first": head, "last": words[-1]}


def partner_word(partner) -> str:
    """The partner's name in the reader's language, or in whichever language it has one."""
    return str(partner.name) or str(partner)


def days_in_words(days: int, *, exact: bool = True) -> str:
    """ "470 days", or "at least 1,424 days" when the day of the last contact is not known."""
    shown = {"days": number_format(days, force_grouping=True)}
    if exact:
        return ngettext("%(days)s day", "%(days)s days", days) % shown
    return ngettext("at least %(days)s day", "at least %(days)s days", days) % shown


def days_ago_in_words(days: int, *, exact: bool = True) -> str:
    """ "470 days ago", "at least 1,424 days ago", "today"."""
    if days == 0 and exact:
        return _("today")
    shown = {"days": number_format(days, force_grouping=True)}
    if exact:
        return ngettext("%(days)s day ago", "%(days)s days ago", days) % shown
    return ngettext("at least %(days)s day ago", "at least %(days)s days ago", days) % shown


def what_it_is(names: Names, kind: str, status: str, *, until: PartialDate | None = None) -> str:
    """The one sentence that says what this relation is. `until`: when it lapsed or ended, as far as known."""
    words = {"place": names.place, "home": names.home}
    if kind == "none":
        if status in {LAPSED, ENDED, IDLE}:
            return _("%(place)s and %(home)s explored cooperation; no agreement is on record.") % words
        return _("%(place)s and %(home)s are exploring cooperation; there is no agreement yet.") % words
    if status in {LAPSED, ENDED}:
        return _what_it_was(words, kind, until)
    if kind == "sister":
        return _("%(place)s is a sister city of %(home)s.") % words
    if kind == "institution":
        return _("%(place)s, an institution, cooperates with %(home)s.") % words
    return _("%(place)s and %(home)s cooperate in agreed fields.") % words


def _what_it_was(words: dict, kind: str, until: PartialDate | None) -> str:
    if until is None or not until.is_known:
        if kind == "sister":
            return _("%(place)s was a sister city of %(home)s.") % words
        return _("%(place)s and %(home)s had an agreement on cooperation.") % words
    words |= {"date": words_of(until)}
    if kind == "sister":
        return _("%(place)s was a sister city of %(home)s until %(date)s.") % words
    return _("%(place)s and %(home)s had an agreement on cooperation until %(date)s.") % words


def since_when(claims: Sequence[PartialDate], *, marked: bool = False) -> str:
    """When the cooperation began: by the preferred source first, then by those that say otherwise.

    `marked`: each date stands between two MARKs, with its place in `claims` as a letter before it, so that
    `split_at_marks` can put the sources behind it.
    """
    known = {}
    for place, claim in enumerate(claims):
        if claim.is_known:
            known.setdefault(words_of(claim), place)
    if not known:
        return _("When it began is not known.") if claims else ""
    dates = [
        f"{MARK}{chr(MARK_ZERO + place)}{words}{MARK}" if marked else words for words, place in known.items()
    ]
    words = {"date": dates[0], "others": joined(dates[1:])}
    if len(dates) == 1:
        return _("The cooperation dates from %(date)s.") % words
    if len(dates) == 2:
        return _("One source dates the cooperation from %(date)s, another from %(others)s.") % words
    return _("One source dates the cooperation from %(date)s, others from %(others)s.") % words


def split_at_marks(text: str) -> list[tuple[str, int | None]]:
    """A marked sentence in pieces: text (None), and dates with the place of their claim."""
    pieces = [
        (piece, None) if place % 2 == 0 else (piece[1:], ord(piece[0]) - MARK_ZERO)
        for place, piece in enumerate(text.split(MARK))
    ]
    return [piece for piece in pieces if piece[0]]


def letter_of_intent(signed: PartialDate | None) -> str:
    """For a relation that is still being explored."""
    if signed is None:
        return ""
    if not signed.is_known:
        return _("A letter of intent was signed; its date is not known.")
    return _("A letter of intent was signed %(when)s.") % {"when": when(signed)}


def agreements_on_record(count: int, latest: PartialDate | None) -> str:
    """ "4 agreements are on record, the latest signed on 11 August 2025."; empty when there is none."""
    known = latest if latest is not None and latest.is_known else None
    if count == 0:
        return ""
    if count == 1:
        if known is None:
            return _("One agreement is on record.")
        return _("One agreement is on record, signed %(when)s.") % {"when": when(known)}
    words = {"count": number_format(count, force_grouping=True)}
    if known is None:
        return _("%(count)s agreements are on record.") % words
    return _("%(count)s agreements are on record, the latest signed %(when)s.") % (
        words | {"when": when(known)}
    )


def why_this_status(
    status: Status, last_contact: PartialDate | None, closed: PartialDate | None = None
) -> str:
    """The reason of a status in one sentence, with the days since the last contact."""
    words = {}
    if status.days is not None and last_contact is not None:
        words = {
            "date": words_of(last_contact),
            "when": when(last_contact),
            "days": days_in_words(max(status.days, 0), exact=status.is_exact),
        }
    if status.key in {LAPSED, ENDED}:
        return _why_closed(status, closed, words)
    if status.days is None:
        if status.reason == "agreement_no_dated_contact":
            return _(
                "An agreement is on record, but no contact with a date: nobody can say how long it has been silent."
            )
        return _("Contacts are on record, but none with a date.") if status.reason else ""
    if status.reason == "silent_agreement":
        return _("An agreement is on record, but no contact since %(date)s: %(days)s of silence.") % words
    if status.reason == "silent_exploration":
        return _("No contact is on record since %(date)s: %(days)s of silence.") % words
    return _("The last contact on record was %(when)s, %(days)s ago.") % words


def _why_closed(status: Status, closed: PartialDate | None, words: dict) -> str:
    known = closed if closed is not None and closed.is_known else None
    if status.reason == "term_is_over":
        return _("The agreed term ran out %(when)s; no renewal is on record.") % {
            "when": when(known or PartialDate.of_day(status.since or date.min))
        }
    if status.key == ENDED:
        return (
            _("The relation was ended %(when)s.") % {"when": when(known)}
            if known
            else _("The relation was ended.")
        )
    if known and words:
        return _(
            "The agreement lapsed %(then)s without renewal. The last contact on record was %(when)s, %(days)s ago."
        ) % (words | {"then": when(known)})
    if known:
        return _("The agreement lapsed %(when)s without renewal.") % {"when": when(known)}
    return _("The agreement lapsed without renewal.")


def silence_until_today(status: Status) -> str:
    """For the near end of a timeline; empty when nothing is known of the last contact."""
    if status.days is None:
        return ""
    return _("%(days)s without a contact on record, until today") % {
        "days": days_in_words(status.days, exact=status.is_exact)
    }


def silence_between(earlier: date, later: date) -> str:
    """A sentence for a stretch of the timeline on which nothing is written."""
    days = (later - earlier).days
    years, months = days // 365, days // 30
    if years >= 2:
        return ngettext("%(n)s year with nothing on record", "%(n)s years with nothing on record", years) % {
            "n": years
        }
    return ngettext("%(n)s month with nothing on record", "%(n)s months with nothing on record", months) % {
        "n": months
    }


def home_lead(city: str, partners: int, countries: int) -> str:
    """The home page's one sentence: how many partners in how many countries the record holds."""
    inside = ngettext("%(n)s country", "%(n)s countries", countries) % {"n": number_format(countries)}
    return ngettext(
        "%(city)s keeps the record of its relations with %(n)s partner in %(countries)s here: what was agreed, what came "
        "of it, and where it has gone quiet.",
        "%(city)s keeps the record of its relations with %(n)s partners in %(countries)s here: what was agreed, what came "
        "of it, and where it has gone quiet.",
        partners,
    ) % {"city": city, "n": number_format(partners, force_grouping=True), "countries": inside}
