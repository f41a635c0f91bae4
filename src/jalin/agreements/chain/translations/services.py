"""Writing the queue of translations."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import open_translations, working_calendar
from jalin.agreements.models import Case
from jalin.kernel.journal import action

from .rules import LONGEST, agreed_day
from .words import LANGUAGES

EDITABLE = {"what", "kind", "source_language", "target_language", "pages", "remark", "working_days", "case"}


@action("agreements.request_translation", verb=TRANSLATE)
def request_translation(
    *, by, act, what: str, source_language: str, target_language: str, working_days: int, requested_on: date | None = None,
    case: Case | None = None, kind: str = Translation.Kind.LETTER, pages: int | None = None, remark: str = "",
) -> Translation:  # fmt: skip
    """Ask for a translation, due `working_days` working days after `requested_on` (today) by the city's calendar."""
    asked = requested_on or timezone.localdate()
    _not_ahead("requested_on", asked)
    _checked(source_language, target_language, working_days)
    row = act.create(Translation(
        what=what.strip(), source_language=source_language, target_language=target_language, working_days=working_days, case=case,
        kind=kind, pages=pages, remark=remark.strip(), requested_on=asked, requested_by=None if isinstance(by, str) else by,
        due_on=agreed_day(asked, working_days, working_calendar()).due,
    ))  # fmt: skip
    if case:
        act.about(case)
    return row


@action("agreements.edit_translation", verb=TRANSLATE, on="translation")
def edit_translation(*, by, act, translation: Translation, **values) -> Translation:
    """Change what is asked for while it is open; other working days make another due day, from the day it was asked for."""
    if set(values) - EDITABLE:
        raise ValueError("the course of a translation has acts of its own")
    _open(translation)
    one = {
        name: values.get(name, getattr(translation, name))
        for name in ("source_language", "target_language", "working_days")
    }
    _checked(**one)
    due = agreed_day(translation.requested_on, one["working_days"], working_calendar()).due
    act.change(translation, **values, due_on=due)
    act.about(translation)
    return translation


@action("agreements.take_translation", verb=TRANSLATE, on="translation")
def take_translation(
    *, by, act, translation: Translation, person, taken_on: date | None = None
) -> Translation:
    """`person` takes it. What somebody else has is first put back."""
    translation = _locked(translation)
    _open(translation)
    if translation.taken_by_id and translation.taken_by_id != person.pk:
        raise ValidationError(
            _("%(name)s has this translation already. It is put back into the queue first.")
            % {"name": translation.taken_by.name}
        )
    day = taken_on or timezone.localdate()
    _not_ahead("taken_on", day)
    if day < translation.requested_on:
        raise ValidationError(
            {"taken_on": _("This day lies before the request. Give that day or a later one.")}
        )
    act.change(translation, taken_by=person, taken_on=day)
    return translation


@action("agreements.give_back_translation", verb=TRANSLATE, on="translation")
def give_back_translation(*, by, act, translation: Translation) -> Translation:
    """Put it back into the queue, for somebody else. Its due day stays."""
    translation = _locked(translation)
    _open(translation)
    act.change(translation, taken_by=None, taken_on=None)
    return translation


@action("agreements.finish_translation", verb=TRANSLATE, on="translation")
def finish_translation(*, by, act, translation: Translation, done_on: date, result: str = "") -> Translation:
    """It is done; `result` says where it lies. Somebody must have taken it."""
    translation = _locked(translation)
    _open(translation)
    _not_ahead("done_on", done_on)
    if translation.taken_on is None:
        raise ValidationError(_("Nobody has taken this translation. Say first who does it."))
    if done_on < translation.taken_on:
        raise ValidationError({"done_on": _("This day lies before the day on which it was taken.")})
    act.change(translation, done_on=done_on, result=result.strip())
    return translation


@action("agreements.drop_translation", verb=TRANSLATE, on="translation")
def drop_translation(*, by, act, translation: Translation) -> Translation:
    """It is not needed any more; the reason stays in the journal."""
    translation = _locked(translation)
    _open(translation)
    act.change(translation, dropped_on=timezone.localdate())
    return translation


@action("agreements.reckon_translations", verb=TRANSLATE)
def reckon_translations(*, by, act) -> int:
    """Due days of what is open, anew: a holiday that was decreed meanwhile moves them. Returns how many moved."""
    calendar, moved = working_calendar(), 0
    for row in open_translations().iterator(chunk_size=500):
        due = agreed_day(row.requested_on, row.working_days, calendar).due
        moved += bool(act.change(row, due_on=due))
    return moved


def _locked(translation: Translation) -> Translation:
    """The row as it is now, so that two people cannot take the same translation."""
    return Translation.objects.select_for_update(of=("self",)).get(pk=translation.pk)


def _open(translation: Translation) -> None:
    if translation.done_on:
        raise ValidationError(_("This translation is done already."))
    if translation.dropped_on:
        raise ValidationError(_("This translation was taken out of the queue. Ask for it anew."))


def _not_ahead(field: str, day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError({field: _("This day has not come yet. Enter it when it has happened.")})


def _checked(source_language: str, target_language: str, working_days: int) -> None:
    for field, language in (("source_language", source_language), ("target_language", target_language)):
        if language not in LANGUAGES:
            raise ValidationError({field: _("Choose one of the languages of the list.")})
    if source_language == target_language:
        raise ValidationError({"target_language": _("From and into are the same language. Choose two.")})
    if not 1 <= working_days <= LONGEST:
        raise ValidationError(
            {"working_days": _("Give between 1 and %(most)s working days.") % {"most": LONGEST}}
        )
