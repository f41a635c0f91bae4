import uuid

from django.db import models


class Document(models.Model):
    """One stored file. `stored_as` is relative to the documents folder."""

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned"
        PENDING = "pending"
        CLEAN = "clean"
        INFECTED = "infected"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(
        max_length=255, blank=True
    )  # as the sender called it; shown, never used as a path; blank once erased
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=100)
    purpose = models.CharField(max_length=40)
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.NOT_SCANNED)
    handed_in_by = models.BigIntegerField(null=True, blank=True)
    handed_in_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
