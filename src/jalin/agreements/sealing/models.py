"""Rounds of signing, seals and scans."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.agreements.papers.models import Text
from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField


class Round(models.Model):
    """One text made ready for its signers. `signers`: [{"name", "office"}] in the order in which they sign; `particulars`: the
    shared fields as they were printed (JSON, encrypted for the names in it), so that a later change is seen."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="rounds")
    versions = models.JSONField()  # language -> number of the version that is signed
    signers = models.JSONField()
    particulars = EncryptedTextField(blank=True)
    prepared = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    stamped = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )  # after the last seal, with the timestamp of an authority
    made_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("made_at",)
    journal_hidden = ("particulars",)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"round {self.pk} of {self.text_id}"


class Seal(models.Model):
    """The file after the signature `number` (from 1). Rows are only added."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    signer = models.CharField(max_length=200)  # as the certificate names it
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("made_at",)

    class Meta:
        ordering = ("round", "number")
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="seal_once_in_a_round")]

    def __str__(self) -> str:
        return f"{self.number} {self.signer}"


class Scan(models.Model):
    """The picture of a signed paper. Its digest is the document's."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="scans")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("What is it?"), max_length=200)
    scanned_on = models.DateField(_("When was it scanned?"))
    paper_lies = models.CharField(_("Where does the paper lie?"), max_length=200)

    class Meta:
        ordering = ("-scanned_on", "-id")

    def __str__(self) -> str:
        return self.title
