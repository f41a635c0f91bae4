"""Texts and their versions, and what the papers of a case share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField

LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]


class Text(models.Model):
    """One paper of a case. `kind`: the key of a paper of the case's procedure or of a pattern; `year`: of a yearly paper,
    0 of every other."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(_("Year"), default=0)
    prevailing = models.CharField(_("Prevailing language"), max_length=2, choices=LANGUAGES, default="id")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "year"], name="text_once_in_a_case_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class Particulars(models.Model):
    """What the papers of one case share. `values`: key -> {"id", "ja", "en"} or one text; `persons`: the same as JSON for names and
    telephones, encrypted. `number` grows with every change, so that nobody writes over what another has entered."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="particulars")
    values = models.JSONField(default=dict, blank=True)
    persons = EncryptedTextField(blank=True)
    number = models.PositiveIntegerField(default=0)
    changed_on = models.DateField(null=True, blank=True)

    journal_hidden = ("persons",)

    def __str__(self) -> str:
        return f"particulars of {self.case_id}"


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


class Review(models.Model):
    """Somebody looked at one clause of the checklist and found it in order, or remarks on it. Rows are only added; the last one
    counts. `language` and `number`: the version that was looked at, in the prevailing language."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="reviews")
    key = models.CharField(max_length=40)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    number = models.PositiveIntegerField()
    is_in_order = models.BooleanField(_("In order"), default=True)
    remark = models.CharField(_("Remark"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("made_at",)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.key} of {self.text_id}"
