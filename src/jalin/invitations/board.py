"""The board: one column for each state, the most urgent card first."""

from dataclasses import dataclass

from django.db.models import Count, prefetch_related_objects
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jalin.relations.sentences import days_in_words

from . import lifecycle
from .lists import InvitationFilters, holder_of, with_likeness
from .models import Invitation
from .selectors import visible_invitations
from .words import STATES, from_where, span_words, state_words, title_of, waited_words

CARDS = 12  # in one column; the list has the others
ORDER = ("answer_due_on", "pk")


@dataclass(frozen=True)
class Clock:
    """How an answer stands: the sentence, its tone and icon."""

    told: str
    tone: str
    icon: str


def clock_of(invitation: Invitation, today) -> Clock | None:
    """By when an answer is owed. The office's promise or the inviter's wish, no deadline of a law."""
    due = invitation.answer_due_on
    if due is None or invitation.state not in lifecycle.OPEN:
        return None
    left = (due - today).days
    if left < 0:
        return Clock(_("answer late by %(days)s") % {"days": days_in_words(-left)}, "bad", "alarm")
    if left == 0:
        return Clock(_("answer owed today"), "due", "clock")
    told = ngettext("%(count)s day left to answer", "%(count)s days left to answer", left) % {"count": left}
    return Clock(told, "due" if left <= 7 else "neutral", "clock")


def card_of(invitation: Invitation, today) -> dict:
    since = invitation.held_since or invitation.state_since
    waited = (today - since).days
    return {
        "invitation": invitation, "title": title_of(invitation), "where": from_where(invitation),
        "days": span_words(invitation.starts_on, invitation.ends_on), "holder": holder_of(invitation),
        "waited": waited_words(waited), "clock": clock_of(invitation, today),
        "must": invitation.must_accept, "alike": invitation.is_alike, "invented": invitation.is_invented,
        "answer": state_words(invitation.state, invitation.outcome) if invitation.outcome else None,
    }  # fmt: skip


def column_query(query: QueryDict, state: str) -> str:
    """The address of the list that has all of a column under the same filters."""
    kept = query.copy()
    kept["state"] = state
    kept.pop("page", None)
    return f"{reverse('desk:invitations')}?{kept.urlencode()}"


def board_of(user, query: QueryDict) -> dict:
    """Columns with their cards. The number of queries is the same for any number of invitations."""
    narrowed = query.copy()
    narrowed.pop("state", None)
    filters = InvitationFilters(narrowed, queryset=visible_invitations(user), user=user)
    is_valid, today = filters.is_valid(), timezone.localdate()
    rows = filters.qs if is_valid else filters.queryset.none()
    counts = dict(
        rows.filter(state__in=lifecycle.BOARD).order_by().values_list("state").annotate(Count("pk"))
    )
    drawn = with_likeness(rows).select_related("unit", "held_by").defer("summary", "original_text")
    columns, found = [], []
    for state in lifecycle.BOARD:
        order = ("-answered_on", "-pk") if state == lifecycle.ANSWERED else ORDER
        cards = list(drawn.filter(state=state).order_by(*order)[:CARDS]) if counts.get(state) else []
        found += cards
        columns.append({"state": state, "label": Invitation.State(state).label, "icon": STATES[state][1], "rows": cards,
                        "count": counts.get(state, 0), "more": max(0, counts.get(state, 0) - len(cards)),
                        "url": column_query(narrowed, state)})  # fmt: skip
    _name_units(found)
    for column in columns:
        column["cards"] = [card_of(one, today) for one in column.pop("rows")]
    form = filters.form
    form.fields.pop("state", None)
    form.fields["unit"].label = pgettext("invitation filter, before a unit", "Invitations with")
    return {"columns": columns, "form": form, "is_valid": is_valid, "total": sum(counts.values()),
            "is_filtered": any(query.get(name, "").strip() for name in ("unit", "which", "due", "text"))}  # fmt: skip


def _name_units(found: list[Invitation]) -> None:
    """The names of all units on the board by one query."""
    prefetch_related_objects([one for one in found if one.unit_id], "unit__names")
