"""What the jobs of an import do. Each may be run twice: a process may die at any moment."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from jalin.kernel.journal.models import Head, Target
from jalin.kernel.problems import Problem
from jalin.kernel.search.models import SearchEntry
from jalin.kernel.search.services import index_keys
from jalin.people.models import User
from jalin.relations.bulk import chunks
from jalin.relations.models import Event, Partner, PartnerAlias

from ..models import ImportBatch, ImportMade
from .engine.unreadable import UnreadableFile
from .matching import Matcher
from .planning import Plan, Planner
from .reading import READING_ROWS, Reader
from .storing import stored_file
from .undoing import write_undo
from .writing import CHANGED, NEW, noun, write_plan

PLANNING = gettext_noop("Looking partners up")
WRITING = gettext_noop("Writing the record")
INDEXING = gettext_noop("Making them findable")
RECORD_MOVED = gettext_noop(
    "The record changed while this import was being accepted, and %(number)s rows are not clear any more. Nothing was "
    "taken over. Read the file again."
)
TRIES = 3
INDEX_AT_ONCE = 300  # so many things are indexed within the act; more are indexed after it, in pieces
INDEX_PIECE = 200


def actor_of(job):
    """Who started the job: a user, or the program's own importer."""
    return User.objects.get(pk=job.created_by) if job.created_by else "system:importer"


def batch_of(job) -> ImportBatch:
    return ImportBatch.objects.select_related("document").get(pk=job.arguments["batch"])


def read_register(job, progress) -> dict:
    """Rows are written in pieces that nobody sees before the import is ready; a second run begins anew."""
    batch = batch_of(job)
    reader = Reader(batch, progress, job.pk)
    try:
        with stored_file(batch.document, batch.mapping) as file:
            progress.set(done=0, total=rows_in(file, batch), step=READING_ROWS)
            reader.read(file)
    except UnreadableFile as error:
        batch.state, batch.problem = (
            ImportBatch.State.FAILED,
            {"code": error.code, "parameters": error.params},
        )
        batch.save(update_fields=["state", "problem"])
        return {}
    if progress.cancelled():
        return {}
    reader.finish()
    return {"rows": sum(reader.verdicts.values())}


def rows_in(file, batch: ImportBatch) -> int:
    """How many rows the chosen sheet has; of a text file its lines."""
    known = file.sheets[batch.mapping["plan"]["sheet"]].rows
    if known >= 0:
        return known
    with file.path.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))


def accept_import(job, progress) -> dict:
    """Plan outside any transaction, then write everything in one; after that make it findable in pieces. Where the
    record was changed meanwhile it is planned anew, the last time inside the transaction."""
    batch, by = batch_of(job), actor_of(job)
    rows = None
    for attempt in range(TRIES):
        head = journal_head()
        plan = plan_batch(batch, progress) if attempt < TRIES - 1 else None
        if progress.cancelled():
            return {}
        progress.set(step=WRITING)
        with progress.batch():
            if plan is not None and record_moved(head):
                continue
            plan = plan or plan_batch(batch, progress)
            rows = len(plan.rows)
            if rows:
                write_plan(by=by, batch=batch, plan=plan, index_later=len(plan.fresh) > INDEX_AT_ONCE)
        break
    index_import(batch, progress)
    return {"rows": rows}


def plan_batch(batch: ImportBatch, progress) -> Plan:
    rows = batch.rows.filter(verdict__in=(NEW, CHANGED), taken=False).order_by("number")
    progress.set(done=0, total=rows.count(), step=PLANNING)
    planner = Planner(Matcher())
    plan = planner.add(rows.iterator(chunk_size=1000), progress.advance)
    if plan.unclear:
        raise Problem("opendata.record_moved", RECORD_MOVED, number=len(plan.unclear))
    return plan


def journal_head() -> int:
    return Head.objects.filter(pk=1).values_list("n", flat=True).first() or 0


def record_moved(since: int) -> bool:
    """Whether anybody changed partners, relations or events after the journal stood at `since`. From here on nobody
    else can, until this transaction ends."""
    Head.objects.select_for_update().filter(pk=1).first()
    return Target.objects.filter(entry__gt=since, noun__startswith="relations.").exists()


def undo_import(job, progress) -> dict:
    batch, by = batch_of(job), actor_of(job)
    if batch.state == ImportBatch.State.ACCEPTED:
        progress.set(step=WRITING)
        arguments = {
            "reason": job.arguments["reason"],
            "keep_touched": job.arguments.get("keep_touched", False),
        }
        with progress.batch():
            write_undo(by=by, batch=batch, index_later=batch.made.count() > INDEX_AT_ONCE, **arguments)
    index_import(batch, progress)
    return {}


def index_import(batch: ImportBatch, progress=None) -> None:
    """Bring the search index to what the import made or took away. What is done already is left out, so a second run
    goes on where the first ended."""
    batch.refresh_from_db()
    is_there = batch.state == ImportBatch.State.ACCEPTED
    for model in (Partner, Event):
        entries = SearchEntry.objects.filter(noun=noun(model), object_id=OuterRef("object_id"))
        made = ImportMade.objects.filter(batch=batch, noun=noun(model), how=ImportMade.How.CREATED)
        made = made.filter(~Exists(entries) if is_there else Exists(entries))
        keys = sorted(made.values_list("object_id", flat=True))
        if is_there:  # kept ones of an undone import stay in the index
            keys = sorted(model.objects.filter(pk__in=made.values("object_id")).values_list("pk", flat=True))
        _index(noun(model), keys, progress)
    aliases = ImportMade.objects.filter(batch=batch, noun=noun(PartnerAlias)).values("object_id")
    _index(
        noun(Partner),
        sorted(set(PartnerAlias.objects.filter(pk__in=aliases).values_list("partner_id", flat=True))),
        progress,
    )


def _index(name: str, keys: list[int], progress) -> None:
    if progress is not None and keys:
        progress.set(done=0, total=len(keys), step=INDEXING)
    for part in chunks(keys, INDEX_PIECE):
        if progress is None:
            index_keys(name, part)
            continue
        with progress.batch():
            index_keys(name, part)
        progress.advance(len(part))
