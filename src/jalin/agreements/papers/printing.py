"""A paper as PDF, filled with what the case shares; the same versions and values give the same bytes.

Legal texts stand with their languages beside each other, clause by clause; letters, memos and minutes have one sheet a
language. A gap is printed as such."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.agreements.engine.procedure import said
from jalin.kernel.dates import format_day
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office

from .filling import GAP, filled, paragraphs_of
from .models import LANGUAGES, Text, Version
from .particulars import Shared, entered_in, labels_in, particulars_of, shared_of
from .patterns import ADDRESSEE, BODY, COPIES, DAY, ROWS, SECTION, Pattern
from .selectors import headings_of, name_of, paper_of, pattern_of

HERE = Path(__file__).parent / "documents"
OFFICIAL = HERE / "official.typ"  # letters, memos and minutes
MOST_NAMED = 6  # signs that one sentence names
LONG = 1200  # characters from which a clause may run over two pages
COLON = {"id": ":", "ja": "：", "en": ":"}


def day_of(versions: Mapping[str, Version], changed_on: date | None = None) -> date:
    """The day of the newest version printed, or of the shared fields: the document's own date, so that printing it again
    changes nothing."""
    newest = max(version.made_at for version in versions.values()).date()
    return max(newest, changed_on) if changed_on else newest


def printed(text: Text, versions: Mapping[str, Version], frame: str, *, signers: int = 0) -> bytes:
    """The PDF. `versions`: one for each language shown; `frame`: the language of the frame; `signers`: for how many signatures
    room is left at the foot of the last page. Raises SignsMissing."""
    row = particulars_of(text.case)
    shared = shared_of(text.case, entered_in(row))
    order = [text.prevailing, *(code for code, _name in LANGUAGES if code != text.prevailing)]
    shown = [code for code in order if code in versions]
    made_on = day_of(versions, row.changed_on if row else None)
    pattern = pattern_of(text)
    with override(frame):
        data = {**_frame(text, versions, shown, frame, made_on), "signers": signers}
    if pattern and pattern.form.headings:
        data["source"] = ""  # what goes out bears no marks of the house
        data["sheets"] = [
            _sheet(text, pattern, versions[code], shared.printed(code, text, versions)) for code in shown
        ]
        return typeset(OFFICIAL, data, language=shown[0], made_on=made_on, is_exact=True)
    with override(frame):
        data |= _beside(text, versions, shown, shared)
    return typeset(HERE / "paper.typ", data, language=frame, made_on=made_on, is_exact=True)


def signs_said(signs: str) -> str:
    """Why a paper with these signs cannot be printed; a sign without a picture is named by its number."""
    shown = ", ".join(
        f"U+{ord(one):04X}" if unicodedata.category(one)[0] in "CZM" else f"“{one}”"
        for one in signs[:MOST_NAMED]
    )
    shown += ", …" if len(signs) > MOST_NAMED else ""
    return _(
        "No typeface of this program has the sign %(signs)s: take it out, or write it in Latin or Japanese letters."
    ) % {"signs": shown}


def _frame(text: Text, versions, shown: list[str], frame: str, made_on: date) -> dict:
    partner, office, name = text.case.relation.partner, home_office(), name_of(text, frame)
    numbers = " · ".join(f"{code} {versions[code].number}" for code in shown)
    return {
        "title": name, "subtitle": f"{text.case.title} · {partner.name or partner}",
        "source": f"{office.name if office else 'Jalin'} · {name} · {numbers}",
        "facts": [[_("Versions"), " · ".join(f"{dict(LANGUAGES)[code]} {versions[code].number}" for code in shown)], [_("As of"), format_day(made_on, frame)]],
    }  # fmt: skip


def _beside(text: Text, versions, shown: list[str], shared: Shared) -> dict:
    names, lacks = dict(LANGUAGES), text.prevailing not in versions
    values = {code: shared.printed(code, text, versions) for code in shown}
    return {
        "warning": _("The prevailing language is not written yet.") if lacks else "", "warning-word": _("Note:"),
        "languages": [{"code": code, "name": names[code], "prevails": code == text.prevailing, "prevails-word": _("prevailing"),
                       "missing": _("not written")} for code in shown],
        "clauses": [{"headings": heading.name, "is-title": heading.key == "title", "is-long": any(
            len(versions[code].bodies.get(heading.key, "")) > LONG for code in shown), "bodies": {
            code: _paragraphs(versions[code].bodies.get(heading.key, ""), values[code], code) for code in shown}}
            for heading in headings_of(text)],
    }  # fmt: skip


def _paragraphs(body: str, values: Mapping[str, str], lang: str) -> list[list[dict]]:
    """Paragraphs of pieces as the template reads them."""
    found = paragraphs_of(body, values, labels_in(lang))
    return [[{"text": one.text, "gap": one.kind == GAP} for one in pieces] for pieces in found if pieces]


def _sheet(text: Text, pattern: Pattern, version: Version, values: Mapping[str, str]) -> dict:
    """One letter, memo or minutes in one language."""
    lang, form = version.language, pattern.form
    parts = {role: [] for role in (ROWS, ADDRESSEE, SECTION, BODY, COPIES, DAY)}
    for heading in paper_of(text).headings:
        body = _paragraphs(version.bodies.get(heading.key, ""), values, lang)
        if body:
            parts[form.roles[heading.key]].append({"heading": heading.name[lang], "body": body})
    return {
        "language": lang, "form": form.key, "head": letterhead(pattern, values, lang),
        "title": said(form.title, lang), "colon": COLON[lang],
        "day": parts[DAY][0]["body"] if parts[DAY] else [], "rows": parts[ROWS], "addressee": parts[ADDRESSEE],
        "sections": parts[SECTION] + parts[BODY], "numbered": bool(parts[SECTION]), "copies": parts[COPIES],
        "closing": [_paragraphs(place, values, lang) for place in pattern.closing] if any(pattern.closing) else [],
    }  # fmt: skip


def letterhead(pattern: Pattern, values: Mapping[str, str], lang: str) -> dict:
    """Whose letter it is: the mayor's, or the office's with its unit; below it the address."""
    places = ["{home_post}"] if pattern.head == "mayor" else ["{home_government}", "{contact_unit}"]
    labels = labels_in(lang)
    lines = [filled(place, values, labels) for place in places]
    return {
        "lines": [line if lang == "ja" else line.upper() for line in lines],
        "address": values["letterhead_address"],
    }
