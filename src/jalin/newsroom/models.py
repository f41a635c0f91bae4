"""Stories, their texts by language, and what the public reads of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.documents.models import Document
from jalin.kernel.text import Trilingual

TONGUES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]


class Picture(models.Model):
    """A photograph or drawing. The file handed in is kept without the camera's data; `widths` tells which sizes are made."""

    digest = models.CharField(max_length=64, unique=True)  # sha256 of the cleaned original; names its files
    name = models.CharField(max_length=200)  # the file's name as it was handed in, for editors
    width = models.PositiveIntegerField()  # pixels
    height = models.PositiveIntegerField()
    widths = models.JSONField(
        default=list, blank=True
    )  # [480, 960, …] pixels, each as AVIF, WebP and JPEG or PNG
    credit = models.CharField(_("Credit"), max_length=200)
    alt = Trilingual(models.CharField, max_length=400)  # what it shows, for who does not see it
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("added_at",)

    class Meta:
        ordering = ("-added_at", "-id")

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """One piece of news. Its state by language is that of its texts; `first_published_at` dates it in lists and archives."""

    class Replies(models.TextChoices):
        BEFORE = "before", _("Published after a moderator has read them")
        AFTER = "after", _("Published at once, read by a moderator afterwards")
        CLOSED = "closed", _("No replies")

    reference = models.CharField(max_length=20, unique=True)  # S-2026-0007
    original = models.CharField(_("Written first in"), max_length=2, choices=TONGUES, default="id")
    replies = models.CharField(_("Replies"), max_length=6, choices=Replies.choices, default=Replies.BEFORE)
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )  # the one on top
    embargo_until = models.DateTimeField(_("Not before"), null=True, blank=True)
    waits_for = models.ForeignKey(
        "agreements.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # published when this agreement is signed
    signings_seen = models.PositiveSmallIntegerField(
        default=0
    )  # signings it had when the story began to wait
    first_published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("-created_at", "-id")
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.reference


class Text(models.Model):
    """A story in one language as its editors write it. `state` moves by lifecycle.py only."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waits for the chief editor")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=TONGUES)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("Title"), max_length=200, blank=True)
    summary = models.CharField(_("Summary"), max_length=500, blank=True)
    body = models.JSONField(
        default=list, blank=True
    )  # blocks: [{"id": "a1b2c3", "kind": "text", …}], see blocks/
    version = models.PositiveIntegerField(default=0)  # of the last save
    published_version = models.PositiveIntegerField(default=0)  # what the public reads; 0: nothing
    follows_version = models.PositiveIntegerField(
        default=0
    )  # the original's version that this translation renders
    publish_at = models.DateTimeField(
        _("Publish at"), null=True, blank=True
    )  # scheduled without: when the agreement is signed
    remark = models.CharField(_("Remark"), max_length=500, blank=True)  # why it was sent back or withdrawn
    problem = models.JSONField(
        default=dict, blank=True
    )  # why a scheduled one could not go out (kernel.problems)
    moved_at = models.DateTimeField(default=timezone.now)  # since when it is in this state
    changed_at = models.DateTimeField(auto_now=True)

    journal_hidden = ("body",)  # its versions keep every wording; the entry names the blocks
    journal_left_out = ("moved_at", "changed_at")

    class Meta:
        ordering = ("story", "language")
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="text_once_a_language")]
        indexes = [
            models.Index(fields=["publish_at"], name="text_scheduled", condition=Q(state="scheduled")),
            models.Index(fields=["moved_at"], name="text_submitted", condition=Q(state="submitted")),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.story_id}/{self.language}"


class Version(models.Model):
    """A text as it stood after one save; never overwritten."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    summary = models.CharField(max_length=500, blank=True)
    body = models.JSONField(default=list, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    journal_hidden = ("body",)
    journal_left_out = ("saved_at",)

    class Meta:
        ordering = ("text", "-number")
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="story_version_once")]

    def __str__(self) -> str:
        return f"{self.text_id} v{self.number}"


class Publication(models.Model):
    """What the public reads of a story in one language. `parts` are prepared: {"html": …} as it stands, {"live": NAME, …} drawn
    when it is read. Withdrawn ones stay, closed, so that their address can say so."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="publications")
    language = models.CharField(max_length=2, choices=TONGUES)
    slug = models.SlugField(max_length=120)  # from the first title; addresses stay
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500)
    parts = models.JSONField(default=list, blank=True)
    words = models.TextField(blank=True)  # the plain text, for search, feeds and share
    corrections = models.JSONField(
        default=list, blank=True
    )  # [{"at": ISO time, "text": …}], the last one last
    is_open = models.BooleanField(default=True)
    published_at = models.DateTimeField()  # when this language was first readable
    changed_at = models.DateTimeField()

    journal_hidden = ("parts", "words")  # made from the version that the entry names

    class Meta:
        ordering = ("-published_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["story", "language"], name="publication_once_a_language"),
            models.UniqueConstraint(fields=["language", "slug"], name="publication_address"),
        ]
        indexes = [
            models.Index(
                fields=["language", "-published_at", "-id"],
                name="publication_latest",
                condition=Q(is_open=True),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Subject(models.Model):
    """What a story is about. `kind` is registered in subjects.py ("relation", "visit", "agreement", "field")."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("story", "kind", "object_id")
        constraints = [
            models.UniqueConstraint(fields=["story", "kind", "object_id"], name="story_subject_once")
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="story_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Attachment(models.Model):
    """A document or video file of a story, handed out to everybody while the story is public."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    title = Trilingual(models.CharField, max_length=200)

    class Meta:
        ordering = ("story", "id")

    def __str__(self) -> str:
        return str(self.title)
