"""The stories about a thing on the public page of that thing, and the latest ones at home: one statement for each state of the
record."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.relations.public.caching import Kept

from .cards import Card, cards_of
from .selectors import about_relation, about_thing, published_stories, with_words

LATEST = 4
MOST = 50  # of one partner, among which those of its agreements are looked for
TOLD = Kept(most=512)
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

    def make() -> dict | None:
        found = with_words(published_stories(user))[: LATEST + 1]
        cards = cards_of(found, user, _language(), short=True)
        return _part(cards, _("Latest news"), reverse("news"), "news/home_part.html")

    return TOLD.get("home", make)


def _told_of_relation(user, relation) -> tuple[list[Card], dict[int, list[Card]]]:
    """The latest stories about a relation, its visits and its agreements, and those of each agreement among them: its page has two
    parts of them."""

    def make() -> tuple[list[Card], dict[int, list[Card]]]:
        stories = list(with_words(about_relation(published_stories(user), user, relation.pk))[:MOST])
        cards = cards_of(stories, user, _language(), short=True)
        of_cases: dict[int, list[Card]] = {}
        for story, card in zip(stories, cards, strict=True):
            for pair in story.pairs:
                if pair["kind"] == "agreement":
                    of_cases.setdefault(pair["object_id"], []).append(card)
        return cards, of_cases

    return TOLD.get(("relation", relation.pk), make)


def stories_of_relation(user, relation, today: date) -> dict | None:
    """The part of a partner's page."""
    more = f"{reverse('news')}?partner={relation.partner.slug}"
    return _part(_told_of_relation(user, relation)[0], _("News"), more)


def stories_of_cases(user, relation) -> dict[int, list[Card]]:
    """Key of a case -> the stories about it, for the agreements on a partner's page."""
    return _told_of_relation(user, relation)[1]


def stories_of_visit(visit) -> dict | None:
    """The part of a visit's public page."""

    def make() -> dict | None:
        nobody = AnonymousUser()
        found = with_words(about_thing(published_stories(nobody), "visit", visit.pk))[: LATEST + 1]
        return _part(
            cards_of(found, nobody, _language(), short=True), _("News"), template="news/visit_part.html"
        )

    return TOLD.get(("visit", visit.pk), make)
