"""The board: one column for each state, the most urgent card first."""

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from jalin.kernel.web.addresses import addresses_of

from . import lifecycle
from .cards import card_of
from .cautions import cautions_on
from .lists import InvitationFilters, name_unit, with_likeness, with_shown
from .models import Invitation
from .selectors import visible_invitations
from .words import STATES

CARDS = 8  # in one column; the list has the others
MOST_URGENT, LAST_ANSWERED = ("answer_due_on", "pk"), ("-answered_on", "-pk")


def column_query(query: QueryDict, state: str) -> str:
    """The address of the list that has all of a column under the same filters."""
    kept = query.copy()
    kept["state"] = state
    kept.pop("page", None)
    return f"{reverse('desk:invitations')}?{kept.urlencode()}"


def shown_keys(rows, counts: dict[str, int]) -> list[int]:
    """The keys of the cards that are shown, one short query for each column."""
    keys: list[int] = []
    for state in counts:
        order = LAST_ANSWERED if state == lifecycle.ANSWERED else MOST_URGENT
        keys += rows.filter(state=state).order_by(*order).values_list("pk", flat=True)[:CARDS]
    return keys


def cards_by_state(user, keys: list[int]) -> dict[str, list[Invitation]]:
    """The invitations with these keys in the order of the board. One statement."""
    rows = with_shown(with_likeness(visible_invitations(user).filter(pk__in=keys)))
    found = {state: [] for state in lifecycle.BOARD}
    for one in rows.order_by(*MOST_URGENT) if keys else ():
        found[one.state].append(one)
    found[lifecycle.ANSWERED].sort(key=lambda one: (one.answered_on, one.pk), reverse=True)
    return found


def board_of(user, query: QueryDict, office) -> dict:
    """Columns with their cards, each as HTML. The number of queries is the same for any number of invitations."""
    narrowed = query.copy()
    narrowed.pop("state", None)
    filters = InvitationFilters(narrowed, queryset=visible_invitations(user), user=user)
    form = filters.form  # the columns stand for the state; the sentence begins with what follows it
    form.fields.pop("state")
    form.fields["unit"].label = pgettext("invitation filter, before a unit", "Invitations with")
    is_valid, today = filters.is_valid(), timezone.localdate()
    rows = filters.qs if is_valid else filters.queryset.none()
    states = rows.filter(state__in=lifecycle.BOARD).order_by().values_list("state")
    counts = dict(states.annotate(Count("pk")))
    shown = cards_by_state(user, shown_keys(rows, counts))
    cautions = cautions_on((card for cards in shown.values() for card in cards), today, office)
    columns, url = [], addresses_of("desk:invitation")
    for state, cards in shown.items():
        for card in cards:
            name_unit(card, filters)
        columns.append({"state": state, "label": Invitation.State(state).label, "icon": STATES[state][1],
                        "cards": [card_of(one, today, cautions.get(one.pk, []), url(one.pk)) for one in cards],
                        "count": counts.get(state, 0), "more": max(0, counts.get(state, 0) - len(cards)),
                        "url": column_query(narrowed, state)})  # fmt: skip
    return {"columns": columns, "form": form, "is_valid": is_valid, "total": sum(counts.values()),
            "is_filtered": any(query.get(name, "").strip() for name in ("unit", "which", "due", "text"))}  # fmt: skip
