"""Columns: what a row says under one heading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate, format_partial


@dataclass(frozen=True)
class Column:
    """One column.

    `value(row)` gives a text, number, date, truth value or None: what export and API say. `draw(row, value)` gives safe
    HTML where the page shows more than the words; its words stay those of the value. `order` names model fields for
    sorting (empty: cannot be sorted), `nullable` whether the first may be empty, `turned` whether it grows as the field
    falls (days since a date). `place`: "lead" names the row, "extra"
    may go on a phone, "number" stands right. `needs` is the verb without which the column is not there.
    """

    key: str
    label: object
    value: Callable
    draw: Callable | None = None
    order: tuple[str, ...] = ()
    nullable: bool = False
    turned: bool = False
    place: str = ""
    needs: str = ""
    width: int = 20  # characters, in a spreadsheet


def words_of(value) -> str:
    """A value as the page writes it, in the reader's language."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{words_of(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return format_partial(PartialDate.of_day(value), (get_language() or "en")[:2])
    if isinstance(value, int | float):
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(value)


def exported(value):
    """A value as exports keep it: dates, numbers and texts; a truth value as the page's word."""
    if isinstance(value, bool):
        return words_of(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if value is None or isinstance(value, date | int | float):
        return value
    return str(value)
