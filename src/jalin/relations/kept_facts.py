"""The columns in which a relation keeps what its timeline says, once for each audience.

A contact that the office has not published may not show through a status or a day of last contact that others read;
so the facts for the partner and for everybody follow from the events that they may read, and from no others."""

from django.db import models

from .rules import Facts

STAFF, SHARED, PUBLIC = (
    "staff",
    "shared",
    "public",
)  # as in Event.Audience; whoever reads one reads those after it
PREFIXES = {STAFF: "facts", SHARED: "shared_facts", PUBLIC: "public_facts"}
NAMES = tuple(Facts.__dataclass_fields__)


def column(audience: str, name: str) -> str:
    """The column that keeps the fact `name` for `audience`."""
    return f"{PREFIXES[audience]}_{name}"


def columns_for(audience: str, facts: Facts) -> dict:
    """{column: value} of these facts."""
    return {column(audience, name): getattr(facts, name) for name in NAMES}


COLUMNS = tuple(column(audience, name) for audience in PREFIXES for name in NAMES)


def keeps_facts(audience: str) -> type[models.Model]:
    """An abstract model with the columns for one audience."""
    fields = {
        "events": models.PositiveIntegerField(default=0),
        "first_on": models.DateField(null=True, blank=True),
        "last_contact_on": models.DateField(null=True, blank=True, db_index=audience != SHARED),
        "last_contact_is_exact": models.BooleanField(default=True),
        "agreed_on": models.DateField(null=True, blank=True),  # last agreement signed or renewed
        "has_agreement": models.BooleanField(default=False),  # also when its date is not known
        "valid_until": models.DateField(null=True, blank=True),  # stated end of the last agreement
        "closed_as": models.CharField(
            max_length=8, blank=True
        ),  # "lapsed" or "ended", by the last closing event
        "closed_on": models.DateField(null=True, blank=True),
        "stage": models.CharField(max_length=40, blank=True),  # kind of the last event that is a stage
    }
    members = {column(audience, name): field for name, field in fields.items()}
    meta = type("Meta", (), {"abstract": True})
    return type(
        f"FactsFor{audience.title()}", (models.Model,), {"__module__": __name__, "Meta": meta, **members}
    )
