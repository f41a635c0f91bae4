"""Forms of a visit itself: planning, changing, the next step of its life."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.concurrency import SeenForm
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField
from jalin.people.models import Unit
from jalin.relations.models import Event, Field, Relation
from jalin.relations.public.weaving import dated
from jalin.relations.sentences import words_of

from .models import Visit

OTHER = "other"


class UnitChoice(forms.ModelChoiceField):
    """One of the units that are open today, by the name of today."""

    def __init__(self, **options):
        super().__init__(Unit.objects.none(), widget=PlainSelect, **options)

    def offer(self) -> None:
        self.queryset = Unit.objects.filter(closed_on__isnull=True).prefetch_related("names")

    def label_from_instance(self, unit) -> str:
        return unit.name_today


class VisitForm(DrawnForm, SeenForm):
    """Planning a visit (`relations` given) or changing one."""

    layout = (
        "direction", "relation", "event", ("title", _("What is it called?")), "purpose_kind", ("purpose", _("What is it for?")), "starts_on",
        "ends_on", "place", "fields", "unit", "invitation_reference", "invited_on", "home_zone", "partner_zone",
    )  # fmt: skip

    relation = forms.ModelChoiceField(
        Relation.objects.none(), label=_("With which partner?"), widget=PlainSelect
    )
    unit = UnitChoice(label=_("Which unit of ours carries it?"), required=False)

    class Meta:
        model = Visit
        fields = (
            "direction", "title_ind", "title_jpn", "title_eng", "purpose_kind", "purpose_ind", "purpose_jpn", "purpose_eng",
            "starts_on", "ends_on", "place", "fields", "unit", "invitation_reference", "invited_on", "home_zone", "partner_zone",
        )  # fmt: skip
        labels = {
            "direction": _("Who travels?"), "purpose_kind": _("What kind of journey is it?"), "starts_on": _("First day"),
            "ends_on": _("Last day"), "place": _("Where?"), "fields": _("About which fields?"),
            "invitation_reference": _("To which invitation?"), "invited_on": _("When did the invitation arrive?"),
            "home_zone": _("Time of the home city"), "partner_zone": _("Time of the partner's city"),
        }  # fmt: skip
        help_texts = {
            "purpose_kind": _("Rules on official travel set other limits for each kind."),
            "invitation_reference": _("Its reference, or number and date of the letter."),
            "home_zone": _("As in “Asia/Jakarta”."), "partner_zone": _("As in “Asia/Tokyo”."),
        }  # fmt: skip
        field_classes = dict.fromkeys(("starts_on", "ends_on", "invited_on"), DayField)
        widgets = {
            "direction": PlainSelect, "purpose_kind": PlainSelect, "fields": forms.CheckboxSelectMultiple,
            **{f"purpose_{column}": forms.Textarea(attrs={"rows": 3}) for column in ("ind", "jpn", "eng")},
        }  # fmt: skip

    def __init__(self, *args, relations=None, **options):
        super().__init__(*args, **options)
        self.fields["unit"].offer()
        self.fields["fields"].queryset = Field.objects.all()
        self.fields["fields"].required = False
        self.fields["ends_on"].required = bool(self.instance.pk)
        if relations is None:
            del self.fields["relation"]
        else:
            self.fields["relation"].queryset = relations.select_related("partner")
            self._offer_events()
            for name in ("home_zone", "partner_zone"):
                del self.fields[name]

    def _offer_events(self) -> None:
        """Where the timeline tells already of a journey on those days, the person says whether it is this one."""
        told = list(self.told()) if self.is_bound else []
        if told:
            choices = [(str(event.pk), f"{words_of(dated(event))}: {event.summary}") for event in told]
            self.fields["event"] = forms.ChoiceField(
                label=_("The timeline tells of a visit on those days. Is it this one?"), widget=forms.RadioSelect,
                choices=[*choices, (OTHER, _("No, this is another visit"))],
                error_messages={"required": _("Say whether it is this visit, so that nothing is told twice.")},
            )  # fmt: skip

    def told(self):
        """Visits on the timeline that no record has yet and that share a day with what was typed."""
        day = DayField()
        try:
            first = day.clean(self.data.get("starts_on"))
            last = day.clean(self.data.get("ends_on") or self.data.get("starts_on"))
            relation = self.fields["relation"].clean(self.data.get("relation"))
        except forms.ValidationError:
            return Event.objects.none()
        events = Event.objects.filter(
            relation=relation, kind="visit", about_noun="", withdrawn_at__isnull=True
        )
        return events.filter(
            starts_on__lte=last, ends_on__gte=first, precision__in=("day", "interval")
        ).order_by("starts_on")

    def chosen_event(self) -> Event | None:
        """The event that this visit takes over."""
        key = self.cleaned_data.get("event", OTHER)
        return None if key == OTHER else self.told().get(pk=key)


class MoveForm(forms.Form):
    reason_given = forms.CharField(
        label=_("Why?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, hint="", **options):
        super().__init__(*args, **options)
        self.fields["reason_given"].help_text = hint
