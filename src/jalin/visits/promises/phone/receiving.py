"""Taking in what a phone sends: each entry for itself, each at most once."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed
from jalin.visits.models import Visit
from jalin.visits.promises.forms import CommitmentForm, CorrectionForm, NoteForm
from jalin.visits.promises.models import Entry, Note
from jalin.visits.promises.services import CHANGED, correct_note, record_commitment, write_note

KEPT, CONFLICT, REFUSED = "kept", "conflict", "refused"
MOST = 50  # entries that are taken in at once; the phone sends the rest after the answer


def receive(by, visit: Visit, entries: list) -> list[dict]:
    """One answer for each entry, in order: {"key", "state": KEPT | CONFLICT | REFUSED, "sentence", "now"}.

    An entry is {"key": UUID, "kind": "note" | "correction" | "commitment", "made_at": ISO instant, "values": {…}};
    `values` are those of the form of the same kind, and `note` (its key) in a correction."""
    return [_answered(by, visit, entry if isinstance(entry, dict) else {}) for entry in entries[:MOST]]


def _answered(by, visit: Visit, entry: dict) -> dict:
    key, kind, values = _uuid(entry.get("key")), str(entry.get("kind")), _texts(entry.get("values"))
    if key is None or values is None or kind not in _TAKERS:
        return _answer(
            entry.get("key"), REFUSED, _("This phone sent something that is no entry. Reload the page.")
        )
    if Entry.objects.filter(key=key, visit=visit).exists():
        return _answer(key, KEPT)
    try:
        return _TAKERS[kind](by, visit, key, {**entry, "values": values})
    except ValidationError as refusal:
        return _answer(key, REFUSED, " ".join(refusal.messages))
    except NotAllowed as refusal:
        return _answer(key, REFUSED, str(refusal))
    except IntegrityError:  # the same entry came twice at the same instant, and the other one was first
        if Entry.objects.filter(key=key, visit=visit).exists():
            return _answer(key, KEPT)
        raise


def _answer(key, state: str, sentence: str = "", now: dict | None = None) -> dict:
    return {"key": str(key or ""), "state": state, "sentence": sentence, "now": now}


def _uuid(value) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _texts(values) -> dict[str, str] | None:
    """The values as a form sends them; None where they are none, or no text that can be kept."""
    if not isinstance(values, dict):
        return None
    texts = {str(name): "" if value is None else str(value) for name, value in values.items()}
    try:
        "".join(texts.values()).encode()
    except UnicodeEncodeError:  # half of a character
        return None
    return texts


def _checked(form) -> dict:
    """The form's values, or its errors as one refusal that names each field."""
    if form.is_valid():
        return form.cleaned_data
    told = [
        f"{form.fields[name].label if name in form.fields else ''} {' '.join(errors)}".strip()
        for name, errors in form.errors.items()
    ]
    raise ValidationError(told)


def _made_at(entry: dict) -> datetime | None:
    """What the phone's clock said; None where it says nothing that can be."""
    try:
        made = parse_datetime(str(entry.get("made_at", "")))
    except ValueError:
        return None
    return made if made is None or timezone.is_aware(made) else timezone.make_aware(made)


def _take_note(by, visit: Visit, key: UUID, entry: dict) -> dict:
    values = _checked(NoteForm(entry["values"], visit=visit))
    write_note(by=by, visit=visit, noted_at=_made_at(entry), key=key, **values)
    return _answer(key, KEPT)


def _take_commitment(by, visit: Visit, key: UUID, entry: dict) -> dict:
    record_commitment(by=by, visit=visit, key=key, **_checked(CommitmentForm(entry["values"], visit=visit)))
    return _answer(key, KEPT)


def _take_correction(by, visit: Visit, key: UUID, entry: dict) -> dict:
    number = entry["values"].get("note", "")
    note = Note.objects.filter(
        visit=visit, pk=int(number) if number.isdecimal() and len(number) < 18 else 0
    ).first()
    if note is None:
        raise ValidationError(_("The passage that this corrects is not in these minutes."))
    try:
        correct_note(by=by, note=note, key=key, **_checked(CorrectionForm(entry["values"])))
    except ValidationError as refusal:
        if getattr(refusal, "code", "") != CHANGED:
            raise
        note.refresh_from_db()
        return _answer(
            key, CONFLICT, refusal.message, {"note": note.pk, "text": note.text, "version": note.version}
        )
    return _answer(key, KEPT)


_TAKERS = {"note": _take_note, "commitment": _take_commitment, "correction": _take_correction}
