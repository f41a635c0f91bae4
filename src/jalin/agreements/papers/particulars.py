"""What the papers of a case share: entered once, printed in all of them.

Some of it the program knows already: the cities from the registers, days from the timeline of the case. What was entered goes
before a register; a day that the timeline knows goes before one that was entered, because it happened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jalin.agreements.models import Case, Deadline, Step
from jalin.agreements.selectors import procedure_of, steps_in_order
from jalin.kernel.dates import format_day
from jalin.kernel.text import COLUMNS
from jalin.people.selectors import home_office

from .models import LANGUAGES, Particulars, Text

TEXTS, PLAIN, DAY, NUMBER, LANGUAGE = "texts", "plain", "day", "number", "language"
CODES = tuple(code for code, _name in LANGUAGES)
TONGUES = {
    "id": {"id": "bahasa Indonesia", "ja": "bahasa Jepang", "en": "bahasa Inggris"},
    "ja": {"id": "インドネシア語", "ja": "日本語", "en": "英語"},
    "en": {"id": "Indonesian", "ja": "Japanese", "en": "English"},
}
AND = {"id": (", ", " dan "), "ja": ("、", "及び"), "en": (", ", " and ")}  # between, and before the last


@dataclass(frozen=True)
class Field:
    """A shared field. `kind`: how it is entered (in three languages, as one text, a day, a number, a language); a personal
    one is kept encrypted."""

    key: str
    label: object
    group: str
    kind: str = TEXTS
    is_personal: bool = False
    hint: object = ""
    is_long: bool = False


GROUPS = {
    "parties": _("The parties"), "signing": _("Who signs, where and when"), "content": _("What is agreed"),
    "addressees": _("To whom letters go"), "office": _("Who writes in this office"),
}  # fmt: skip
FIELDS = {one.key: one for one in (
    Field("home_city", _("Our city"), "parties"),
    Field("home_government", _("Our government, as papers call it"), "parties"),
    Field("partner_city", _("The partner's city"), "parties"),
    Field("partner_government", _("The partner's government, as papers call it"), "parties"),
    Field("home_signatory", _("Who signs for us"), "signing", is_personal=True),
    Field("home_post", _("In which office, for us"), "signing", hint=_("The office as it stands under a letter, such as Wali Kota.")),
    Field("partner_signatory", _("Who signs for the partner"), "signing", is_personal=True),
    Field("partner_post", _("In which office, for the partner"), "signing"),
    Field("intent_place", _("Place of signing the letter of intent"), "signing"),
    Field("intent_day", _("Day of the letter of intent"), "signing", DAY),
    Field("signing_place", _("Place of signing the memorandum"), "signing"),
    Field("signing_day", _("Day of the memorandum"), "signing", DAY),
    Field("subject", _("Subject of the cooperation"), "content", hint=_("As it stands in titles after “concerning”.")),
    Field("fields", _("Fields of cooperation"), "content", is_long=True),
    Field("term_years", _("Term in years"), "content", NUMBER),
    Field("prevailing_language", _("Prevailing language"), "content", LANGUAGE),
    Field("governor", _("The Governor, as addressed"), "addressees"),
    Field("council", _("The city council (DPRD), as addressed"), "addressees"),
    Field("letter_place", _("Place in the dateline of letters"), "office"),
    Field("letterhead_address", _("Address in the letterhead"), "office", PLAIN),
    Field("contact_unit", _("Contact: the unit"), "office"),
    Field("contact_post", _("Contact: the office held"), "office"),
    Field("contact_phone", _("Contact: telephone"), "office", PLAIN, is_personal=True),
    Field("author_post", _("Who writes memos and minutes: the office held"), "office"),
    Field("author_name", _("Who writes memos and minutes: the name"), "office", PLAIN, is_personal=True),
)}  # fmt: skip
# what the program knows of a case or a paper itself; nobody types it
KNOWN = {
    "council_received_day": _("Day on which the council received the letter"),
    "council_consent_day": _("Day of the council's consent"),
    "governor_received_day": _("Day on which the Governor received the file"),
    "last_day": _("Last day of the agreement"), "year": _("Year of the paper"), "languages": _("Languages of the paper"),
}  # fmt: skip
FROM_TIMELINE = {
    "loi_signed": "intent_day",
    "mou_signed": "signing_day",
    "dprd_consent": "council_consent_day",
}
RECEIPTS = {("e", "received"): "council_received_day", ("f0", "received"): "governor_received_day"}


@cache
def labels_in(lang: str) -> dict[str, str]:
    """Key -> what it is called in this language; every placeholder that a text may use."""
    with override(lang):
        return {
            **{key: str(one.label) for key, one in FIELDS.items()},
            **{key: str(label) for key, label in KNOWN.items()},
        }


def particulars_of(case: Case) -> Particulars | None:
    return Particulars.objects.filter(case=case).first()


def entered_in(row: Particulars | None) -> dict:
    """Key -> what was entered: {"id", "ja", "en"} or a plain text; personal fields among them."""
    if row is None:
        return {}
    try:
        persons = json.loads(row.persons or "{}")
    except ValueError:  # kept under a key that is no longer here
        persons = {}
    return {**row.values, **persons}


@dataclass(frozen=True)
class Shared:
    """What the papers of one case can print. `entered`: typed in; `registers`: names of the cities; `days`: of the timeline."""

    entered: Mapping[str, object]
    registers: Mapping[str, Mapping[str, str]]
    days: Mapping[str, date]
    known: dict = field(
        default_factory=dict, compare=False
    )  # language -> what every paper prints; filled when first asked

    def printed(self, lang: str, text: Text | None = None, languages=()) -> dict[str, str]:
        """Key -> what is printed in this language. `text` and its `languages` give what is its own."""
        if lang not in self.known:
            every = {key: self._one(field, lang) for key, field in FIELDS.items()}
            self.known[lang] = every | {key: format_day(day, lang) for key, day in self.days.items()}
        values = dict(self.known[lang])
        if text is not None:
            values["year"] = str(text.year or "")
            values["prevailing_language"] = TONGUES[lang][text.prevailing]
            order = [
                text.prevailing,
                *(code for code in CODES if code in languages and code != text.prevailing),
            ]
            values["languages"] = _listed([TONGUES[lang][code] for code in order], lang)
        return values

    def _one(self, field: Field, lang: str) -> str:
        value = self.entered.get(field.key)
        if field.kind == TEXTS:
            return (value or {}).get(lang, "") or self.registers.get(field.key, {}).get(lang, "")
        if not value:
            return ""
        if field.kind == DAY:
            return format_day(date.fromisoformat(value), lang)
        return TONGUES[lang].get(value, "") if field.kind == LANGUAGE else str(value)


def _listed(words: list[str], lang: str) -> str:
    """`a, b and c` as the language writes it."""
    between, before_last = AND[lang]
    return before_last.join(filter(None, (between.join(words[:-1]), words[-1])))


def shared_of(case: Case, entered: Mapping[str, object] | None = None) -> Shared:
    """Three queries, one fewer where what was `entered` is given. The case with its relation and partner."""
    known = entered_in(particulars_of(case)) if entered is None else entered
    return Shared(known, registers_of(case), days_of(case))


def registers_of(case: Case) -> dict[str, dict[str, str]]:
    """What the office and the partner are called in their registers."""
    office, partner = home_office(), case.relation.partner
    found = {"partner_city": _texts(partner, "name")}
    if office:
        city = _texts(office, "city")
        found |= {"home_city": city, "letter_place": city}
    return found


def _texts(row, name: str) -> dict[str, str]:
    """A name in each language; Indonesian and English lend each other a name in Latin letters."""
    found = {lang: getattr(row, f"{name}_{column}") for lang, column in COLUMNS.items()}
    return {**found, "id": found["id"] or found["en"], "en": found["en"] or found["id"]}


def days_of(case: Case) -> dict[str, date]:
    """Days that are on record with their day; the latest of each. One query."""
    terms = [key for key, rule in procedure_of(case).clocks.items() if rule.role == "term"]
    last = (
        Deadline.objects.filter(case=OuterRef("case"), clock__in=terms)
        .order_by("-due_on")
        .values("due_on")[:1]
    )
    found = {}
    for step in steps_in_order.made(Step.objects.all(), case=case.pk).annotate(last_day=Subquery(last)):
        event = step.event
        if step.last_day:
            found["last_day"] = step.last_day
        if event.withdrawn_at or event.starts_on is None or event.precision != "day":
            continue
        key = FROM_TIMELINE.get(event.kind) or RECEIPTS.get((step.stage, step.outcome))
        if key:
            found[key] = event.starts_on
    return found
