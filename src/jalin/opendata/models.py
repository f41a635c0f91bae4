"""What an import keeps of every row: where it stood, what it said, how it was understood, what became of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.documents.models import Document


class ImportBatch(models.Model):
    """One upload of one register, from the file to its acceptance or its undoing.

    That rows are being read, accepted or undone just now is told by the job, not by the state: when its process is
    killed, nothing has to be put right here.
    """

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        READY = "ready", _("To be checked")  # every row understood or asked; nothing is in the record yet
        ACCEPTED = "accepted", _("In the record")
        UNDONE = "undone", _("Undone")
        FAILED = "failed", _("Could not be read")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    mapping = models.JSONField(default=dict, blank=True)  # how the file is read: see register/mapping.py
    language = models.CharField(
        max_length=2, default="en"
    )  # of the person who handed it in, for the program's own words
    counts = models.JSONField(default=dict, blank=True)  # verdict -> rows; "made": noun -> how many
    problem = models.JSONField(
        default=dict, blank=True
    )  # {"code": …, parameters} when the file could not be read
    job = models.UUIDField(null=True, blank=True)
    created_by = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    journal_left_out = ("mapping", "counts", "problem", "job", "created_at")

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.document.name


class ImportRow(models.Model):
    """One row of the file. `key` is stable over versions of the file, so that importing twice changes nothing."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Already there")
        ASK = "ask", pgettext_lazy("a row", "Question")
        REFUSE = "refuse", _("Not taken over")
        SKIP = "skip", _("Left out")
        MISSING = "missing", _("No longer in the file")  # stood in the version that was imported before

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, blank=True)  # of what the row says, in any order of columns
    raw = models.JSONField(default=dict, blank=True)  # heading -> the cell as it stands in the file
    understood = models.JSONField(default=dict, blank=True)  # see register/rows.py
    corrections = models.JSONField(
        default=dict, blank=True
    )  # field -> what an officer wrote instead; "left_out": true
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    needs_look = models.BooleanField(default=False)  # understood, but worth a second look
    taken = models.BooleanField(default=False)  # in the record; false again after the import was undone

    class Meta:
        ordering = ("number", "id")
        indexes = [
            models.Index(fields=["batch", "verdict", "number"], name="import_row_verdict"),
            models.Index(fields=["batch", "number"], name="import_row_number"),
            models.Index(fields=["key"], condition=models.Q(taken=True), name="import_row_taken"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}".strip()


class ImportQuestion(models.Model):
    """Something the program may not guess, asked once for all rows that say the same."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=64)
    code = models.CharField(max_length=40)
    asked = models.JSONField(default=dict, blank=True)  # the words it is about: {"text": …, "country": …}
    choices = models.JSONField(default=list, blank=True)  # [{"value": …, "label": {…}}]
    rows = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("-rows", "id")
        constraints = [models.UniqueConstraint(fields=["batch", "key"], name="import_question_once")]

    def __str__(self) -> str:
        return self.code


class ImportMade(models.Model):
    """One thing in the record that an import made or changed, and from which row. Undoing reads this."""

    class How(models.TextChoices):
        CREATED = "created"
        CHANGED = "changed"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="made")
    row = models.ForeignKey(ImportRow, on_delete=models.CASCADE, null=True, related_name="made")
    how = models.CharField(max_length=8, choices=How.choices, default=How.CREATED)
    noun = models.CharField(max_length=60)  # "relations.partner"
    object_id = models.BigIntegerField()
    before = models.JSONField(default=dict, blank=True)  # of what was changed: field -> value before
    after = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["noun", "object_id"], name="import_made_object")]

    def __str__(self) -> str:
        return f"{self.how} {self.noun} {self.object_id}"
