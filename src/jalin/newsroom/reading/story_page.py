"""The page of one story in one language: everything its template shows."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.text import Reading
from jalin.newsroom.blocks import draw_body, styles_of
from jalin.newsroom.blocks.pictures import picture_html
from jalin.newsroom.models import Publication
from jalin.newsroom.subjects import Shown, in_order, name_things
from jalin.relations.public.caching import Kept

from .cards import address, moment

NAMES = Kept(most=1024)
WIDE = "(min-width: 48rem) 42rem, 100vw"


def own_address(publication: Publication, here: str) -> str:
    """Where this story is read in the reader's language, when it is another address than the one asked for; else ""."""
    if publication.language == here:
        return ""
    own = next((tongue for tongue in publication.tongues if tongue["language"] == here), None)
    return address(here, own["slug"]) if own else ""


def addresses_of(publication: Publication) -> dict[str, str]:
    """Language -> address, of the languages that exist."""
    return {tongue["language"]: address(tongue["language"], tongue["slug"]) for tongue in publication.tongues}


def corrections_of(publication: Publication) -> list[dict]:
    """What was corrected, the last one first."""
    noted = [
        {"at": (at := moment(note["at"])), "on": timezone.localdate(at), "text": note["text"]}
        for note in publication.corrections
    ]
    return sorted(noted, key=lambda note: note["at"], reverse=True)


def share_text(publication: Publication, url: str) -> str:
    """A short text to pass on: title, summary, address."""
    return f"{publication.title}\n{publication.summary}\n{url}"


def languages_of(publication: Publication, here: str) -> list[dict]:
    """For the switch of languages: each leads to the same story; where it does not exist, to the one there is, said so there."""
    there = addresses_of(publication)
    return [
        {"code": code, "url": there.get(code) or address(code, publication.slug)}
        for code in ("id", "ja", "en")
    ]


def story_page(request, publication: Publication, here: str) -> dict:
    """`here`: the language of the page around the story. One query at most beside what blocks and endings ask."""
    story, written_in = publication.story, publication.language
    published, changed = (
        timezone.localdate(publication.published_at),
        timezone.localdate(publication.changed_at),
    )
    return {
        "publication": publication,
        "story": story,
        "picture": picture_html(story.picture, language=written_in, sizes=WIDE, lazy=False)
        if story.picture
        else "",
        "sheets": styles_of(publication.parts),
        "written_in": dict(settings.LANGUAGES)[written_in],
        "published_on": published,
        "changed_on": changed if changed != published else None,
        "title": Reading(publication.title, written_in, here),
        "body": draw_body(publication.parts, user=request.user, language=written_in),
        "corrections": corrections_of(publication),
        "about": groups_of(about_of(publication, request.user, here)),
        "share": share_text(publication, request.build_absolute_uri(address(written_in, publication.slug))),
        "languages": languages_of(publication, here),
        "trail": [(_("Home"), reverse("home")), (_("News"), reverse("news")), (publication.title, "")],
    }


def about_of(publication: Publication, user, here: str) -> list[Shown]:
    """What the story is about. Stories are about the same few things: their published names are kept while the record stands."""
    pairs = [(here, pair["kind"], pair["object_id"]) for pair in publication.pairs]
    named = NAMES.get_each(
        pairs,
        lambda missing: {
            (here, one.kind, one.object_id): one
            for one in name_things([pair[1:] for pair in missing], user, here)
        },
    )
    return in_order(one for one in named.values() if one)


def groups_of(about: list[Shown]) -> list[dict]:
    """What a story is about, by kind of thing: [{"label", "icon", "things"}]."""
    groups: dict[str, dict] = {}
    for one in about:
        group = groups.setdefault(one.kind, {"label": one.label, "icon": one.icon, "things": []})
        group["things"].append(one)
    return list(groups.values())
