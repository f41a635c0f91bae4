"""Rungs of the city hall and the movements of files along them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit


class Rung(models.Model):
    """An office that files pass, for a time. The key stays when the name changes; a new name is a new row."""

    key = models.SlugField(max_length=40)
    name = Trilingual(models.CharField, max_length=120)
    place = models.PositiveSmallIntegerField(_("Place"))  # 1 is the lowest
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="rungs")
    valid_from = models.DateField(_("From"), null=True, blank=True)  # empty: since the records begin
    valid_to = models.DateField(null=True, blank=True)  # last day; empty: still so
    source = models.CharField(_("Source"), max_length=300)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("place", F("valid_from").asc(nulls_first=True), "id")
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="rung_begins_once_a_day"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(valid_from__isnull=True), name="rung_is_there_once_since_ever"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="rung_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(name_ind="") | ~Q(name_jpn="") | ~Q(name_eng=""), name="rung_has_a_name"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="rung_has_a_source"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Disposition(models.Model):
    """One movement of a case's file, or a note of whoever has it. Rows are only added; a wrong last one is withdrawn.

    `rung` has the file after the movement: of a note and of an end the one that has it already."""

    class Kind(models.TextChoices):
        FORWARD = "forward", _("passed on")
        RETURN = "return", _("given back")
        NOTE = "note", _("note")
        END = "end", _("laid down")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dispositions")
    number = models.PositiveIntegerField()  # 1, 2, 3 … of the case
    kind = models.CharField(max_length=8, choices=Kind.choices)
    rung = models.ForeignKey(Rung, on_delete=models.PROTECT, related_name="dispositions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # whose hands it is in at that rung, where that person has an account
    on_day = models.DateField(_("Day"))
    text = models.TextField(blank=True)  # what they wrote
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(
        default=False
    )  # the movement by which the file lies where it lies; services keep it true

    journal_left_out = ("written_at", "is_current")

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="disposition_is_numbered_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_current=True), name="file_lies_in_one_place"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="disposition_counts_from_one"),
            models.CheckConstraint(
                condition=Q(kind="forward") | ~Q(text=""), name="disposition_says_why_or_what"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False)
                | (Q(kind__in=("forward", "return")) & Q(withdrawn_at__isnull=True)),
                name="file_lies_where_it_was_moved",
            ),
        ]
        indexes = [
            models.Index(fields=["on_day"], name="disposition_current_day", condition=Q(is_current=True))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
