"""Writing a plan into the record: one act, one entry, one short transaction."""

from django.utils import timezone

from jalin.kernel.journal import action
from jalin.kernel.journal.door import plain
from jalin.people.models import Unit
from jalin.relations import bulk
from jalin.relations.models import Event, Field, Involvement, Partner, Relation, Source, Statement, Tie
from jalin.relations.permissions import IMPORT
from jalin.relations.services import settle_dates

from ..models import ImportBatch, ImportMade, ImportRow
from .engine.headings import heading_language
from .planning import Change, End, Plan, Told
from .says import dates_of, day
from .storing import forget_persons

NEW, CHANGED = ImportRow.Verdict.NEW, ImportRow.Verdict.CHANGED
REGISTER = "register:"  # what the keys of registers as sources begin with
SUMMARIES = {"id": "summary_ind", "ja": "summary_jpn", "en": "summary_eng"}


def noun(model) -> str:
    return model._meta.label_lower


class Writer:
    """Writes one plan within one act. `made` is what undoing will need."""

    def __init__(self, *, by, act, batch: ImportBatch, plan: Plan):
        self.by, self.act, self.batch, self.plan = by, act, batch, plan
        self.made: list[ImportMade] = []
        self.source: Source | None = None
        self.fields = self.units = None

    def write(self) -> dict[str, int]:
        """Everything in the order in which one thing needs another. Returns noun -> how many were created."""
        self._source()
        self._partners()
        self._relations()
        self._events()
        self._links()
        self._changes()
        ImportMade.objects.bulk_create(self.made, batch_size=bulk.CHUNK)
        counts: dict[str, int] = {}
        for one in self.made:
            if one.how == ImportMade.How.CREATED:
                counts[one.noun] = counts.get(one.noun, 0) + 1
        return counts

    def _note(self, row: int | None, obj, how=ImportMade.How.CREATED, before=None, after=None) -> None:
        self.made.append(
            ImportMade(batch=self.batch, row_id=row, how=how, noun=noun(type(obj)), object_id=obj.pk,
                       before=before or {}, after=after or {})
        )  # fmt: skip

    def _source(self) -> None:
        """The register itself is the source; a later version of the file is another one."""
        document = self.batch.document
        self.source, fresh = Source.objects.get_or_create(
            key=f"{REGISTER}{document.sha256[:32]}", defaults={"title": document.name[:300]}
        )
        if fresh:
            self._note(None, self.source)

    def _partners(self) -> None:
        fresh = self.plan.fresh
        bulk.put_partners(by=self.by, partners=[(end.fresh, list(end.spellings)) for end in fresh])
        for end in fresh:
            self._note(self.plan.first_row.get(id(end)), end.fresh)
        known = [end for end in self.plan.ends.values() if end.id]
        added = bulk.put_aliases(
            by=self.by, pairs=[(end.id, text) for end in known for text in end.spellings]
        )
        rows = {end.id: self.plan.first_row.get(id(end)) for end in known}
        for alias in added:
            self._note(rows.get(alias.partner_id), alias)
        bulk.touch(self.act, [Partner(pk=key) for key in {alias.partner_id for alias in added}])

    def _relations(self) -> None:
        wanted: dict[int, tuple[End, Relation, int]] = {}
        for one in self.plan.told:
            kind = one.says.get("relation") or (
                Relation.Kind.INSTITUTION if is_institution(one.end) else Relation.Kind.NONE
            )
            if one.end.relation is not None:
                self._settle_kind(one, kind)
            elif id(one.end) not in wanted:
                wanted[id(one.end)] = (one.end, Relation(partner_id=one.end.pk, kind=kind), one.row)
            elif wanted[id(one.end)][1].kind == Relation.Kind.NONE:
                wanted[id(one.end)][1].kind = kind
        bulk.put_relations(by=self.by, relations=[relation for _end, relation, _row in wanted.values()])
        for end, relation, row in wanted.values():
            end.relation = relation
            self._note(row, relation)

    def _settle_kind(self, one: Told, kind: str) -> None:
        """A relation without a kind takes the one the register says; one that has a kind keeps it."""
        relation = one.end.relation
        if relation.kind == Relation.Kind.NONE and kind != Relation.Kind.NONE:
            self._change(one.row, relation, kind=kind)

    def _change(self, row: int, obj, **values) -> None:
        before = values_of(obj, values)
        changed = self.act.change(obj, **values)
        if changed:
            after = values_of(obj, changed)
            self._note(row, obj, ImportMade.How.CHANGED, {name: before[name] for name in changed}, after)

    def _events(self) -> None:
        fresh = [one for one in self.plan.told if one.event is None and one.told]
        events = [(self._event(one), self._statement(one), self._fields(one)) for one in fresh]
        for one, event in zip(fresh, bulk.put_events(by=self.by, events=events), strict=True):
            self._note(one.row, event)
        joined = [one for one in self.plan.told if one.event is not None]
        statements = [self._statement(one) for one in joined]
        for one, statement in zip(
            joined, bulk.put_statements(by=self.by, statements=statements), strict=True
        ):
            self._note(one.row, statement)
        self._involvements()

    def _event(self, one: Told) -> Event:
        return Event(
            relation=one.end.relation,
            audience=Event.Audience.STAFF,
            **told_of_event(one.told),
            **dates_of(one.told),
        )

    def _statement(self, one: Told) -> Statement:
        return Statement(event=one.event, source=self.source, **said_of_date(one.told))

    def _fields(self, one: Told) -> list[int]:
        if self.fields is None:
            self.fields = dict(Field.objects.values_list("key", "pk"))
        return [self.fields[key] for key in one.says.get("fields", ()) if key in self.fields]

    def _involvements(self) -> None:
        if self.units is None:
            self.units = dict(Unit.objects.values_list("key", "pk"))
        rows, wanted = {}, []
        for one in self.plan.told:
            unit = self.units.get(one.says.get("unit", ""))
            for key in self._fields(one):
                wanted.append(Involvement(relation=one.end.relation, field_id=key, unit_id=unit))
                rows.setdefault((one.end.relation.pk, key, unit), one.row)
        for row in bulk.put_involvements(by=self.by, involvements=wanted):
            self._note(rows[(row.relation_id, row.field_id, row.unit_id)], row)

    def _links(self) -> None:
        known: set[tuple[int, int]] = set()  # two spellings of a place may make two rows one link
        ties, rows = [], []
        for link in self.plan.links:
            pair = tuple(sorted((link.one.pk, link.other.pk)))
            if pair[0] == pair[1] or pair in known:
                continue
            known.add(pair)
            ties.append(
                Tie(
                    one_id=pair[0], other_id=pair[1], source=self.source, **dates_of(link.says.get("tie", {}))
                )
            )
            rows.append(link.row)
        for row, tie in zip(rows, bulk.put_ties(by=self.by, ties=ties), strict=True):
            self._note(row, tie)

    def _changes(self) -> None:
        """An edited row changes what its former version made: the register has one voice, its latest."""
        for row, former in self.plan.former.items():
            before = ImportRow.objects.get(pk=former)
            ImportRow.objects.filter(pk=former).update(taken=False)
            self._note(row, before, ImportMade.How.CHANGED, {"taken": True}, {"taken": False})
        relations = set()
        for change in self.plan.changes:
            event = self._event_made(change.made)
            if event is None or event.withdrawn_at is not None:
                continue
            statement = event.statements.filter(source__key__startswith=REGISTER).order_by("id").last()
            if statement is not None:
                self._change(change.row, statement, source=self.source, **said_of_date(change.told))
            self._change_event(change, event)
            settle_dates(self.act, event)
            relations.add(event.relation_id)
        bulk.refresh_many(relations)

    @staticmethod
    def _event_made(made: ImportMade) -> Event | None:
        if made.noun == noun(Event):
            return Event.objects.filter(pk=made.object_id).first()
        if made.noun == noun(Statement):
            return Event.objects.filter(statements=made.object_id).first()
        return None

    def _change_event(self, change: Change, event: Event) -> None:
        """What the register had said of the event follows the register; what somebody wrote since by hand stays."""
        if change.made.noun != noun(Event):
            return  # the event itself is somebody else's; only what the register says of its date changes
        before, now = told_of_event(change.former), told_of_event(change.told)
        self._change(
            change.row, event, **{name: now[name] for name in now if getattr(event, name) == before[name]}
        )


