"""Forms of the programme: an entry, and a paper beside it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField, FileDrop
from jalin.relations.models import Contact, Field
from jalin.visits.models import Delegate, ProgrammeItem, Visit

from .hours import wall
from .services import ALLOWED, instants


class _Clock(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def contact_word(contact: Contact) -> str:
    return " · ".join(filter(None, (str(contact.post), contact.name)))


def delegate_word(delegate: Delegate) -> str:
    return " · ".join(filter(None, (str(delegate.office), delegate.full_name)))


class ItemForm(DrawnForm, forms.Form):
    """An entry of the programme. Hours are those of the clocks at the place chosen in `zone`."""

    layout = (
        "kind", ("title", _("What is it called?")), "day", "begins", "ends", "last_day", "zone", "place", "address", "subject",
        "met", "attended_by", "interpreter", "gift", ("note", _("What else is to be known?")),
    )  # fmt: skip

    kind = forms.ChoiceField(
        label=_("What kind of entry is it?"), choices=ProgrammeItem.Kind.choices, widget=PlainSelect
    )
    title_ind = forms.CharField(max_length=200, required=False)
    title_jpn = forms.CharField(max_length=200, required=False)
    title_eng = forms.CharField(max_length=200, required=False)
    day = DayField(label=_("On which day?"))
    begins = forms.TimeField(label=_("From when?"), widget=_Clock)
    ends = forms.TimeField(label=_("Until what hour?"), widget=_Clock)
    last_day = DayField(label=_("Until which day?"), required=False,
                               help_text=_("Only when it ends on another day."))  # fmt: skip
    zone = forms.ChoiceField(label=_("By the clocks of which city?"), widget=PlainSelect)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    address = forms.CharField(label=_("At which address?"), max_length=300, required=False,
                              help_text=_("As a driver needs it; it can be copied into any map."))  # fmt: skip
    subject = forms.ModelChoiceField(
        Field.objects.all(), label=_("About which field?"), required=False, widget=PlainSelect
    )
    met = forms.ModelMultipleChoiceField(Contact.objects.none(), label=_("Who is met?"), required=False,
                                         widget=forms.CheckboxSelectMultiple)  # fmt: skip
    attended_by = forms.ModelMultipleChoiceField(Delegate.objects.none(), label=_("Who takes part?"), required=False,
                                                 widget=forms.CheckboxSelectMultiple,
                                                 help_text=_("Nobody chosen: the whole delegation."))  # fmt: skip
    interpreter = forms.ModelChoiceField(
        Delegate.objects.none(), label=_("Who interprets?"), required=False, widget=PlainSelect
    )
    gift = forms.CharField(label=_("Which gift is handed over?"), max_length=200, required=False)
    note_ind = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    note_jpn = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    note_eng = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, visit: Visit, zones, contacts, **options):
        super().__init__(*args, **options)
        self.fields["zone"].choices = zones
        people = visit.delegates.all()
        for name, rows, word in (("met", contacts, contact_word), ("attended_by", people, delegate_word),
                                 ("interpreter", people, delegate_word)):  # fmt: skip
            self.fields[name].queryset = rows
            self.fields[name].label_from_instance = word
            if not rows:
                del self.fields[name]

    def clean(self):
        found = super().clean()
        if not any(found.get(f"title_{column}") for column in ("ind", "jpn", "eng")):
            self.add_error("title_ind", _("Give the entry a title in at least one language."))
        if not self.errors:
            try:
                found["instants"] = instants(
                    found["day"], found["begins"], found["ends"], found["zone"], found["last_day"]
                )
            except forms.ValidationError as refusal:
                self.add_error(None, refusal)
        return found

    def values(self) -> dict:
        """For the service `put_item`."""
        found = dict(self.cleaned_data)
        starts_at, ends_at = found.pop("instants")
        for name in ("day", "begins", "ends", "last_day"):
            found.pop(name)
        return {**found, "starts_at": starts_at, "ends_at": ends_at}


def first_values(item: ProgrammeItem) -> dict:
    """What the form of an entry shows at first."""
    starts, ends = wall(item.starts_at, item.zone), wall(item.ends_at, item.zone)
    names = ("kind", "zone", "place", "address", "subject", "interpreter", "gift", "title_ind", "title_jpn", "title_eng", "note_ind",
             "note_jpn", "note_eng")  # fmt: skip
    return {
        **{name: getattr(item, name) for name in names}, "day": starts.date(), "begins": starts.time(), "ends": ends.time(),
        "last_day": ends.date() if ends.date() != starts.date() else None,
        "met": [one.pk for one in item.met.all()], "attended_by": [one.pk for one in item.attended_by.all()],
    }  # fmt: skip


class PaperForm(forms.Form):
    title = forms.CharField(label=_("What is the paper called?"), max_length=200, required=False)
    file = forms.FileField(
        label=_("Which file?"), widget=FileDrop(accept=",".join(f".{kind}" for kind in ALLOWED))
    )
