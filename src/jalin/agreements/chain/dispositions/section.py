"""With whom the file lies, on the page of a case."""

from django.urls import reverse
from django.utils import timezone

from jalin.agreements.chain.permissions import PASS_ON
from jalin.agreements.chain.selectors import dispositions_of, holding_of
from jalin.kernel.access import can

from .rules import END, FORWARD, NOTE, RETURN
from .words import ACTS, SIGNS, days_waiting, movement_words

SHOWN = 5  # rows of the chain before the rest is folded


def disposition_section(request, case):
    """Who has it, since when and what they wrote, the last one first; the acts for who may write."""
    rows, may_pass = list(dispositions_of(case)), can(request.user, PASS_ON, case)
    if not rows and not may_pass:
        return None
    holding = holding_of(case, rows)
    lies = next((row for row in rows if row.number == holding.number), None) if holding.path else None
    kinds = ((FORWARD, RETURN, NOTE, END) if holding.before else (FORWARD, NOTE, END)) if lies else (FORWARD,)
    thread = [
        {"row": row, "words": movement_words(row), "icon": SIGNS[row.kind],
         "withdraw_url": reverse("desk:chain_withdraw", args=[case.pk, row.pk]) if may_pass and row is rows[-1] else ""}
        for row in reversed(rows)
    ]  # fmt: skip
    acts = [{"label": ACTS[kind][0], "icon": ACTS[kind][2], "tone": "quiet" if kind == FORWARD else "plain",
             "url": reverse("desk:chain_write", args=[case.pk, kind])} for kind in kinds] if may_pass else []  # fmt: skip
    return {
        "template": "chain/disposition_section.html",
        "context": {"lies": lies, "days": days_waiting(lies, timezone.localdate()) if lies else None, "acts": acts,
                    "shown": thread[:SHOWN], "folded": thread[SHOWN:]},
    }  # fmt: skip
