"""Forms of minutes and promises; a phone's entries are checked by the same."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField
from jalin.people.forms import OfUnits, UnitChoice
from jalin.people.models import User
from jalin.visits.models import ProgrammeItem, Visit

from .models import LONGEST_NOTE, Commitment
from .words import OWED_BY

LANGUAGES = (("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English"))


class OfHours:
    """Offers the hours of the visit's programme."""

    def offer_hours(self, visit: Visit) -> None:
        self.fields["item"].queryset = ProgrammeItem.objects.filter(visit=visit)


def _hour():
    return forms.ModelChoiceField(
        ProgrammeItem.objects.none(), label=_("In which entry of the programme?"), required=False, widget=PlainSelect,
        empty_label=_("the visit as a whole"),
    )  # fmt: skip


class NoteForm(OfHours, forms.Form):
    item = _hour()
    text = forms.CharField(
        label=_("What was said and decided?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args, visit: Visit, **options):
        super().__init__(*args, **options)
        self.offer_hours(visit)


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=_("What was said and decided?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    seen = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class CommitmentForm(OfHours, OfUnits, forms.Form):
    item = _hour()
    owed_by = forms.ChoiceField(
        label=_("Who promised it?"), choices=list(OWED_BY.items()), widget=PlainSelect
    )
    what = forms.CharField(label=_("What was promised?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                           help_text=_("Both cities read it, and everybody once the visit is published: name no persons."))  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language is it written?"), choices=LANGUAGES, widget=PlainSelect
    )
    counterpart = forms.CharField(label=_("Which office at the other side?"), max_length=160,
                                  help_text=_("An office, such as “Waterworks department of Hamamatsu”; no person’s name."))  # fmt: skip
    due_on = DayField(label=_("Until when?"))
    unit = UnitChoice(label=_("Which unit sees to it here?"), widget=PlainSelect)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who sees to it here?"), required=False, widget=PlainSelect,
                                   help_text=_("Name a unit or a person; it stands on that person’s desk."))  # fmt: skip

    def __init__(self, *args, visit: Visit, **options):
        super().__init__(*args, **options)
        self.offer_hours(visit)
        self.offer_units("unit")
        self.fields["owner"].queryset = User.objects.filter(is_active=True).order_by("name")
        self.fields["language"].initial = (get_language() or "en")[:2]

    def clean(self):
        """The text goes into the column of its language."""
        values = super().clean()
        if "what" in values and "language" in values:
            values[f"what_{COLUMNS[values.pop('language')]}"] = values.pop("what")
        return values


class ChangeForm(OfUnits, forms.ModelForm):
    """Correct an open promise; here it is also translated."""

    unit = UnitChoice(label=_("Which unit sees to it here?"), widget=PlainSelect)

    class Meta:
        model = Commitment
        fields = ("what_ind", "what_jpn", "what_eng", "counterpart", "due_on", "unit", "owner")
        labels = {"what_ind": _("What was promised, in Indonesian"), "what_jpn": _("What was promised, in Japanese"), "what_eng": _("What was promised, in English"),
                  "owner": _("Who sees to it here?")}  # fmt: skip
        field_classes = {"due_on": DayField}
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("what_ind", "what_jpn", "what_eng")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer_units("unit")
        self.fields["owner"].queryset = User.objects.filter(is_active=True).order_by("name")

    def _post_clean(self):
        """Checks on the model belong to the service; here they would change the instance before the journal sees it."""


class KeptForm(forms.Form):
    done_on = DayField(label=_("When was it done?"))
    result = forms.CharField(label=_("What came of it?"), max_length=500, required=False,
                             help_text=_("Both cities read it, and everybody once the visit is published: name no persons."))  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language is it written?"), choices=LANGUAGES, widget=PlainSelect
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["language"].initial = (get_language() or "en")[:2]

    def clean(self):
        values = super().clean()
        if "result" in values and "language" in values:
            values[f"result_{COLUMNS[values.pop('language')]}"] = values.pop("result")
        return values


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why?"), max_length=300, help_text=_("Both cities read the reason."))
