"""Writing partners, relations and timelines."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jalin.kernel.access import require
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.kernel.text.slugs import free_of

from . import kept_facts
from .facts import refresh_facts
from .folding import fold
from .models import Contact, Event, Field, Involvement, Partner, PartnerAlias, Relation, Source, Statement
from .permissions import ADD_EVENT, EDIT_CONTACTS, EDIT_FIELDS, EDIT_PARTNER, PUBLISH, TRANSLATE


def free_slug(text: str) -> str:
    """A slug nobody has yet; addresses stay, so a slug is never given twice."""
    stem = slugify(text)[:110] or "partner"
    taken = set(Partner.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return free_of(stem, taken)


@action("relations.create_partner", verb=EDIT_PARTNER)
def create_partner(
    *, by, act, kind: str = "city", slug: str = "", aliases=(), relation: dict | None = None, **values
) -> Partner:
    """Create a partner, and its relation with the home city when `relation` (a dict of its values) is given."""
    partner = Partner(kind=kind, **values)
    name = partner.name_eng or str(partner.name) or partner.name_own
    if not name:
        raise ValidationError(_("A partner needs a name in at least one language."))
    partner.slug = slug or free_slug(name)
    partner.sort_name = fold(name)
    act.create(partner)
    for folded, text in {fold(text): text for text in aliases if text.strip()}.items():
        act.create(PartnerAlias(partner=partner, text=text, folded=folded))
    if relation is not None:
        act.create(Relation(partner=partner, **relation))
    return partner


@action("relations.edit_partner", verb=EDIT_PARTNER, on="partner")
def edit_partner(*, by, act, partner: Partner, **values) -> Partner:
    """Change a partner's own data. The slug stays: others have linked to it."""
    values.pop("slug", None)
    name = values.get("name_eng", partner.name_eng)
    act.change(partner, **values, sort_name=fold(name or str(partner.name) or partner.name_own))
    return partner


@action("relations.open_relation", verb=EDIT_PARTNER)
def open_relation(*, by, act, partner: Partner, **values) -> Relation:
    """Begin the record of the relation with a partner."""
    return act.create(Relation(partner=partner, **values))


@action("relations.edit_relation", verb=EDIT_PARTNER, on="relation")
def edit_relation(*, by, act, relation: Relation, **values) -> Relation:
    """Change a relation's kind, holder or note. Its status cannot be typed in."""
    if set(kept_facts.COLUMNS) & set(values):
        raise ValueError("facts of a relation come from its timeline")
    act.change(relation, **values)
    return relation


@action("relations.set_involvement", verb=EDIT_PARTNER, on="relation")
def set_involvement(
    *, by, act, relation: Relation, field: Field, unit=None, since=None, until=None
) -> Involvement:
    """Say that `unit` carries `field` in this relation."""
    row = Involvement.objects.filter(relation=relation, field=field, unit=unit).first()
    if row is None:
        return act.create(Involvement(relation=relation, field=field, unit=unit, since=since, until=until))
    act.change(row, since=since, until=until)
    return row


@action("relations.end_involvement", verb=EDIT_PARTNER, on="relation")
def end_involvement(*, by, act, relation: Relation, involvement: Involvement, last_day: date) -> Involvement:
    """A unit no longer carries the field here; that it once did stays on record."""
    if involvement.relation_id != relation.pk:
        raise ValueError("this involvement belongs to another relation")
    act.about(relation)
    act.change(involvement, until=last_day)
    return involvement


@action("relations.publish_partner", verb=PUBLISH, on="partner")
def publish_partner(*, by, act, partner: Partner, is_public: bool) -> Partner:
    """Show a partner and its relation to everybody, or no longer."""
    act.change(partner, is_public=is_public)
    relation = Relation.objects.filter(partner=partner).first()
    if relation is not None:
        act.change(relation, is_public=is_public)
    return partner


