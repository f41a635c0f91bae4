"""A story with what readers wrote below it, for the walks over every address."""

from django.utils import timezone

from .personal import SECRETS

SLUG = "a-story-with-replies"


def enter_replies() -> dict:
    """One reply that waits, one that is public, and a decision that can be undone."""
    from jalin.newsroom.models import Publication, Story
    from jalin.newsroom.replies.moderation import decide
    from jalin.newsroom.replies.services import confirm_reply, leave_reply

    by, now = "system:test", timezone.now()
    story = Story.objects.create(reference="S-2026-9001", first_published_at=now)
    for language in ("id", "ja", "en"):
        Publication.objects.create(story=story, language=language, slug=SLUG, title="A story", summary="What came of it.", parts=[{"html": "<p>So.</p>"}],
                                   published_at=now, changed_at=now)  # fmt: skip
    (email,) = SECRETS["reader"].words
    written = [
        leave_reply(by=by, story=story, language="en", name="A reader", email=email, text=text)
        for text in ("A first reply.", "A second reply.")
    ]
    waiting, public = (confirm_reply(by=by, reply=reply) for reply in written)
    decision = decide(by=by, replies=[public], kind="release")
    return {
        "waiting_reply": waiting.pk,
        "public_reply": public.pk,
        "reply_decision": decision.pk,
        "reply_key": waiting.writer.key,
    }


def samples_of_replies(record: dict) -> dict:
    return {
        **{f"{name}:slug": SLUG for name in ("reply_new", "reply_sent")},
        **{f"{name}:key": record["reply_key"] for name in ("reply_mine", "reply_confirm", "reply_erase")},
        "reply_report:pk": record["public_reply"], "replies:undo:pk": record["reply_decision"],
        "replies:reply:pk": record["public_reply"], "replies:answer:pk": record["public_reply"],
    }  # fmt: skip
