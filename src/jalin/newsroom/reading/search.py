"""What is found of stories: titles and words in each language that is open, found from any of them, shown in the reader's."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jalin.kernel.search import Searchable, register
from jalin.kernel.text import Reading
from jalin.kernel.text.reading import FALLBACKS

from .cards import address
from .models import PublishedStory
from .selectors import open_words


def _texts(story) -> dict[str, str]:
    return {row["language"]: f"{row['summary']} {row['words']}" for row in story.told}


def _of_publications(keys: set[int]):
    return PublishedStory.objects.filter(publications__in=keys)


class Hit:
    """A story as its hit shows it: in the reader's language where that answers the query, else in one that does."""

    def __init__(self, story, marker):
        here = (get_language() or "en")[:2]
        there = {row["language"]: row for row in story.told}
        codes = [code for code in FALLBACKS[here] if code in there]
        row = next((there[code] for code in codes if marker.covers(_whole(there[code]))), there[codes[0]])
        code = row["language"]
        self.title, self.url = Reading(row["title"], code, here), address(code, row["slug"])
        in_words = next(iter(marker.spans(row["words"])), None) is not None
        self.text = Reading(row["words"] if in_words or not row["summary"] else row["summary"], code, here)
        self.on, self.is_invented = story.first_published_at, story.is_invented


def _whole(row: dict) -> str:
    return f"{row['title']} {row['summary']} {row['words']}"


def _shown(stories):
    return open_words(stories).only("first_published_at", "is_invented")


register(
    Searchable(
        model=PublishedStory, code="st", label=_("News"), verb="newsroom.read", template="news/search/story.html",
        names=lambda story: {row["language"]: row["title"] for row in story.told}, texts=_texts,
        is_public=lambda story: bool(story.told), prepare=open_words, show=_shown, hit=Hit,
        follows={"newsroom.publication": _of_publications},
    )
)  # fmt: skip
