"""What a deadline is about, in words: one of a case and one of the office are told in the same way."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Deadline
from .selectors import known_procedures


@dataclass(frozen=True)
class About:
    """`place`: the partner, or nothing where it is the office's own."""

    place: str
    title: str
    path: str

    @property
    def words(self) -> str:
        """The partner is named once: most titles name it."""
        return f"{self.place}: {self.title}" if self.place and self.place not in self.title else self.title


def about(row: Deadline) -> About:
    """No query where the case and its partner were selected with the row."""
    if row.case_id is None:
        return About("", _("Obligations of the office"), reverse("desk:obligations"))
    case = row.case
    return About(
        str(case.relation.partner.name) or str(case.relation.partner),
        str(case.title),
        reverse("desk:case", args=[case.pk]),
    )


def country_of(row: Deadline) -> str:
    """Whose working days count."""
    procedure = known_procedures().get(row.case.procedure) if row.case_id else None
    return procedure.country if procedure else ""


def period_word(row: Deadline) -> str:
    """ " 2026" of a yearly clock, " 2026/2" of a half-year; nothing where there is only one."""
    if not row.year:
        return ""
    return f" {row.year}/{row.run}" if row.case_id is None and row.run > 1 else f" {row.year}"