@action("relations.enter_contact", verb=EDIT_CONTACTS, on="partner")
def enter_contact(*, by, act, partner: Partner, **values) -> Contact:
    """Enter a person in a post at the partner's side."""
    contact = act.create(Contact(partner=partner, **values))
    act.about(partner)
    return contact


@action("relations.edit_contact", verb=EDIT_CONTACTS, on="contact")
def edit_contact(*, by, act, contact: Contact, **values) -> Contact:
    """Correct what is known of a person in a post."""
    act.change(contact, **values)
    act.about(contact.partner)
    return contact


@action("relations.end_contact", verb=EDIT_CONTACTS, on="contact")
def end_contact(*, by, act, contact: Contact, last_day: date) -> Contact:
    """A person left the post; the post's history stays."""
    act.change(contact, until=last_day)
    act.about(contact.partner)
    return contact


def source_for(key: str) -> Source:
    """The source with this key, made when it is new. A key that is a web address without scheme gets one."""
    looks_like_address = "." in key.split("/")[0] and " " not in key
    url = f"https://{key}" if looks_like_address and not key.startswith("http") else ""
    return Source.objects.get_or_create(
        key=key, defaults={"url": url or (key if key.startswith("http") else "")}
    )[0]


def _ask_for_publishing(by, relation: Relation, values: dict) -> None:
    """Who may add events may not by that show them to everybody."""
    is_program = isinstance(by, str) and by.startswith("system:")
    if values.get("audience") == Event.Audience.PUBLIC and not is_program:
        require(by, PUBLISH, relation)


@action("relations.add_event", verb=ADD_EVENT, on="relation")
def add_event(
    *, by, act, relation: Relation, kind: str, source: str, starts_on=None, ends_on=None, precision="unknown",
    basis: str = "", basis_language: str = "", quoted: str = "", fields=(), **values,
) -> Event:  # fmt: skip
    """Add an event with the statement of its first source."""
    if not source.strip():
        raise ValidationError(
            _("Every event needs a source: a page, a paper, a register, or whose knowledge it is.")
        )
    _ask_for_publishing(by, relation, values)
    dates = {"starts_on": starts_on, "ends_on": ends_on or starts_on, "precision": precision}
    event = act.create(Event(relation=relation, kind=kind, **dates, **values))
    act.about(relation)
    act.about(relation.partner)
    if fields:
        act.relate(event, "fields", fields)
    act.create(
        Statement(
            event=event, source=source_for(source), basis=basis, basis_language=basis_language, quoted=quoted,
            is_preferred=True, **dates,
        )
    )  # fmt: skip
    refresh_facts(relation)
    return event


@action("relations.state_date", verb=ADD_EVENT, on="event")
def state_date(
    *, by, act, event: Event, source: str, starts_on=None, ends_on=None, precision="unknown", basis="",
    basis_language="", quoted="", prefer: bool = False,
) -> Statement:  # fmt: skip
    """Add what another source says of an event's date. Both are kept; `prefer` makes this one the event's date."""
    act.about(event)
    dates = {"starts_on": starts_on, "ends_on": ends_on or starts_on, "precision": precision}
    if prefer:
        for former in event.statements.filter(is_preferred=True):
            act.change(former, is_preferred=False)
    row = act.create(
        Statement(
            event=event, source=source_for(source), basis=basis, basis_language=basis_language, quoted=quoted,
            is_preferred=prefer, **dates,
        )
    )  # fmt: skip
    settle_dates(act, event)
    act.about(event.relation)
    refresh_facts(event.relation)
    return row


@action("relations.restate_date", verb=ADD_EVENT, on="event")
def restate_date(
    *, by, act, event: Event, source: str, starts_on=None, ends_on=None, precision="unknown"
) -> Statement:
    """A plan was moved: the preferred statement says another date now, on the word of `source`. No disagreement comes of
    it; what other sources state stays beside it."""
    dates = {"starts_on": starts_on, "ends_on": ends_on or starts_on, "precision": precision}
    row = event.statements.filter(is_preferred=True).first()
    if row is None:
        return state_date(by=by, event=event, source=source, prefer=True, **dates)
    act.about(event)
    act.change(row, source=source_for(source), **dates)
    settle_dates(act, event)
    act.about(event.relation)
    refresh_facts(event.relation)
    return row


