"""What invitations ask of somebody: answers that are owed, what a unit has to assess, what may be there twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.relations.sentences import days_in_words, words_of

from . import lifecycle
from .models import Invitation, Likeness
from .permissions import ANSWER, ASSESS, RECORD
from .selectors import open_invitations, visible_invitations
from .words import from_where, title_of

MOST, AHEAD = 5, timedelta(days=7)


@register_due
def answers_due(user, today: date) -> Iterator[Due | More]:
    """Answers that are late or near, for who records them. The office's promise or the inviter's wish, no deadline of a law."""
    if not can(user, ANSWER):
        return
    rows = open_invitations(user).filter(answer_due_on__lte=today + AHEAD).order_by("answer_due_on", "pk")
    found = list(rows[: MOST + 1])
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


@register_due
def new_and_alike(user, today: date) -> Iterator[Due]:
    """New ones that nobody has handed on, and pairs that nobody has judged: one line each."""
    if not can(user, RECORD):
        return
    new, pairs = _new_and_alike(user)
    if new:
        url = f"{reverse('desk:invitation_board')}#new"
        yield Due("new_invitations", "waiting", _("New invitations"), _("Nobody has been asked to assess them yet: %(count)s.") % {"count": new},
                  url, act=_("Look through them"), act_url=url, icon="inbox")  # fmt: skip
    if pairs:
        url = f"{reverse('desk:invitations')}?which=alike"
        yield Due("alike", "tidy", _("Invitations that may be there twice"), _("Pairs that nobody has judged: %(count)s.") % {"count": pairs},
                  url, act=_("Judge them"), act_url=url, icon="copy")  # fmt: skip


def _new_and_alike(user) -> tuple[int, int]:
    """How many are new, and how many pairs nobody has judged. One statement."""
    new = visible_invitations(user).filter(state=lifecycle.NEW)
    pairs = Likeness.objects.filter(
        verdict=Likeness.Verdict.OPEN, one__state__in=lifecycle.OPEN, other__state__in=lifecycle.OPEN
    )
    asked = [
        rows.order_by().values(what=Value(what)).annotate(number=Count("pk"))
        for what, rows in (("new", new), ("pairs", pairs))
    ]
    found = dict(asked[0].union(asked[1], all=True).values_list("what", "number"))
    return found.get("new", 0), found.get("pairs", 0)


def _named(row: Invitation) -> str:
    return f"{from_where(row)}: {title_of(row)}"


def _page(row: Invitation) -> str:
    return reverse("desk:invitation", args=[row.pk])
