"""The papers of the accounts as PDF: report of the journey, report of gifts, letter of thanks."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from jalin.kernel.dates import format_day
from jalin.kernel.text import COLUMNS, read_text
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office
from jalin.visits.models import Visit
from jalin.visits.words import days_of

from .costs import Cost
from .duties import GIFT, duty_on, shipped_headings
from .models import Category, Gift, Report, Thanks
from .selectors import cost_of, home_country, report_clock
from .words import clock_words, money

DOCUMENTS = Path(__file__).parent / "documents"


def said(thing, name: str, language: str) -> str:
    return str(
        read_text({code: getattr(thing, f"{name}_{column}") for code, column in COLUMNS.items()}, language)
    )


def _source(visit: Visit, title: str, language: str) -> str:
    office = home_office()
    return " · ".join(
        part for part in (said(office, "name", language) if office else "", title, visit.reference) if part
    )


def printed_report(report: Report, today: date) -> bytes:
    """The report in its own language, with the costs as they stand. A report that was handed in bears that day."""
    visit, language = report.visit, report.language
    country, day = home_country(), report.handed_in_on or today
    with override(language):
        clock = report_clock(visit, country, today, handed_in_on=report.handed_in_on)
        title = _("Report of a journey abroad")
        form = shipped_headings()[report.form]
        data = {
            "title": title, "subtitle": said(visit, "title", language), "source": _source(visit, title, language),
            "facts": [[_("Visit"), visit.reference], [_("Days"), days_of(visit, language)], [pgettext("gift", "Place"), visit.place],
                      *([[_("Report"), clock_words(clock)]] if clock else [])],
            "warning-word": _("Note:"), "warning": _("An invented example, not a real journey.") if visit.is_invented else "",
            "parts": [{"heading": one[language], "text": report.bodies.get(one["key"], "")} for one in form.headings],
            "cost": _cost_table(cost_of(visit, country=country)),
            "words": {"missing": _("Not written yet."), "cost": _("Costs"), "place-and-day": _("Place and day:"),
                      "signature": _("Head of the delegation")},
        }  # fmt: skip
        return typeset(DOCUMENTS / "report.typ", data, language=language, made_on=day)


def _cost_table(cost: Cost) -> dict:
    """Budget against what was paid; a line without a receipt says so."""

    def row(name, planned, spent, left, without) -> list[str]:
        bare = ngettext("%(n)s without a receipt", "%(n)s without a receipt", without) % {"n": without}
        return [
            name,
            money(planned, cost.currency),
            money(spent, cost.currency),
            money(left, cost.currency),
            bare if without else "",
        ]

    rows = [
        row(str(Category(one.category).label), one.planned, one.spent, one.left, one.without_receipt)
        for one in cost.lines
    ]
    if rows:
        left = None if cost.planned is None else cost.planned - cost.spent
        rows.append(row(_("Sum"), cost.planned, cost.spent, left, cost.without_receipt))
    lacks = ngettext(
        "%(n)s expense has no rate and is in no sum.",
        "%(n)s expenses have no rate and are in no sum.",
        cost.without_rate,
    )
    lacks = lacks % {"n": cost.without_rate} if cost.without_rate else ""
    return {
        "head": [_("Category"), _("Budget"), _("Paid"), _("Left"), _("Receipts")],
        "rows": rows,
        "remark": lacks,
    }


def printed_gifts(visit: Visit, gifts: list[Gift], today: date) -> bytes:
    """The received gifts of a visit, one form each, in Indonesian where the commission is: with names, for who reports."""
    country = home_country()
    language = {"ID": "id", "JP": "ja"}.get(country, "en")
    duty = duty_on(GIFT, country, visit.ends_on)
    with override(language):
        title = _("Report of gifts received")
        data = {
            "title": title, "subtitle": said(visit, "title", language), "source": _source(visit, title, language),
            "facts": [[_("Visit"), visit.reference], [_("Days"), days_of(visit, language)]],
            "basis": f"{duty.article}. {duty.source}" if duty else _("No rule of law is on record for this day."),
            "confirmed": bool(duty and duty.is_confirmed),
            "gifts": [{"what": one.what, "facts": _gift_facts(one, language)} for one in gifts],
            "words": {"basis": _("Legal basis:"), "note": _("Note:"), "unconfirmed": _("This rule has not been confirmed from the text of the law."),
                      "none": _("No gift was received."), "place-and-day": _("Place and day:"), "signature": _("Receiver of the gift")},
        }  # fmt: skip
        return typeset(DOCUMENTS / "gifts.typ", data, language=language, made_on=today)


def _gift_facts(gift: Gift, language: str) -> list[list[str]]:
    """What the form of the commission asks: receiver and giver with post and address, place and time, kind, value."""
    hour = f", {gift.at_time:%H:%M}" if gift.at_time else ""
    return [
        [_("Name of the receiver"), gift.receiver_name], [_("Office of the receiver"), gift.receiver_office],
        [_("Address of the receiver"), gift.receiver_address], [_("Name of the giver"), gift.giver_name],
        [_("Office of the giver"), gift.giver_office], [_("Address of the giver"), gift.giver_address],
        [_("Place and time"), ", ".join(part for part in (gift.place, format_day(gift.on_day, language) + hour) if part)],
        [_("Occasion"), gift.occasion], [_("Kind"), str(gift.get_kind_display())],
        [_("Estimated value"), money(gift.value, gift.currency)],
        [_("Reported on"), format_day(gift.reported_on, language) if gift.reported_on else ""], [_("Number of the report"), gift.report_number],
    ]  # fmt: skip


def printed_thanks(thanks: Thanks) -> bytes:
    """The letter in the partner's language; the name is read from the delegation now and is nowhere kept with the letter."""
    language, office, person = thanks.language, home_office(), thanks.delegate
    with override(language):
        name = _addressed(person, language) if person else ""
        addressee = [thanks.office, name] if language == "ja" else [name, thanks.office]
        if language == "ja" and not name:
            addressee = [f"{thanks.office} 御中"]
        title = _("Letter of thanks")
        data = {
            "title": title, "source": _source(thanks.visit, title, language), "office": said(office, "name", language) if office else "",
            "day": format_day(thanks.dated_on, language), "addressee": addressee,
            "paragraphs": [part for part in thanks.text.split("\n") if part.strip()],
            "signer": said(office, "name", language) if office else "",
        }  # fmt: skip
        return typeset(DOCUMENTS / "letter.typ", data, language=language, made_on=thanks.dated_on)


def _addressed(person, language: str) -> str:
    """The person as one addresses them in that language; "" once the names were erased."""
    name = person.full_name
    if language == "ja":
        name = person.other_script or name
        return f"{name} {person.form_of_address or '様'}" if name else ""
    return f"{person.form_of_address} {name}".strip() if name else ""
