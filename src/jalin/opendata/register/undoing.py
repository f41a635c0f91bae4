"""Undoing a whole import: what it made goes, what it changed goes back, what people changed since is not touched."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_noop

from jalin.kernel.journal import action
from jalin.kernel.journal.models import Entry, Target
from jalin.kernel.problems import Problem
from jalin.relations import bulk
from jalin.relations.models import (
    Contact,
    Event,
    Involvement,
    Partner,
    Relation,
    Representative,
    Source,
    Statement,
    Tie,
)
from jalin.relations.permissions import IMPORT
from jalin.relations.services import settle_dates

from ..models import ImportBatch, ImportMade, ImportRow
from .writing import REGISTER, noun, values_of

CREATED, CHANGED = ImportMade.How.CREATED, ImportMade.How.CHANGED
# What may hang on a thing that an import made: child, its foreign key, the thing.
HANGING = (
    (Contact, "partner", Partner), (Relation, "partner", Partner), (Tie, "one", Partner), (Tie, "other", Partner),
    (Event, "relation", Relation), (Involvement, "relation", Relation), (Representative, "relation", Relation),
    (Statement, "event", Event),
)  # fmt: skip


@dataclass(frozen=True)
class Touched:
    """Something of the import that was changed since. `label` is its name in the record."""

    noun: str
    id: int
    label: str


class UndoRefused(Problem):
    """The import cannot be undone as a whole; `touched` lists why."""

    def __init__(self, touched: list[Touched]):
        super().__init__("opendata.changed_since", CHANGED_SINCE, number=len(touched))
        self.touched = touched


CHANGED_SINCE = gettext_noop(
    "This import was not undone: %(number)s of the things it made were changed since. Look at the list; then undo "
    "the rest and keep these, or leave everything as it is."
)


def made_of(batch: ImportBatch, model: type[models.Model]):
    """Keys of what the import created of this model, as a subquery."""
    return ImportMade.objects.filter(batch=batch, how=CREATED, noun=noun(model)).values("object_id")


def touched_since(batch: ImportBatch) -> list[Touched]:
    """What people or later imports changed, or hung something on, since this import was accepted."""
    found: dict[type, set[int]] = defaultdict(set)
    for model in (Partner, Relation, Event):
        found[model] |= _in_later_entries(batch, model)
    for child, key, parent in HANGING:
        found[parent] |= _hung_on(batch, child, key, parent)
    for made in ImportMade.objects.filter(batch=batch, how=CHANGED).exclude(noun=noun(ImportRow)):
        obj = apps.get_model(made.noun).objects.filter(pk=made.object_id).first()
        if obj is None or values_of(obj, made.after) != made.after:
            found[apps.get_model(made.noun)].add(made.object_id)
    touched = []
    for model, keys in found.items():
        for part in bulk.chunks(sorted(keys)):
            touched += [
                Touched(noun(model), row.pk, _label(row)) for row in model.objects.filter(pk__in=part)
            ]
    return touched


def _in_later_entries(batch: ImportBatch, model: type[models.Model]) -> set[int]:
    own = Target.objects.filter(noun=noun(ImportBatch), object_id=str(batch.pk)).values_list(
        "entry", flat=True
    )
    entries = list(Entry.objects.filter(n__in=own).values_list("n", flat=True))
    if not entries:
        return set()
    keys = made_of(batch, model).annotate(key=Cast("object_id", CharField())).values("key")
    later = Target.objects.filter(entry__gt=min(entries), noun=noun(model), object_id__in=keys).exclude(
        entry__in=entries
    )
    return {int(key) for key in later.values_list("object_id", flat=True).distinct()}


def _hung_on(batch: ImportBatch, child, key: str, parent) -> set[int]:
    """Parents made here that have a child which was not."""
    rows = child.objects.filter(**{f"{key}__in": made_of(batch, parent)})
    if child is Statement:  # the statement of a new event is ours without a row of its own
        rows = rows.exclude(is_preferred=True, source__key=f"{REGISTER}{batch.document.sha256[:32]}")
    return set(rows.exclude(pk__in=made_of(batch, child)).values_list(f"{key}_id", flat=True))


def _label(row) -> str:
    if isinstance(row, Statement):
        return str(row.event)
    if isinstance(row, Event):
        return f"{row.relation.partner} · {row.starts_on or '?'}"
    return str(row)


@action("opendata.undo_import", verb=IMPORT)
def write_undo(
    *, by, act, batch: ImportBatch, keep_touched: bool = False, index_later: bool = False
) -> ImportBatch:
    """Take the import out of the record in one act. Raises UndoRefused with what was changed since, unless
    `keep_touched`: then those things stay, with what they hang on, and the rest goes."""
    act.about(batch)
    if index_later:
        act.indexed_later |= {noun(Partner), noun(Event)}
    touched = touched_since(batch)
    if touched and not keep_touched:
        raise UndoRefused(touched)
    kept = _with_parents({(one.noun, one.id) for one in touched})
    _put_back(act, batch, kept)
    rows: dict[type, list[int]] = defaultdict(list)
    for name, key in ImportMade.objects.filter(batch=batch, how=CREATED).values_list("noun", "object_id"):
        if (name, key) not in kept:
            rows[apps.get_model(name)].append(key)
    sources = rows.pop(Source, [])
    removed = bulk.remove_rows(by=by, rows=rows)
    _forget_sources(sources)
    ImportRow.objects.filter(batch=batch, taken=True).update(taken=False)
    act.note(file=batch.document.name, sha256=batch.document.sha256, removed=removed, kept=len(kept))
    batch.state, batch.undone_at = ImportBatch.State.UNDONE, timezone.now()
    batch.save(update_fields=["state", "undone_at"])
    return batch


def _with_parents(kept: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """A kept event keeps its relation, a kept relation its partner."""
    for child, key, parent in (
        (Statement, "event", Event),
        (Event, "relation", Relation),
        (Relation, "partner", Partner),
    ):
        ids = [number for name, number in kept if name == noun(child)]
        for part in bulk.chunks(ids):
            parents = child.objects.filter(pk__in=part).values_list(f"{key}_id", flat=True)
            kept = kept | {(noun(parent), number) for number in parents}
    return kept


def _put_back(act, batch: ImportBatch, kept) -> None:
    """What the import changed takes its former values, the last change first."""
    relations = set()
    for made in ImportMade.objects.filter(batch=batch, how=CHANGED).order_by("-id"):
        if made.noun == noun(ImportRow):
            ImportRow.objects.filter(pk=made.object_id).update(**made.before)
            continue
        obj = apps.get_model(made.noun).objects.filter(pk=made.object_id).first()
        if obj is None or (made.noun, made.object_id) in kept:
            continue
        act.change(obj, **dict(_column(obj, name, value) for name, value in made.before.items()))
        if isinstance(obj, Statement):
            settle_dates(act, obj.event)
            relations.add(obj.event.relation_id)
        elif isinstance(obj, Event):
            relations.add(obj.relation_id)
    bulk.refresh_many(relations)


def _column(obj, name: str, kept) -> tuple[str, object]:
    """The column and its value for what was kept as JSON."""
    field = obj._meta.get_field(name)
    is_day = isinstance(field, models.DateField) and isinstance(kept, str)
    return field.attname, date.fromisoformat(kept) if is_day else kept


def _forget_sources(keys: list[int]) -> None:
    """A register is a source as long as something in the record says so."""
    used = Statement.objects.filter(source=OuterRef("pk")), Tie.objects.filter(source=OuterRef("pk"))
    Source.objects.filter(~Q(Exists(used[0])), ~Q(Exists(used[1])), pk__in=keys).delete()
