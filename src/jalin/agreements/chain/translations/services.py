"""Writing the queue of translations."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import open_translations, working_calendar
from jalin.agreements.models import Case
from jalin.agreements.papers.models import LANGUAGES as PAPER_LANGUAGES
from jalin.agreements.papers.models import Text
from jalin.kernel.journal import action

from .rules import LONGEST, agreed_day
from .words import LANGUAGES

EDITABLE = {"what", "kind", "source_language", "target_language", "pages", "remark", "working_days", "case"}


@action("agreements.request_translation", verb=TRANSLATE)
def request_translation(
    *, by, act, what: str, source_language: str, target_language: str, working_days: int, requested_on: date | None = None,
    case: Case | None = None, kind: str = Translation.Kind.LETTER, pages: int | None = None, remark: str = "", text: Text | None = None,
) -> Translation:  # fmt: skip
    """Ask for a translation, due `working_days` working days after `requested_on` (today) by the city's calendar. `text`: a paper
    that is written here; then the newest version in the source language is what is asked for."""
    asked = requested_on or timezone.localdate()
    _not_ahead("requested_on", asked)
    _checked(source_language, target_language, working_days)
    asked_number = None
    if text is not None:
        case, kind, asked_number = text.case, Translation.Kind.PAPER, _newest(text, source_language)
        if asked_number is None:
            raise ValidationError({"source_language": _("This paper is not written in that language yet.")})
        if target_language not in dict(PAPER_LANGUAGES):
            raise ValidationError(
                {"target_language": _("A text is written in Indonesian, Japanese or English.")}
            )
    row = act.create(Translation(
        text=text, asked_number=asked_number,
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
    if translation.text_id and any(
        one[name] != getattr(translation, name) for name in ("source_language", "target_language")
    ):
        raise ValidationError(
            _("This translation belongs to a paper: its languages stay. Take it out and ask for another one.")
        )
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
def finish_translation(
    *,
    by,
    act,
    translation: Translation,
    done_on: date,
    result: str = "",
    translated_number: int | None = None,
) -> Translation:
    """It is done; `result` says where it lies. Somebody must have taken it. Of a paper: `translated_number` is the version that was
    translated (the one that was asked for, unless said), and the translation is the newest version in its language."""
    translation = _locked(translation)
    _open(translation)
    _not_ahead("done_on", done_on)
    if translation.taken_on is None:
        raise ValidationError(_("Nobody has taken this translation. Say first who does it."))
    if done_on < translation.taken_on:
        raise ValidationError({"done_on": _("This day lies before the day on which it was taken.")})
    act.change(
        translation, done_on=done_on, result=result.strip(), **_versions(translation, translated_number)
    )
    return translation


def _newest(text: Text, language: str) -> int | None:
    """The number of the newest version in this language."""
    return text.versions.filter(language=language).aggregate(newest=Max("number"))["newest"]


def _versions(translation: Translation, translated: int | None) -> dict:
    """Which version of a paper was translated, and which one holds the translation."""
    if translation.text_id is None:
        return {}
    translated = translated or translation.asked_number
    newest = _newest(translation.text, translation.source_language)
    if not 1 <= translated <= newest:
        raise ValidationError(
            {"translated_number": _("There is no version %(number)s of this paper.") % {"number": translated}}
        )
    made = _newest(translation.text, translation.target_language)
    if made is None:
        raise ValidationError(
            _(
                "The translation is not in the paper yet. Write it there, or take in its Word file; then say that it is done."
            )
        )
    return {"translated_number": translated, "made_number": made}


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
