"""The moderators' pages: the queue and its shelves, one reply, answers, the office's list of words."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.newsroom.replies import lifecycle, moderation
from jalin.newsroom.replies.models import Decision, ListedWord, Reply
from jalin.newsroom.replies.permissions import ANSWER, MODERATE, VIEW
from jalin.newsroom.replies.reasons import REPORTED, held_words
from jalin.newsroom.replies.spam.memory import telling

from .forms import AnswerForm, WordsForm
from .queue import clean_query, dress, queue_page


def _rights(user) -> dict:
    return {"may_moderate": can(user, MODERATE), "may_answer": can(user, ANSWER), "reasons": held_words()}


@needs(VIEW)
@require_safe
def queue(request):
    found = queue_page(request)
    done = None
    if (text := request.GET.get("done", "")).isdecimal() and len(text) < 16 and can(request.user, MODERATE):
        done = rows(Decision, request.user, MODERATE).filter(pk=int(text), undone_at=None).first()
    return render(
        request,
        "replies/queue.html",
        {**found, **_rights(request.user), "done": done, "done_words": _told(done) if done else ""},
    )


def _told(decision: Decision) -> str:
    sentences = {
        lifecycle.RELEASE: ngettext("%(count)s reply is public now.", "%(count)s replies are public now.", decision.count),
        lifecycle.HOLD: ngettext("%(count)s reply is held back. Its writer is told why in ten minutes.",
                                 "%(count)s replies are held back. Their writers are told why in ten minutes.", decision.count),
        lifecycle.MARK_SPAM: ngettext("%(count)s reply is on the spam shelf.", "%(count)s replies are on the spam shelf.", decision.count),
    }  # fmt: skip
    return sentences[decision.kind] % {"count": decision.count}


def _back(request, **more):
    """The queue as it was when the act was sent."""
    query = QueryDict(clean_query(QueryDict(request.POST.get("query", "")[:500])), mutable=True)
    query.update({key: str(value) for key, value in more.items()})
    url = reverse("replies:queue")
    return redirect(f"{url}?{query.urlencode()}" if query else url)


@needs(MODERATE)
@require_POST
def decide(request):
    """One decision on the replies that were chosen."""
    keys = [
        int(text)
        for text in request.POST.getlist("reply")[: moderation.MOST]
        if text.isdecimal() and text.isascii() and len(text) < 16
    ]
    kind = request.POST.get("kind", "")
    if kind not in lifecycle.RESULT:
        messages.error(request, _("Choose what should happen to the replies."))
        return _back(request)
    chosen = rows(Reply, request.user, MODERATE).filter(pk__in=keys)
    try:
        decision = moderation.decide(
            by=request.user, replies=chosen, kind=kind, because=request.POST.get("because", "")
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _back(request)
    return _back(request, done=decision.pk)


@needs(MODERATE)
@require_POST
def undo(request, pk):
    decision = get_object_or_404(rows(Decision, request.user, MODERATE), pk=pk)
    count = moderation.undo(by=request.user, decision=decision)
    messages.success(
        request,
        ngettext(
            "Taken back: %(count)s reply stands as before.",
            "Taken back: %(count)s replies stand as before.",
            count,
        )
        % {"count": count},
    )
    return _back(request)


def _trail(here: str) -> list:
    return [(_("Replies of readers"), reverse("replies:queue")), (here, "")]


def reply_or_404(request, pk) -> Reply:
    return get_object_or_404(rows(Reply, request.user, VIEW).select_related("story", "parent"), pk=pk)


def _show(request, reply: Reply, act=None):
    dress([reply])
    reports = list(reply.reports.all()[:50])
    for report in reports:
        report.words = REPORTED.get(report.reason, "")
    return render(request, "replies/reply.html", {
        "trail": _trail(_("Reply of a reader")), "reply": reply, "act": act, "telling": telling(reply) if not reply.is_office else [], "reports": reports,
        "answers": list(reply.answers.filter(state__in=lifecycle.READABLE).order_by("created_at", "id")[:50]), **_rights(request.user),
    })  # fmt: skip


@needs(VIEW)
@require_safe
def reply(request, pk):
    return _show(request, reply_or_404(request, pk))


@needs(ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """The office's answer, beside the reply."""
    found = reply_or_404(request, pk)
    form = AnswerForm(sent(request), label_suffix="")

    def do(values) -> str:
        moderation.answer(by=request.user, reply=found, text=values["text"])
        return _("The answer is public now.")

    act = Act("answer", _("Answer in the name of the office"), _("Publish the answer"), reverse("replies:reply", args=[found.pk]), icon="message-circle",
              autosave=f"reply-answer-{found.pk}")  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: _show(request, found, act))


@needs(MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request):
    """The office's list of words."""
    there = rows(ListedWord, request.user, MODERATE).values_list("word", flat=True)
    form = WordsForm(sent(request), initial={"words": "\n".join(there)}, label_suffix="")
    if form.is_bound and form.is_valid():
        moderation.list_words(by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("The list is saved."))
        return redirect("replies:words")
    return render(
        request,
        "replies/words.html",
        {"form": form, "trail": _trail(_("List of words"))},
        status=422 if form.is_bound else 200,
    )
