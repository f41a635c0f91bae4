"""Writing one text: the page, and saving what it sends."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import NotAllowed
from jalin.kernel.access.views import needs

from ..bodies import FIRST
from ..models import Story, Text
from ..permissions import VIEW
from ..selectors import visible_stories
from ..services import Meanwhile, save_text
from ..words import NAMES
from .page import Rights, text_url, writing_page
from .writing_form import SAVE, WritingForm, begun_from, carried_out

asks = require_http_methods(["GET", "HEAD", "POST"])


def story_or_404(user, pk: int) -> tuple[Story, dict[str, Text]]:
    """The story and its texts by language; two statements."""
    beside = ("picture", "waits_for")
    story = get_object_or_404(visible_stories(user).select_related(*beside), pk=pk)
    texts = {text.language: text for text in story.texts.all()}
    for text in texts.values():
        text.story = story
    return story, texts


def text_or_404(user, pk: int, lang: str) -> tuple[Story, dict[str, Text], Text]:
    """The text in that language; one that nobody has begun is not saved yet."""
    if lang not in NAMES:
        raise Http404
    story, texts = story_or_404(user, pk)
    return story, texts, texts.get(lang) or Text(story=story, language=lang)


@needs(VIEW)
@require_safe
def story(request, pk):
    """A story is read and written one language at a time, the original first."""
    found, _texts = story_or_404(request.user, pk)
    return redirect("newsroom:text", pk, found.original)


@needs(VIEW)
@asks
def text(request, pk, lang):
    story, texts, found = text_or_404(request.user, pk, lang)
    if request.method == "POST":
        return _saved(request, story, texts, found)
    undo = request.GET.get("undo", "")
    return _show(request, story, texts, found, _form(found, texts), below=request.GET.get("below", ""),
                 undo=undo if undo.startswith("back:") else "")  # fmt: skip


def _form(text: Text, texts: dict[str, Text]) -> WritingForm:
    """What is saved; of a translation that nobody has begun, the blocks of the original without its words."""
    original = texts.get(text.story.original)
    if text.version or original is None or text.language == original.language:
        return WritingForm(text)
    return WritingForm(text, body=begun_from(original.body))


def _show(request, story, texts, text, form, *, status: int = 200, **more):
    """The whole page, or for a script the form and what stands beside it."""
    page = writing_page(request, story, texts, text, form, **more)
    is_part = bool(request.headers.get("HX-Request"))
    template = "newsroom/writing_part.html" if is_part else "newsroom/text.html"
    return render(request, template, page, status=200 if is_part else status)


def _saved(request, story: Story, texts: dict[str, Text], text: Text):
    """Save everything that was sent, do what the button asks, and show the page again."""
    if not Rights.of(request.user, text).write:
        raise NotAllowed(_("You may read this text and not change it."))
    do = request.POST.get("do", SAVE)
    form = WritingForm(text, data=request.POST, body=_saved_body(text, texts))
    if not form.is_valid():
        messages.error(
            request, _("Something cannot be saved like this: see the marked fields. Nothing is lost.")
        )
        return _show(request, story, texts, text, form, status=422)
    original = texts.get(story.original) if text.language != story.original else None
    body, look = carried_out(text, form.body, do, original)
    head = form.head.cleaned_data
    try:
        saved = save_text(by=request.user, text=text, title=head["title"], summary=head["summary"], body=body,
                          seen_version=form.seen_version, follows_version=_follows(request, text, original))  # fmt: skip
    except Meanwhile as clash:
        return _clashed(request, story, texts, clash)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _show(request, story, texts, text, form, status=422)
    what, _colon, name = do.partition(":")
    if what == "upload" and any(block["id"] == name for block in body):
        return _led(request, reverse("newsroom:upload", args=[saved.story_id, saved.language, name]))
    below, undo = name if what == "below" else "", _undo(do, form)
    if not request.headers.get("HX-Request"):
        if do == SAVE:
            messages.success(request, _("Saved as version %(number)s.") % {"number": saved.version})
        asked = urlencode({key: value for key, value in (("below", below), ("undo", undo)) if value})
        return redirect(f"{text_url(saved)}?{asked}#{'below' if below else look}")
    texts[saved.language], saved.story = saved, story
    page = _show(request, story, texts, saved, WritingForm(saved), look=look, below=below, undo=undo)
    page["X-Saved"] = "yes"  # what the browser kept of it can go
    return page


def _led(request, url: str):
    """To another page, also where a script has sent the form."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def _saved_body(text: Text, texts: dict[str, Text]) -> list[dict]:
    """What blocks keep besides what their forms show, such as the kind of a translation's first blocks."""
    original = texts.get(text.story.original)
    return text.body or (begun_from(original.body) if original and original.language != text.language else [])


def _undo(do: str, form: WritingForm) -> str:
    """The button that brings back a block that was removed, behind the one it stood behind."""
    what, _colon, name = do.partition(":")
    order = [place.id for place in form.places]
    if what != "remove" or name not in order:
        return ""
    place = order.index(name)
    return f"back:{name}:{order[place - 1] if place else FIRST}"


def _follows(request, text: Text, original: Text | None) -> int | None:
    """Which version of the original a translation renders now: the one beside it when it is begun, or when the translator says so."""
    given = request.POST.get("beside_version", "")
    if original is None or not (given.isascii() and given.isdigit() and len(given) < 9):
        return None
    if text.version == 0 or request.POST.get("renders") == "on":
        return min(int(given), original.version)
    return None


def _clashed(request, story, texts, clash: Meanwhile):
    """Somebody changed the same words: one's own stand in the form, theirs beside them; saving again writes one's own."""
    theirs = clash.theirs
    texts[theirs.language], theirs.story = theirs, story
    form = WritingForm(theirs, body=clash.settled["body"], head=clash.settled)
    said = {block["id"]: block for block in theirs.body}
    for place in form.places:
        if place.id in clash.clashes:
            values = said.get(place.id, {})
            told = [str(value) for name, value in values.items() if name not in ("id", "kind") and value]
            place.theirs = "\n".join(told) or _("They removed this block.")
    for name in ("title", "summary"):
        if name in clash.clashes:
            form.head.fields[name].help_text = _("Somebody wrote: “%(theirs)s”") % {
                "theirs": getattr(theirs, name)
            }
    messages.warning(request, " ".join(clash.messages))
    return _show(request, story, texts, theirs, form, status=422)
