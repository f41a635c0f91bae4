"""Assessments and estimates of invitations, decision rounds, and the replies that go out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jalin.invitations.models import Invitation
from jalin.invitations.needs.models import Ballot, Period
from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField
from jalin.kernel.text import Trilingual


class Assessment(models.Model):
    """One person's scores of one invitation. Scoring again adds a row; the last one of a person counts."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="assessments")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    criteria = models.CharField(max_length=40)  # version of the set of criteria
    scores = models.JSONField()  # key of a criterion -> {"score": 0..10, "note": text}
    is_current = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("made_at",)

    class Meta:
        ordering = ("made_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "assessor"], condition=Q(is_current=True), name="assessment_counts_once"
            )
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk} of {self.invitation_id}"

    def score(self, key: str) -> int | None:
        return self.scores.get(key, {}).get("score")


class Estimate(models.Model):
    """What accepting an invitation would take. Days are the leader's, travel included; money is the city's share."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="estimate")
    leaves_on = models.DateField(_("Leaves on"))
    returns_on = models.DateField(_("Returns on"))
    cost = models.PositiveBigIntegerField(_("Cost for the city"))  # whole units of the office's currency
    days = models.PositiveSmallIntegerField(_("Days of the leader"))
    may_send_deputy = models.BooleanField(_("A deputy may go instead"), default=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(returns_on__gte=F("leaves_on")), name="estimate_returns_after_leaving"
            )
        ]

    def __str__(self) -> str:
        return f"estimate of {self.invitation_id}"


class Round(models.Model):
    """Open invitations before the leader, under limits. `proof` is the proof file of the proposal, byte for byte."""

    class State(models.TextChoices):
        OPEN = "open", _("being prepared")
        DECIDED = "decided", _("decided")
        PUBLISHED = "published", _("published")

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="rounds")
    title = Trilingual(models.CharField, max_length=160)
    opened_on = models.DateField()
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="rounds")  # the weights voted
    criteria = models.CharField(max_length=40)  # version of the set of criteria
    budget = models.PositiveBigIntegerField(_("Budget"))
    days = models.PositiveSmallIntegerField(_("Days the leader has"))
    threshold = models.PositiveSmallIntegerField(_("Least value"), default=400)  # of 1000
    deputy_percent = models.PositiveSmallIntegerField(default=50)  # of the scores, when a deputy goes
    per_part = models.PositiveSmallIntegerField(
        default=0
    )  # at least so many from each part of the world from which one can be accepted; 0: no such rule
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    proof = models.TextField(blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)

    journal_left_out = ("proof",)  # the act notes its digest

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | (~Q(proof="") & Q(decided_on__isnull=False)),
                name="decided_round_has_a_proof",
            ),
            models.CheckConstraint(
                condition=Q(threshold__lte=1000) & Q(deputy_percent__lte=100), name="round_limits_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Engagement(models.Model):
    """Days on which the leader is bound already; nothing else is accepted for them unless a deputy goes."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="engagements")
    first_day = models.DateField(_("First day"))
    last_day = models.DateField(_("Last day"))
    what = models.CharField(max_length=160)

    class Meta:
        ordering = ("first_day", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="engagement_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.what


class Entry(models.Model):
    """An invitation in a round: what the rule proposed, what was decided, and why where the two differ."""

    class Decision(models.TextChoices):
        LEADER = "accepted", _("Accepted, the leader goes")
        DEPUTY = "deputy", _("Accepted, a deputy goes")
        DECLINED = "declined", _("Declined with thanks")
        POSTPONED = "postponed", _("Asked for a later date")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="entries")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="entries")
    proposal = models.CharField(max_length=16, blank=True)  # answer of the proof file
    value = models.CharField(max_length=12, blank=True)  # of 1000, as the proof file writes it
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    reason = Trilingual(models.TextField, max_length=1000)  # for everybody; names no person

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["round", "invitation"], name="invitation_once_in_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} in round {self.round_id}"


class Reply(models.Model):
    """The letter that answers an invitation. `body`: its text as it goes out, which the office may change before."""

    class Channel(models.TextChoices):
        POST = "post", _("By post")
        MISSION = "mission", _("Through the mission abroad")
        HAND = "hand", _("By hand")
        EMAIL = "email", _("By e-mail from here")

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="replies")
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )  # none: under existing cooperation, or answered outside a round
    outcome = models.CharField(max_length=10, choices=Invitation.Outcome.choices)
    language = models.CharField(max_length=2)  # of the letter: id, ja or en
    number = models.CharField(_("Number of the letter"), max_length=60, blank=True)
    dated_on = models.DateField(_("Date of the letter"))
    addressee = EncryptedTextField(blank=True)
    body = models.TextField(max_length=6000)
    reason = models.TextField(blank=True)  # why, for the office
    sent_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)  # by e-mail: when the mail server took it
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # the PDF that was sent
    created_at = models.DateTimeField(auto_now_add=True)

    journal_hidden = ("addressee",)
    journal_left_out = ("created_at", "body")

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | ~Q(channel=""), name="sent_reply_names_its_channel"
            )
        ]

    def __str__(self) -> str:
        return f"reply to {self.invitation_id}"
