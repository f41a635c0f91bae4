"""Forms of officers: entering and correcting an invitation, and the acts on it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.places.countries import country_choices
from jalin.kernel.ui.forms import DayField
from jalin.people.models import User
from jalin.people.unit_choice import UnitChoice
from jalin.relations.models import Field

from .models import Invitation
from .uploads import FilesField
from .words import language

LANGUAGES = [("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English"), ("und", _("another one"))]
BY_HAND = [choice for choice in Invitation.Channel.choices if choice[0] not in {"form", "email"}]


def long_text(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InvitationForm(DrawnForm, forms.Form):
    """What an invitation says, as an officer enters or corrects it."""

    layout = ("inviter_name", "city", "country", "title", ("heading", _("What do we call it?")), "language", "summary", "kind", "starts_on",
              "ends_on", "place", "head_count", "wants_leader", "costs", "cost_inviter", "cost_city", "fields_of", "received_on", "reply_by")  # fmt: skip

    inviter_name = forms.CharField(label=_("Which city or institution invites?"), max_length=200)
    city = forms.CharField(label=_("In which city is it?"), max_length=120, required=False)
    country = forms.ChoiceField(label=_("In which country is it?"), required=False, widget=PlainSelect)
    title = forms.CharField(label=_("What is it about, in their words?"), max_length=200)
    heading_ind = forms.CharField(max_length=200, required=False)
    heading_jpn = forms.CharField(max_length=200, required=False)
    heading_eng = forms.CharField(max_length=200, required=False)
    language = forms.ChoiceField(
        label=_("In which language is it written?"), choices=LANGUAGES, widget=PlainSelect
    )
    summary = forms.CharField(label=_("Summary"), max_length=6000, required=False, widget=long_text(5),
                              help_text=_("Without names of persons: everybody who works here reads it."))  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What kind of visit is it?"), choices=Invitation.Kind.choices, widget=PlainSelect
    )
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)
    place = forms.CharField(label=_("Where does it take place?"), max_length=200, required=False)
    head_count = forms.IntegerField(
        label=_("How many people are invited?"), required=False, min_value=1, max_value=500
    )
    wants_leader = forms.BooleanField(label=_("Asks for the mayor in person"), required=False)
    costs = forms.ChoiceField(
        label=_("Who pays for travel and stay?"),
        required=False,
        choices=Invitation.Costs.choices,
        widget=PlainSelect,
    )
    cost_inviter = forms.IntegerField(
        label=_("What the inviter bears, in rupiah"), required=False, min_value=0
    )
    cost_city = forms.IntegerField(
        label=_("What the city would bear, in rupiah"), required=False, min_value=0
    )
    fields_of = forms.ModelMultipleChoiceField(Field.objects.none(), label=_("Which fields does it touch?"), required=False,
                                               widget=forms.CheckboxSelectMultiple)  # fmt: skip
    received_on = DayField(label=_("When did it arrive?"))
    reply_by = DayField(label=_("By when do they need our answer?"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", gettext("Not known")), *country_choices(language())]
        self.fields["fields_of"].queryset = Field.objects.all()
        self.fields["fields_of"].label_from_instance = lambda field: str(field.name)

    def clean(self):
        found = super().clean()
        first, last = found.get("starts_on"), found.get("ends_on")
        if last and not first:
            self.add_error("starts_on", gettext("Give the first day too, or leave both empty."))
        elif first and last and last < first:
            self.add_error("ends_on", gettext("The last day is before the first."))
        elif first and not last:
            found["ends_on"] = first
        received = found.get("received_on")
        if received and received > timezone.localdate():
            self.add_error("received_on", gettext("It cannot have arrived on a day to come."))
        return found

    def values(self) -> dict:
        """For the services: what stands in the columns, and the fields."""
        found = dict(self.cleaned_data)
        found["fields"] = list(found.pop("fields_of"))
        return found


class EnterForm(InvitationForm):
    """Entering one from a letter, or that was handed over."""

    layout = ("channel", *InvitationForm.layout, "files", "name", "email", "phone")

    channel = forms.ChoiceField(label=_("How did it come?"), choices=BY_HAND, widget=PlainSelect)
    files = FilesField(label=_("The letter and what came with it"),
                       help_text=_("Up to five files of at most 10 MB each: PDF, Word, Excel, JPEG or PNG."))  # fmt: skip
    name = forms.CharField(
        label=_("Who signed it?"),
        max_length=160,
        required=False,
        help_text=_("Kept encrypted; may stay empty."),
    )
    email = forms.EmailField(label=_("E-mail address of the sender"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telephone number of the sender"), max_length=40, required=False)

    def values(self) -> dict:
        found = super().values()
        sender = {name: found.pop(name) for name in ("name", "email", "phone")}
        spoken = found["language"] if found["language"] in {"id", "ja", "en"} else "en"
        return {**found, "sender": {**sender, "language": spoken} if any(sender.values()) else None}


class MailFileForm(forms.Form):
    """A message saved from a mail program."""

    file = forms.FileField(
        label=_("Which message?"), widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        help_text=_("A file that ends in .eml. In most mail programs: open the message, then “Save as”."),
    )  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > 40_000_000:
            raise forms.ValidationError(
                gettext("This message is larger than 40 MB. Enter the invitation by hand and add the papers.")
            )
        head = file.read(8)
        file.seek(0)
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            raise forms.ValidationError(
                gettext(
                    "This is a message of Outlook (.msg). Save it there as “.eml” or as text, and hand that in."
                )
            )
        return file


class HandForm(forms.Form):
    unit = UnitChoice(label=_("Which unit assesses it?"))
    person = forms.ModelChoiceField(
        User.objects.none(), label=_("Is it for one person there?"), required=False, widget=PlainSelect
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["unit"].offer()
        self.fields["person"].queryset = (
            User.objects.filter(is_active=True, duties__unit__isnull=False).distinct().order_by("name")
        )

    def clean(self):
        found = super().clean()
        unit, person = found.get("unit"), found.get("person")
        if unit and person and not person.duties.filter(unit=unit).exists():
            self.add_error("person", gettext("This person has no duty in that unit."))
        return found


class PartnerForm(forms.Form):
    partner = forms.ModelChoiceField(None, label=_("Which partner on record invites?"), required=False, widget=PlainSelect,
                                     empty_label=_("nobody on record"),
                                     help_text=_("Partners in the country of the invitation; correct the country first where it is wrong."))  # fmt: skip

    def __init__(self, *args, partners, **options):
        super().__init__(*args, **options)
        self.fields["partner"].queryset = partners


class NoteForm(forms.Form):
    text = forms.CharField(label=_("What is to be added?"), max_length=6000, widget=long_text(4))
    files = FilesField(label=_("Papers"))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"), max_length=500, widget=long_text(2), help_text=_("It is kept in the journal.")
    )


class AnswerForm(DrawnForm, forms.Form):
    layout = (
        "outcome",
        "answered_on",
        "answer_reason",
        ("public_reason", _("The reason as everybody may read it")),
    )

    outcome = forms.ChoiceField(
        label=_("What was answered?"), choices=Invitation.Outcome.choices, widget=forms.RadioSelect
    )
    answered_on = DayField(label=_("On which day?"))
    answer_reason = forms.CharField(
        label=_("Why, for the office?"), max_length=4000, required=False, widget=long_text()
    )
    public_reason_ind = forms.CharField(max_length=2000, required=False, widget=long_text())
    public_reason_jpn = forms.CharField(max_length=2000, required=False, widget=long_text())
    public_reason_eng = forms.CharField(max_length=2000, required=False, widget=long_text())

    def clean_answered_on(self):
        day = self.cleaned_data["answered_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("An answer cannot have been given on a day to come."))
        return day


class PublishForm(DrawnForm, forms.Form):
    layout = (("public_reason", _("The reason as everybody may read it")),)

    public_reason_ind = forms.CharField(max_length=2000, required=False, widget=long_text())
    public_reason_jpn = forms.CharField(max_length=2000, required=False, widget=long_text())
    public_reason_eng = forms.CharField(max_length=2000, required=False, widget=long_text())


class MergeForm(forms.Form):
    """Which of two goes on. The older one is offered first: its reference is the one the sender knows longest."""

    keep = forms.ChoiceField(label=_("Which one goes on?"), widget=forms.RadioSelect)

    def __init__(self, *args, pair: list[Invitation], **options):
        super().__init__(*args, **options)
        self.fields["keep"].choices = [
            (str(one.pk), f"{one.reference}: {one.heading or one.title}") for one in pair
        ]
