"""A text as the public would read it, before it is published."""

from django.template.loader import render_to_string
from django.utils import timezone

from jalin.newsroom.reading.story_page import story_page
from jalin.relations.views import office_of

from ..addressing import free_slug
from ..blocks import prepare
from ..lacking import lacking_in
from ..models import Publication, Story, Subject, Text
from .page import frame


def preview_page(request, story: Story, texts: dict[str, Text], text: Text) -> dict:
    """The context of the public's own page, around a publication that is never saved. Blocks that lack something are left out, and
    the page says so."""
    lacks = lacking_in(text) if text.version else []
    broken = {one.block for one in lacks}
    body = [block for block in text.body if block["id"] not in broken]
    prepared = prepare(body, story=story, language=text.language)
    public = Publication.objects.filter(story=story, language=text.language).first() if text.pk else None
    now = timezone.now()
    slug = public.slug if public else free_slug(story, text.language, text.title)
    shown = Publication(
        story=story, language=text.language, slug=slug, title=text.title or story.reference, summary=text.summary, parts=prepared.parts,
        words=prepared.words, corrections=public.corrections if public else [],
        published_at=public.published_at if public else now, changed_at=now,
    )  # fmt: skip
    shown.tongues = [{"language": text.language, "slug": slug}]
    pairs = Subject.objects.filter(story=story).values("kind", "object_id")
    shown.pairs = list(pairs)
    office_of(request)
    page = story_page(request, shown, text.language)
    body = render_to_string("news/_story.html", page)
    return {**frame(request, story, text, texts), "sheets": page["sheets"], "languages": page["languages"], "body": body,
            "lacks": list(dict.fromkeys(one.sentence for one in lacks)), "navigation": [], "search": {}}  # fmt: skip
