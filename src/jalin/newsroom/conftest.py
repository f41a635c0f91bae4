"""Published stories for the tests of this room, without an editor's work before them."""

import pytest
from django.utils import timezone

WORDS = {
    "id": ("Wali kota di Hamamatsu", "Dua kota membahas jaringan air limbah."),
    "ja": ("市長が浜松市を訪問", "両市は下水道網について話し合った。"),
    "en": ("The mayor in Hamamatsu", "Two cities talk about the wastewater network."),
}


@pytest.fixture
def published_story(db):
    """published_story(slug="…", languages=("id", "ja", "en"), **fields of the story) -> a story that the public can read."""
    from jalin.newsroom.models import Publication, Story
    from jalin.relations.public.caching import Kept

    def make(slug: str = "the-mayor-in-hamamatsu", *, languages=("id", "ja", "en"), at=None, **fields):
        at = at or timezone.now()
        Kept.forget_all()  # these rows are written without an act
        story = Story.objects.create(
            reference=f"S-{at:%Y}-{Story.objects.count() + 1:04}", first_published_at=at, **fields
        )
        for language in languages:
            title, summary = WORDS[language]
            Publication.objects.create(
                story=story, language=language, slug=slug, title=title, summary=summary, words=summary,
                parts=[{"html": f"<p>{summary}</p>"}], published_at=at, changed_at=at,
            )  # fmt: skip
        return story

    return make
