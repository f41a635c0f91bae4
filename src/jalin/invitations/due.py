"""What invitations ask of somebody: answers that are owed, what a unit has to assess, what may be there twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Func, IntegerField, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.nested import NestedRows, made_of
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
from jalin.people.models import Office
from jalin.relations.sentences import days_in_words, words_of

from . import lifecycle
from .models import Invitation, Likeness
from .permissions import ANSWER, ASSESS, RECORD
from .selectors import visible_invitations
from .words import from_where, title_of

MOST, AHEAD = 5, timedelta(days=7)
NAMED = ("id", "answer_due_on", "inviter_name", "city", "country", "title", *columns_of("heading"))


@prepared
def _waiting(rows, *, invitations, new, pairs, until):
    """Beside the office: the open ones of `invitations` that are owed an answer until then, how many of `new` nobody has handed
    on, and how many of `pairs` nobody has judged."""
    owed = invitations.filter(state__in=lifecycle.OPEN, answer_due_on__lte=until)
    owed = owed.order_by("answer_due_on", "pk")[: MOST + 1]
    alike = pairs.filter(
        verdict=Likeness.Verdict.OPEN, one__state__in=lifecycle.OPEN, other__state__in=lifecycle.OPEN
    )
    return rows.filter(pk=1).annotate(
        owed_rows=NestedRows(owed, NAMED), new=_count(new.filter(state=lifecycle.NEW)), alike=_count(alike)
    )


def _count(rows) -> Subquery:
    """How many rows, as a column of another statement."""
    counted = rows.order_by().annotate(n=Func(F("pk"), function="COUNT", output_field=IntegerField()))
    return Subquery(counted.values("n"))


@register_due
def invitations_due(user, today: date) -> Iterator[Due | More]:
    """What is owed or has not been looked at, for who answers and who records. One statement."""
    answers, records, seen = can(user, ANSWER), can(user, RECORD), visible_invitations(user)
    if not answers and not records:
        return
    found = _waiting.one(
        Office.objects.all(), invitations=seen if answers else Invitation.objects.none(), until=today + AHEAD,
        new=seen if records else Invitation.objects.none(), pairs=(Likeness.objects.all() if records else Likeness.objects.none()),
    )  # fmt: skip
    if found is not None:
        yield from _answers_told([made_of(Invitation, row) for row in found.owed_rows or ()], today)
        yield from _counts_told(found.new or 0, found.alike or 0)


def _answers_told(found: list[Invitation], today: date) -> Iterator[Due | More]:
    """Answers that are late or near. The office's promise or the inviter's wish, no deadline of a law."""
    for row in found[:MOST]:
        left = (row.answer_due_on - today).days
        words = {"day": words_of(PartialDate.of_day(row.answer_due_on)), "days": days_in_words(abs(left))}
        reason = (
            _("The answer was owed on %(day)s, %(days)s ago.")
            if left < 0
            else _("The answer is owed by %(day)s.")
        )
        yield Due("invitation", "late" if left < 0 else "due", _named(row), reason % words, _page(row), act=_("Look at the invitation"),
                  act_url=_page(row), icon="inbox", on=row.answer_due_on, cost=820 if left < 0 else 700)  # fmt: skip
    if len(found) > MOST:
        yield More(
            "invitation",
            "late",
            _("All invitations that wait longer than promised"),
            f"{reverse('desk:invitations')}?due=overdue",
        )


def _counts_told(new: int, pairs: int) -> Iterator[Due]:
    """New ones that nobody has handed on, and pairs that nobody has judged: one line each."""
    if new:
        url = f"{reverse('desk:invitation_board')}#new"
        yield Due("new_invitations", "waiting", _("New invitations"), _("Nobody has been asked to assess them yet: %(count)s.") % {"count": new},
                  url, act=_("Look through them"), act_url=url, icon="inbox")  # fmt: skip
    if pairs:
        url = f"{reverse('desk:invitations')}?which=alike"
        yield Due("alike", "tidy", _("Invitations that may be there twice"), _("Pairs that nobody has judged: %(count)s.") % {"count": pairs},
                  url, act=_("Judge them"), act_url=url, icon="copy")  # fmt: skip


@register_due
def invitations_to_assess(user, today: date) -> Iterator[Due]:
    """What lies with the units of this person."""
    units = grants_of(user, ASSESS).units
    if not units:
        return
    rows = (
        visible_invitations(user)
        .filter(unit__in=units, state=lifecycle.WITH_UNIT)
        .order_by("held_since", "pk")
    )
    for row in rows[:MOST]:
        words = {"day": words_of(PartialDate.of_day(row.held_since or row.state_since))}
        yield Due("assess", "due", _named(row), _("Your unit has had it since %(day)s and is asked to assess it.") % words, _page(row),
                  act=_("Assess it"), act_url=_page(row), icon="clipboard-check", cost=680)  # fmt: skip


def _named(row: Invitation) -> str:
    return f"{from_where(row)}: {title_of(row)}"


def _page(row: Invitation) -> str:
    return reverse("desk:invitation", args=[row.pk])
