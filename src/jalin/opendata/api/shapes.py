"""From rows to what leaves."""

from django.urls import reverse

from jalin.kernel.text import COLUMNS
from jalin.relations.rules import derive_status
from jalin.relations.selectors import facts_of


def texts(obj, name: str) -> dict:
    return {language: getattr(obj, f"{name}_{column}") for language, column in COLUMNS.items()}


def dates(row) -> dict:
    return {"start": row.starts_on, "end": row.ends_on, "precision": row.precision}


def field(row) -> dict:
    return {"key": row.key, "name": texts(row, "name"), "dac": row.dac, "cofog": row.cofog,
            "sdg": [goal for goal in row.sdg.split("|") if goal]}  # fmt: skip


def partner(row, *, relation, audience: str, on, idle_days: int, absolute) -> dict:
    """`relation`: the one the reader may see, or None; `audience`: as who; `absolute`: path -> address."""
    status = None
    if relation is not None:
        found = derive_status(
            facts_of(relation, audience), on=on, idle_after_days=idle_days, is_legacy=relation.is_legacy
        )
        status = {
            "key": found.key,
            "reason": found.reason,
            "days_since_contact": found.days,
            "days_are_exact": found.is_exact,
        }
    return {
        "slug": row.slug, "kind": row.kind, "name": texts(row, "name"), "name_own": row.name_own, "country": row.country,
        "geoname_id": row.geoname_id, "latitude": row.latitude, "longitude": row.longitude,
        "relation": relation.kind if relation else None, "status": status,
        "url": absolute(reverse("partner", args=[row.slug])),
    }  # fmt: skip


def event(row) -> dict:
    statements = [
        {"date": dates(said), "source": said.source.title or said.source.key, "url": said.source.url, "basis": said.basis,
         "preferred": said.is_preferred}
        for said in row.statements.all()
    ]  # fmt: skip
    return {
        "id": row.pk, "partner": row.relation.partner.slug, "kind": row.kind, "direction": row.direction,
        "summary": texts(row, "summary"), "date": dates(row), "disputed": row.is_disputed, "valid_until": row.valid_until,
        "fields": [found.key for found in row.fields.all()], "invented": row.is_invented, "statements": statements,
    }  # fmt: skip
