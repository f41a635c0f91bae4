"""Forms of the timeline: an event, what a source says of its date, taking an event off."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import can
from jalin.kernel.forms.concurrency import SeenForm
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.questions import AskingForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.forms.written_dates import WrittenDate, WrittenDateField
from jalin.kernel.ui.forms import DayField
from jalin.relations.bases import basis_written
from jalin.relations.kinds import kind_of, kinds
from jalin.relations.models import Event, Field, Source
from jalin.relations.permissions import PUBLISH

READ_URL = reverse_lazy("desk:date_reading")
SUMMARY = ("summary", _("What happened, in one sentence?"))
SMALL_TEXT = {"rows": 3}
SOURCE_HELP = _("A web address, a paper with its number, a register, or whose knowledge it is.")


def kind_choices() -> list[tuple[str, str]]:
    return [("", gettext("Choose one")), *((kind.key, str(kind.name)) for kind in kinds().values())]


def audience_choices(user, relation, present: str = "") -> list[tuple[str, str]]:
    """Who may read it; "everybody" only for who may publish."""
    may_publish = can(user, PUBLISH, relation) or present == Event.Audience.PUBLIC
    return [pair for pair in Event.Audience.choices if may_publish or pair[0] != Event.Audience.PUBLIC]


class AsksDate(AskingForm):
    """A form whose date is shown in words before it is saved."""

    def check_reading(self, name: str) -> None:
        date = self.cleaned_data.get(name)
        if isinstance(date, WrittenDate) and not date.is_seen:
            self.ask(gettext("“%(text)s” is read as %(words)s. If that is right, save again.") % {
                "text": date.text, "words": date.words,
            })  # fmt: skip


class KnownBasis(forms.TextInput):
    """Offers the phrases that every office uses."""

    def __init__(self, attrs=None):
        super().__init__({"list": "known-bases", **(attrs or {})})


class NewEventForm(DrawnForm, AsksDate):
    layout = ("kind", "date", "source", SUMMARY, "direction", "fields", "valid_until", "basis", "audience")

    kind = forms.ChoiceField(label=_("What kind of event is it?"), widget=PlainSelect)
    date = WrittenDateField(
        label=_("When was it?"), required=False, read_url=READ_URL,
        help_text=_("As you would write it: 6 June 2026, 4 s.d. 6 Juni 2026, 2026年6月, 2018. Empty: not known."),
    )  # fmt: skip
    source = forms.CharField(label=_("Who says so?"), max_length=300, help_text=SOURCE_HELP,
                             widget=forms.TextInput(attrs={"list": "known-sources"}))  # fmt: skip
    summary_ind = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs=SMALL_TEXT))
    summary_jpn = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs=SMALL_TEXT))
    summary_eng = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs=SMALL_TEXT))
    direction = forms.ChoiceField(label=_("Did somebody travel?"), choices=Event.Direction.choices, required=False,
                                  widget=PlainSelect)  # fmt: skip
    fields_ = forms.ModelMultipleChoiceField(Field.objects.all(), label=_("Which fields does it concern?"),
                                             required=False, widget=forms.CheckboxSelectMultiple)  # fmt: skip
    valid_until = DayField(label=_("Until when was it agreed?"), required=False,
                                  help_text=_("Only for agreements that state an end."))  # fmt: skip
    basis = forms.CharField(label=_("What does the date stand for?"), required=False, max_length=200, widget=KnownBasis,
                            help_text=_("For instance: day of signing, day it was reported."))  # fmt: skip
    audience = forms.ChoiceField(label=_("Who may read it?"), widget=PlainSelect)

    def __init__(self, *args, user, relation, **options):
        super().__init__(*args, **options)
        self.fields["fields"] = self.fields.pop("fields_")
        self.fields["kind"].choices = kind_choices()
        self.fields["audience"].choices = audience_choices(user, relation)

    def clean(self):
        found = super().clean()
        self.check_reading("date")
        kind, valid = found.get("kind"), found.get("valid_until")
        if valid and kind and kind_of(kind).effect != "agrees":
            self.add_error(
                "valid_until",
                gettext("Only an agreement has an end. Leave this empty, or choose another kind."),
            )
        if valid and "date" in found and found["date"].known.start and valid < found["date"].known.start:
            self.add_error("valid_until", gettext("The agreement would end before it begins."))
        return found

    def values(self) -> dict:
        """For the service `add_event`."""
        found = dict(self.cleaned_data)
        date: WrittenDate = found.pop("date")
        return {**found, **date.columns, **basis_written(found["basis"]), "quoted": date.text}


class EventForm(DrawnForm, SeenForm):
    layout = ("kind", SUMMARY, "direction", "fields", "valid_until", "audience")

    class Meta:
        model = Event
        fields = (
            "kind",
            "summary_ind",
            "summary_jpn",
            "summary_eng",
            "direction",
            "fields",
            "valid_until",
            "audience",
        )
        field_classes = {"valid_until": DayField}
        widgets = {
            **{f"summary_{column}": forms.Textarea(attrs=SMALL_TEXT) for column in ("ind", "jpn", "eng")},
            "fields": forms.CheckboxSelectMultiple,
        }
        labels = {
            "kind": _("What kind of event is it?"), "direction": _("Did somebody travel?"),
            "fields": _("Which fields does it concern?"), "valid_until": _("Until when was it agreed?"),
            "audience": _("Who may read it?"),
        }  # fmt: skip

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        known = kind_choices()[1:]
        if self.instance.kind not in dict(known):
            known.append((self.instance.kind, str(kind_of(self.instance.kind).name)))
        self.fields["kind"] = forms.ChoiceField(
            label=_("What kind of event is it?"), choices=known, widget=PlainSelect
        )
        self.fields["fields"].required = False
        choices = audience_choices(user, self.instance.relation, self.instance.audience)
        self.fields["audience"] = forms.ChoiceField(
            label=_("Who may read it?"), choices=choices, widget=PlainSelect
        )


class StatementForm(DrawnForm, AsksDate):
    layout = ("date", "source", "basis", "prefer")

    date = WrittenDateField(label=_("What date does this source say?"), read_url=READ_URL)
    source = forms.CharField(label=_("Which source is it?"), max_length=300, help_text=SOURCE_HELP,
                             widget=forms.TextInput(attrs={"list": "known-sources"}))  # fmt: skip
    basis = forms.CharField(
        label=_("What does the date stand for?"), required=False, max_length=200, widget=KnownBasis
    )
    prefer = forms.ChoiceField(
        label=_("Which date holds?"), widget=forms.RadioSelect, initial="keep",
        choices=[("keep", _("Keep the present date and show both")), ("prefer", _("Take this date; keep the other beside it"))],
    )  # fmt: skip

    def clean(self):
        found = super().clean()
        self.check_reading("date")
        return found

    def values(self) -> dict:
        """For the service `state_date`."""
        found = dict(self.cleaned_data)
        date: WrittenDate = found.pop("date")
        said = {**date.columns, **basis_written(found["basis"]), "quoted": date.text}
        return {**found, **said, "prefer": found["prefer"] == "prefer"}


class WithdrawForm(DrawnForm, forms.Form):
    layout = ("reason",)

    reason = forms.CharField(label=_("Why is it taken off?"), max_length=500, widget=forms.Textarea(attrs=SMALL_TEXT),
                             help_text=_("The event and this reason stay in the journal."))  # fmt: skip


def known_sources(limit: int = 40) -> list[str]:
    """Sources to choose from while one types, the latest first."""
    return list(Source.objects.order_by("-pk").values_list("key", flat=True)[:limit])
