"""Subscribers, the log of consent, and the mails that were sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.personal import EncryptedTextField
from jalin.newsroom.models import TONGUES, Publication

WEEKDAYS = [(0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday")),
            (5, _("Saturday")), (6, _("Sunday"))]  # fmt: skip


class Subscriber(models.Model):
    """An address. Who leaves is deleted at once; what proves that they had agreed stands in Consent."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("newsletter", "not confirmed yet")
        CONFIRMED = "confirmed", _("receives it")
        RETURNED = "returned", pgettext_lazy("newsletter", "mail came back")

    email = EncryptedTextField()
    mark = models.CharField(max_length=64, unique=True)  # HMAC of the address
    language = models.CharField(max_length=2, choices=TONGUES)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    key = EncryptedTextField()  # the secret part of this reader's own page
    key_mark = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    refusals = models.PositiveSmallIntegerField(default=0)  # mails in a row that its server did not take

    journal_hidden = ("email", "mark", "key", "key_mark")
    journal_label_hidden = True

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["language", "state"], name="subscriber_reach")]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"


class Wish(models.Model):
    """One thing a subscriber wants to read about: a relation or a field. Without any: everything."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("subscriber", "kind", "object_id")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "kind", "object_id"], name="wish_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class Consent(models.Model):
    """One line of the log: what somebody agreed to or ended, and how. Never changed but for its mark, which is emptied in time."""

    class What(models.TextChoices):
        ASKED = "asked", pgettext_lazy("newsletter", "asked for it")
        CONFIRMED = "confirmed", pgettext_lazy("newsletter", "confirmed")
        CHANGED = "changed", pgettext_lazy("newsletter", "changed what it is about")
        LEFT = "left", pgettext_lazy("newsletter", "left")
        RETURNED = "returned", pgettext_lazy("newsletter", "mail came back")
        EXPIRED = "expired", pgettext_lazy("newsletter", "did not confirm")
        ERASED = "erased", pgettext_lazy("newsletter", "erased by the office on request")

    class Way(models.TextChoices):
        FORM = "form", pgettext_lazy("newsletter", "the form")
        LINK = "link", pgettext_lazy("newsletter", "the link in a mail")
        ONE_CLICK = "one_click", pgettext_lazy("newsletter", "the button of a mail program")
        OFFICE = "office", pgettext_lazy("newsletter", "the office")
        PROGRAM = "program", pgettext_lazy("newsletter", "the program")

    mark = models.CharField(max_length=64, blank=True, db_index=True)
    what = models.CharField(max_length=9, choices=What.choices)
    way = models.CharField(max_length=9, choices=Way.choices)
    text_version = models.CharField(max_length=20)  # which wording was read
    language = models.CharField(max_length=2, choices=TONGUES)
    at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)  # set when it ended: then the mark is emptied

    journal_hidden = ("mark",)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["keep_until"], name="consent_to_empty", condition=~Q(mark=""))]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"


class Plan(models.Model):
    """When news leaves; one row."""

    class Rhythm(models.TextChoices):
        EACH = "each", _("Each story by itself")
        WEEKLY = "weekly", _("Once a week, the stories together")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    rhythm = models.CharField(_("Rhythm"), max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(_("Day of the week"), choices=WEEKDAYS, default=4)
    hour = models.PositiveSmallIntegerField(_("Hour"), default=9)
    wait_minutes = models.PositiveSmallIntegerField(_("Minutes after the publication"), default=30)
    is_paused = models.BooleanField(_("Paused"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="plan_is_one_row"),
            models.CheckConstraint(condition=Q(weekday__lt=7) & Q(hour__lt=24), name="plan_has_a_time"),
        ]

    def __str__(self) -> str:
        return self.rhythm


class Issue(models.Model):
    """One mail in one language. `tries`: how often its sending was begun again after the mail server failed."""

    class State(models.TextChoices):
        READY = "ready", pgettext_lazy("newsletter", "about to be sent")
        SENDING = "sending", pgettext_lazy("newsletter", "being sent")
        SENT = "sent", pgettext_lazy("newsletter", "sent")
        STOPPED = "stopped", pgettext_lazy("newsletter", "stopped")
        FAILED = "failed", pgettext_lazy("newsletter", "interrupted")

    language = models.CharField(max_length=2, choices=TONGUES)
    subject = models.CharField(max_length=250)
    state = models.CharField(max_length=7, choices=State.choices, default=State.READY)
    job = models.UUIDField(null=True, blank=True)
    problem = models.JSONField(default=dict, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True, blank=True)  # not before, after a failure
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = [models.Index(fields=["state"], name="issue_state")]

    def __str__(self) -> str:
        return self.subject


class Item(models.Model):
    """A publication that is sent once. Without an issue it waits; `is_left_out`: the office does not want it sent."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, related_name="mailed")
    issue = models.ForeignKey(Issue, on_delete=models.SET_NULL, null=True, blank=True, related_name="items")
    is_left_out = models.BooleanField(_("Not sent"), default=False)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("noted_at", "id")

    def __str__(self) -> str:
        return str(self.publication)


class Delivery(models.Model):
    """An issue to one subscriber. IN_HAND is written before the mail is handed over: a process that dies then leaves it so, and it
    becomes UNSURE rather than being sent a second time."""

    class State(models.TextChoices):
        WAITING = "waiting"
        IN_HAND = "in_hand"
        SENT = "sent"
        REFUSED = "refused"
        GONE = "gone"  # the address does not exist
        UNSURE = "unsure"
        DROPPED = "dropped"  # stopped, or left meanwhile

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    code = models.PositiveSmallIntegerField(default=0)  # of the mail server's last refusal
    tries = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["issue", "subscriber"], name="delivered_once")]
        indexes = [models.Index(fields=["issue", "state"], name="delivery_state")]

    def __str__(self) -> str:
        return f"{self.issue_id} → {self.subscriber_id}"
