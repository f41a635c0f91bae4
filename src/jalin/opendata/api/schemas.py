"""What leaves through the API: an allow-list. Codes are text, dates carry their precision."""

from datetime import date

from ninja import Schema


class Texts(Schema):
    id: str
    ja: str
    en: str


class FieldOut(Schema):
    key: str
    name: Texts
    dac: str
    cofog: str
    sdg: list[str]


class StatusOut(Schema):
    key: str
    reason: str
    days_since_contact: int | None
    days_are_exact: bool


class PartnerOut(Schema):
    slug: str
    kind: str
    name: Texts
    name_own: str
    country: str
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    relation: str | None  # kind of the relation with the home city
    status: StatusOut | None
    url: str


class DateOut(Schema):
    """`start`..`end` is the span that `precision` leaves open; both null when the date is not known."""

    start: date | None
    end: date | None
    precision: str


class StatementOut(Schema):
    date: DateOut
    source: str
    url: str
    basis: str
    preferred: bool


class EventOut(Schema):
    id: int
    partner: str
    kind: str
    direction: str
    summary: Texts
    date: DateOut
    disputed: bool
    valid_until: date | None
    fields: list[str]
    invented: bool
    statements: list[StatementOut]


class Partners(Schema):
    items: list[PartnerOut]
    next: str | None


class Events(Schema):
    items: list[EventOut]
    next: str | None


class Problem(Schema):
    """RFC 9457."""

    title: str
    status: int
    detail: str
