"""The minutes of a meeting as PDF, in the form of minutes; the same record gives the same bytes."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from jalin.agreements.chain.models import Attendance, Meeting
from jalin.agreements.engine.procedure import said
from jalin.agreements.papers.patterns import MINUTES, forms
from jalin.agreements.papers.printing import COLON, OFFICIAL
from jalin.kernel.dates import format_day
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office

from .words import owner_word

CAME = (Attendance.State.PRESENT, Attendance.State.REPRESENTED)


def minutes_pdf(meeting: Meeting, attendance, tasks, lang: str) -> bytes:
    """`attendance`, `tasks`: rows of the meeting with their units and owners. Four statements with them, whatever their number."""
    office = home_office()
    with override(lang):
        name = str(office.name) if office else "Jalin"
        sheet = _sheet(meeting, list(attendance), list(tasks), name, lang)
        data = {"title": f"{sheet['title']} · {meeting.topic}", "source": f"{name} · {meeting.topic} · {format_day(meeting.held_on, lang)}",
                "signers": 0, "sheets": [sheet]}  # fmt: skip
    return typeset(OFFICIAL, data, language=lang, made_on=meeting.held_on)


def _sheet(meeting: Meeting, attendance: list, tasks: list, office: str, lang: str) -> dict:
    form = forms()[MINUTES]
    names = {heading.key: heading.name[lang] for heading in form.headings}
    begins = f" · {meeting.begins_at:%H:%M}" if meeting.begins_at else ""
    rows = [
        (names["meeting"], f"{meeting.topic} ({meeting.get_kind_display()})"),
        (names["day"], format_day(meeting.held_on, lang, weekday=True) + begins),
        (names["place"], meeting.place),
    ]
    sections = [
        (names["participants"], [_who(row) for row in attendance if row.state in CAME]),
        (_("Asked and absent"), [_who(row) for row in attendance if row.state not in CAME]),
        (names["discussion"], meeting.minutes.split("\n")),
        (names["follow_up"], [_task(task, lang) for task in tasks]),
    ]
    author = meeting.minutes_by.name if meeting.minutes_by else ""
    return {
        "language": lang, "form": MINUTES, "head": {"lines": [office if lang == "ja" else office.upper()], "address": ""},
        "title": said(form.title, lang), "colon": COLON[lang], "day": [], "addressee": [], "copies": [], "numbered": True,
        "rows": [{"heading": heading, "body": _paragraphs([text])} for heading, text in rows if text],
        "sections": [{"heading": heading, "body": _paragraphs(lines)} for heading, lines in sections if any(lines)],
        "closing": [_paragraphs([_("Minutes by")]), _paragraphs([author])] if author else [],
    }  # fmt: skip


def _paragraphs(lines: list[str]) -> list[list[dict]]:
    return [[{"text": line, "gap": False}] for line in lines if line.strip()]


def _who(row: Attendance) -> str:
    unit = row.unit.name_today if row.unit else ""
    told = ", ".join(part for part in (row.function, unit, row.name) if part)
    if row.state in (Attendance.State.REPRESENTED, Attendance.State.ABSENT):
        told += f" – {row.get_state_display()}"
    return f"{told} ({row.remark})" if row.remark else told


def _task(task, lang: str) -> str:
    words = {"what": task.what, "owner": owner_word(task), "day": format_day(task.due_on, lang)}
    return pgettext("minutes", "%(what)s – %(owner)s, until %(day)s") % words
