"""Readers without a form."""

import pytest
from django.utils import timezone

from jalin.kernel.mail.tests.server import mail_server  # noqa: F401
from jalin.newsroom.newsletter.models import Item, Subscriber, Wish
from jalin.newsroom.newsletter.selectors import mark_of_address, mark_of_key
from jalin.newsroom.newsletter.services import BY


@pytest.fixture
def make_reader(db):
    """make_reader("a@b.example", language="id", wishes=[("field", 1)]) -> somebody who confirmed."""

    def make(email: str, *, language: str = "en", wishes=(), state=Subscriber.State.CONFIRMED):
        key, now = f"key-of-{email}", timezone.now()
        reader = Subscriber.objects.create(email=email, mark=mark_of_address(email), language=language, key=key,
                                           key_mark=mark_of_key(key), asked_at=now, confirmed_at=now, state=state)  # fmt: skip
        Wish.objects.bulk_create(
            Wish(subscriber=reader, kind=kind, object_id=number) for kind, number in wishes
        )
        return reader

    return make


@pytest.fixture
def issue_of(published_story):
    """issue_of("en", slug="…") -> an issue with one new story, as it would be made at its time."""
    from jalin.newsroom.newsletter.issues import make_issue, note_publication

    def make(language: str = "en", slug: str = "the-mayor-in-hamamatsu"):
        story = published_story(slug, languages=(language,))
        item = note_publication(by=BY, publication=story.publications.get())
        return make_issue(by=BY, language=language, items=[Item.objects.get(pk=item.pk)])

    return make
