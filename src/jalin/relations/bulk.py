"""Many partners, relations, events and ties in one act, for imports.

The same invariants as services.py keeps one by one: slugs that nobody has, folded names for order, aliases that find a
partner again, one preferred statement an event, facts that follow the timeline. Rows that are made are named in the
act's entry; what they say stays in the import they came from, so that the entry of 26,000 rows can be read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.kernel.journal.door import noun_of

from .facts import refresh_many
from .folding import fold
from .models import Event, Involvement, Partner, PartnerAlias, Relation, Statement, Tie
from .permissions import IMPORT
from .services import settle_dates

CHUNK = (
    500  # rows a statement: far below every time limit of a statement, and under SQLite's limit of variables
)
LONGEST_NAME = 200


def chunks(rows: Sequence, size: int = CHUNK) -> Iterator[Sequence]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def free_slugs(names: Iterable[str]) -> Iterator[str]:
    """A slug for each name that neither the record nor another of these names has."""
    taken = set(Partner.objects.values_list("slug", flat=True).iterator(chunk_size=5000))
    last: dict[str, int] = defaultdict(lambda: 1)
    for name in names:
        stem = slug = slugify(name)[:110] or "partner"
        while slug in taken:
            last[stem] += 1
            slug = f"{stem}-{last[stem]}"
        taken.add(slug)
        yield slug


def touch(act, rows: Iterable[models.Model]) -> None:
    """Name these rows in the act's entry, so that each finds it in its own journal."""
    for row in rows:
        act.targets[(noun_of(row), str(row.pk))] = None


def name_of(partner: Partner) -> str:
    return partner.name_eng or str(partner.name) or partner.name_own


@action("relations.put_partners", verb=IMPORT)
def put_partners(*, by, act, partners: Sequence[tuple[Partner, Sequence[str]]]) -> list[Partner]:
    """Save new partners, each with the spellings under which it was met. They are not public."""
    rows = [partner for partner, _spellings in partners]
    names = [name_of(row) for row in rows]
    for row, name, slug in zip(rows, names, free_slugs(names), strict=True):
        if not 0 < len(name) <= LONGEST_NAME:
            raise ValidationError(_("A partner needs a name of 1 to 200 letters."))
        row.slug, row.sort_name, row.is_public = slug, fold(name), False
    Partner.objects.bulk_create(rows, batch_size=CHUNK)
    touch(act, rows)
    spelt = [(row.pk, text) for row, spellings in partners for text in (name_of(row), *spellings)]
    put_aliases(by=by, pairs=spelt)
    return rows


@action("relations.put_aliases", verb=IMPORT)
def put_aliases(*, by, act, pairs: Sequence[tuple[int, str]]) -> list[PartnerAlias]:
    """Remember under which spelling a partner was met: (partner id, text). A spelling known already stays as it is."""
    wanted = {(key, fold(text)): " ".join(text.split())[:LONGEST_NAME] for key, text in pairs if fold(text)}
    for chunk in chunks(sorted({key for key, _folded in wanted})):
        known = PartnerAlias.objects.filter(partner__in=chunk).values_list("partner_id", "folded")
        for pair in known:
            wanted.pop(pair, None)
    rows = [PartnerAlias(partner_id=key, text=text, folded=folded) for (key, folded), text in wanted.items()]
    act.note(aliases=act.facts.get("aliases", 0) + len(rows))
    return PartnerAlias.objects.bulk_create(rows, batch_size=CHUNK)


@action("relations.put_relations", verb=IMPORT)
def put_relations(*, by, act, relations: Sequence[Relation]) -> list[Relation]:
    """Begin the record of these relations with the home city. They are not public."""
    for row in relations:
        row.is_public = False
    made = Relation.objects.bulk_create(relations, batch_size=CHUNK)
    touch(act, made)
    return made


