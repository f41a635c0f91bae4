"""Rungs and movements of files; meetings of the coordination team with their tasks; translations that are asked for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.agreements.papers.models import Text
from jalin.kernel.personal import EncryptedTextField
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit


class Rung(models.Model):
    """An office that files pass, for a time. The key stays when the name changes; a new name is a new row."""

    key = models.SlugField(max_length=40)
    name = Trilingual(models.CharField, max_length=120)
    place = models.PositiveSmallIntegerField(_("Place in the chain"))  # 1 is the lowest
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


class Meeting(models.Model):
    """One meeting of the coordination team. What it is about may be several cases, or none."""

    class Kind(models.TextChoices):
        TECHNICAL = "technical", _("Technical meeting")
        PLENARY = "plenary", _("Plenary meeting")

    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices, default=Kind.TECHNICAL)
    topic = models.CharField(_("Topic"), max_length=200)
    held_on = models.DateField(_("Day"), db_index=True)
    begins_at = models.TimeField(_("Begins at"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    cases = models.ManyToManyField(Case, related_name="meetings", blank=True)
    minutes = models.TextField(_("Minutes"), blank=True)
    minutes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    called_off = models.CharField(
        max_length=300, blank=True
    )  # why it was not held; empty: it was, or will be

    class Meta:
        ordering = ("-held_on", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(topic=""), name="meeting_has_a_topic"),
            models.CheckConstraint(
                condition=Q(called_off="") | Q(minutes=""), name="meeting_called_off_has_no_minutes"
            ),
        ]

    def __str__(self) -> str:
        return self.topic


class Attendance(models.Model):
    """Who was asked to a meeting and whether somebody came; of whom only the function need be known.

    `function`: the rank of who came ("Head of the environment agency"), which matters more than the name."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        PRESENT = "present", _("present")
        REPRESENTED = "represented", _("represented")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    function = models.CharField(_("Function"), max_length=160, blank=True)
    name = EncryptedTextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.INVITED)
    remark = models.CharField(max_length=300, blank=True)  # by whom represented, why absent

    journal_hidden = ("name", "remark")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(function=""), name="attendance_names_unit_or_function"
            ),
            models.UniqueConstraint(
                fields=["meeting", "unit", "function"],
                condition=Q(unit__isnull=False),
                name="attendance_once_for_unit_and_function",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.meeting_id}"


class MeetingTask(models.Model):
    """What a meeting gave somebody to do. Its owner is a unit, a person with an account, or both."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="tasks")
    case = models.ForeignKey(
        Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="meeting_tasks"
    )
    what = models.CharField(_("Task"), max_length=300)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting_tasks"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting_tasks",
    )
    due_on = models.DateField(_("Due on"))
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    result = models.CharField(_("Result"), max_length=300, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(owner__isnull=False), name="meeting_task_has_an_owner"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="meeting_task_says_what"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(result=""), name="meeting_task_has_a_result_when_done"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="meeting_task_open", condition=Q(done_on__isnull=True))
        ]

    def __str__(self) -> str:
        return self.what


class Translation(models.Model):
    """A translation that was asked for. `due_on` follows from the day and the working days; it is agreed in the house and
    no legal deadline.

    Of a paper that is written here, `text`: `asked_number` is the version it was asked for, `translated_number` the one that was
    translated, and `made_number` the version in the target language that holds the translation."""

    class Kind(models.TextChoices):
        PAPER = "paper", _("Paper of the case")
        LETTER = "letter", _("Letter")
        OTHER = "other", _("Something else")

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    text = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    asked_number = models.PositiveIntegerField(_("Asked for version"), null=True, blank=True)
    translated_number = models.PositiveIntegerField(_("Translated version"), null=True, blank=True)
    made_number = models.PositiveIntegerField(_("Version of the translation"), null=True, blank=True)
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices, default=Kind.LETTER)
    what = models.CharField(_("What is translated"), max_length=200)
    source_language = models.CharField(_("From"), max_length=3)
    target_language = models.CharField(_("Into"), max_length=3)
    pages = models.PositiveSmallIntegerField(_("Pages"), null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    requested_on = models.DateField(_("Asked for on"))
    working_days = models.PositiveSmallIntegerField(_("Working days"))
    due_on = models.DateField(_("Due on"), db_index=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    taken_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    result = models.CharField(max_length=300, blank=True)  # where the translation lies
    dropped_on = models.DateField(null=True, blank=True)  # not needed any more; why is in the journal

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="translation_says_what"),
            models.CheckConstraint(
                condition=~Q(source_language=F("target_language")), name="translation_changes_the_language"
            ),
            models.CheckConstraint(
                condition=Q(working_days__gte=1, working_days__lte=250), name="translation_has_its_time"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("requested_on")), name="translation_is_due_after_it_was_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(taken_on__isnull=True, taken_by__isnull=True)
                | Q(taken_by__isnull=False, taken_on__gte=F("requested_on")),
                name="translation_taken_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("taken_on"), taken_on__isnull=False),
                name="translation_done_after_it_was_taken",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True),
                name="translation_done_or_dropped",
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=True, asked_number__isnull=True)
                | Q(text__isnull=False, asked_number__gte=1),
                name="translation_of_a_paper_names_its_version",
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=True)
                | Q(done_on__isnull=True)
                | Q(translated_number__gte=1, made_number__gte=1),
                name="translation_done_says_of_which_version",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="translation_open",
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.what
