from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.ui.forms import DayField


class FulfilmentForm(forms.Form):
    """That it was done."""

    done_on = DayField(label=_("When was it done?"))
    source = forms.CharField(label=_("Which paper says so?"), max_length=300,
                             help_text=_("Number and date of the letter, or where the paper lies."))  # fmt: skip


class WithdrawFulfilmentForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it taken back?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