@action("relations.put_events", verb=IMPORT)
def put_events(*, by, act, events: Sequence[tuple[Event, Statement, Sequence[int]]]) -> list[Event]:
    """Save new events, each with the statement of its source (preferred) and the keys of its fields.

    The statement brings `source`, `basis`, `quoted`; its dates are those of the event.
    """
    rows = [event for event, _statement, _fields in events]
    Event.objects.bulk_create(rows, batch_size=CHUNK)
    touch(act, rows)
    statements, through = [], []
    for event, statement, fields in events:
        statement.event, statement.is_preferred = event, True
        statement.starts_on, statement.ends_on, statement.precision = (
            event.starts_on,
            event.ends_on,
            event.precision,
        )
        statements.append(statement)
        through += [Event.fields.through(event_id=event.pk, field_id=key) for key in dict.fromkeys(fields)]
    Statement.objects.bulk_create(statements, batch_size=CHUNK)
    Event.fields.through.objects.bulk_create(through, batch_size=CHUNK)
    refresh_many({event.relation_id for event in rows})
    return rows


@action("relations.put_statements", verb=IMPORT)
def put_statements(*, by, act, statements: Sequence[Statement]) -> list[Statement]:
    """Add what a further source says of events that are in the record already. None of them becomes the preferred one."""
    for row in statements:
        row.is_preferred = False
    made = Statement.objects.bulk_create(statements, batch_size=CHUNK)
    _settle(act, {row.event_id for row in made})
    return made


def _settle(act, event_ids: Iterable[int]) -> None:
    """Statements came or went: the events take their dates and disagreements from those they have now."""
    for chunk in chunks(sorted(event_ids)):
        events = list(Event.objects.filter(pk__in=chunk).prefetch_related("statements"))
        for event in events:
            act.about(event)
            settle_dates(act, event)
        refresh_many({event.relation_id for event in events})


@action("relations.put_involvements", verb=IMPORT)
def put_involvements(*, by, act, involvements: Sequence[Involvement]) -> list[Involvement]:
    """Say which unit carries which field of a relation, where nobody said so yet."""
    keys = {row.relation_id for row in involvements}
    known = set()
    for chunk in chunks(sorted(keys)):
        known |= set(
            Involvement.objects.filter(relation__in=chunk).values_list("relation_id", "field_id", "unit_id")
        )
    fresh = {(row.relation_id, row.field_id, row.unit_id): row for row in involvements}
    return Involvement.objects.bulk_create(
        [row for key, row in fresh.items() if key not in known], batch_size=CHUNK
    )


@action("relations.put_ties", verb=IMPORT)
def put_ties(*, by, act, ties: Sequence[Tie]) -> list[Tie]:
    """Save links between partners, each once and in order of their keys; the caller left out those that are known."""
    for row in ties:
        if row.one_id > row.other_id:
            row.one_id, row.other_id = row.other_id, row.one_id
    return Tie.objects.bulk_create(ties, batch_size=CHUNK)


# Children before parents, so that nothing has to be looked for when a row goes.
ORDER = (Statement, Tie, Involvement, Event, PartnerAlias, Relation, Partner)


@action("relations.remove_rows", verb=IMPORT)
def remove_rows(*, by, act, rows: dict[type[models.Model], Sequence[int]]) -> int:
    """Delete rows that an import made, by model and key. The caller has made sure that nothing else hangs on them."""
    removed, relations, events = 0, set(), set()
    for chunk in chunks(list(rows.get(Event, ()))):
        relations |= set(Event.objects.filter(pk__in=chunk).values_list("relation_id", flat=True))
    for chunk in chunks(list(rows.get(Statement, ()))):
        events |= set(Statement.objects.filter(pk__in=chunk).values_list("event_id", flat=True))
    for model in ORDER:
        for chunk in chunks(list(rows.get(model, ()))):
            if model in {Event, Partner, Relation}:
                for key in chunk:
                    act.targets[(noun_of(model), str(key))] = None
            removed += model.objects.filter(pk__in=chunk).delete()[0]
    refresh_many(relations - set(rows.get(Relation, ())))
    _settle(act, events)
    return removed
