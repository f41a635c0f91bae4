from django.db import models
from django.db.models import F, Q


class DatedRule(models.Model):
    """One value of one rule for a time."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid_from = models.DateField(null=True, blank=True)  # empty: since ever
    valid_to = models.DateField(null=True, blank=True)  # last day; empty: still in force
    source = models.CharField(max_length=300)
    is_confirmed = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("key", F("valid_from").asc(nulls_first=True))
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="rule_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.valid_from or 'ever'}"
