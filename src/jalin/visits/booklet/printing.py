"""A visit as a booklet for the pocket: the programme by the hour in both time zones, who is who, in two languages."""

from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from jalin.kernel.access import can
from jalin.kernel.dates import format_day
from jalin.kernel.text import COLUMNS, read_text
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office
from jalin.visits.models import Visit
from jalin.visits.page import days, people_of, programme_of
from jalin.visits.permissions import VIEW_PEOPLE
from jalin.visits.words import days_of, languages_word, partner_word

TEMPLATE = Path(__file__).parent.parent / "documents" / "booklet.typ"
PAIRS = (("id", "ja"), ("id", "en"), ("ja", "en"))


def pair_for(visit: Visit, asked: str = "") -> tuple[str, str]:
    """The two languages: those asked for ("id-ja"), else Indonesian and the partner's own."""
    wanted = tuple(asked.split("-"))
    if wanted in PAIRS or wanted[::-1] in PAIRS:
        return wanted  # type: ignore[return-value]
    own = (visit.relation.partner.own_language or "").partition("-")[0]
    return ("id", "ja") if own == "ja" else ("id", "en")


def both(thing, name: str, pair: tuple[str, str]) -> dict[str, str]:
    """A trilingual text in both languages; where one is missing, what there is."""
    texts = {language: getattr(thing, f"{name}_{column}") for language, column in COLUMNS.items()}
    return {language: read_text(texts, language).text for language in pair}


def in_both(make, pair: tuple[str, str]) -> dict[str, str]:
    """What `make()` says in each of the two languages."""
    said = {}
    for language in pair:
        with override(language):
            said[language] = str(make())
    return said


def booklet(visit: Visit, user, pair: tuple[str, str]) -> bytes:
    """The PDF. Names stand in it only for who may see them."""
    sees, today = can(user, VIEW_PEOPLE), timezone.localdate()
    people = people_of(visit, user)
    known = {one.pk: one for one in people}
    entries = days(programme_of(visit), visit, known, sees_people=sees)
    office = home_office()
    data = {
        "pair": list(pair), "title": both(visit, "title", pair), "purpose": both(visit, "purpose", pair),
        "days-of": in_both(lambda: days_of(visit), pair), "partner": in_both(lambda: partner_word(visit), pair),
        "home": in_both(lambda: office.city if office else "", pair), "reference": visit.reference,
        "source": f"{visit.reference} · {format_day(today, pair[0])}", "invented": in_both(_invented, pair) if visit.is_invented else {},
        "words": {key: in_both(make, pair) for key, make in WORDS.items()},
        "days": [{"day": {language: format_day(day["day"], language, weekday=True) for language in pair},
                  "entries": [_entry(entry, pair) for entry in day["entries"]]} for day in entries],
        "sides": [_side(side, people, pair, sees) for side in ("home", "partner") if any(one.side == side for one in people)],
        "gone": in_both(_gone, pair) if visit.shredded_at else {},
    }  # fmt: skip
    return typeset(TEMPLATE, data, language=pair[0], made_on=today)


WORDS = {
    "programme": lambda: _("Programme"), "people": lambda: _("Who is who"), "met": lambda: _("Who is met"),
    "interpreter": lambda: _("Interpreter"), "gift": lambda: _("Gift"), "papers": lambda: pgettext("visit", "Papers"), "address": lambda: _("Address"),
    "takes-part": lambda: _("Who takes part"), "nothing": lambda: _("The programme is empty."), "notes": lambda: _("Notes"),
}  # fmt: skip


def _invented() -> str:
    return _("Invented example: no source tells of this visit.")


def _gone() -> str:
    return _("The personal data of this visit were erased.")


def _entry(entry: dict, pair) -> dict:
    item, hours = entry["item"], entry["hours"]
    return {
        "hours": f"{hours.here} {hours.zone}", "other": hours.there, "kind": in_both(item.get_kind_display, pair),
        "title": both(item, "title", pair), "place": item.place, "address": item.address, "note": both(item, "note", pair),
        "gift": item.gift, "papers": [paper.title for paper in entry["papers"]],
        "interpreter": _person_line(entry["interpreter"], pair) if entry["interpreter"] else {},
        "met": [{language: " · ".join(filter(None, (post, one["name"].text))) for language, post in both(one["contact"], "post", pair).items()}
                for one in entry["met"]],
        "attended": [_person_line(one, pair) for one in entry["attended"]],
    }  # fmt: skip


def _person_line(one, pair) -> dict[str, str]:
    return both(one, "office", pair)


def _side(side: str, people, pair, sees: bool) -> dict:
    rows = [one for one in people if one.side == side]
    return {
        "label": in_both(rows[0].get_side_display, pair),
        "rows": [{"office": both(one, "office", pair), "role": in_both(one.get_role_display, pair), "organisation": one.organisation,
                  "name": one.full_name if sees else "", "other": one.other_script if sees else "", "form": one.form_of_address,
                  "languages": languages_word(one.languages)} for one in rows],
    }  # fmt: skip
