"""Forms of translations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.agreements.chain.meetings.words import case_word
from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.models import Case
from jalin.agreements.papers.models import LANGUAGES as PAPER_LANGUAGES
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField
from jalin.people.models import User
from jalin.people.selectors import users_who_may

from .rules import LONGEST
from .words import LANGUAGES


class TranslationForm(forms.Form):
    """Asking for a translation; `asked` is False where one that stands is changed."""

    what = forms.CharField(
        label=_("What is to be translated?"),
        max_length=200,
        help_text=_("The paper, or the letter with its number and date."),
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Translation.Kind.choices, widget=PlainSelect)
    source_language = forms.ChoiceField(
        label=_("From which language?"), choices=LANGUAGES.items(), widget=PlainSelect
    )
    target_language = forms.ChoiceField(
        label=_("Into which language?"), choices=LANGUAGES.items(), widget=PlainSelect
    )
    requested_on = DayField(label=_("When was it asked for?"))
    working_days = forms.IntegerField(label=_("Within how many working days?"), min_value=1, max_value=LONGEST,
                                      help_text=_("By the city's calendar; the day of the request does not count."))  # fmt: skip
    pages = forms.IntegerField(label=_("How many pages?"), min_value=1, max_value=9999, required=False)
    case = forms.ModelChoiceField(
        Case.objects.none(), label=_("For which case?"), required=False, widget=PlainSelect
    )
    remark = forms.CharField(label=_("What should the translator know?"), max_length=500, required=False,
                             widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip

    def __init__(self, *args, cases, asked: bool = True, paper: bool = False, **options):
        super().__init__(*args, **options)
        if paper:  # what it is follows from the paper
            del self.fields["kind"], self.fields["case"]
            self.fields["text"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
            for name in ("source_language", "target_language"):
                self.fields[name].choices = [(code, LANGUAGES[code]) for code, _name in PAPER_LANGUAGES]
            if not asked:
                del (
                    self.fields["source_language"],
                    self.fields["target_language"],
                    self.fields["requested_on"],
                    self.fields["text"],
                )
            return
        self.fields["case"].queryset = cases.select_related("relation__partner")
        self.fields["case"].label_from_instance = case_word
        if not asked:
            del self.fields["requested_on"]


class TakeForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label=_("Who translates?"), widget=PlainSelect)
    taken_on = DayField(label=_("From which day?"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["person"].queryset = users_who_may(TRANSLATE)


class FinishForm(forms.Form):
    done_on = DayField(label=_("When was it done?"))
    result = forms.CharField(label=_("Where does the translation lie?"), max_length=300, required=False)
    translated_number = forms.TypedChoiceField(
        label=_("Which version was translated?"), coerce=int, widget=PlainSelect
    )

    def __init__(self, *args, numbers=(), **options):
        """`numbers`: versions of the paper in the source language; empty for what is no paper."""
        super().__init__(*args, **options)
        if numbers:
            self.fields["translated_number"].choices = [(one, one) for one in numbers]
            del self.fields["result"]
        else:
            del self.fields["translated_number"]


class DropForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it not needed any more?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
