"""The board: one column for each state, the most urgent card first."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jalin.kernel.dates import PartialDate
from jalin.relations.sentences import days_in_words, words_of

from . import lifecycle
from .cautions import Caution, cautions_on
from .lists import InvitationFilters, holder_of, mark, name_unit, state_mark, with_likeness, with_shown
from .models import Invitation
from .selectors import visible_invitations
from .words import STATES, from_where, span_words, title_shown, waited_words

CARDS = 8  # in one column; the list has the others
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


def marks_of(invitation: Invitation, cautions: list[Caution]) -> list:
    """What is to be seen at once, as HTML: warnings, existing cooperation, maybe twice, the answer, invented."""
    shown = [
        *(mark(one.word, "bad", "alert-triangle") for one in cautions),
        invitation.must_accept and mark(_("existing cooperation"), "good", "heart-handshake"),
        invitation.is_alike and mark(_("maybe twice"), "due", "copy"),
        invitation.outcome and state_mark(invitation),
        invitation.is_invented and mark(_("invented"), "neutral", "info-circle"),
    ]  # fmt: skip
    return [one for one in shown if one]


def card_of(invitation: Invitation, today, cautions: dict[int, list[Caution]]) -> dict:
    since, clock = invitation.held_since or invitation.state_since, clock_of(invitation, today)
    return {
        "url": reverse("desk:invitation", args=[invitation.pk]), "title": title_shown(invitation), "where": from_where(invitation),
        "days": span_words(invitation.starts_on, invitation.ends_on), "holder": holder_of(invitation), "is_late": clock and clock.tone == "bad",
        "waited": waited_words((today - since).days), "clock": mark(clock.told, clock.tone, clock.icon) if clock else "",
        "marks": marks_of(invitation, cautions.get(invitation.pk, [])), "answered": words_of(PartialDate.of_day(invitation.answered_on)) if invitation.answered_on else "",
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
    form = filters.form  # the columns stand for the state; the sentence begins with what follows it
    form.fields.pop("state")
    form.fields["unit"].label = pgettext("invitation filter, before a unit", "Invitations with")
    is_valid, today = filters.is_valid(), timezone.localdate()
    rows = filters.qs if is_valid else filters.queryset.none()
    counts = dict(
        rows.filter(state__in=lifecycle.BOARD).order_by().values_list("state").annotate(Count("pk"))
    )
    drawn = with_shown(with_likeness(rows))
    shown = {}
    for state in lifecycle.BOARD:
        order = ("-answered_on", "-pk") if state == lifecycle.ANSWERED else ORDER
        shown[state] = list(drawn.filter(state=state).order_by(*order)[:CARDS]) if counts.get(state) else []
    cautions, columns = cautions_on((card for cards in shown.values() for card in cards), today), []
    for state, cards in shown.items():
        for card in cards:
            name_unit(card, filters)
        columns.append({"state": state, "label": Invitation.State(state).label, "icon": STATES[state][1], "cards": [card_of(one, today, cautions) for one in cards],
                        "count": counts.get(state, 0), "more": max(0, counts.get(state, 0) - len(cards)),
                        "url": column_query(narrowed, state)})  # fmt: skip
    return {"columns": columns, "form": form, "is_valid": is_valid, "total": sum(counts.values()),
            "is_filtered": any(query.get(name, "").strip() for name in ("unit", "which", "due", "text"))}  # fmt: skip