def told_of_event(told: dict) -> dict:
    """The columns of an event that a row fills, besides its date."""
    summary = {column: told.get("summary", {}).get(lang, "") for lang, column in SUMMARIES.items()}
    return {"kind": told.get("event", ""), "valid_until": day(told.get("valid_until")), **summary}


def said_of_date(told: dict) -> dict:
    """The columns of a statement that a row fills."""
    basis = told.get("basis", "")[:200]  # "Tanggal (Sheet1!C2)"
    language = heading_language(basis.rpartition(" (")[0])
    return {
        "basis": basis,
        "basis_language": language,
        "quoted": told.get("quoted", "")[:300],
        **dates_of(told),
    }


def is_institution(end: End) -> bool:
    return end.fresh is not None and end.fresh.kind == Partner.Kind.INSTITUTION


def values_of(obj, names) -> dict:
    """These fields of an object as JSON keeps them: field -> value, a foreign key as its number."""
    return {name: plain(obj._meta.get_field(name).value_from_object(obj)) for name in names}


@action("opendata.accept_import", verb=IMPORT)
def write_plan(*, by, act, batch: ImportBatch, plan: Plan, index_later: bool = False) -> ImportBatch:
    """Take the planned rows into the record. The entry says the file's digest and how many of what were made.
    `index_later`: the caller makes the search index of it after the act (`index_import`), so that the act is short."""
    act.about(batch)
    if index_later:
        act.indexed_later |= {noun(Partner), noun(Event)}
    counts = Writer(by=by, act=act, batch=batch, plan=plan).write()
    ImportRow.objects.filter(batch=batch, verdict__in=(NEW, CHANGED), taken=False).update(taken=True)
    erased = forget_persons(by=by, act=act, batch=batch)
    act.note(file=batch.document.name, sha256=batch.document.sha256, rows=len(plan.rows), created=counts,
             **({"file_erased": True} if erased else {}))  # fmt: skip
    total = dict(batch.counts.get("made", {}))
    for key, number in counts.items():
        total[key] = total.get(key, 0) + number
    batch.counts = {**batch.counts, "made": total}
    batch.state, batch.accepted_at = ImportBatch.State.ACCEPTED, timezone.now()
    batch.save(update_fields=["counts", "state", "accepted_at"])
    return batch
