"""Forms of signing and scans."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jalin.kernel.ui.forms import DayField, FileDrop

from .models import Scan
from .services import MOST_SIGNERS

LONGEST_NAME, LONGEST_OFFICE = 100, 60  # letters that a stamp holds


class RoundForm(forms.Form):
    """The signers, a line each, in the order in which they sign."""

    signers = forms.CharField(label=_("Who signs, in this order?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "class": "any-script"}),
                              help_text=_("One line for each: name, then a comma, then the office. At most four."))  # fmt: skip

    def clean_signers(self) -> list[dict]:
        lines = [line.strip() for line in self.cleaned_data["signers"].splitlines() if line.strip()]
        parted = [line.replace("、", ",").partition(",") for line in lines[: MOST_SIGNERS + 1]]
        signers = [{"name": name.strip(), "office": office.strip()} for name, _comma, office in parted]
        for number, one in enumerate(signers, 1):
            if not one["name"]:
                raise ValidationError(
                    _("Line %(number)s names nobody before the comma.") % {"number": number}
                )
            if len(one["name"]) > LONGEST_NAME or len(one["office"]) > LONGEST_OFFICE:
                sentence = _(
                    "Line %(number)s is too long for a stamp: a name of %(name)s letters, an office of %(office)s at most."
                )
                raise ValidationError(
                    sentence % {"number": number, "name": LONGEST_NAME, "office": LONGEST_OFFICE}
                )
        return signers


class SealForm(forms.Form):
    file = forms.FileField(
        label=_("The signed file"),
        widget=FileDrop,
        help_text=_(
            "The PDF from here, signed with the signer's own certificate: in the program of its issuer, or by “jalin sign”."
        ),
    )


class ScanForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Which file?"), widget=FileDrop, help_text=_("PDF, PNG or JPEG, at most 50 MB.")
    )

    class Meta:
        model = Scan
        fields = ("title", "scanned_on", "paper_lies")
        field_classes = {"scanned_on": DayField}
