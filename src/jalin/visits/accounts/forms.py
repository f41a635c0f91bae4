"""Forms of the accounts of a visit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField, FileDrop
from jalin.people.forms import OfUnits, UnitChoice
from jalin.people.models import User
from jalin.visits.models import Delegate, ProgrammeItem, Visit
from jalin.visits.promises.forms import LANGUAGES

from .models import AMOUNT, Category, Gift
from .reporting.services import LONGEST

MONEY = {**AMOUNT, "min_value": 0}


class BeginForm(forms.Form):
    language = forms.ChoiceField(
        label=_("In which language is the report written?"), choices=LANGUAGES, widget=PlainSelect
    )


class ReportForm(forms.Form):
    """One field for each heading."""

    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, headings, language: str, **options):
        super().__init__(*args, **options)
        for one in headings.headings:
            self.fields[one["key"]] = forms.CharField(
                label=one[language], required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 6, "lang": language}),
            )  # fmt: skip

    @property
    def bodies(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name != "seen"}


class HandInForm(forms.Form):
    handed_in_on = DayField(label=_("When was it handed in?"))
    handed_to = forms.CharField(label=_("To whom?"), max_length=160, help_text=_("An office, such as “Ministry of Home Affairs”."))  # fmt: skip


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why?"), max_length=300)


class GiftForm(forms.ModelForm):
    """A gift with giver and receiver; names are kept encrypted."""

    class Meta:
        model = Gift
        fields = (
            "direction", "kind", "what", "item", "occasion", "place", "on_day", "at_time", "value", "currency", "giver_office",
            "giver_name", "giver_address", "receiver_office", "receiver_name", "receiver_address",
        )  # fmt: skip
        labels = {
            "direction": _("Was it received or given?"), "kind": _("What kind of gift?"), "what": _("What is it?"),
            "item": _("In which entry of the programme?"), "occasion": _("On which occasion?"), "place": _("Where?"),
            "on_day": _("On which day?"), "at_time": _("At what hour?"), "value": _("What is it worth?"), "currency": _("In which currency?"),
        }  # fmt: skip
        help_texts = {
            "value": _("An estimate is enough; leave it empty where nobody can say."), "currency": _("Three letters, such as IDR or JPY."),
            "giver_name": _("Kept encrypted; may stay empty."), "receiver_name": _("Kept encrypted; the report to the commission needs it."),
        }  # fmt: skip
        field_classes = {"on_day": DayField}
        widgets = {
            "direction": PlainSelect, "kind": PlainSelect, "item": PlainSelect,
            "at_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            **dict.fromkeys(Gift.PERSONAL, forms.TextInput),
        }  # fmt: skip

    def __init__(self, *args, visit: Visit, **options):
        super().__init__(*args, **options)
        self.fields["item"].queryset = ProgrammeItem.objects.filter(visit=visit)
        self.fields["item"].empty_label = _("the visit as a whole")

    def _post_clean(self):
        """Checks on the model belong to the service; here they would change the instance before the journal sees it."""


class ReportedForm(forms.Form):
    reported_on = DayField(label=_("When was it reported?"))
    report_number = forms.CharField(label=_("Under which number?"), max_length=80, required=False)


class RulingForm(forms.Form):
    ruling = forms.ChoiceField(
        label=_("What was decided?"),
        choices=[one for one in Gift.Ruling.choices if one[0]],
        widget=PlainSelect,
    )
    ruled_on = DayField(label=_("When was it decided?"))


class BudgetForm(forms.Form):
    """One amount for each category."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for key, label in Category.choices:
            self.fields[key] = forms.DecimalField(label=label, required=False, **MONEY)


class ExpenseForm(forms.Form):
    category = forms.ChoiceField(label=_("What was it for?"), choices=Category.choices, widget=PlainSelect)
    what = forms.CharField(label=_("What was it?"), max_length=200)
    paid_on = DayField(label=_("When was it paid?"))
    amount = forms.DecimalField(label=_("How much?"), **MONEY)
    currency = forms.CharField(
        label=_("In which currency?"), max_length=3, help_text=_("Three letters, such as IDR or JPY.")
    )
    rate = forms.DecimalField(
        label=_("At which rate?"), max_digits=16, decimal_places=6, min_value=0.000001, required=False,
        help_text=_("How much one unit was worth in the office’s currency; empty for the office’s own."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Receipt"),
        required=False,
        widget=FileDrop,
        help_text=_("A scan or photograph: PDF, JPEG or PNG."),
    )
    no_receipt_because = forms.CharField(label=_("Why is there no receipt?"), max_length=300, required=False)


class ThanksForm(forms.Form):
    delegate = forms.ModelChoiceField(Delegate.objects.none(), label=_("To whom?"), required=False, widget=PlainSelect,
                                      help_text=_("The name is read from the delegation when the letter is printed."))  # fmt: skip
    office = forms.CharField(label=_("To which office?"), max_length=160)
    language = forms.ChoiceField(label=_("In which language?"), choices=LANGUAGES, widget=PlainSelect)
    dated_on = DayField(label=_("Of which day?"))
    text = forms.CharField(label=_("Text"), max_length=6000, widget=forms.Textarea(attrs={"rows": 14}))

    def __init__(self, *args, visit: Visit, **options):
        super().__init__(*args, **options)
        self.fields["delegate"].queryset = Delegate.objects.filter(visit=visit, side=Delegate.Side.PARTNER)


class SentForm(forms.Form):
    sent_on = DayField(label=_("When was it sent?"))


class FollowUpForm(OfUnits, forms.Form):
    what = forms.CharField(label=_("What is to be done?"), max_length=300)
    on_day = DayField(label=_("On which day?"))
    unit = UnitChoice(label=_("Which unit sees to it here?"), widget=PlainSelect)
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who sees to it here?"), required=False, widget=PlainSelect
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer_units("unit")
        self.fields["owner"].queryset = User.objects.filter(is_active=True).order_by("name")
