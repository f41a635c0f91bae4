"""Signing and scans on the page of a case."""

from django.conf import settings
from django.urls import reverse

from jalin.agreements.engine.procedure import said
from jalin.agreements.papers.models import Text
from jalin.agreements.papers.selectors import paper_of
from jalin.agreements.signing.telling import is_good, seal_told
from jalin.agreements.words import language
from jalin.kernel.access import can

from .models import Round, Scan
from .permissions import SEAL
from .selectors import checked, last_document


def sealing_section(request, case):
    """Rounds with what their signatures are worth now, texts that can be made ready, and scans."""
    may, lang = can(request.user, SEAL, case), language()
    rounds = [
        _round(one, lang)
        for one in Round.objects.filter(text__case=case).select_related("text__case", "prepared")
    ]
    ready = [{"name": said(paper_of(text).name, lang), "url": reverse("desk:round_new", args=[text.pk])}
             for text in Text.objects.filter(case=case, versions__isnull=False).select_related("case").distinct()] if may else []  # fmt: skip
    scans = list(Scan.objects.filter(case=case).select_related("document"))
    if not rounds and not scans and not may:
        return None
    return {"template": "sealing/section.html", "context": {
        "rounds": rounds, "ready": ready, "scans": scans, "may": may, "case": case, "is_demo": settings.DEMO,
    }}  # fmt: skip


def _round(one: Round, lang: str) -> dict:
    found = checked(one)
    signers = [{**person, "seal": seal_told(found[place], place + 1, lang) if place < len(found) else "",
                "is_whole": place < len(found) and found[place].is_whole} for place, person in enumerate(one.signers)]  # fmt: skip
    return {"round": one, "name": said(paper_of(one.text).name, lang), "signers": signers, "document": last_document(one),
            "is_good": is_good(found), "is_open": len(found) < len(one.signers)}  # fmt: skip
