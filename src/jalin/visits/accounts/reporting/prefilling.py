"""What the record already says under each heading of a report, so that nobody types it again."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.dates import format_day
from jalin.kernel.text import COLUMNS, read_text
from jalin.visits.accounts.duties import Headings
from jalin.visits.accounts.models import FollowUp
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.programme.hours import wall
from jalin.visits.promises.models import Commitment, Note
from jalin.visits.promises.words import OWED_BY, told_state


def prefilled(visit: Visit, form: Headings, language: str, today) -> dict[str, str]:
    """Key of a heading -> text in `language`, "" where the record has nothing. Persons are not named: offices are."""
    with override(language):
        return {
            one["key"]: _FILLS[one["fills"]](visit, language, today) if one["fills"] else ""
            for one in form.headings
        }


def _said(thing, name: str, language: str) -> str:
    return str(
        read_text({code: getattr(thing, f"{name}_{column}") for code, column in COLUMNS.items()}, language)
    )


def _purpose(visit: Visit, language: str, today) -> str:
    days = {"first": format_day(visit.starts_on, language), "last": format_day(visit.ends_on, language)}
    lines = [
        _said(visit, "title", language),
        _("From %(first)s to %(last)s.") % days if visit.starts_on != visit.ends_on else days["first"],
        _said(visit, "purpose", language),
    ]
    return "\n".join(line for line in lines if line)


def _scope(visit: Visit, language: str, today) -> str:
    """Subjects and who travelled, by office."""
    fields = ", ".join(_said(field, "name", language) for field in visit.fields.all())
    people = [_said(one, "office", language) for one in visit.delegates.filter(side="home")]
    lines = [
        _("Fields: %(fields)s") % {"fields": fields} if fields else "",
        *(f"– {office}" for office in people),
    ]
    return "\n".join(line for line in lines if line)


def _basis(visit: Visit, language: str, today) -> str:
    permit = getattr(visit, "permit", None)
    lines = [
        _("Invitation %(reference)s") % {"reference": visit.invitation_reference}
        if visit.invitation_reference
        else "",
        _("Travel permit %(number)s") % {"number": permit.number} if permit and permit.number else "",
        _("Visit %(reference)s") % {"reference": visit.reference},
    ]
    return "\n".join(line for line in lines if line)


def _programme(visit: Visit, language: str, today) -> str:
    lines, before = [], None
    for item in ProgrammeItem.objects.filter(visit=visit):
        begins, ends = wall(item.starts_at, item.zone), wall(item.ends_at, item.zone)
        if begins.date() != before:
            before = begins.date()
            lines.append(format_day(before, language))
        where = f", {item.place}" if item.place else ""
        lines.append(f"– {begins:%H:%M}–{ends:%H:%M} {_said(item, 'title', language)}{where}")
    return "\n".join(lines)


def _results(visit: Visit, language: str, today) -> str:
    """The minutes in the words they were written in, and every promise with how it stands."""
    lines = [note.text for note in Note.objects.filter(visit=visit)]
    promises = list(Commitment.objects.filter(visit=visit))
    if promises:
        lines.append(_("Promises:"))
    for row in promises:
        lines.append(
            f"– {_said(row, 'what', language)} ({OWED_BY[row.owed_by]}; {row.counterpart}; {told_state(row, today)})"
        )
    return "\n".join(lines)


def _follow_up(visit: Visit, language: str, today) -> str:
    rows = FollowUp.objects.filter(visit=visit)
    return "\n".join(f"– {format_day(row.on_day, language)}: {row.what}" for row in rows)


_FILLS: dict[str, Callable] = {
    "purpose": _purpose, "scope": _scope, "basis": _basis, "programme": _programme, "results": _results, "follow_up": _follow_up,
}  # fmt: skip
