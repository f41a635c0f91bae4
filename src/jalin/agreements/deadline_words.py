"""What a deadline is about, in words: one of a case and one of the office are told in the same way."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate
from jalin.kernel.rulebook.marks import MARKS
from jalin.relations.sentences import days_in_words, partner_word, words_of

from .engine.articles import article_told
from .engine.procedure import CONFIRMED, ClockRule, said
from .models import Deadline
from .selectors import route_of
from .words import language


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
    return About(partner_word(case.relation.partner), str(case.title), reverse("desk:case", args=[case.pk]))


def basis_told(rule) -> str:
    """The article of a clock or an obligation as the active language cites it, and how well it is confirmed where it is not:
    "art. 33, not confirmed: …"."""
    article = article_told(rule.article, language())
    return article if rule.mark == CONFIRMED else f"{article}, {MARKS[rule.mark]}"


def country_of(row: Deadline) -> str:
    """Whose working days count."""
    procedure = route_of(row.case) if row.case_id else None
    return procedure.country if procedure else ""


def period_word(row: Deadline) -> str:
    """ " 2026" of a yearly clock, " 2026/2" of a half-year; nothing where there is only one."""
    if not row.year:
        return ""
    return f" {row.year}/{row.run}" if row.case_id is None and row.run > 1 else f" {row.year}"


def due_sentence(row: Deadline, rule: ClockRule, today: date) -> str:
    """When it is or was due, in the active language: the same on the desk and by mail."""
    left = (row.due_on - today).days
    words = {"clock": said(rule.name, language()) + period_word(row), "day": words_of(PartialDate.of_day(row.due_on)),
             "article": basis_told(rule), "days": days_in_words(abs(left))}  # fmt: skip
    if left < 0:
        return _("%(clock)s: due on %(day)s, %(days)s ago (%(article)s).") % words
    if left == 0:
        return _("%(clock)s: due today, %(day)s (%(article)s).") % words
    return _("%(clock)s: due on %(day)s, in %(days)s (%(article)s).") % words
