"""Forms of meetings: entering one, who was there, minutes, tasks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.agreements.chain.models import Attendance, Meeting
from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.ui.forms import DayField
from jalin.people.models import User
from jalin.people.selectors import users_who_may
from jalin.people.unit_choice import UnitChoice

from .words import case_word


class MeetingForm(forms.Form):
    topic = forms.CharField(label=_("What is it about?"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What kind of meeting is it?"), choices=Meeting.Kind.choices, widget=PlainSelect
    )
    held_on = DayField(label=_("On which day?"))
    begins_at = forms.TimeField(label=_("At what hour?"), required=False,
                                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))  # fmt: skip
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    cases = forms.ModelMultipleChoiceField(Case.objects.none(), label=_("Which cases?"), required=False,
                                           widget=forms.CheckboxSelectMultiple)  # fmt: skip

    def __init__(self, *args, cases, **options):
        super().__init__(*args, **options)
        self.fields["cases"].queryset = cases.select_related("relation__partner")
        self.fields["cases"].label_from_instance = case_word


class CallOffForm(forms.Form):
    why = forms.CharField(label=_("Why is it not held?"), max_length=300)


class MinutesForm(forms.Form):
    minutes = forms.CharField(label=_("What was said and decided?"), max_length=50_000,
                              widget=forms.Textarea(attrs={"rows": 14}))  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)


class AttendanceForm(forms.Form):
    unit = UnitChoice(label=_("Which unit?"), required=False)
    function = forms.CharField(label=_("In which function?"), max_length=160, required=False,
                               help_text=_("The rank of who came, such as “Head of the agency”."))  # fmt: skip
    name = forms.CharField(
        label=_("Name"), max_length=160, required=False, help_text=_("Kept encrypted; may stay empty.")
    )
    state = forms.ChoiceField(
        label=_("Was somebody there?"), choices=Attendance.State.choices, widget=PlainSelect
    )
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False,
                             help_text=_("By whom represented, or why absent."))  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["unit"].offer()


class TaskForm(forms.Form):
    what = forms.CharField(label=_("What is to be done?"), max_length=300)
    unit = UnitChoice(label=_("Which unit does it?"), required=False)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who does it?"), required=False, widget=PlainSelect,
                                   help_text=_("Name a unit or a person; it stands on that person's desk."))  # fmt: skip
    due_on = DayField(label=_("Until when?"))
    case = forms.ModelChoiceField(
        Case.objects.none(), label=_("For which case?"), required=False, widget=PlainSelect
    )

    def __init__(self, *args, cases, **options):
        super().__init__(*args, **options)
        self.fields["unit"].offer()
        self.fields["owner"].queryset = users_who_may(VIEW)
        self.fields["case"].queryset = cases


class DoneForm(forms.Form):
    done_on = DayField(label=_("When was it done?"))
    result = forms.CharField(label=_("What came of it?"), max_length=300, required=False)
