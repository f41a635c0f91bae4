"""What the import pages show."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.selectors import progress_of
from jalin.relations.models import Event, Partner

from .models import ImportBatch, ImportMade, ImportRow
from .register import showing
from .register.engine.plan import ReadingPlan
from .register.writing import noun
from .selectors import open_questions, rows_of_import
from .words import REMARKS, made_words, problem_words, row_tag, rows_words, state_tag

Verdict, State = ImportRow.Verdict, ImportBatch.State
LOOK = "look"  # a tab of its own: understood, but worth a second look
SIZE = 50
SHOWN_PARTNERS = 12


def running_job(batch: ImportBatch) -> Job | None:
    """The job that works on the import now, or that was stopped or broke last."""
    job = Job.objects.filter(pk=batch.job).first() if batch.job else None
    return job if job is not None and job.state != Job.State.DONE else None


def job_context(batch: ImportBatch, job: Job | None) -> dict | None:
    return (
        {**progress_of(job), "poll_url": reverse("desk:import_job", args=[batch.pk])}
        if job is not None
        else None
    )


def import_context(request, batch: ImportBatch) -> dict:
    """The page of one import."""
    job, counts = running_job(batch), batch.counts.get("rows", {})
    busy = job is not None and job.state in {Job.State.QUEUED, Job.State.RUNNING}
    wanted = counts.get(Verdict.NEW, 0) + counts.get(Verdict.CHANGED, 0)
    waiting = (
        batch.rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED), taken=False).count() if wanted else 0
    )
    asked = open_questions(request.user, batch).count() if counts.get(Verdict.ASK) else 0
    return {
        "batch": batch, "state": state_tag(batch), "job": job_context(batch, job), "busy": busy,
        "trail": [(_("Import"), reverse("desk:imports")), (batch.document.name, "")],
        "lead": lead_of(batch), "waiting": waiting, "waiting_words": rows_words(waiting), "asked": asked,
        "asked_rows": rows_words(counts.get(Verdict.ASK, 0)), "problem": problem_words(batch),
        "remarks": remarks_of(batch), "made": made_words(batch.counts.get("made", {})),
        "partners": partners_made(batch), "unread": counts.get(Verdict.ASK, 0) + counts.get(Verdict.REFUSE, 0),
        "may_accept": not busy and waiting and batch.state in {State.READY, State.ACCEPTED},
        "may_undo": not busy and batch.state == State.ACCEPTED,
        "may_change": not busy and batch.state in {State.READY, State.READING, State.FAILED},
        **(rows_context(request, batch) if batch.state not in {State.READING, State.FAILED} else {}),
    }  # fmt: skip


def lead_of(batch: ImportBatch) -> str:
    """One sentence on how the import stands."""
    counts = {key: number for key, number in batch.counts.get("rows", {}).items() if number}
    if batch.state in {State.READING, State.FAILED} or not counts:
        return ""
    total = sum(number for key, number in counts.items() if key != Verdict.MISSING)
    parts = [
        _("%(verdict)s: %(rows)s") % {"verdict": Verdict(key).label, "rows": rows_words(number)}
        for key in Verdict.values
        if (number := counts.get(key))
    ]
    return _("%(total)s read. %(parts)s.") % {"total": rows_words(total), "parts": showing.listed(*parts)}


def remarks_of(batch: ImportBatch) -> list[str]:
    return [str(REMARKS[key]) for key in batch.mapping.get("plan", {}).get("remarks", ()) if key in REMARKS]


def partners_made(batch: ImportBatch) -> list[dict]:
    """The first partners that this import brought or told something of, with their pages."""
    if batch.state != State.ACCEPTED:
        return []
    made = ImportMade.objects.filter(batch=batch).order_by("id")
    keys = list(made.filter(noun=noun(Partner)).values_list("object_id", flat=True)[:SHOWN_PARTNERS])
    events = made.filter(noun=noun(Event)).values_list("object_id", flat=True)[: 3 * SHOWN_PARTNERS]
    wanted = Q(pk__in=keys) | Q(relation__events__in=list(events))
    rows = Partner.objects.filter(wanted).distinct().order_by("sort_name")[:SHOWN_PARTNERS]
    return [{"name": str(row), "url": reverse("desk:partner", args=[row.slug])} for row in rows]


def tabs_of(batch: ImportBatch, chosen: str) -> list[dict]:
    counts, page = batch.counts.get("rows", {}), reverse("desk:import", args=[batch.pk])
    tabs = [{"label": _("All"), "url": page, "active": not chosen, "count": sum(counts.values())}]
    order = (
        Verdict.ASK,
        Verdict.NEW,
        Verdict.CHANGED,
        Verdict.SAME,
        Verdict.REFUSE,
        Verdict.SKIP,
        Verdict.MISSING,
    )
    for verdict in order:
        if counts.get(verdict) or chosen == verdict:
            tabs.append({"label": Verdict(verdict).label, "url": f"{page}?verdict={verdict}", "active": chosen == verdict,
                         "count": counts.get(verdict, 0)})  # fmt: skip
    if batch.counts.get(LOOK) or chosen == LOOK:
        tabs.append({"label": _("Worth a look"), "url": f"{page}?verdict={LOOK}", "active": chosen == LOOK,
                     "count": batch.counts.get(LOOK, 0)})  # fmt: skip
    return tabs


def rows_context(request, batch: ImportBatch) -> dict:
    chosen = request.GET.get("verdict", "")
    chosen = chosen if chosen in {*Verdict.values, LOOK} else ""
    text = request.GET.get("text", "")[:100]
    rows = rows_of_import(
        request.user, batch, verdict="" if chosen == LOOK else chosen, look=chosen == LOOK, text=text
    )
    page = Paginator(rows, SIZE).get_page(request.GET.get("page"))
    kept = request.GET.urlencode()
    return {"tabs": tabs_of(batch, chosen), "page": page, "rows": [row_line(row, kept) for row in page], "text": text,
            "chosen": chosen, "is_pairs": batch.mapping.get("plan") and is_pairs(batch)}  # fmt: skip


def is_pairs(batch: ImportBatch) -> bool:
    return ReadingPlan.from_json(batch.mapping["plan"]).is_pairs


def row_line(row: ImportRow, kept: str = "") -> dict:
    """One row of the table: who, what, why, and where it opens."""
    understood, address = row.understood, reverse("desk:import_row", args=[row.batch_id, row.pk])
    sentences = showing.sentences_of(understood)
    return {
        "number": row.number, "tag": row_tag(row), "url": f"{address}?{kept}" if kept else address,
        "who": showing.who(understood) or " · ".join(text for text in row.raw.values() if not text.isdecimal())[:80] or "–", "what": showing.what(understood),
        "partners": showing.partners_of(understood), "why": sentences[0]["text"] if sentences else "",
        "more": len(sentences) - 1, "needs_look": row.needs_look, "corrected": bool(row.corrections), "taken": row.taken,
    }  # fmt: skip
