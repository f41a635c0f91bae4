"""Texts and their versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.kernel.documents.models import Document

LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]


class Text(models.Model):
    """One paper of a case. `kind`: the key of a paper of the case's procedure."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=40)
    prevailing = models.CharField(_("Prevailing language"), max_length=2, choices=LANGUAGES, default="id")

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="text_once_in_a_case")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class Version(models.Model):
    """What one language of a text said. Rows are only added: a correction is the next number."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    number = models.PositiveIntegerField()
    clauses = models.JSONField()  # [{"key", "body"}] in the order of the headings
    changed = models.JSONField(default=dict)  # key -> number of the version in which this clause last changed
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    word = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # where it came from

    journal_left_out = ("made_at",)

    class Meta:
        ordering = ("language", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=["text", "language", "number"], name="version_is_never_overwritten"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"

    @property
    def bodies(self) -> dict[str, str]:
        """Heading key -> text."""
        return {clause["key"]: clause["body"] for clause in self.clauses}
