"""The encoder at work: suggestions are made in the worker, never in a request."""

from django.utils.translation import gettext_lazy as _

from jalin.invitations.models import Invitation
from jalin.kernel.jobs import register_job
from jalin.kernel.text import COLUMNS

from . import encoder
from .models import Need, Suggestion
from .services import SUGGEST


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


register_job(SUGGEST, suggest, title=_("Suggesting codes for a text"))
