"""Atom feeds: one for each language, and of each one for a partner or a field (RFC 4287)."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.newsroom.selectors import published
from jalin.newsroom.subjects import spread
from jalin.relations.public.caching import kept_by_visitors
from jalin.relations.public.names import home_name, partner_name
from jalin.relations.selectors import field_rows, published_relations
from jalin.relations.views import office_of

from . import selectors
from .cards import address
from .views import language

ITEMS = 30


class WordsFeed(Atom1Feed):
    """Atom with the whole text of each entry, and its language."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["words"], {"type": "html"})


def _query(narrowing: tuple | None) -> str:
    """What the address of a narrowed feed, and of its archive, ends with."""
    return f"?{urlencode({narrowing[3]: narrowing[4]})}" if narrowing else ""


def _narrowing(request) -> tuple[str, str, int, str, str] | None:
    """What the address narrows the feed to: (path, name, key, parameter, its value); 404 for a partner or field that is not published."""
    slug, key = request.GET.get("partner", ""), request.GET.get("field", "")
    if slug:
        relation = (
            published_relations(request.user).filter(partner__slug=slug).select_related("partner").first()
        )
        if relation is None:
            raise Http404
        return "relation", str(partner_name(relation.partner)), relation.pk, "partner", slug
    if key:
        field = field_rows(request.user, "relations.view_public").filter(key=key).first()
        if field is None:
            raise Http404
        return "field", str(field.name), field.pk, "field", key
    return None


def _entries(request, narrowing) -> list:
    stories = None
    if narrowing:
        path, _name, key, *_address = narrowing
        about = selectors.about_relation if path == "relation" else selectors.about_field
        stories = about(selectors.published_stories(request.user), request.user, key)
    found = published(request.user, language())
    if stories is not None:
        found = found.filter(story__in=stories.order_by().values("pk"))
    return list(selectors.with_pairs(found)[:ITEMS])


@public
@require_safe
@kept_by_visitors
def news_feed(request):
    """The latest stories written in this language; `?partner=` or `?field=` narrows them."""
    office, here = office_of(request), language()
    narrowing = _narrowing(request)
    entries = _entries(request, narrowing)
    whole = request.build_absolute_uri
    city = str(home_name(office).shown) if office else ""
    title = " · ".join(filter(None, (_("News"), narrowing[1] if narrowing else "", city)))
    author = str(office.name) or city if office else "Jalin"
    feed = WordsFeed(
        title=title, link=whole(f"{reverse('news')}{_query(narrowing)}"), description="", language=here, author_name=author,
        feed_url=whole(request.get_full_path()), feed_guid=whole(f"{reverse('news_feed')}{_query(narrowing)}"),
        subtitle=_("What the cooperation with cities abroad brings: visits, agreements and results, told by the office."),
    )  # fmt: skip
    pairs = ((one.story_id, pair["kind"], pair["object_id"]) for one in entries for pair in one.pairs)
    about = spread(pairs, request.user, here)
    for one in entries:
        link = whole(address(here, one.slug))
        feed.add_item(
            title=one.title, link=link, description=escape(one.summary), pubdate=one.published_at, updateddate=one.changed_at,
            unique_id=get_tag_uri(whole(f"/{here}/story/{one.story_id}"), one.story.first_published_at), words=linebreaks(one.words, autoescape=True),
            categories=[shown.name.text for shown in about.get(one.story_id, [])],
        )  # fmt: skip
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer
