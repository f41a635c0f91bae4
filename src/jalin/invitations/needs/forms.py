"""Forms of needs and votes."""

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField
from jalin.people.models import Unit
from jalin.relations.models import Field

from .models import Ballot, Need, Period
from .selectors import reader
from .vocabulary import topics


class UnitField(forms.ModelChoiceField):
    """One of the units that are open today, by the name of today."""

    def label_from_instance(self, unit) -> str:
        return unit.name_today


class TopicField(forms.ChoiceField):
    """A topic of the vocabulary, under its field of cooperation."""

    def __init__(self, **options):
        super().__init__(**options)

    def offer(self) -> None:
        names = {field.key: str(field.name) for field in Field.objects.all()}
        groups: dict[str, list] = {}
        for topic in topics().values():
            groups.setdefault(names.get(topic.field, topic.field), []).append(
                (topic.key, topic.label(reader()))
            )
        self.choices = [("", "–"), *groups.items()]


class NeedForm(DrawnForm, forms.Form):
    """A need in up to three languages."""

    layout = (
        "period",
        ("title", _("What does the city need?")),
        ("text", _("What is it about, and what would help?")),
        "unit",
        "priority",
    )

    period = forms.ModelChoiceField(
        Period.objects.none(), label=_("For which planning period?"), widget=PlainSelect
    )
    unit = UnitField(Unit.objects.none(), label=_("Which unit needs it?"), required=False, widget=PlainSelect)
    priority = forms.TypedChoiceField(
        label=_("How urgent is it?"), choices=Need.Priority.choices, coerce=int, widget=PlainSelect, initial=2
    )

    def __init__(self, *args, periods, units, **options):
        super().__init__(*args, **options)
        for column in COLUMNS.values():
            self.fields[f"title_{column}"] = forms.CharField(max_length=200, required=False)
            self.fields[f"text_{column}"] = forms.CharField(
                max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
            )
        self.fields["period"].queryset = periods
        self.fields["unit"].queryset = units.filter(closed_on__isnull=True).prefetch_related("names")

    def clean(self):
        found = super().clean()
        if not any(found.get(f"title_{column}") for column in COLUMNS.values()):
            self.add_error("title_ind", gettext("Say what the city needs in at least one language."))
        return found


class TopicForm(forms.Form):
    topic = TopicField(
        label=_("What is it about?"),
        help_text=_("Goal, COFOG group and field of cooperation come with the topic."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["topic"].offer()


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class PeriodForm(DrawnForm, forms.Form):
    layout = (("name", _("What is the period called?")), "key", "starts_on", "ends_on", "source")

    key = forms.SlugField(
        label=_("Short key"), max_length=20, help_text=_("Letters, digits and hyphens, such as 2025-2029.")
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    source = forms.CharField(label=_("Which plan or decree lays it down?"), max_length=300)
    name_ind = forms.CharField(max_length=120, required=False)
    name_jpn = forms.CharField(max_length=120, required=False)
    name_eng = forms.CharField(max_length=120, required=False)


class BallotForm(forms.Form):
    period = forms.ModelChoiceField(
        Period.objects.none(), label=_("For which planning period?"), widget=PlainSelect
    )
    kind = forms.ChoiceField(label=_("What is voted on?"), choices=Ballot.Kind.choices, widget=PlainSelect)

    def __init__(self, *args, periods, **options):
        super().__init__(*args, **options)
        self.fields["period"].queryset = periods


class CastForm(forms.Form):
    """One whole number for each item; for a body also its name and the paper that says so."""

    def __init__(self, *args, ballot: Ballot, **options):
        super().__init__(*args, **options)
        self.ballot = ballot
        for item in ballot.items:
            self.fields[f"points_{item['key']}"] = forms.IntegerField(
                label=item.get(reader()) or item["en"], min_value=0, max_value=100, initial=0,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 100}),
            )  # fmt: skip
        self.fields["body"] = forms.CharField(label=_("For whom, if not for yourself?"), max_length=120, required=False,
                                              help_text=_("A commission of the council, for example."))  # fmt: skip
        self.fields["paper"] = forms.CharField(label=_("Which paper says so?"), max_length=200, required=False,
                                               help_text=_("Needed when you enter the points of others."))  # fmt: skip
        self.fields["note"] = forms.CharField(label=_("Remark"), max_length=300, required=False)

    @property
    def points(self) -> dict[str, int]:
        return {item["key"]: self.cleaned_data[f"points_{item['key']}"] for item in self.ballot.items}

    def clean(self):
        found = super().clean()
        if found.get("body") and not found.get("paper"):
            self.add_error(
                "paper", gettext("Name the paper in which they say how they share out the points.")
            )
        return found


class CloseBallotForm(forms.Form):
    source = forms.CharField(label=_("Which minutes or decree state the result?"), max_length=300)
