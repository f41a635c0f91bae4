"""Pages of the journal: all of it, one entry, that of one thing, that of one person, and the check of its seal."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.jobs.selectors import progress_of, visible_jobs
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal.models import Entry
from jalin.kernel.journal.permissions import VERIFY
from jalin.kernel.journal.selectors import entries_about, entries_by, head_of_journal, slice_of
from jalin.kernel.journal.tasks import KIND
from jalin.kernel.journal.telling import tell, tell_whole
from jalin.kernel.journal.words import named_nouns
from jalin.people.models import User
from jalin.people.permissions import VIEW_DESK, VIEW_JOURNAL

from .journal_filters import JournalFilters, page_of, ways
from .journal_words import FAULTS


@needs(VIEW_JOURNAL)
@require_safe
def everything(request):
    """The whole journal, newest first, with filters."""
    form = JournalFilters(request.GET, user=request.user)
    is_right = form.is_valid()
    context = {"form": form, "told": [], "head": head_of_journal(), "may_check": can(request.user, VERIFY)}
    if is_right:
        found = page_of(form)
        context |= {
            "told": tell(found.entries, request.user),
            **ways(found, form.visible()),
            "is_filtered": bool(form.visible()),
        }
    return render(
        request, "desk/journal.html", {**context, "is_wrong": not is_right}, status=200 if is_right else 400
    )


@needs(VIEW_DESK)
@require_safe
def one(request, n: int):
    """One entry with all that it changed, as far as the reader may see it; a list that is opened here takes the changes alone."""
    told = tell_whole(get_object_or_404(Entry, n=n), request.user)
    if told is None:
        raise Http404
    template = "desk/journal_changes.html" if request.htmx else "desk/journal_entry.html"
    return render(request, template, {"told": told, "may_read_all": can(request.user, VIEW_JOURNAL)})


def _number(request, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _slice(request, entries):
    return slice_of(entries, before=_number(request, "before"), after=_number(request, "after"))


@needs(VIEW_DESK)
@require_safe
def of_object(request, noun: str, object_id: str):
    """What happened to one thing, for whoever may see the thing; removed things are for readers of the whole journal."""
    known = named_nouns().get(noun)
    if known is None or not known.verb:
        raise Http404
    found = _visible(request.user, noun, object_id, known.verb)
    if found is None and not can(request.user, VIEW_JOURNAL):
        raise Http404
    page = _slice(request, entries_about(noun, object_id))
    if found is None and not page.entries:
        raise Http404
    return render(request, "desk/journal_object.html", {
        "thing": found, "noun": known.name, "title": str(found) if found is not None else f"{known.name} {object_id}",
        "url": known.url(object_id) if known.url and found is not None else "",
        "told": tell(page.entries, request.user), **ways(page, {}),
    })  # fmt: skip


def _visible(user, noun: str, object_id: str, verb: str):
    """The thing, when `user` may see it under its own right."""
    try:
        model = apps.get_model(noun)
        key = model._meta.pk.to_python(object_id)
    except Exception:  # an unknown noun or a key that is none: there is no such thing
        return None
    return rows(model, user, verb).filter(pk=key).first() if can(user, verb) else None


@needs(VIEW_DESK)
@require_safe
def of_person(request, pk: int):
    """What one person did; everybody may read their own."""
    if pk != request.user.pk and not can(request.user, VIEW_JOURNAL):
        raise Http404
    person = get_object_or_404(User, pk=pk)
    page = _slice(request, entries_by(person))
    return render(request, "desk/journal_person.html", {
        "person": person, "is_me": pk == request.user.pk, "told": tell(page.entries, request.user), **ways(page, {}),
    })  # fmt: skip


@needs(VERIFY)
@require_POST
def begin_check(request):
    """Begin to recompute every seal, in the background."""
    return redirect("desk:journal_check", start_job(KIND, by=request.user).pk)


@needs(VERIFY)
@require_safe
def check(request, pk):
    """How far a check is, and what it found."""
    job = get_object_or_404(visible_jobs(request.user).filter(kind=KIND), pk=pk)
    result = job.result if job.state == "done" and job.result else None
    faults = [FAULTS[kind] % {"n": n} for n, kind in result["faults"]] if result else []
    sentence = ""
    if result and not faults:
        sentence = _("The journal is whole: every entry is what was sealed, and none is missing.")
    return render(request, "desk/journal_check.html", {
        "job": progress_of(job), "result": result, "faults": faults, "sentence": sentence, "finished_at": job.finished_at,
    })  # fmt: skip
