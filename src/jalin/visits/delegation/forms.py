"""The form of one person of a delegation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.concurrency import SeenForm
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField, DayInput
from jalin.visits.models import Delegate
from jalin.visits.words import LANGUAGES

PRIVATE = {"data-private": "", "autocomplete": "off"}  # never kept in the browser


class DelegateForm(DrawnForm, SeenForm):
    layout = (
        "side", "role", "rank", ("office", _("Which office does this person hold?")), "organisation", "family_name", "given_name",
        "other_script", "form_of_address", "languages", "contact", "diet", "phone", "email", "passport_number",
        "passport_expires", "visa_number", "visa_expires",
    )  # fmt: skip

    languages = forms.MultipleChoiceField(
        label=_("Which languages does this person speak?"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    passport_expires = DayField(
        label=_("Passport valid until"), required=False, widget=DayInput(attrs=PRIVATE)
    )
    visa_expires = DayField(label=_("Visa valid until"), required=False, widget=DayInput(attrs=PRIVATE))
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=PRIVATE))

    class Meta:
        model = Delegate
        fields = (
            "side", "role", "rank", "office_ind", "office_jpn", "office_eng", "organisation", "family_name", "given_name",
            "other_script", "form_of_address", "languages", "contact", "diet", "phone", "email", "passport_number",
            "passport_expires", "visa_number", "visa_expires",
        )  # fmt: skip
        labels = {
            "side": _("Which side?"), "role": _("In which role?"), "rank": _("Which rank?"),
            "form_of_address": _("How is this person addressed in the other language?"), "contact": _("Which contact is it?"),
            "diet": _("What does this person not eat?"),
        }  # fmt: skip
        help_texts = {
            "family_name": _("Names, numbers and addresses are kept encrypted and erased when their time is over."),
            "form_of_address": _("The title without the name: 市長, Yth. Bapak Wali Kota."),
            "contact": _("Only for people of the partner who are on record."),
        }  # fmt: skip
        widgets = {
            "side": PlainSelect, "role": PlainSelect, "rank": PlainSelect, "contact": PlainSelect,
            **{name: forms.TextInput(attrs={**PRIVATE, "maxlength": 120}) for name in (
                "family_name", "given_name", "other_script", "passport_number", "visa_number", "phone")},
            "diet": forms.TextInput(attrs={**PRIVATE, "maxlength": 300}),
        }  # fmt: skip

    def __init__(self, *args, contacts, **options):
        super().__init__(*args, **options)
        self.fields["contact"].queryset = contacts
        self.initial["languages"] = [code for code in self.instance.languages.split("|") if code]
        for name in (
            "family_name",
            "given_name",
            "other_script",
            "passport_number",
            "visa_number",
            "phone",
            "diet",
        ):
            self.fields[name].max_length = 300

    def clean_languages(self) -> str:
        return "|".join(self.cleaned_data["languages"])

    def _clean_expiry(self, name: str) -> str:
        day = self.cleaned_data[name]
        return day.isoformat() if day else ""

    def clean_passport_expires(self) -> str:
        return self._clean_expiry("passport_expires")

    def clean_visa_expires(self) -> str:
        return self._clean_expiry("visa_expires")
