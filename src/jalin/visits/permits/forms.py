"""Forms of the permit: what happened to it, and a paper that is ready."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField, FileDrop
from jalin.visits.models import Permit

from .services import ALLOWED, FOLLOWS


class StepForm(forms.Form):
    state = forms.ChoiceField(label=_("What happened?"), widget=PlainSelect)
    on_day = DayField(label=_("On which day?"))
    number = forms.CharField(label=_("Number of the letter or of the permit"), max_length=80, required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args, state: str, **options):
        super().__init__(*args, **options)
        self.fields["state"].choices = [(key, Permit.State(key).label) for key in FOLLOWS[state]]


class PermitPaperForm(forms.Form):
    ready_on = DayField(label=_("Since when is it ready?"))
    file = forms.FileField(label=_("Which file?"), required=False, widget=FileDrop(accept=",".join(f".{kind}" for kind in ALLOWED)),
                           help_text=_("May be left out where the paper lies in a folder."))  # fmt: skip
