"""What an import keeps of every row: where it stood, what it said, how it was understood, what became of it."""

import uuid

from django.db import models

from jalin.kernel.documents.models import Document


class ImportBatch(models.Model):
    """One upload of one register, from the file to its acceptance or its undoing."""

    class State(models.TextChoices):
        READING = "reading"
        READY = "ready"  # every row understood or asked; nothing is in the record yet
        ACCEPTING = "accepting"
        ACCEPTED = "accepted"
        UNDOING = "undoing"
        UNDONE = "undone"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    mapping = models.JSONField(default=dict)  # sheet, header row, column -> field, column decisions on dates
    counts = models.JSONField(default=dict)
    problem = models.JSONField(default=dict)
    job = models.UUIDField(null=True, blank=True)
    created_by = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"import {self.id}"


class ImportRow(models.Model):
    """One row of the file. `key` is stable over versions of the file, so that importing twice changes nothing."""

    class Verdict(models.TextChoices):
        NEW = "new"
        SAME = "same"
        CHANGED = "changed"
        ASK = "ask"
        SKIP = "skip"
        REFUSE = "refuse"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    raw = models.JSONField(default=list)
    understood = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    made = models.JSONField(default=list)  # [noun, id] of what acceptance created from it

    class Meta:
        ordering = ("number", "id")
        indexes = [
            models.Index(fields=["batch", "verdict", "number"], name="import_row_verdict"),
            models.Index(fields=["key"], name="import_row_key"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"
