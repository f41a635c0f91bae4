"""The stories about a thing on the public page of that thing, and the latest ones at home. One statement for each page."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .cards import Card, cards_of
from .selectors import about_relation, about_thing, published_stories, with_words

LATEST = 4
MOST = 50  # of one partner, among which those of its agreements are looked for
TEMPLATE = "news/part.html"


def _language() -> str:
    return (get_language() or "en")[:2]


def _part(cards: list[Card], title: str, more: str = "", template: str = TEMPLATE) -> dict | None:
    if not cards:
        return None
    return {
        "template": template,
        "context": {"cards": cards[:LATEST], "title": title, "more": more if len(cards) > LATEST else ""},
    }


def latest_at_home(user) -> dict | None:
    """The part of the home page."""
    found = with_words(published_stories(user))[: LATEST + 1]
    return _part(
        cards_of(found, user, _language(), short=True),
        _("Latest news"),
        reverse("news"),
        "news/home_part.html",
    )


def told_of_relation(user, relation) -> list:
    """The latest stories about a relation, its visits and its agreements; read once for its page, which has two parts of them."""
    if not hasattr(relation, "told_in_news"):
        found = with_words(about_relation(published_stories(user), user, relation.pk))
        relation.told_in_news = list(found[:MOST])
    return relation.told_in_news


def stories_of_relation(user, relation, today: date) -> dict | None:
    """The part of a partner's page."""
    more = f"{reverse('news')}?partner={relation.partner.slug}"
    return _part(cards_of(told_of_relation(user, relation), user, _language(), short=True), _("News"), more)


def stories_of_cases(user, relation) -> dict[int, list[Card]]:
    """Key of a case -> the stories about it, for the agreements on a partner's page."""
    found: dict[int, list[Card]] = {}
    for story in told_of_relation(user, relation):
        for pair in story.pairs:
            if pair["kind"] == "agreement":
                found.setdefault(pair["object_id"], []).extend(
                    cards_of([story], user, _language(), short=True)
                )
    return found


def stories_of_visit(visit) -> dict | None:
    """The part of a visit's public page."""
    nobody = AnonymousUser()
    found = with_words(about_thing(published_stories(nobody), "visit", visit.pk))[: LATEST + 1]
    return _part(
        cards_of(found, nobody, _language(), short=True), _("News"), reverse("news"), "news/visit_part.html"
    )
