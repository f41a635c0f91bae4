"""Public pages of replies: sending one, the writer's own page, reporting one."""

from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import rows
from jalin.kernel.access.views import public
from jalin.kernel.forms.refusals import add_refusal
from jalin.kernel.strangers import for_one_reader, form_of, origin_of
from jalin.newsroom.models import Publication
from jalin.newsroom.permissions import READ
from jalin.newsroom.reading.cards import address
from jalin.newsroom.replies import lifecycle
from jalin.newsroom.replies.cleaning import clean_text
from jalin.newsroom.replies.models import Reply
from jalin.newsroom.replies.selectors import kept_of, titles_of, writer_of_key
from jalin.newsroom.replies.services import (
    ValidationError,
    ask_to_confirm,
    confirm_reply,
    email_mark,
    erase_by_writer,
    leave_reply,
    report_reply,
)
from jalin.relations.public.heads import head_of
from jalin.relations.views import office_of

from .forms import EraseForm, ReplyForm, ReportForm
from .guarding import may_keep, within

METHODS = ["GET", "HEAD", "POST"]


def publication_of(request, slug: str) -> Publication:
    """The readable publication at this address: in the language of the page, or the one language there is."""
    office_of(request)
    here = get_language()
    called = (
        rows(Publication, request.user, READ)
        .filter(slug=slug)
        .select_related("story")
        .defer("parts", "words")
    )
    found = sorted(called, key=lambda publication: publication.language != here)
    if not found:
        raise Http404
    return found[0]


def _head(request, title: str):
    return head_of(request, title=title, description=title)


def story_url(publication) -> str:
    """Where the story stands, in the language of this page where it has it."""
    return address(get_language(), publication.slug)


def _page(request, template: str, title: str, context: dict, status: int = 200):
    """A page of its own, found by no search engine."""
    return for_one_reader(
        render(request, f"replies/{template}.html", {"head": _head(request, title), **context}, status=status)
    )


@public
@never_cache
@require_http_methods(METHODS)
def reply_new(request, slug):
    """The form on a page of its own: what answers another reply, and what has to be looked at again."""
    publication = publication_of(request, slug)
    if publication.story.replies == lifecycle.CLOSED:
        return _form_page(request, publication, None, None, 410 if request.method == "POST" else 200)
    if request.method != "POST":
        answered = _answered(request, publication, request.GET.get("to", ""))
        return _form_page(
            request, publication, ReplyForm(initial={"to": answered.pk if answered else None}), answered
        )
    form = ReplyForm(request.POST)
    answered = _answered(request, publication, request.POST.get("to", ""))
    origin = origin_of(request)
    if not within(request, "tries", origin.address):
        return _too_many(request, publication, form, answered)
    if form.is_valid():
        made = _kept(request, publication, form, answered, origin)
        if made is not None:
            return made
    return _form_page(request, publication, form, answered, 422)


def _answered(request, publication, text: str) -> Reply | None:
    """The published reply that is answered."""
    if not (text.isdecimal() and text.isascii() and len(text) < 16):
        return None
    found = rows(Reply, request.user, READ).filter(story=publication.story_id, language=publication.language)
    return found.select_related("parent").filter(pk=int(text)).first()


def _form_page(request, publication, form, answered, status: int = 200):
    title = _("Answer a reply") if answered else _("Reply to the story")
    return _page(request, "new", title, {"publication": publication, "form": form, "answered": answered, "story_url": story_url(publication)},
                 status)  # fmt: skip


def _kept(request, publication, form, answered, origin):
    """Keep what was sent; the answer, or None where it has to be looked at again. A form that was sent twice is one reply."""
    values = {name: form.cleaned_data.get(name, "") for name in ("name", "email", "website", "text")}
    sent = form_of(form.cleaned_data["stamp"])
    done = redirect("reply_sent", publication.slug)
    if (before := Reply.objects.filter(form=sent).first()) is not None:
        if before.text in {clean_text(values["text"]), ""}:
            return done
        form.ask_again()  # another text in a form that was sent before, such as after going back: nobody's words are dropped
        return None
    if not may_keep(request, origin):
        return _too_many(request, publication, form, answered)
    try:
        with transaction.atomic():
            reply = leave_reply(by=request.user, story=publication.story, language=publication.language, parent=answered, form=sent,
                                origin=origin, writes_in=get_language(), **values)  # fmt: skip
    except IntegrityError:  # the same form at the same instant: the other one has kept it
        return done
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return None
    if within(request, "mail", email_mark(values["email"])):
        ask_to_confirm(reply, request.build_absolute_uri("/").rstrip("/"))
    return done


