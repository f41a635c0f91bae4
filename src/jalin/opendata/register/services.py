"""Imports of registers: receive, decide how to read, answer and correct, accept, undo.

Everything long is a job (`jalin.kernel.jobs`): reading, accepting, undoing. Each function that begins one returns it; with
`wait` it is not handed to the worker, the caller runs it (`run_job`), as the command line does.
"""

from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from jalin.kernel.access import require
from jalin.kernel.documents.services import erase_document
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.problems import Problem
from jalin.relations.permissions import IMPORT

from ..models import ImportBatch, ImportQuestion, ImportRow
from .engine.plan import ReadingPlan
from .judging import Judge, pieces
from .mapping import decided_plan, first_plan, open_file
from .questions import is_answer
from .reading import PIECE, answers_of, follow_questions, note_questions, row_of, settler_of
from .storing import store_register, stored_file

State, Verdict = ImportBatch.State, ImportRow.Verdict
READ, ACCEPT, UNDO = "opendata.read_register", "opendata.accept_import", "opendata.undo_import"
BUSY = gettext_noop("This import is being worked on. Wait until that is done, or stop it.")
NOT_OPEN = gettext_noop("This import is in the record already or was undone; it cannot be changed any more.")


class NotPossible(Problem):
    """The act does not fit the state of the import."""


@action("opendata.receive_register", verb=IMPORT)
def receive_register(*, by, act, path: Path, name: str, sheet: str | None = None) -> ImportBatch:
    """Keep the file and find out how it can be read. Raises UnreadableFile, before anything is kept. Begin the reading
    with `start_reading`."""
    with open_file(path, name, {}) as file:
        plan = first_plan(file, sheet)
        document = store_register(by=by, act=act, file=file, name=name)
    batch = act.create(
        ImportBatch(document=document, mapping={"plan": plan.as_json()}, created_by=getattr(by, "pk", None),
                    language=(get_language() or "en")[:2])
    )  # fmt: skip
    act.note(file=name, sha256=document.sha256)
    return batch


def start_reading(*, by, batch: ImportBatch, wait: bool = False) -> Job:
    """Begin reading every row under the mapping as it is."""
    _require_open(batch)
    return _start(READ, by, batch, wait, state=State.READING)


def set_mapping(*, by, batch: ImportBatch, choices: dict, wait: bool = False) -> Job:
    """Decide how the file is read (mapping.py says the form) and read it anew. Raises UnreadableFile, and then nothing
    is changed."""
    require_import(by)
    _require_open(batch)
    kept = {name: batch.mapping.get(name, "") for name in ("encoding", "separator")}
    chosen = {name: choices[name] for name in kept if choices.get(name, kept[name]) != kept[name]}
    with stored_file(batch.document, {**kept, **chosen}) as file:
        plan = decided_plan(
            file,
            ReadingPlan.from_json(batch.mapping["plan"]),
            {**choices, **chosen} if chosen else _same(choices),
        )
    batch.mapping = {**kept, **chosen, "plan": plan.as_json()}
    batch.save(update_fields=["mapping"])
    return start_reading(by=by, batch=batch, wait=wait)


def _same(choices: dict) -> dict:
    return {name: value for name, value in choices.items() if name not in ("encoding", "separator")}


def stop_reading(*, by, batch: ImportBatch) -> None:
    """Stop a reading that goes on, because the file is to be read otherwise. The rows it wrote are written anew."""
    require_import(by)
    if batch.state not in {State.READING, State.READY}:
        raise NotPossible("opendata.busy", BUSY)
    Job.objects.filter(pk=batch.job, kind=READ).update(cancel_requested=True)
    ImportBatch.objects.filter(pk=batch.pk).update(job=None)
    batch.job = None


def accept_batch(*, by, batch: ImportBatch, wait: bool = False) -> Job:
    """Begin taking every new and changed row into the record. Rows that wait for an answer stay outside; when they are
    answered later, accepting again takes them in."""
    if batch.state not in {State.READY, State.ACCEPTED}:
        raise NotPossible("opendata.not_open", NOT_OPEN)
    return _start(ACCEPT, by, batch, wait)


def undo_batch(*, by, batch: ImportBatch, reason: str, keep_touched: bool = False, wait: bool = False) -> Job:
    """Begin taking the whole import out of the record again."""
    if not reason.strip():
        raise ValidationError(_("Say why this import is undone; the journal keeps the reason."))
    if batch.state != State.ACCEPTED:
        raise NotPossible(
            "opendata.not_accepted",
            gettext_noop("This import is not in the record, so there is nothing to undo."),
        )
    return _start(UNDO, by, batch, wait, reason=reason.strip()[:500], keep_touched=keep_touched)


