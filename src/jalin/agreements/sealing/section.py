"""Signing and scans on the page of a case."""

import json

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from jalin.agreements.papers.models import LANGUAGES, Text
from jalin.agreements.papers.particulars import FIELDS, entered_in, particulars_of
from jalin.agreements.papers.selectors import latest_numbers, name_of
from jalin.agreements.sections import part_url
from jalin.agreements.signing.demo import WARNING
from jalin.agreements.signing.telling import is_good, seal_told, stamp_told
from jalin.agreements.words import language
from jalin.kernel.access import can

from .models import Round, Scan
from .permissions import SEAL
from .selectors import checked, last_document, scans_told, time_authority

NAMES = dict(LANGUAGES)


def sealing_section(request, case):
    """Rounds with what their signatures are worth now, texts that can be made ready, and scans."""
    may, lang = can(request.user, SEAL, case), language()
    rows = list(Round.objects.filter(text__case=case).select_related("text__case", "prepared", "stamped"))
    entered = entered_in(particulars_of(case)) if rows else {}
    may_stamp = may and time_authority() is not None
    latest = latest_numbers({one.text_id for one in rows}) if rows else {}
    newest = {one.text_id: one.pk for one in reversed(rows)}
    rounds = [
        _round(one, lang, entered, latest.get(one.text_id, {}), may_stamp)
        | {"is_replaced": newest[one.text_id] != one.pk}
        for one in rows
    ]
    ready = [{"name": name_of(text, lang), "url": reverse("desk:round_new", args=[text.pk])}
             for text in Text.objects.filter(case=case, versions__isnull=False).select_related("case").distinct()] if may else []  # fmt: skip
    scans = scans_told(Scan.objects.filter(case=case).select_related("document"))
    if not rounds and not scans and not may:
        return None
    return {"template": "sealing/section.html", "context": {
        "rounds": rounds, "ready": ready, "scans": scans, "may": may, "case": case, "is_demo": settings.DEMO,
    }}  # fmt: skip


def signing_beside(request, text, languages):
    """On the page of a paper: how far its signing is, or the way to begin it."""
    may = can(request.user, SEAL, text.case)
    last = Round.objects.filter(text=text).annotate(signed=Count("seals")).first()
    if last is None and not (may and languages):
        return None
    return {"template": "sealing/beside.html", "context": {
        "last": last, "all": len(last.signers) if last else 0, "may": may and bool(languages), "text": text,
        "url": part_url(text.case_id, "sealing"),
    }}  # fmt: skip


def _round(one: Round, lang: str, entered: dict, latest: dict, may_stamp: bool) -> dict:
    found, stamps = checked(one)
    signers = [{**person, "seal": seal_told(found[place], place + 1, lang) if place < len(found) else "",
                "is_good": place < len(found) and is_good([found[place]]),
                "is_other": place < len(found) and _is_other(person["name"], found[place].signer)} for place, person in enumerate(one.signers)]  # fmt: skip
    is_open = len(found) < len(one.signers)
    return {"round": one, "name": name_of(one.text, lang), "signers": signers, "next": len(found) + 1, "document": last_document(one),
            "is_good": is_good(found) and all(stamp.is_whole for stamp in stamps), "is_open": is_open,
            "stamps": [stamp_told(stamp, lang) for stamp in stamps], "changed": _changed_since(one, entered), "versions": [f"{name} {one.versions[code]}" for code, name in LANGUAGES if code in one.versions],
            "newer": _newer_than(one, latest), "is_demo": any(seal.is_demo for seal in found),
            "may_stamp": may_stamp and not is_open and not one.stamped_id}  # fmt: skip


def _is_other(foreseen: str, signer: str) -> bool:
    """Whether the certificate names somebody else than the round does."""
    bare = signer.replace(f"({WARNING})", "").casefold().strip()
    return bool(bare) and foreseen.casefold() not in bare and bare not in foreseen.casefold()


def _newer_than(one: Round, latest: dict[str, int]) -> list[str]:
    """Languages of which a newer version was saved after this file was made."""
    return [
        f"{NAMES[code]} {latest[code]}"
        for code, number in one.versions.items()
        if latest.get(code, number) > number
    ]


def _changed_since(one: Round, entered: dict) -> list[str]:
    """Shared fields that were changed after this file was made; it keeps what it was made with."""
    try:
        then = json.loads(one.particulars) if one.particulars else {}
    except ValueError:  # kept under a key that is no longer here
        return []
    return [str(field.label) for key, field in FIELDS.items() if then.get(key) != entered.get(key)]
