"""The encoder at work: suggestions are made in the worker, never in a request."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.kernel.jobs import register_job
from jalin.kernel.text import COLUMNS

from . import encoder
from .models import Need, Suggestion
from .services import SUGGEST

BATCH = 200


def text_of(need: Need | None, invitation: Invitation | None) -> list[str]:
    """The texts to look at: a need in each language it is written in, an invitation as it came."""
    if invitation is not None:
        return [f"{invitation.title}. {invitation.summary}"]
    texts = [
        f"{getattr(need, f'title_{column}')}. {getattr(need, f'text_{column}')}"
        for column in COLUMNS.values()
    ]
    return [text for text in texts if text.strip(". ")]


def combined(found: list[list[encoder.Suggested]]) -> list[dict]:
    """Of several languages of one text: the best score of each topic, best first."""
    best: dict[str, float] = {}
    for codes in found:
        for code in codes:
            best[code.topic] = max(best.get(code.topic, -1.0), code.score)
    ranked = sorted(best.items(), key=lambda pair: -pair[1])[: encoder.OFFERED]
    return [{"topic": topic, "score": score} for topic, score in ranked]


def suggest(job, progress) -> dict:
    """Offer codes for one need or invitation; running twice writes the same row."""
    need = Need.objects.filter(pk=job.arguments.get("need")).first()
    invitation = Invitation.objects.filter(pk=job.arguments.get("invitation")).first()
    if need is None and invitation is None:
        return {}
    codes = combined(encoder.suggest_many(text_of(need, invitation)))
    with progress.batch():
        Suggestion.objects.update_or_create(
            need=need, invitation=invitation, defaults={"codes": codes, "method": encoder.method()}
        )
    return {"codes": len(codes)}


def suggest_waiting(job, progress) -> dict:
    """Offer codes for what came in and was not looked at: open invitations and needs without a code. Nothing is loaded
    where nothing waits; killed in the middle it goes on with what is left."""
    waiting = [*_waiting_invitations()[:BATCH], *_waiting_needs()[:BATCH]]
    if not waiting or not encoder.is_available():
        return {"texts": 0}
    texts = [text_of(*((None, one) if isinstance(one, Invitation) else (one, None))) for one in waiting]
    found = iter(encoder.suggest_many([text for several in texts for text in several]))
    with progress.batch():
        for one, several in zip(waiting, texts, strict=True):
            about = {"invitation": one} if isinstance(one, Invitation) else {"need": one}
            codes = combined([next(found) for _text in several])
            Suggestion.objects.update_or_create(
                **about, defaults={"codes": codes, "method": encoder.method()}
            )
    return {"texts": len(waiting)}


def _waiting_invitations():
    return Invitation.objects.filter(state__in=lifecycle.OPEN, suggestion=None, codes=None).order_by("pk")


def _waiting_needs():
    return Need.objects.filter(closed_on=None, topic="", suggestion=None).order_by("pk")


register_job(SUGGEST, suggest, title=_("Suggesting codes for a text"))
register_job(
    "needs.suggest_waiting",
    suggest_waiting,
    title=_("Suggesting codes for what came in"),
    every=timedelta(minutes=15),
)
