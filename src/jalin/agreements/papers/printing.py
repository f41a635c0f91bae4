"""A text as PDF: its languages beside each other, clause by clause; the same versions give the same bytes."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.agreements.engine.procedure import said
from jalin.kernel.dates import format_day
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office

from .models import LANGUAGES, Text, Version
from .selectors import headings_of, paper_of

TEMPLATE = Path(__file__).parent / "documents" / "paper.typ"


def day_of(versions: dict[str, Version]) -> date:
    """The day of the newest version printed: the document's own date, so that printing it again changes nothing."""
    return max(version.made_at for version in versions.values()).date()


def printed(text: Text, versions: dict[str, Version], frame: str) -> bytes:
    """The PDF. `versions`: one for each language shown; `frame`: the language of the frame."""
    order = [text.prevailing, *(code for code, _name in LANGUAGES if code != text.prevailing)]
    shown = [code for code in order if code in versions]
    with override(frame):
        data = _data(text, versions, shown, frame)
    return typeset(TEMPLATE, data, language=frame, made_on=day_of(versions))


def _data(text: Text, versions: dict[str, Version], shown: list[str], frame: str) -> dict:
    paper, partner, office = paper_of(text), text.case.relation.partner, home_office()
    names = dict(LANGUAGES)
    numbers = " · ".join(f"{code} {versions[code].number}" for code in shown)
    lacks = text.prevailing not in versions
    return {
        "title": said(paper.name, frame), "subtitle": f"{text.case.title} · {partner.name or partner}",
        "source": f"{office.name if office else 'Jalin'} · {said(paper.name, frame)} · {numbers}",
        "facts": [[_("Versions"), numbers], [_("As of"), format_day(day_of(versions), frame)]],
        "warning": _("The prevailing language is not written yet.") if lacks else "", "warning-word": _("Note:"),
        "languages": [{"code": code, "name": names[code], "prevails": code == text.prevailing, "prevails-word": _("prevailing"),
                       "missing": _("not written")} for code in shown],
        "clauses": [{"headings": heading.name, "bodies": {code: versions[code].bodies.get(heading.key, "") for code in shown}}
                    for heading in headings_of(text)],
    }  # fmt: skip