def _too_many(request, publication, form, answered):
    form.is_valid()
    form.add_error(
        None,
        _(
            "Many replies were sent from where you are. What you wrote is still here: send it again in an hour."
        ),
    )
    answer = _form_page(request, publication, form, answered, 429)
    answer.headers["Retry-After"] = "3600"
    return answer


@public
@never_cache
@require_safe
def reply_sent(request, slug):
    """What happens next; the same for everybody."""
    publication = publication_of(request, slug)
    return _page(
        request,
        "sent",
        _("One step is left"),
        {"publication": publication, "story_url": story_url(publication)},
    )


def _writer(request, key: str):
    office_of(request)
    writer = writer_of_key(key)
    if writer is None:
        raise Http404
    return writer


def _mine(request, writer, key: str, form=None, status: int = 200):
    reply = writer.reply
    kept = kept_of(writer)
    titles = titles_of([*kept, reply])
    for one in kept:
        one.below = titles.get((one.story_id, one.language))
        one.below_url = address(one.language, one.below.slug) if one.below and one.below.is_open else ""
    return _page(request, "mine", _("Your reply"), {
        "reply": reply, "writer": writer, "key": key, "kept": kept, "form": form or EraseForm(), "others": len(kept) > 1,
        "is_unconfirmed": reply.state == lifecycle.UNCONFIRMED, "is_read_first": reply.story.replies != lifecycle.AFTER,
    }, status)  # fmt: skip


@public
@never_cache
@require_safe
def reply_mine(request, key):
    """The writer's own page: confirm, see what is kept, have it erased. The address itself stands nowhere on it."""
    return _mine(request, _writer(request, key), key)


@public
@never_cache
@require_http_methods(METHODS)
def reply_confirm(request, key):
    """The click on the writer's page: programs that look at links in mails send no forms."""
    writer = _writer(request, key)
    if request.method == "POST":
        confirm_reply(by=request.user, reply=writer.reply)
    return for_one_reader(redirect("reply_mine", key))


@public
@never_cache
@require_http_methods(METHODS)
def reply_erase(request, key):
    writer = _writer(request, key)
    if request.method != "POST":
        return for_one_reader(redirect("reply_mine", key))
    form = EraseForm(request.POST)
    if not form.is_valid():
        return _mine(request, writer, key, form, 422)
    chosen = kept_of(writer) if form.cleaned_data["every"] else [writer.reply]
    erase_by_writer(by=request.user, replies=chosen, with_text=form.cleaned_data["what"] == "all")
    return for_one_reader(redirect("reply_mine", key))


@public
@never_cache
@require_http_methods(METHODS)
def reply_report(request, pk):
    """Tell the moderators about a published reply."""
    office_of(request)
    reply = get_object_or_404(rows(Reply, request.user, READ), pk=pk)
    publication = titles_of([reply])[reply.story_id, reply.language]
    form, context = (
        ReportForm(request.POST if request.method == "POST" else None),
        {"reply": reply, "story_url": address(reply.language, publication.slug)},
    )
    if request.method == "POST" and form.is_valid():
        origin = origin_of(request)
        if form.cleaned_data["subject"] or not within(request, "reports", origin.network):
            form.add_error(None, _("Many reports were sent from where you are. Send it again in an hour."))
            return _page(request, "report", _("Report a reply"), {**context, "form": form}, 429)
        report_reply(
            by=request.user,
            reply=reply,
            because=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
            origin=origin,
        )
        return _page(request, "report", _("Report a reply"), {**context, "is_done": True})
    return _page(
        request, "report", _("Report a reply"), {**context, "form": form}, 422 if form.is_bound else 200
    )
