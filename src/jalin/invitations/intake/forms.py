"""The forms of senders: plain questions, in the language of the page."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalin.invitations.models import Invitation
from jalin.invitations.uploads import FilesField
from jalin.invitations.words import language
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.places.countries import country_choices
from jalin.kernel.ui.forms import DayField
from jalin.relations.models import Field

from . import guarding

NOTICE = "2026-11"  # version of the sentence on personal data below
LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")]


def letters(label, most: int, help_text="", **options):
    return forms.CharField(label=label, max_length=most, help_text=help_text, **options)


class HandInForm(forms.Form):
    """An invitation from outside. Nothing asks for a national identity number."""

    inviter_name = letters(
        gettext_lazy("Which city or institution invites?"),
        200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    city = letters(
        gettext_lazy("In which city is it?"),
        120,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    country = forms.ChoiceField(label=gettext_lazy("In which country is it?"), widget=PlainSelect)
    title = letters(
        gettext_lazy("What do you invite us to?"),
        200,
        gettext_lazy("One line, such as the name of the event."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of visit is it?"), choices=Invitation.Kind.choices, widget=PlainSelect
    )
    summary = letters(
        gettext_lazy("What would the visit be about?"),
        6000,
        gettext_lazy("In any language. What would our two sides do and gain?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language did you write, and shall we answer?"),
        choices=LANGUAGES,
        widget=PlainSelect,
    )
    starts_on = DayField(label=gettext_lazy("First day"), required=False)
    ends_on = DayField(label=gettext_lazy("Last day"), required=False)
    place = letters(gettext_lazy("Where does it take place?"), 200, required=False)
    head_count = forms.IntegerField(
        label=gettext_lazy("How many people do you invite?"),
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    wants_leader = forms.BooleanField(label=gettext_lazy("We ask for the mayor in person"), required=False)
    costs = forms.ChoiceField(
        label=gettext_lazy("Who pays for travel and stay?"),
        required=False,
        choices=Invitation.Costs.choices,
        widget=PlainSelect,
    )
    fields_of = forms.ModelMultipleChoiceField(
        Field.objects.none(),
        label=gettext_lazy("Which fields does it touch?"),
        required=False,
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
    )
    reply_by = DayField(label=gettext_lazy("By when do you need our answer?"), required=False)
    files = FilesField(
        label=gettext_lazy("Letter, programme or other papers"),
        help_text=gettext_lazy("Up to five files of at most 10 MB each: PDF, Word, Excel, JPEG or PNG."),
    )
    name = letters(gettext_lazy("Your name"), 160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=200,
        help_text=gettext_lazy("We send a link to it: the invitation counts once you have opened that link."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = letters(
        gettext_lazy("Your telephone number"),
        40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy(
            "I agree that the office keeps my name, e-mail address and telephone number to deal with this invitation."
        ),
        help_text=gettext_lazy(
            "They are kept encrypted, shown to nobody but the officers who deal with it, and erased on your request."
        ),
        error_messages={
            "required": gettext_lazy(
                "Without your agreement we cannot keep how to reach you, and could not answer."
            )
        },
    )
    website = letters(
        gettext_lazy("Leave this field empty"),
        200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        self.fields["country"].choices = [("", _("Choose a country")), *country_choices(language())]
        self.fields["fields_of"].queryset = Field.objects.all()
        self.fields["fields_of"].label_from_instance = lambda field: str(field.name)
        self.initial.setdefault("language", language())
        self.initial.setdefault("stamp", guarding.new_stamp())

    def clean(self):
        found = super().clean()
        self._check_days(found)
        if found.get("website"):
            self.add_error(
                None, _("A field that people do not see was filled in. Send the form again with it empty.")
            )
        match guarding.age_of(found.get("stamp", "")):
            case "quick":
                self.add_error(None, _("That was very quick. Look it through once more and send it again."))
            case "old" | "missing":
                self._renew_stamp()
                self.add_error(
                    None, _("This page was open for very long. Everything is still here: send it again.")
                )
        if self.errors and self.files:
            self.add_error("files", _("Choose the files again: a browser does not keep them."))
        return found

    def _renew_stamp(self) -> None:
        self.data = self.data.copy()
        self.data["stamp"] = guarding.new_stamp()

    def _check_days(self, found: dict) -> None:
        first, last, reply_by = found.get("starts_on"), found.get("ends_on"), found.get("reply_by")
        if last and not first:
            self.add_error("starts_on", _("Give the first day too, or leave both empty."))
        elif first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        elif first and first < timezone.localdate():
            self.add_error("starts_on", _("This day is over. Look at the year."))
        elif first and not last:
            found["ends_on"] = first
        if reply_by and reply_by < timezone.localdate():
            self.add_error("reply_by", _("This day is over. Look at the year."))

    def values(self) -> dict:
        """For the service `hand_in`: what it says, and under "sender" who sent it."""
        found = dict(self.cleaned_data)
        for name in ("agreed", "website", "stamp"):
            found.pop(name)
        sender = {name: found.pop(name) for name in ("name", "email", "phone")}
        found["fields"] = list(found.pop("fields_of"))
        return {**found, "sender": {**sender, "language": found["language"], "agreed_text": NOTICE}}


class AddForm(forms.Form):
    """What a sender adds later."""

    text = letters(
        gettext_lazy("What do you want to add?"),
        6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    files = FilesField(
        label=gettext_lazy("Further papers"), help_text=HandInForm.base_fields["files"].help_text
    )

    def clean(self):
        found = super().clean()
        if not found.get("text", "").strip() and not found.get("files") and not self.errors:
            self.add_error("text", _("Write something or choose a file."))
        return found


class WithdrawForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, we withdraw this invitation"),
        error_messages={"required": gettext_lazy("Tick the box if you want to withdraw it.")},
    )
