"""Reading pictures and files. Everything starts from the nouns' scope functions; what everybody may have starts from what
is published."""

from django.db.models import Count, Exists, OuterRef, Q

from jalin.kernel.access import rows
from jalin.kernel.documents.selectors import register_purpose
from jalin.newsroom.models import Attachment, Picture, Publication, Text
from jalin.newsroom.permissions import VIEW, WRITE

from .files.kinds import PURPOSE
from .kinds import kind_of
from .models import PictureUse

register_purpose(PURPOSE, verb=VIEW)


def visible_pictures(user):
    return rows(Picture, user, VIEW)


def editable_pictures(user):
    return rows(Picture, user, WRITE)


def with_uses(pictures):
    """Annotated with `stories_count`: how many stories show each."""
    return pictures.annotate(stories_count=Count("uses"))


def pictures_like(pictures, words: str):
    """Whose name, credit or description holds every one of these words."""
    for word in words.split()[:8]:
        told = Q(name__icontains=word) | Q(credit__icontains=word)
        pictures = pictures.filter(
            told | Q(alt_ind__icontains=word) | Q(alt_jpn__icontains=word) | Q(alt_eng__icontains=word)
        )
    return pictures


def public_pictures():
    """Pictures that an open publication shows; the same for everybody."""
    shown = PictureUse.objects.filter(
        picture=OuterRef("pk"), is_published=True, story__publications__is_open=True
    )
    return Picture.objects.filter(Exists(shown))


def visible_files(user):
    return rows(Attachment, user, VIEW).select_related("document", "story")


def editable_files(user):
    return rows(Attachment, user, WRITE).select_related("document", "story")


def public_files():
    """Files of stories that have an open publication; the same for everybody."""
    is_open = Publication.objects.filter(story=OuterRef("story"), is_open=True)
    return Attachment.objects.filter(Exists(is_open), document__erased_at=None).select_related("document")


def is_file_used(attachment: Attachment) -> bool:
    """Whether a text of its story, or what is published of it, hands it out."""
    for body in Text.objects.filter(story=attachment.story_id).values_list("body", flat=True):
        if any(attachment.pk in kind_of(block.get("kind", "")).files(block) for block in body):
            return True
    address = f"/media/documents/{attachment.document_id}/"
    parts = Publication.objects.filter(story=attachment.story_id, is_open=True).values_list(
        "parts", flat=True
    )
    return any(address in part.get("html", "") for body in parts for part in body)
