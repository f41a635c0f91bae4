import uuid

from django.contrib.auth import get_user_model
from django.db import models


class Job(models.Model):
    """One piece of long work."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)  # 0: not known yet
    step = models.CharField(max_length=200, blank=True)  # a message id, translated when shown
    result = models.JSONField(default=dict)
    problem = models.JSONField(default=dict)  # {"code": …, parameters}: a sentence in the reader's language
    cancel_requested = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    holder = models.CharField(max_length=80, blank=True)  # which worker process has it
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    created_by = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_stale")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def actor(self):
        """On whose behalf the work acts, as services want it in `by`: the user who started it, with the
        rights of today, or the program itself. Raises the user model's DoesNotExist when that user is no
        longer there."""
        if self.created_by is None:
            return f"system:{self.kind}"
        return get_user_model().objects.get(pk=self.created_by)
