"""Public pages of the news: short, and the same for everybody. What follows from the record alone is drawn once for each state of
it; the frame around it, and what others put below a story, is each visitor's own."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.newsroom.models import Publication
from jalin.relations.public.caching import Kept, kept_by_visitors
from jalin.relations.public.heads import Head
from jalin.relations.views import office_of

from .archive import archive
from .endings import endings_of
from .heads import archive_head, feed_address, story_head
from .selectors import publication_called, was_withdrawn
from .story_page import own_address, story_page

LISTS, STORIES = Kept(most=128), Kept(most=256)


def language() -> str:
    return (get_language() or "en")[:2]


@dataclass(frozen=True)
class Drawn:
    """What a page shows beside its frame. `publication`: of a story; `elsewhere`: where it is read in this language."""

    body: str = ""
    head: Head | None = None
    context: dict | None = None
    publication: Publication | None = None
    elsewhere: str = ""


def _draw_list(request) -> Drawn:
    shown = archive(request.user, request.GET, language())
    feed = {"url": feed_address(shown["filter_query"]), "title": shown["title"]}
    head = archive_head(request, shown)
    return Drawn(
        render_to_string("news/_archive.html", {**shown, "head": head, "feed": feed}), head, {"feed": feed}
    )


@public
@require_safe
@kept_by_visitors
def news(request):
    """The stories, the latest first, by year, field and partner."""
    office_of(request)
    drawn = LISTS.of_address(request, lambda: _draw_list(request))
    return render(request, "news/news.html", {**drawn.context, "head": drawn.head, "body": drawn.body})


def _draw_story(request, slug: str) -> Drawn:
    here = language()
    found = publication_called(request.user, slug, here)
    if found is None:
        return Drawn()
    if elsewhere := own_address(found, here):
        return Drawn(elsewhere=elsewhere)
    shown = story_page(request, found, here)
    context = {name: shown[name] for name in ("languages", "trail", "sheets")}
    head = story_head(request, found, shown, request.office)
    return Drawn(render_to_string("news/_story.html", shown), head, context, found)


@public
@require_safe
@kept_by_visitors
def story(request, slug):
    """One story. Where it is not written in the language of this address, in the one it has, and the page says so; a withdrawn one is
    gone, and the page says that too."""
    office_of(request)
    drawn = STORIES.of_address(request, lambda: _draw_story(request, slug))
    if drawn.elsewhere:
        return redirect(drawn.elsewhere)
    if drawn.publication is None:
        if was_withdrawn(slug):
            return render(request, "news/withdrawn.html", status=410)
        raise Http404
    endings = endings_of(request, drawn.publication)
    return render(
        request,
        "news/story.html",
        {**drawn.context, "head": drawn.head, "body": drawn.body, "endings": endings},
    )
