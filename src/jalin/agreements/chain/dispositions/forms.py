"""Forms of the chain and of its rungs."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from jalin.agreements.chain.models import Rung
from jalin.agreements.permissions import VIEW
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField
from jalin.people.models import Unit, User
from jalin.people.selectors import users_who_may

from .rules import END, FORWARD, NOTE, RETURN

QUESTIONS = {
    FORWARD: _("What is to be done with it?"),
    RETURN: _("Why is it given back?"),
    NOTE: _("What do you want to note?"),
    END: _("Why is it laid down?"),
}
DAYS = {FORWARD: _("When was it passed on?"), RETURN: _("When was it given back?"), NOTE: _("On which day?"), END: _("When was it laid down?")}  # fmt: skip


class DispositionForm(DrawnForm, forms.Form):
    """One row of the chain. `offered`: the rungs it may go to; of a note and an end there is none."""

    layout = ("rung", "person", "on_day", "text")

    rung = forms.ModelChoiceField(
        Rung.objects.none(), label=_("To which office does it go?"), widget=PlainSelect
    )
    person = forms.ModelChoiceField(
        User.objects.none(), label=_("To whom there?"), required=False, widget=PlainSelect,
        help_text=_("Only if that person has an account here; then it stands on that person's desk."),
    )  # fmt: skip
    on_day = DayField()
    text = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, kind: str, offered, **options):
        super().__init__(*args, **options)
        self.fields["on_day"].label, self.fields["text"].label = DAYS[kind], QUESTIONS[kind]
        if kind in (FORWARD, RETURN):
            self.fields["rung"].queryset = offered
            self.fields["person"].queryset = users_who_may(VIEW)
            self.fields["text"].required = kind == RETURN
        else:
            del self.fields["rung"], self.fields["person"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("What was wrong with it?"), max_length=500,
                             widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip


class RungForm(DrawnForm, forms.Form):
    """A new rung, or the next name and place of one that stands (`rung`)."""

    layout = (
        ("name", _("What is the office called?")),
        "place",
        "unit",
        "valid_from",
        "source",
        "is_confirmed",
    )

    name_ind = forms.CharField(max_length=120, required=False)
    name_jpn = forms.CharField(max_length=120, required=False)
    name_eng = forms.CharField(max_length=120, required=False)
    place = forms.IntegerField(label=_("At which place of the chain?"), min_value=1, max_value=99,
                               help_text=_("1 is where a letter arrives; the mayor has the highest number."))  # fmt: skip
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Which unit is it?"), required=False, widget=PlainSelect
    )
    valid_from = DayField(label=_("From"), required=False, help_text=_("Empty: since the records begin."))
    source = forms.CharField(label=_("Which decree or rule says so?"), max_length=300)
    is_confirmed = forms.BooleanField(label=_("Confirmed by an officer of the city hall"), required=False)

    def __init__(self, *args, rung: Rung | None = None, **options):
        super().__init__(*args, **options)
        self.rung = rung
        self.fields["unit"].queryset = Unit.objects.filter(closed_on__isnull=True).prefetch_related("names")
        self.fields["unit"].label_from_instance = lambda unit: unit.name_today

    def clean(self):
        found = super().clean()
        if not any(found.get(f"name_{column}") for column in ("ind", "jpn", "eng")):
            raise ValidationError(_("Give the office a name in at least one language."))
        found["key"] = (
            self.rung.key if self.rung else slugify(found.get("name_ind") or found.get("name_eng"))[:40]
        )
        if not found["key"]:
            raise ValidationError(_("Give a name in Latin letters too, so that the office has a key."))
        if not self.rung and Rung.objects.filter(key=found["key"]).exists():
            raise ValidationError(_("There is an office of this name already. Change that one."))
        return found


class EndRungForm(forms.Form):
    last_day = DayField(label=_("Until which day do files pass it?"))
