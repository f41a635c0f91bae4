"""Forms of signing and scans."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.ui.forms import DayInput, FileDrop

from .models import Scan
from .services import MOST_SIGNERS


class RoundForm(forms.Form):
    """The signers, a line each, in the order in which they sign."""

    signers = forms.CharField(label=_("Who signs, in this order?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
                              help_text=_("One line for each: name, then a comma, then the office. At most four."))  # fmt: skip

    def clean_signers(self) -> list[dict]:
        lines = [line.strip() for line in self.cleaned_data["signers"].splitlines() if line.strip()]
        parted = [line.replace("、", ",").partition(",") for line in lines[: MOST_SIGNERS + 1]]
        return [
            {"name": name.strip()[:100], "office": office.strip()[:60]} for name, _comma, office in parted
        ]


class SealForm(forms.Form):
    file = forms.FileField(
        label=_("The signed file"),
        widget=FileDrop,
        help_text=_("The PDF from here, signed with the signer's own certificate."),
    )


class ScanForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Which file?"), widget=FileDrop, help_text=_("PDF, PNG or JPEG, at most 50 MB.")
    )

    class Meta:
        model = Scan
        fields = ("title", "scanned_on", "paper_lies")
        widgets = {"scanned_on": DayInput}
