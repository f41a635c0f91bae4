from django.db import models


class Slip(models.Model):
    """One acknowledged write. `key` is the client's; a job's slips are numbered."""

    key = models.CharField(max_length=60, unique=True)
    job = models.UUIDField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.key
