"""Forms of cases: opening one, recording an act, asking what if."""

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.decisions.words import listed
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.questions import AskingForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.forms.written_dates import WrittenDate, WrittenDateField
from jalin.kernel.ui.forms import DayField
from jalin.relations.models import Event, Relation
from jalin.relations.public.weaving import dated
from jalin.relations.sentences import words_of

from .engine.procedure import PASSING, RECEIVED, Procedure, said
from .engine.replaying import Standing
from .engine.telling import act_told
from .models import Case
from .selectors import known_procedures, procedure_on
from .words import language

DATE_HELP = _("As you would write it: 6 June 2026, 4 s.d. 6 Juni 2026, 2026年6月, 2018.")
AUDIENCES = [
    (Event.Audience.STAFF, _("This office only")),
    (Event.Audience.SHARED, _("This office and the partner")),
]


class CaseForm(DrawnForm, forms.Form):
    """Opening a case."""

    layout = ("relation", ("title", _("What is it called?")), "kind", "procedure", "opened_on")

    relation = forms.ModelChoiceField(
        Relation.objects.none(), label=_("With which partner?"), widget=PlainSelect
    )
    title_ind = forms.CharField(max_length=200, required=False)
    title_jpn = forms.CharField(max_length=200, required=False)
    title_eng = forms.CharField(max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("What kind of cooperation is it?"), choices=Case.Kind.choices, widget=PlainSelect
    )
    procedure = forms.ChoiceField(label=_("Which procedure does it follow?"), widget=PlainSelect)
    opened_on = DayField(label=_("When was it opened?"))

    def __init__(self, *args, relations, **options):
        super().__init__(*args, **options)
        self.fields["relation"].queryset = relations.select_related("partner")
        self.fields["procedure"].choices = [
            (key, f"{said(route.name, language())} ({route.version})")
            for key, route in known_procedures().items()
        ]

    def clean(self):
        found = super().clean()
        if not any(found.get(f"title_{column}") for column in ("ind", "jpn", "eng")):
            self.add_error("title_ind", gettext("Give the case a title in at least one language."))
        key, day, kind = found.get("procedure"), found.get("opened_on"), found.get("kind")
        if not key or not day or not kind:
            return found
        route = procedure_on(key, day)
        if route is None:
            self.add_error(
                "procedure", gettext("This procedure does not hold on that day; choose another one.")
            )
        elif not route.takes(kind):
            kinds = listed([str(Case.Kind(one).label) for one in route.kinds], language())
            self.add_error("procedure", gettext("This procedure is for: %(kinds)s. Choose another one, or another kind.") % {
                "kinds": kinds})  # fmt: skip
        return found


class StepForm(DrawnForm, AskingForm):
    """An act of the procedure. `likely` are offered first; all others below, since what happened can always be recorded."""

    layout = ("act", "date", "source", "until", "about_year", "reason_given", "audience", "overrule")

    act = forms.ChoiceField(label=_("What happened?"))
    date = WrittenDateField(
        label=_("When was it?"), help_text=DATE_HELP, read_url=reverse_lazy("desk:date_reading")
    )
    source = forms.CharField(label=_("Which paper says so?"), max_length=300,
                             help_text=_("Number and date of the letter, or where the paper lies."))  # fmt: skip
    until = DayField(label=_("Until when was it agreed?"), required=False,
                            help_text=_("Only for texts that state an end."))  # fmt: skip
    about_year = forms.IntegerField(label=_("Which year is the report about?"), required=False, min_value=1900, max_value=2200,
                                    help_text=_("Only for yearly reports; left empty, it is the year before."))  # fmt: skip
    reason_given = forms.CharField(label=_("What is the reason?"), required=False, max_length=2000,
                                   widget=forms.Textarea(attrs={"rows": 2}),
                                   help_text=_("Needed where something is returned, refused, paused or replaced, and where something stands against the act."))  # fmt: skip
    audience = forms.ChoiceField(label=_("Who may read it?"), choices=AUDIENCES, widget=PlainSelect)
    overrule = forms.BooleanField(label=_("Lift the block of the missing report"), required=False)

    def __init__(self, *args, procedure: Procedure, standing: Standing, may_overrule: bool, **options):
        super().__init__(*args, **options)
        self.fields["act"].choices = act_choices(procedure, standing)
        if not may_overrule:
            del self.fields["overrule"]
        if not any(rule.yearly for rule in procedure.clocks.values()):
            del self.fields["about_year"]

    def clean(self):
        found = super().clean()
        date = found.get("date")
        if isinstance(date, WrittenDate):
            if date.known.start is None:
                self.add_error("date", gettext("An act of the procedure needs a day, a month or a year."))
            elif date.known.start > timezone.localdate():
                self.add_error("date", gettext("This day has not come yet. Enter it when it has happened."))
            elif not date.is_seen:
                self.ask(gettext("“%(text)s” is read as %(words)s. If that is right, save again.") % {
                    "text": date.text, "words": date.words,
                })  # fmt: skip
        return found

    def values(self) -> dict:
        """For the service `record_step`."""
        found = dict(self.cleaned_data)
        stage, _colon, outcome = found.pop("act").partition(":")
        date: WrittenDate = found.pop("date")
        return {**found, **date.columns, "stage": stage, "outcome": outcome}


def act_choices(procedure: Procedure, standing: Standing) -> list:
    """Choices in two groups: those whose turn it is, and every other."""
    lang = language()
    turn = [
        (f"{act.stage.code}:{act.outcome}", act_told(act.stage, act.outcome, lang)) for act in standing.acts
    ]
    known = {value for value, _label in turn}
    others = [
        (f"{stage.code}:{outcome}", act_told(stage, outcome, lang))
        for stage in procedure.stages.values()
        for outcome in stage.outcomes
        if f"{stage.code}:{outcome}" not in known
    ]
    return [(gettext("Whose turn it is"), turn), (gettext("Everything else"), others)] if turn else others


class WhatIfForm(forms.Form):
    """Move one act to another day, or think of one more; nothing is saved."""

    step = forms.ChoiceField(label=_("What would be on another day?"))
    day = DayField(label=_("On which day?"))

    def __init__(self, *args, steps, standing: Standing, **options):
        super().__init__(*args, **options)
        lang = language()
        stages = standing.procedure.stages
        moved = [
            (
                str(step.pk),
                f"{act_told(stages[step.stage], step.outcome, lang)} – {words_of(dated(step.event))}",
            )
            for step in steps
            if step.stage in stages
        ]
        added = [(f"+{act.stage.code}:{act.outcome}", act_told(act.stage, act.outcome, lang)) for act in standing.acts
                 if act.outcome in (*PASSING, RECEIVED)]  # fmt: skip
        self.fields["step"].choices = [
            (gettext("What is recorded"), moved),
            (gettext("What may come next"), added),
        ]


class WithdrawStepForm(forms.Form):
    reason = forms.CharField(label=_("Why is it taken off the timeline?"), max_length=500,
                             widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip


__all__ = ["CaseForm", "StepForm", "WhatIfForm", "WithdrawStepForm", "act_choices"]
