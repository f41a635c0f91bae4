"""The public address of a story in one language."""

from django.utils.text import slugify

from jalin.kernel.text.slugs import free_of

from .models import Publication, Story, Text

LONGEST = 110


def free_slug(story: Story, language: str, title: str) -> str:
    """From the title; where its script gives none (Japanese), from another language of the story, else its reference. Addresses
    stay, so a slug is never given to two stories."""
    stem = (
        slugify(title)[:LONGEST].strip("-")
        or _of_another_language(story, language)
        or story.reference.lower()
    )
    others = Publication.objects.filter(slug__startswith=stem).exclude(story=story)
    taken = set(others.values_list("slug", flat=True))
    return free_of(stem, taken)


def _of_another_language(story: Story, language: str) -> str:
    there = Publication.objects.filter(story=story).values_list("language", "slug")
    titles = Text.objects.filter(story=story).exclude(language=language).values_list("language", "title")
    slugs = {code: slugify(title)[:LONGEST].strip("-") for code, title in titles} | dict(there)
    return next((slugs[code] for code in ("en", "id", "ja") if slugs.get(code)), "")
