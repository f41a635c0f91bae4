"""What became of invitations, for everybody: the answer and its reason, never who wrote."""

from django.core.paginator import Paginator
from django.db.models import Count

from .models import Invitation
from .selectors import published_invitations
from .words import from_where, span_words, state_words, title_shown

ROWS = 20


def outcome_row(invitation: Invitation) -> dict:
    return {
        "title": title_shown(invitation), "where": from_where(invitation),
        "days": span_words(invitation.starts_on, invitation.ends_on), "answered_on": invitation.answered_on,
        "answer": state_words(invitation.state, invitation.outcome), "reason": invitation.public_reason,
        "by_rule": invitation.must_accept, "is_invented": invitation.is_invented, "reference": invitation.reference,
    }  # fmt: skip


def outcomes_page(user, query) -> dict:
    """The published answers, newest first, and how many of each there are."""
    found = published_invitations(user)
    counted = dict(found.order_by().values_list("outcome").annotate(Count("pk")))
    chosen = query.get("answer", "")
    if chosen in Invitation.Outcome.values:
        found = found.filter(outcome=chosen)
    page = Paginator(found.order_by("-answered_on", "-pk"), ROWS).get_page(query.get("page"))
    return {
        "page": page, "rows": [outcome_row(one) for one in page], "chosen": chosen, "total": sum(counted.values()),
        "answers": [{"key": key, "label": label, "count": counted.get(key, 0)} for key, label in Invitation.Outcome.choices],
    }  # fmt: skip
