"""Public pages of the news: short, and the same for everybody."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.relations.public.caching import kept_by_visitors
from jalin.relations.views import office_of

from .archive import archive
from .heads import archive_head, feed_address, story_head
from .selectors import publications_called, was_withdrawn
from .story_page import chosen_language, own_address, story_page


def language() -> str:
    return (get_language() or "en")[:2]


@public
@require_safe
@kept_by_visitors
def news(request):
    """The stories, the latest first, by year, field and partner."""
    office_of(request)
    shown = archive(request.user, request.GET, language())
    feed = {"url": feed_address(shown["filter_query"]), "title": shown["title"]}
    return render(request, "news/news.html", {**shown, "head": archive_head(request, shown), "feed": feed})


@public
@require_safe
@kept_by_visitors
def story(request, slug):
    """One story. Where it is not written in the language of this address, in the one it has, and the page says so; a withdrawn one is
    gone, and the page says that too."""
    here = language()
    found = chosen_language(list(publications_called(request.user, slug)), here)
    if found is None:
        if was_withdrawn(slug):
            return render(request, "news/withdrawn.html", status=410)
        raise Http404
    elsewhere = own_address(found, here)
    if elsewhere:
        return redirect(elsewhere)
    office = office_of(request)
    shown = story_page(request, found, here)
    return render(request, "news/story.html", {**shown, "head": story_head(request, found, shown, office)})
