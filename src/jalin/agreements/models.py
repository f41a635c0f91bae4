"""Cases of the legal process. What happened in them are events of the timeline; a step says which act an event was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jalin.kernel.text import Trilingual
from jalin.relations.models import Event, Relation


class Case(models.Model):
    """One thread through one procedure. The `kept_…` columns follow from its steps and from the day (services and the
    nightly job keep them true); nobody types them in."""

    class Kind(models.TextChoices):
        SISTER = "sister", _("Sister city")
        LIMITED = "limited", _("Cooperation in named fields")
        INSTITUTION = "institution", _("Cooperation with an institution")
        PROGRAMME = "institution-programme", _("Programme of the central government with an institution")
        PROJECT = "project", _("Project")

    relation = models.ForeignKey(Relation, on_delete=models.PROTECT, related_name="cases")
    title = Trilingual(models.CharField, max_length=200)
    kind = models.CharField(_("Kind"), max_length=24, choices=Kind.choices)
    procedure = models.CharField(max_length=60)  # key of a procedure
    procedure_version = models.CharField(max_length=40)  # the version it runs under
    opened_on = models.DateField(_("Opened on"))
    is_public = models.BooleanField(
        default=False
    )  # its stage by the published events may be known to everybody
    created_at = models.DateTimeField(auto_now_add=True)

    kept_state = models.CharField(max_length=12, default="not_begun", db_index=True)
    kept_stage = models.CharField(max_length=20, blank=True)
    kept_holder = models.CharField(max_length=20, blank=True)  # the stage whose actor has it now
    kept_since = models.DateField(null=True, blank=True)
    kept_waiting_since = models.DateField(null=True, blank=True)
    kept_next_due_on = models.DateField(null=True, blank=True, db_index=True)
    kept_overdue = models.PositiveSmallIntegerField(default=0)
    kept_on = models.DateField(null=True, blank=True, db_index=True)  # the day of the last reckoning

    journal_left_out = ("created_at", "kept_state", "kept_stage", "kept_holder", "kept_since", "kept_waiting_since", "kept_next_due_on",
                        "kept_overdue", "kept_on")  # fmt: skip

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_ind="") | ~Q(title_jpn="") | ~Q(title_eng=""), name="case_has_a_title"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Step(models.Model):
    """An event of the timeline as an act of the procedure. Its date is the event's."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="step")
    stage = models.CharField(max_length=20)
    outcome = models.CharField(max_length=12)
    article = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    about_year = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # which year a report is about; empty: the year before
    is_irregular = models.BooleanField(default=False)  # recorded although the guards objected
    record = models.JSONField(
        default=dict, blank=True
    )  # what the act rested on: clock, holidays used, objections

    class Meta:
        ordering = ("event__starts_on", "id")
        indexes = [models.Index(fields=["case", "stage"], name="step_of_case")]

    def __str__(self) -> str:
        return f"{self.stage}:{self.outcome}"


class Deadline(models.Model):
    """A clock of a case as reckoned last: what the desk, calendars and reminders read. Follows from the steps. Without a
    case: what the office owes in a period of a year (`clock`: the obligation, `run`: the number of the period)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines", null=True, blank=True)
    clock = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField(default=0)  # report year of a yearly clock
    run = models.PositiveSmallIntegerField(default=0)  # the same clock may start again
    state = models.CharField(max_length=12)
    starts_on = models.DateField()
    due_on = models.DateField(db_index=True)
    takes_effect_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    late_by = models.IntegerField(default=0)
    is_provisional = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["case", "clock", "year", "run"], name="deadline_once"),
            models.UniqueConstraint(
                fields=["clock", "year", "run"],
                condition=Q(case__isnull=True),
                name="deadline_of_office_once",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="deadline_open", condition=Q(ended_on__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.clock} {self.due_on}"


class Fulfilment(models.Model):
    """That the office did what it owes in one period of a year, and which paper says so."""

    obligation = models.CharField(max_length=20)  # key of an obligation
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()  # which period of the year, from 1
    done_on = models.DateField(_("Done on"))
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("-year", "obligation", "number")
        constraints = [
            models.UniqueConstraint(fields=["obligation", "year", "number"], name="fulfilled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.year}/{self.number}"


class Notice(models.Model):
    """That somebody was told of a point on the way of a deadline. The row is written before the mail leaves, so that
    nothing is sent twice; `sent_at` is empty where the program died in between, and the desk says it all the same."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    point = (
        models.SmallIntegerField()
    )  # days after the start, or before the due day where negative; 0: the due day
    due_on = models.DateField()  # as it was then: a deadline that moved is told of again
    claimed_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deadline", "user", "point", "due_on"], name="notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.point}"


class CalendarKey(models.Model):
    """The secret part of a person's calendar address; only its digest is kept. A new one makes the old one void."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    journal_hidden = ("digest",)
    journal_left_out = ("made_at",)

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
