"""Signing and scans on the page of a case."""

import json

from django.conf import settings
from django.urls import reverse

from jalin.agreements.papers.models import Text
from jalin.agreements.papers.particulars import FIELDS, entered_in, particulars_of
from jalin.agreements.papers.selectors import name_of
from jalin.agreements.signing.telling import is_good, seal_told, stamp_told
from jalin.agreements.words import language
from jalin.kernel.access import can

from .models import Round, Scan
from .permissions import SEAL
from .selectors import checked, last_document, time_authority


def sealing_section(request, case):
    """Rounds with what their signatures are worth now, texts that can be made ready, and scans."""
    may, lang = can(request.user, SEAL, case), language()
    rows = list(Round.objects.filter(text__case=case).select_related("text__case", "prepared", "stamped"))
    entered = entered_in(particulars_of(case)) if rows else {}
    may_stamp = may and time_authority() is not None
    rounds = [_round(one, lang, entered, may_stamp) for one in rows]
    ready = [{"name": name_of(text, lang), "url": reverse("desk:round_new", args=[text.pk])}
             for text in Text.objects.filter(case=case, versions__isnull=False).select_related("case").distinct()] if may else []  # fmt: skip
    scans = list(Scan.objects.filter(case=case).select_related("document"))
    if not rounds and not scans and not may:
        return None
    return {"template": "sealing/section.html", "context": {
        "rounds": rounds, "ready": ready, "scans": scans, "may": may, "case": case, "is_demo": settings.DEMO,
    }}  # fmt: skip


def _round(one: Round, lang: str, entered: dict, may_stamp: bool) -> dict:
    found, stamps = checked(one)
    signers = [{**person, "seal": seal_told(found[place], place + 1, lang) if place < len(found) else "",
                "is_whole": place < len(found) and found[place].is_whole} for place, person in enumerate(one.signers)]  # fmt: skip
    is_open = len(found) < len(one.signers)
    return {"round": one, "name": name_of(one.text, lang), "signers": signers, "document": last_document(one),
            "is_good": is_good(found) and all(stamp.is_whole for stamp in stamps), "is_open": is_open,
            "stamps": [stamp_told(stamp, lang) for stamp in stamps], "changed": _changed_since(one, entered),
            "may_stamp": may_stamp and not is_open and not one.stamped_id}  # fmt: skip


def _changed_since(one: Round, entered: dict) -> list[str]:
    """Shared fields that were changed after this file was made; it keeps what it was made with."""
    try:
        then = json.loads(one.particulars) if one.particulars else {}
    except ValueError:  # kept under a key that is no longer here
        return []
    return [str(field.label) for key, field in FIELDS.items() if then.get(key) != entered.get(key)]
