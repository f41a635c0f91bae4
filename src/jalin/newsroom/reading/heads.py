"""What machines read at the top of the pages of news."""

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.newsroom.blocks.pictures import address_of
from jalin.newsroom.models import Publication
from jalin.relations.public.heads import Head, Image, head_of
from jalin.relations.public.names import home_name

from .story_page import addresses_of

PREVIEW = 1200  # pixels: what others show beside a link


def image_of(request, picture) -> Image | None:
    """The picture as others show it beside a link, in a size between a thumbnail and the whole."""
    if picture is None or not picture.widths:
        return None
    width = min((wide for wide in picture.widths if wide >= PREVIEW), default=max(picture.widths))
    height = round(picture.height * width / picture.width)
    url = request.build_absolute_uri(address_of(picture, width))
    return Image(url, width, height, str(picture.alt))


def archive_head(request, shown: dict) -> Head:
    description = _(
        "What the cooperation with cities abroad brings: visits, agreements and results, told by the office."
    )
    kept = {
        name: request.GET[name]
        for name in ("year", "field", "partner", "before", "after")
        if request.GET.get(name)
    }
    return head_of(request, title=shown["title"], description=description, query=kept)


def story_head(request, publication: Publication, shown: dict, office) -> Head:
    """Languages are named only as far as the story exists in them; the address of a story read in another language's page is the
    one of its own language."""
    image = image_of(request, publication.story.picture)
    url = request.build_absolute_uri(addresses_of(publication)[publication.language])
    city = str(home_name(office).shown) if office else ""
    publisher = {"@type": "GovernmentOrganization", "name": str(office.name) or city} if office else None
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": publication.title,
        "description": publication.summary, "inLanguage": publication.language, "url": url, "mainEntityOfPage": url,
        "datePublished": publication.published_at.isoformat(), "dateModified": publication.changed_at.isoformat(),
        "isAccessibleForFree": True,
    }  # fmt: skip
    if publisher:
        data |= {"publisher": publisher, "author": publisher}
    if image:
        data["image"] = {"@type": "ImageObject", "url": image.url, "width": image.width, "height": image.height,
                         "creditText": publication.story.picture.credit}  # fmt: skip
    if shown["about"]:
        data["about"] = [
            {"@type": "Thing", "name": one.name.text, "url": request.build_absolute_uri(one.url)}
            for group in shown["about"] for one in group["things"]
        ]  # fmt: skip
    if shown["corrections"]:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": note["text"], "datePublished": note["at"].isoformat()}
            for note in shown["corrections"]
        ]  # fmt: skip
    return head_of(
        request, title=publication.title, description=publication.summary, linked_data=data, kind="article", image=image,
        addresses=addresses_of(publication), written_in=publication.language,
        times=(publication.published_at.isoformat(), publication.changed_at.isoformat()),
    )  # fmt: skip


def feed_address(query: str = "") -> str:
    return reverse("news_feed") + (f"?{query}" if query else "")
