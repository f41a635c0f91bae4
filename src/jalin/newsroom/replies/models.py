"""Replies, their writers, what moderators decided, and what the spam filter has learned."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.personal import EncryptedTextField
from jalin.newsroom.models import TONGUES, Story

from . import lifecycle

LONGEST_NAME, LONGEST_TEXT, LONGEST_WEBSITE = 60, 5_000, 200


class Reply(models.Model):
    """What one reader wrote below a story. `lifecycle` moves its state; `is_waiting`: a moderator has still to read it."""

    class State(models.TextChoices):
        UNCONFIRMED = lifecycle.UNCONFIRMED, _("e-mail not confirmed yet")
        PENDING = lifecycle.PENDING, _("waits for a moderator")
        PUBLISHED = lifecycle.PUBLISHED, pgettext_lazy("reply", "published")
        HELD = lifecycle.HELD, _("held back")
        SPAM = lifecycle.SPAM, _("on the spam shelf")
        ERASED = lifecycle.ERASED, _("erased at the writer's wish")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reader_replies")
    language = models.CharField(max_length=2, choices=TONGUES)  # of the page below which it stands
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers"
    )
    is_office = models.BooleanField(
        default=False
    )  # the office's own answer; shown with its name, never a person's
    name = models.CharField(_("Name"), max_length=LONGEST_NAME, blank=True)
    website = models.CharField(_("Website"), max_length=LONGEST_WEBSITE, blank=True)
    text = models.TextField(pgettext_lazy("reply", "Reply"), blank=True)
    state = models.CharField(max_length=11, choices=State.choices, default=lifecycle.UNCONFIRMED)
    is_waiting = models.BooleanField(default=False)
    reason = models.CharField(max_length=12, blank=True)  # why it was held back: a key of reasons.HELD
    score = models.PositiveSmallIntegerField(default=0)  # 0..100, how much it looks like spam
    noticed = models.JSONField(
        default=list, blank=True
    )  # [[key, value]] of spam/weighing.py, for the moderator
    learned = models.CharField(max_length=4, blank=True)  # what the filter was taught of it: "good" or "spam"
    reported = models.PositiveSmallIntegerField(default=0)  # reports that nobody has looked at
    form = models.CharField(
        max_length=40, unique=True, null=True, blank=True
    )  # of the one form it was sent with
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)  # when it was first public
    decided_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # when the writer was told why it is held back
    is_invented = models.BooleanField(default=False)  # a demo row that nobody wrote; shown as such

    journal_hidden = ("name", "website", "text")
    journal_left_out = ("created_at", "form", "noticed")
    journal_label_hidden = True

    class Meta:
        ordering = ("created_at", "id")
        verbose_name_plural = "replies"
        indexes = [
            models.Index(fields=["story", "language", "published_at", "id"], name="reply_below",
                         condition=Q(state="published", parent__isnull=True)),
            models.Index(fields=["created_at", "id"], name="reply_waiting", condition=Q(is_waiting=True)),
            models.Index(fields=["state", "-created_at", "-id"], name="reply_shelf"),
        ]  # fmt: skip
        constraints = [  # one, since each is a statement more whenever a reply is saved
            models.CheckConstraint(
                condition=(~Q(state="published") | Q(published_at__isnull=False))
                & (~Q(state="held") | ~Q(reason=""))
                & (Q(is_waiting=False) | Q(state__in=["pending", "published"])),
                name="reply_is_as_its_state_says",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"reply {self.pk}"


class Writer(models.Model):
    """The personal part of a reply. Only the office's key reads the address; equal ones are found by their mark. The key of the
    writer's own page stays when the address is shredded, so that the reply can still be erased."""

    reply = models.OneToOneField(Reply, on_delete=models.CASCADE, related_name="writer")
    email = EncryptedTextField(blank=True)
    email_mark = models.CharField(max_length=64, blank=True, db_index=True)
    key = EncryptedTextField(blank=True)
    key_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, choices=TONGUES)  # in which we write to them
    address_mark = models.CharField(
        max_length=64, blank=True
    )  # where it was sent from; removed after some weeks
    network_mark = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    shredded_at = models.DateTimeField(null=True, blank=True)

    journal_hidden = ("email", "email_mark", "key", "key_digest", "address_mark", "network_mark")
    journal_left_out = ("created_at",)
    journal_label_hidden = True

    class Meta:
        indexes = [models.Index(fields=["network_mark", "created_at"], name="writer_network")]

    def __str__(self) -> str:
        return f"writer of {self.reply_id}"


class Tally(models.Model):
    """How many published replies one story has in one language, so that nobody has to count them."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reply_tallies")
    language = models.CharField(max_length=2, choices=TONGUES)
    top = models.PositiveIntegerField(default=0)  # replies to the story itself, which are paged
    answers = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="reply_tally_once")]

    def __str__(self) -> str:
        return f"{self.story_id}/{self.language}: {self.top}+{self.answers}"


class Report(models.Model):
    """A reader's word on a published reply. Nobody's address is asked; one report counts for each place it comes from."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=12)  # a key of reasons.REPORTED
    note = models.CharField(max_length=500, blank=True)
    origin_mark = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    journal_hidden = ("note", "origin_mark")
    journal_left_out = ("created_at",)
    journal_label_hidden = True

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "origin_mark"], name="report_once_from_a_place", condition=~Q(origin_mark="")
            )
        ]

    def __str__(self) -> str:
        return f"report of {self.reply_id}"


class Decision(models.Model):
    """One act of a moderator on one or many replies; `undone_at` when it was taken back."""

    kind = models.CharField(max_length=8)  # lifecycle: release, hold, spam
    reason = models.CharField(max_length=12, blank=True)
    count = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    journal_left_out = ("decided_at",)

    class Meta:
        ordering = ("-decided_at", "-id")

    def __str__(self) -> str:
        return f"{self.kind} {self.count}"


class Decided(models.Model):
    """How one reply stood before a decision, so that it can be undone."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="replies")
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="decisions")
    before = models.JSONField(default=dict, blank=True)  # {field: value} of moderation.KEPT
    reports = models.JSONField(default=list, blank=True)  # keys of the reports it closed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "reply"], name="reply_once_a_decision")]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.reply_id}"


class ListedWord(models.Model):
    """A word or phrase that makes a reply look like spam here; folded before it is compared."""

    word = models.CharField(pgettext_lazy("of a text", "Word"), max_length=60, unique=True)

    class Meta:
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word


class Word(models.Model):
    """In how many replies of each kind the filter has seen a word; the word itself is not kept, only its keyed digest. Mark 0: all."""

    mark = models.BigIntegerField(primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.mark}: {self.spam}/{self.good}"


class Echo(models.Model):
    """How often a piece of text came lately (spam/echoes.py)."""

    mark = models.BigIntegerField(primary_key=True)
    times = models.PositiveIntegerField(default=0)
    last_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"{self.mark}: {self.times}"
