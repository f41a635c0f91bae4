"""Forms of hosting: who receives, rooms, offers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField
from jalin.people.models import User
from jalin.relations.models import Field
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.promises.forms import LANGUAGES

from .outlets import BY_HAND
from .words import OFFERED_BY

HOUR = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}


class HostForm(forms.Form):
    host_office = forms.CharField(
        label=_("Which office receives?"), max_length=160, help_text=_("An office, never a person’s name.")
    )
    liaison = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is at hand for the guests?"), required=False, widget=PlainSelect
    )
    flags_note = forms.CharField(label=_("Anything to note about the flags?"), max_length=300, required=False)
    note = forms.CharField(
        label=_("Remarks"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["liaison"].queryset = User.objects.filter(is_active=True).order_by("name")


class RoomForm(forms.Form):
    """Hours are those of the place visited (`zone`)."""

    name = forms.CharField(label=_("Which room?"), max_length=160)
    day = DayField(label=_("On which day?"))
    begins = forms.TimeField(label=_("From"), **HOUR)
    ends = forms.TimeField(label=pgettext_lazy("until", "To"), **HOUR)
    seats = forms.IntegerField(label=_("How many seats?"), min_value=1, max_value=5000, required=False)
    item = forms.ModelChoiceField(
        ProgrammeItem.objects.none(),
        label=_("For which entry of the programme?"),
        required=False,
        widget=PlainSelect,
    )
    booked_on = DayField(
        label=_("Booked on"),
        required=False,
        help_text=_("Empty while it is only asked for."),
    )
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args, visit: Visit, **options):
        super().__init__(*args, **options)
        self.zone = ZoneInfo(visit.place_zone)
        self.fields["item"].queryset = ProgrammeItem.objects.filter(visit=visit)

    def clean(self):
        """Day and hours become two instants."""
        values = super().clean()
        if {"day", "begins", "ends"} <= set(values):
            day = values.pop("day")
            values["starts_at"] = datetime.combine(day, values.pop("begins"), self.zone)
            values["ends_at"] = datetime.combine(day, values.pop("ends"), self.zone)
            if values["ends_at"] <= values["starts_at"]:
                self.add_error("ends", _("The end lies before the beginning."))
        return values


class OfferForm(forms.Form):
    offered_by = forms.ChoiceField(
        label=_("Who offered it?"), choices=list(OFFERED_BY.items()), widget=PlainSelect
    )
    what = forms.CharField(
        label=_("What was offered?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    language = forms.ChoiceField(
        label=_("In which language is it written?"), choices=LANGUAGES, widget=PlainSelect
    )
    counterpart = forms.CharField(label=_("Which office at the other side?"), max_length=160, required=False)
    field = forms.ModelChoiceField(
        Field.objects.none(), label=_("In which field?"), required=False, widget=PlainSelect
    )
    offered_on = DayField(label=_("On which day?"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["field"].queryset = Field.objects.all()
        self.fields["language"].initial = (get_language() or "en")[:2]

    def clean(self):
        """The text goes into the column of its language."""
        values = super().clean()
        if "what" in values and "language" in values:
            values[f"what_{COLUMNS[values.pop('language')]}"] = values.pop("what")
        return values


class TakeUpForm(forms.Form):
    key = forms.ChoiceField(label=_("What does it become?"), widget=PlainSelect)
    reference = forms.CharField(label=_("Under which reference was it entered?"), max_length=80, required=False,
                                help_text=_("Only where it was entered elsewhere already."))  # fmt: skip

    def __init__(self, *args, outlets, **options):
        super().__init__(*args, **options)
        self.fields["key"].choices = [
            *((one.key, one.name) for one in outlets),
            (BY_HAND, _("It was entered elsewhere")),
        ]


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why?"), max_length=300)
