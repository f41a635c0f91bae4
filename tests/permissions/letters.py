"""A reader of the newsletter and its issues, for the walks over every address."""

from django.utils import timezone

from .personal import SECRETS


def enter_newsletter() -> dict:
    """Somebody who confirmed, an issue that is about to be sent, and a story that waits for the next one."""
    from jalin.newsroom.models import Publication, Story
    from jalin.newsroom.newsletter.issues import make_issue, note_publication
    from jalin.newsroom.newsletter.models import Subscriber
    from jalin.newsroom.newsletter.selectors import mark_of_key
    from jalin.newsroom.newsletter.services import ask_for_news, confirm

    by, now = "system:test", timezone.now()
    reader = ask_for_news(by=by, email=SECRETS["news_reader"].words[0], language="en", text_version="1")
    Subscriber.objects.filter(pk=reader.pk).update(key="n" * 43, key_mark=mark_of_key("n" * 43))
    confirm(by=by, subscriber=reader)
    items = []
    for number in (1, 2):
        story = Story.objects.create(reference=f"S-1999-{number:04}", first_published_at=now)
        told = Publication.objects.create(story=story, language="en", slug=f"news-{number}", title=f"News {number}", summary="Told",
                                          published_at=now, changed_at=now)  # fmt: skip
        items.append(note_publication(by=by, publication=told))
    issue = make_issue(by=by, language="en", items=items[:1])
    return {"news_key": "n" * 43, "news_item": items[1].pk, "news_issue": issue.pk}


def samples_of_newsletter(record: dict) -> dict:
    return {
        **{f"{name}:key": record["news_key"] for name in ("newsletter_mine", "newsletter_leave")},
        **{f"newsletter:{name}:pk": record["news_issue"] for name in ("issue", "progress", "stop", "go_on")},
        "newsletter:item:pk": record["news_item"],
    }
