"""Invitations, who sent them, what came with them, and which of them may be the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit
from jalin.relations.models import Field, Partner

from . import lifecycle


class Invitation(models.Model):
    """One invitation from abroad. Its state moves by `lifecycle` only; whose it is and what it says may be corrected."""

    class Channel(models.TextChoices):
        FORM = "form", _("Public form")
        LETTER = "letter", _("Letter")
        EMAIL = "email", _("E-mail")
        EVENT = "event", _("Handed over at a meeting")

    class State(models.TextChoices):
        UNCONFIRMED = lifecycle.UNCONFIRMED, _("E-mail not confirmed yet")
        NEW = lifecycle.NEW, _("New")
        WITH_UNIT = lifecycle.WITH_UNIT, _("With the unit")
        ASSESSED = lifecycle.ASSESSED, _("Assessed")
        TO_DECIDE = lifecycle.TO_DECIDE, _("To be decided")
        ANSWERED = lifecycle.ANSWERED, _("Answered")
        WITHDRAWN = lifecycle.WITHDRAWN, _("Withdrawn")
        MERGED = lifecycle.MERGED, _("Merged with another")

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Official visit")
        TECHNICAL = "technical", _("Technical visit")
        CONFERENCE = "conference", _("Conference")
        FAIR = "fair", _("Trade fair")
        FESTIVAL = "festival", _("Festival or anniversary")
        TRAINING = "training", _("Training")
        SIGNING = "signing", _("Signing")
        OTHER = "other", _("Something else")

    class Costs(models.TextChoices):
        UNKNOWN = "", _("Not said")
        INVITER = "inviter", _("The inviter pays for all")
        SHARED = "shared", _("The inviter pays a part")
        CITY = "city", _("The city pays for all")

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("answer to an invitation", "Accepted")
        DECLINED = "declined", _("Declined with thanks")
        POSTPONED = "postponed", _("Asked for a later date")

    reference = models.CharField(max_length=16, unique=True)  # random, so that it tells nobody how many came
    channel = models.CharField(_("How it came"), max_length=8, choices=Channel.choices)
    received_on = models.DateField(_("Received on"), db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)  # by e-mail; of the form only
    form_token = models.CharField(
        max_length=16, unique=True, null=True, blank=True
    )  # of the form it was handed in with: one form makes one invitation, also when it is sent twice at once
    state = models.CharField(
        _("State"), max_length=12, choices=State.choices, default=lifecycle.NEW, db_index=True
    )
    state_since = models.DateField()

    # who invites
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )  # once somebody has told who it is
    inviter_name = models.CharField(_("Who invites"), max_length=200)  # city or institution, as they wrote it
    country = models.CharField(_("Country"), max_length=2, blank=True)  # ISO 3166-1
    city = models.CharField(_("City"), max_length=120, blank=True)

    # to what
    language = models.CharField(_("Language"), max_length=12)  # BCP 47, of title, summary and original text
    title = models.CharField(_("What it is about"), max_length=200)  # as they wrote it
    summary = models.TextField(_("Summary"), blank=True)
    original_text = EncryptedTextField(blank=True)  # the e-mail as it came: signatures name persons
    heading = Trilingual(models.CharField, max_length=200)  # what the office calls it, also to the public
    kind = models.CharField(_("Kind of visit"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    head_count = models.PositiveSmallIntegerField(_("How many people"), null=True, blank=True)
    wants_leader = models.BooleanField(_("Asks for the mayor in person"), default=False)
    fields = models.ManyToManyField(Field, related_name="invitations", blank=True)
    costs = models.CharField(_("Who pays"), max_length=8, choices=Costs.choices, blank=True, default="")
    cost_inviter = models.PositiveBigIntegerField(
        _("Borne by the inviter"), null=True, blank=True
    )  # whole rupiah
    cost_city = models.PositiveBigIntegerField(_("Borne by the city"), null=True, blank=True)  # whole rupiah
    reply_by = models.DateField(_("Reply wished by"), null=True, blank=True)  # as the inviter asks
    answer_due_on = models.DateField(null=True, blank=True)  # reply_by, or the office's own promise; services

    # who has it
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )  # asked to assess it
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # the person, where one is named
    held_since = models.DateField(null=True, blank=True)

    # existing cooperation: what the rule said on that day (cooperation.py), see `must_accept`
    is_in_force = models.BooleanField(null=True, blank=True)
    is_within_scope = models.BooleanField(null=True, blank=True)
    cooperation = models.JSONField(default=dict, blank=True)  # the rule's reasons: keys, dates, fields
    must_accept = models.BooleanField(default=False, db_index=True)

    # how it ended
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    state_before = models.CharField(
        max_length=12, blank=True
    )  # before it was merged or withdrawn, to undo it
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer_reason = models.TextField(blank=True)  # for the office
    public_reason = Trilingual(models.TextField)  # for everybody; names no person
    answered_on = models.DateField(null=True, blank=True)
    is_published = models.BooleanField(default=False)  # that it was answered, and why, is public

    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    created_at = models.DateTimeField(auto_now_add=True)

    journal_hidden = ("original_text", "summary")  # a stranger may name persons in them
    journal_left_out = ("created_at", "form_token")

    class Meta:
        ordering = ("-received_on", "-id")
        indexes = [
            models.Index(fields=["state", "answer_due_on", "id"], name="invitation_board"),
            models.Index(fields=["country", "starts_on"], name="invitation_place_day"),
            models.Index(
                fields=["-answered_on", "-id"], name="invitation_public", condition=Q(is_published=True)
            ),
            models.Index(
                fields=["-answered_on", "-id"], name="invitation_answered", condition=Q(state="answered")
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="invitation_has_a_title"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="invitation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="merged_invitation_names_the_other",
            ),
            models.CheckConstraint(
                condition=(Q(state="answered") & ~Q(outcome="") & Q(answered_on__isnull=False))
                | (~Q(state="answered") & Q(outcome="", answered_on__isnull=True)),
                name="answered_invitation_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(state="answered"), name="published_invitation_is_answered"
            ),
            models.CheckConstraint(
                condition=Q(must_accept=False) | Q(is_in_force=True, is_within_scope=True),
                name="must_accept_follows_from_cooperation",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Sender(models.Model):
    """Who handed an invitation in. Only the office's key reads it; equal addresses are found by their digest. The
    key of the page on which they follow it is kept encrypted, and found by its digest too."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="sender")
    name = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    language = models.CharField(max_length=2, default="en")  # in which we write to them: id, ja or en
    email_digest = models.CharField(max_length=64, blank=True, db_index=True)  # HMAC with a key of its own
    follow_key = EncryptedTextField(blank=True)
    follow_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    agreed_text = models.CharField(max_length=40, blank=True)  # version of the privacy sentence they saw
    agreed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    journal_hidden = ("name", "email", "phone", "email_digest", "follow_key", "follow_digest")
    journal_label_hidden = True

    def __str__(self) -> str:
        return f"sender of {self.invitation_id}"


