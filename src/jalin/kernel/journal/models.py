"""The journal's tables. No foreign keys: an entry outlives what it is about."""

from django.db import models


class Entry(models.Model):
    """The sealed header of one act. `digest` = SHA-256 of the canonical header, which holds `previous` and
    `body_digest` (see sealing.py)."""

    n = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)  # "user:17", "system:importer", "partner:<link>"
    action = models.CharField(max_length=80)
    noun = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    request = models.CharField(max_length=36, blank=True)
    body_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-n",)
        indexes = [
            models.Index(fields=["actor", "-n"], name="journal_by_actor"),
            models.Index(fields=["action", "-n"], name="journal_by_action"),
            models.Index(fields=["noun", "-n"], name="journal_by_noun"),
            models.Index(fields=["at"], name="journal_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.action}"


class Body(models.Model):
    """What the act changed: JSON text with its salt. Emptied when it is shredded; the header stays."""

    entry = models.BigIntegerField(primary_key=True)
    text = models.TextField(blank=True)
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"body of {self.entry}"


class Target(models.Model):
    """Which objects an entry is about, so that each object can show its own journal."""

    entry = models.BigIntegerField()
    noun = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["noun", "object_id", "-entry"], name="journal_by_target")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id} in {self.entry}"


class Head(models.Model):
    """One row: the last number and digest. Locked while an entry is appended, so numbers have no gap."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    n = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="journal_head_is_one_row")]

    def __str__(self) -> str:
        return f"head at {self.n}"