@action("relations.prefer_statement", verb=ADD_EVENT, on="event")
def prefer_statement(*, by, act, event: Event, statement: Statement) -> Statement:
    """Take the date that this source states as the event's own; the others stay beside it."""
    if statement.event_id != event.pk:
        raise ValueError("this statement is about another event")
    act.about(event)
    act.note(settled=statement.pk)  # said even where it was preferred before: somebody has looked and decided
    for former in event.statements.filter(is_preferred=True).exclude(pk=statement.pk):
        act.change(former, is_preferred=False)
    act.change(statement, is_preferred=True)
    settle_dates(act, event)
    act.about(event.relation)
    refresh_facts(event.relation)
    return statement


def settle_dates(act, event: Event) -> None:
    """The event takes the preferred statement's date, and is disputed when another dated one does not fit it."""
    from .facts import statements_disagree

    statements = list(event.statements.all())
    best = next((row for row in statements if row.is_preferred), None)
    values = {"is_disputed": statements_disagree(statements)}
    if best is not None:
        values |= {"starts_on": best.starts_on, "ends_on": best.ends_on, "precision": best.precision}
    act.change(event, **values)


@action("relations.edit_event", verb=ADD_EVENT, on="event")
def edit_event(*, by, act, event: Event, fields=None, **values) -> Event:
    """Change what an event tells; its date changes through `state_date` only."""
    if {"starts_on", "ends_on", "precision"} & set(values):
        raise ValueError("an event's date comes from its statements")
    if values.get("audience") != event.audience:
        _ask_for_publishing(by, event.relation, values)
    act.change(event, **values)
    if fields is not None:
        act.relate(event, "fields", fields)
    act.about(event.relation)
    refresh_facts(event.relation)
    return event


@action("relations.withdraw_event", verb=ADD_EVENT, on="event")
def withdraw_event(*, by, act, event: Event) -> Event:
    """Take an event off the timeline; it stays in the journal with the reason."""
    if not act.reason.strip():
        raise ValidationError(_("Say why this event is taken off the timeline."))
    act.change(event, withdrawn_at=timezone.now())
    act.about(event.relation)
    refresh_facts(event.relation)
    return event


@action("relations.publish_event", verb=PUBLISH, on="event")
def publish_event(*, by, act, event: Event, audience: str) -> Event:
    """Say who may read an event: everybody, this office and the partner, or this office only."""
    act.change(event, audience=audience)
    act.about(event.relation)
    refresh_facts(event.relation)
    return event


TRANSLATED = {
    Partner: ("name", "note"),
    Relation: ("note",),
    Event: ("summary",),
    Field: ("name",),
    Contact: ("post",),
}


@action("relations.translate_text", verb=TRANSLATE, on="thing")
def translate_text(*, by, act, thing, name: str, **texts: str):
    """Write the text `name` of a partner, relation, event or field in further languages: `id="…"`, `ja="…"`, `en="…"`."""
    if name not in TRANSLATED.get(type(thing), ()):
        raise ValueError(f"{type(thing).__name__} has no text called {name}")
    values = {f"{name}_{COLUMNS[language]}": text.strip() for language, text in texts.items()}
    if isinstance(thing, Partner) and values.get("name_eng"):
        values["sort_name"] = fold(values["name_eng"])
    act.change(thing, **values)
    if isinstance(thing, Event):
        act.about(thing.relation)
    return thing


@action("relations.edit_field", verb=EDIT_FIELDS)
def put_field(*, by, act, key: str, **values) -> Field:
    """Create or change a field of cooperation."""
    field = Field.objects.filter(key=key).first()
    if field is None:
        return act.create(Field(key=key, **values))
    act.change(field, **values)
    return field
