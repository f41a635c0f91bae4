"""Reading stories. Everything starts from the nouns' scope functions."""

from django.db.models import Exists, OuterRef, Q

from jalin.kernel.access import grants_of, rows, scope_of
from jalin.kernel.prepared import constant

from .models import Attachment, Picture, Publication, Story, Subject, Text, Version
from .permissions import READ, VIEW
from .signings import signings_of


def _for_the_newsroom(model):
    """Drafts and all that belongs to them: for whoever may see the newsroom; nothing with the public's verb."""

    def inner(user, verb):
        if verb == str(READ) or not grants_of(user, verb).everywhere:
            return model.objects.none()
        return model.objects.all()

    return inner


for _model in (Story, Text, Version, Subject, Attachment, Picture):
    scope_of(_model)(_for_the_newsroom(_model))


@scope_of(Publication)
def publication_rows(user, verb):
    """What is readable now, for everybody; with the newsroom's verbs also what was withdrawn."""
    grants = grants_of(user, verb)
    if not grants:
        return Publication.objects.none()
    if verb == str(READ):
        return constant(Publication.objects.filter(is_open=True), "open")
    return Publication.objects.all() if grants.everywhere else Publication.objects.none()


def visible_stories(user):
    return rows(Story, user, VIEW)


def published(user, language: str):
    """The open publications in one language, the latest first."""
    return rows(Publication, user, READ).filter(language=language).order_by("-published_at", "-id")


def stories_about(user, language: str, kind: str, object_id: int):
    """The open publications about one thing, the latest first."""
    about = Subject.objects.filter(story=OuterRef("story"), kind=kind, object_id=object_id)
    return published(user, language).filter(Exists(about))


def texts_due(now) -> list[Text]:
    """Scheduled texts whose hour has come or whose agreement is signed, unless the story is held back; the oldest first."""
    scheduled = Text.objects.filter(state=Text.State.SCHEDULED).select_related("story")
    scheduled = scheduled.filter(Q(story__embargo_until__isnull=True) | Q(story__embargo_until__lte=now))
    by_hour = list(scheduled.filter(publish_at__lte=now))
    waiting = list(scheduled.filter(publish_at__isnull=True, story__waits_for__isnull=False))
    signed = signings_of({text.story.waits_for_id for text in waiting}) if waiting else {}
    by_signing = [
        text for text in waiting if signed.get(text.story.waits_for_id, 0) > text.story.signings_seen
    ]
    return sorted([*by_hour, *by_signing], key=lambda text: (text.publish_at or text.moved_at, text.pk))