class Addition(models.Model):
    """What was added after it was handed in, by the sender or by the office."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="additions")
    is_by_sender = models.BooleanField(default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = EncryptedTextField(blank=True)  # senders name persons
    written_at = models.DateTimeField(auto_now_add=True)

    journal_hidden = ("text",)
    journal_left_out = ("written_at",)

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"addition to {self.invitation_id}"


class Attachment(models.Model):
    """A file that came with an invitation or with an addition."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="attachments")
    addition = models.ForeignKey(
        Addition, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="invitation_attachment")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"attachment of {self.invitation_id}"


class MailMessage(models.Model):
    """An e-mail that was read in, known by the digest of its Message-ID: the same one is read once."""

    digest = models.CharField(max_length=64, unique=True)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="mails"
    )
    read_at = models.DateTimeField(auto_now_add=True)
    left_out = models.JSONField(default=list, blank=True)  # attachments that were not kept: name, reason

    journal_left_out = ("read_at",)

    def __str__(self) -> str:
        return self.digest[:12]


class Likeness(models.Model):
    """Two invitations that may be the same one (one < other), with the reasons; somebody judges it."""

    class Verdict(models.TextChoices):
        OPEN = "open", _("not judged yet")
        SAME = "same", _("the same")
        DIFFERENT = "different", _("two invitations")

    one = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField()  # 0..100
    reasons = models.JSONField(default=list)  # keys of likeness.REASONS
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.OPEN)
    found_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("found_at",)

    class Meta:
        ordering = ("-score", "id")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="likeness_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="likeness_is_ordered"),
        ]
        indexes = [models.Index(fields=["verdict", "-score"], name="likeness_to_judge")]

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"