@action("opendata.discard_import", verb=IMPORT)
def discard_batch(*, by, act, batch: ImportBatch) -> None:
    """Throw away an import that was never accepted, with its rows. The file is erased with it."""
    if batch.state == State.ACCEPTED or batch.state == State.UNDONE:
        raise NotPossible("opendata.not_open", NOT_OPEN)
    _require_idle(batch)
    act.note(file=batch.document.name, sha256=batch.document.sha256)
    document = batch.document
    act.remove(batch)
    erase_document(by=by, document=document)


def answer_question(*, by, question: ImportQuestion, answer: str) -> int:
    """Answer for all rows that say the same; an empty answer takes the answer back. Returns how many rows were judged
    again. Nothing enters the record, so the journal has no entry; what is accepted has one."""
    require_import(by)
    batch = question.batch
    _require_idle(batch)
    offers = [choice["value"] for choice in question.choices]
    if answer and not is_answer(question.code, offers, question.asked.get("any_country", False), answer):
        raise ValidationError(_("That is none of the possible answers."))
    question.answer = answer[:100]
    with transaction.atomic():
        question.save(update_fields=["answer"])
        rows = batch.rows.filter(taken=False).exclude(verdict=Verdict.MISSING)
        naming = rows.annotate(kept=Cast("understood", TextField())).filter(kept__contains=question.key)
        asked = list(naming)
        judge_again(batch, asked)
    return len(asked)


def correct_row(*, by, row: ImportRow, cells: dict[str, str] | None = None, answers: dict[str, str] | None = None,
                left_out: bool = False) -> ImportRow:  # fmt: skip
    """Say what cells of one row should read, answer what is asked of it alone, or leave it out. The file's own text
    stays beside it."""
    require_import(by)
    _require_idle(row.batch)
    if row.taken or row.verdict == Verdict.MISSING:
        raise NotPossible(
            "opendata.row_taken", gettext_noop("This row is in the record already. Correct it there.")
        )
    filled = row.understood.get("filled", {})
    as_read = {**filled, **row.raw}
    given = {name: _plain(text) for name, text in (cells or {}).items()}
    changed = {name: text for name, text in given.items() if text != _plain(as_read.get(name, ""))}
    corrections = {"cells": changed, "answers": {key: text for key, text in (answers or {}).items() if text},
                   "left_out": left_out}  # fmt: skip
    row.corrections = {name: value for name, value in corrections.items() if value}
    with transaction.atomic():
        judge_again(row.batch, [row])
    row.refresh_from_db()
    return row


def _plain(text: str) -> str:
    """A cell as a browser sends it back and as the file has it are the same cell."""
    return text.replace("\r\n", "\n").strip()


def judge_again(batch: ImportBatch, rows: list[ImportRow]) -> None:
    """Understand and judge these rows under the answers and corrections of now, and count the import anew."""
    answers = answers_of(batch)
    settler, judge = settler_of(batch, answers), Judge(answers=answers)
    before = Counter(key for row in rows for key in row.understood.get("asks", ()))
    asked: dict[str, list] = {}
    for piece in pieces(rows, PIECE):
        settled = [settler.read_again(row) for row in piece]
        corrections = {row.key: row.corrections for row in piece if row.corrections}
        fresh = []
        for row, judged in zip(piece, judge.judge(settled, corrections), strict=True):
            note_questions(asked, judged)
            made = row_of(batch, judged)
            made.pk, made.corrections = row.pk, row.corrections
            fresh.append(made)
        ImportRow.objects.bulk_update(
            fresh, ["understood", "verdict", "needs_look", "corrections"], batch_size=50
        )
    follow_questions(batch, before, asked)
    count_rows(batch)


def count_rows(batch: ImportBatch) -> None:
    verdicts = dict(batch.rows.order_by().values_list("verdict").annotate(Count("pk")))
    look = batch.rows.filter(needs_look=True).count()
    batch.counts = {**batch.counts, "rows": verdicts, "look": look}
    batch.save(update_fields=["counts"])


def require_import(by) -> None:
    if not (isinstance(by, str) and by.startswith("system:")):
        require(by, IMPORT)


def _require_idle(batch: ImportBatch) -> None:
    if (
        batch.job
        and Job.objects.filter(pk=batch.job, state__in=(Job.State.QUEUED, Job.State.RUNNING)).exists()
    ):
        raise NotPossible("opendata.busy", BUSY)


def _require_open(batch: ImportBatch) -> None:
    _require_idle(batch)
    if batch.state in {State.ACCEPTED, State.UNDONE}:
        raise NotPossible("opendata.not_open", NOT_OPEN)


def _start(kind: str, by, batch: ImportBatch, wait: bool, state: str = "", **arguments) -> Job:
    """Queue the job and name it in the import, so that there is one at a time."""
    with transaction.atomic():
        held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        _require_idle(held)
        job = start_job(kind, by=by, arguments={"batch": str(batch.pk), **arguments}, on_commit=not wait)
        held.job, held.state = job.pk, state or held.state
        held.save(update_fields=["job", "state"])
    batch.job, batch.state = held.job, held.state
    return job
