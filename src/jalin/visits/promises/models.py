"""Notes, commitments, and the entries that phones have sent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jalin.kernel.text import Trilingual
from jalin.people.models import Unit
from jalin.relations.models import Event
from jalin.visits.models import ProgrammeItem, Visit

LONGEST_NOTE = 20_000


class Note(models.Model):
    """One passage of the minutes, in the language it was written in. `version` counts its wordings; all stay in the journal."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="notes")
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="notes"
    )  # empty: of the visit as a whole
    text = models.TextField(_("Minutes"), max_length=LONGEST_NOTE)
    version = models.PositiveIntegerField(default=1)
    noted_at = models.DateTimeField(_("Noted at"))  # as the writer's clock said
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("noted_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(condition=Q(version__gte=1), name="note_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"  # never its words: they may name people


class Commitment(models.Model):
    """A promise between the two sides. `unit` or `owner` do it, or see to it that the other side does; `counterpart` is the
    office over there."""

    class OwedBy(models.TextChoices):
        HOME = "home", _("We promised it")
        PARTNER = "partner", _("They promised it")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="commitments")
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    owed_by = models.CharField(_("Who promised it"), max_length=8, choices=OwedBy.choices)
    what = Trilingual(models.TextField)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    counterpart = models.CharField(_("Counterpart"), max_length=160)  # an office, never a person's name
    made_on = models.DateField(_("Promised on"))
    due_on = models.DateField(_("Due on"))
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    result = Trilingual(models.CharField, max_length=500)
    withdrawn_on = models.DateField(_("Withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("Why withdrawn"), max_length=300, blank=True)
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what_ind="") | ~Q(what_jpn="") | ~Q(what_eng=""), name="commitment_says_what"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(owner__isnull=False), name="commitment_has_an_owner"
            ),
            models.CheckConstraint(condition=~Q(counterpart=""), name="commitment_has_a_counterpart"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("made_on")), name="commitment_due_after_it_was_made"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("made_on")),
                name="commitment_done_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(withdrawn_on__isnull=True),
                name="commitment_done_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="commitment_withdrawn_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="commitment_open",
                condition=Q(done_on__isnull=True, withdrawn_on__isnull=True),
            ),
            models.Index(fields=["visit", "due_on"], name="commitment_of_visit"),
        ]

    def __str__(self) -> str:
        return str(self.what)[:120]


class Entry(models.Model):
    """What a phone sent and was taken in: `key` was made by the phone. Sent again, it changes nothing."""

    key = models.UUIDField(primary_key=True)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="+")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    made = models.BigIntegerField()  # key of the note or commitment
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
