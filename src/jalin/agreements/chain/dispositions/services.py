"""Writing the chain. A row is added, never changed; the last one can be withdrawn when it was entered wrongly."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.chain.models import Disposition, Rung
from jalin.agreements.chain.permissions import PASS_ON, SET_RUNGS
from jalin.agreements.chain.selectors import current_of, dispositions_of, holding_of
from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows
from jalin.kernel.journal import action

from .rules import (
    BEFORE_THE_LAST,
    FORWARD,
    HAS_IT_ALREADY,
    IN_THE_FUTURE,
    NEVER_HAD_IT,
    NOBODY_HAS_IT,
    NOTHING_WRITTEN,
    RETURN,
    Holding,
    Movement,
    against,
)

REFUSALS = {
    NOBODY_HAS_IT: ("kind", lambda: _("Nobody has this file. Pass it on to somebody first.")),
    HAS_IT_ALREADY: ("rung", lambda: _("This office has the file already. Choose another one, or write a note.")),
    NEVER_HAD_IT: ("rung", lambda: _("A file is given back to somebody who had it before. Pass it on instead.")),
    NOTHING_WRITTEN: ("text", lambda: _("Write what is said about it.")),
    BEFORE_THE_LAST: ("on_day", lambda: _("This day lies before the last entry of the chain. Give that day or a later one.")),
    IN_THE_FUTURE: ("on_day", lambda: _("This day has not come yet. Enter it when it has happened.")),
}  # fmt: skip


@action("agreements.pass_on", verb=PASS_ON, on="case")
def pass_on(
    *, by, act, case: Case, kind: str, on_day: date, rung: Rung | None = None, text: str = "", person=None,
    based_on: int | None = None,
) -> Disposition:  # fmt: skip
    """Add one movement or note to the chain of `case`.

    `rung` is needed to pass on and to give back. `based_on`: the number of the last row that the writer saw (0: none);
    when somebody else wrote since, nothing is written and it is said. Raises ValidationError with the reasons."""
    Case.objects.select_for_update().get(pk=case.pk)
    last = Disposition.objects.filter(case=case).order_by("-number").first()
    number = last.number if last else 0
    if based_on is not None and based_on != number:
        raise ValidationError(
            _("Somebody wrote in this chain meanwhile. Look at it, then save again."), code="meanwhile"
        )
    holding, lies_at = holding_of(case), current_of(case)
    if rung is None and lies_at is not None and kind not in (FORWARD, RETURN):
        rung = lies_at.rung
    key = rung.key if rung else ""
    _refuse(holding, Movement(kind, key, on_day, text))
    if rung is None or not key:
        raise ValidationError({"rung": _("Say to which office it goes.")})
    if kind == FORWARD and not _holds_on(rung, on_day):
        raise ValidationError({"rung": _("This office did not stand in the chain on that day.")})
    if person is not None and not case_rows(person, VIEW).filter(pk=case.pk).exists():
        raise ValidationError(
            {"person": _("This person may not read the case. Choose another one, or only the office.")}
        )
    row = act.create(Disposition(
        case=case, number=number + 1, kind=kind, rung=rung, on_day=on_day, text=text.strip(),
        person=person if kind in (FORWARD, RETURN) else None, written_by=None if isinstance(by, str) else by,
    ))  # fmt: skip
    act.about(case)
    _keep_current(case)
    return row


@action("agreements.withdraw_disposition", verb=PASS_ON, on="case")
def withdraw_disposition(*, by, act, case: Case, disposition: Disposition) -> None:
    """Take the last row out of the chain because it was entered wrongly; the reason stays in the journal."""
    Case.objects.select_for_update().get(pk=case.pk)
    rows = list(dispositions_of(case))
    if not rows or rows[-1].pk != disposition.pk:
        raise ValidationError(
            _("Only the last entry of the chain can be withdrawn. Those before it were built upon.")
        )
    Disposition.objects.filter(pk=disposition.pk).update(is_current=False)
    disposition.is_current = False
    act.change(disposition, withdrawn_at=timezone.now())
    act.about(case)
    _keep_current(case)


@action("agreements.set_rung", verb=SET_RUNGS)
def set_rung(
    *, by, act, key: str, place: int, source: str, valid_from: date | None = None, unit=None, is_confirmed=False, **name: str
) -> Rung:  # fmt: skip
    """From `valid_from` (None: since ever) the rung `key` has this name and place. The row before ends the day before; a
    row of the same day is corrected. `name_ind`, `name_jpn`, `name_eng`: at least one."""
    if not source.strip():
        raise ValidationError({"source": _("Say which decree or rule of the city orders it so.")})
    if not any(text.strip() for text in name.values()):
        raise ValidationError({"name_ind": _("Give the office a name in at least one language.")})
    rows = list(Rung.objects.filter(key=key))
    values = {"place": place, "source": source, "unit": unit, "is_confirmed": is_confirmed, **name}
    same = next((row for row in rows if row.valid_from == valid_from), None)
    if same is not None:
        act.change(same, valid_to=None if _is_last(same, rows) else same.valid_to, **values)
        return same
    if any(row.valid_from and (valid_from is None or row.valid_from > valid_from) for row in rows):
        raise ValidationError({"valid_from": _("A later row stands already. Give its day to correct it, or a later one.")})  # fmt: skip
    for row in rows:
        if valid_from is not None and (row.valid_to is None or row.valid_to >= valid_from):
            act.change(row, valid_to=valid_from - timedelta(days=1))
    return act.create(Rung(key=key, valid_from=valid_from, **values))


@action("agreements.end_rung", verb=SET_RUNGS)
def end_rung(*, by, act, rung: Rung, last_day: date) -> Rung:
    """Files pass this office no more after `last_day`; what lies there stays until it is passed on."""
    if rung.valid_from and last_day < rung.valid_from:
        raise ValidationError({"last_day": _("This office was not yet in the chain on that day.")})
    act.change(rung, valid_to=last_day)
    return rung


def _is_last(row: Rung, rows: list[Rung]) -> bool:
    return not any(
        other.valid_from and (row.valid_from is None or other.valid_from > row.valid_from) for other in rows
    )


def _holds_on(rung: Rung, day: date) -> bool:
    return (rung.valid_from is None or rung.valid_from <= day) and (
        rung.valid_to is None or rung.valid_to >= day
    )


def _refuse(holding: Holding, movement: Movement) -> None:
    found = against(holding, movement, today=timezone.localdate())
    if found:
        errors: dict[str, list[str]] = {}
        for code in found:
            field, sentence = REFUSALS[code]
            errors.setdefault(field, []).append(sentence())
        raise ValidationError(errors)


def _keep_current(case: Case) -> None:
    """Mark the movement by which the file lies where it lies, and no other."""
    holding, rows = holding_of(case), Disposition.objects.filter(case=case)
    rows.filter(is_current=True).exclude(number=holding.number).update(is_current=False)
    if holding.path:
        rows.filter(number=holding.number).update(is_current=True)
