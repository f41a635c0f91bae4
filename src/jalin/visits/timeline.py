"""The pages to which the timeline of a relation leads from the events that tell of visits."""

from django.urls import reverse

from jalin.relations.states import PUBLIC, register_pages

from .selectors import NOUN, published_visits, visible_visits


def pages(user, keys: set[str], place: str) -> dict[str, str]:
    """The page of each visit that `user` may open there; one query."""
    numbers = {int(key) for key in keys if key.isdecimal()}
    if place == PUBLIC:
        found = published_visits(user).filter(pk__in=numbers).values_list("pk", "reference")
        return {str(pk): reverse("public_visit", args=[reference]) for pk, reference in found}
    found = visible_visits(user).filter(pk__in=numbers).values_list("pk", flat=True)
    return {str(pk): reverse("desk:visit", args=[pk]) for pk in found}


register_pages(NOUN, pages)
