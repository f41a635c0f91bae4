"""Forms of assessments, rounds and replies."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.invitations.models import Invitation
from jalin.invitations.needs.models import Period
from jalin.invitations.needs.selectors import reader
from jalin.invitations.words import from_where, span_words, title_of
from jalin.kernel.forms.drawing import DrawnForm
from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.forms import DayField

from .criteria import CriteriaSet, Criterion
from .models import Entry, Reply

WHOLE = {"inputmode": "numeric", "min": 0}


class AssessForm(forms.Form):
    """A number for each criterion, chosen by the words of its anchors, and a note."""

    def __init__(self, *args, known: CriteriaSet, hints: dict[str, str], **options):
        super().__init__(*args, **options)
        self.known = known
        for one in known.criteria:
            self.fields[f"score_{one.key}"] = forms.TypedChoiceField(
                label=one.name[reader()], choices=[("", "–"), *_numbers(one)], coerce=int, widget=PlainSelect,
                help_text=" ".join(part for part in (one.asks[reader()], hints.get(one.key, "")) if part),
            )  # fmt: skip
            self.fields[f"note_{one.key}"] = forms.CharField(label=_("Why?"), max_length=500, required=False)

    @property
    def scores(self) -> dict[str, dict]:
        told = self.cleaned_data
        return {key: {"score": told[f"score_{key}"], "note": told[f"note_{key}"]} for key in self.known.keys}


def _numbers(one: Criterion) -> list[tuple[int, str]]:
    return [(score, f"{score} – {one.anchor_word(score, reader())}") for score in range(11)]


class EstimateForm(forms.Form):
    leaves_on = DayField(label=_("On which day would one leave?"))
    returns_on = DayField(label=_("On which day would one be back?"))
    cost = forms.IntegerField(label=_("What would it cost the city?"), min_value=0, max_value=10**13, widget=forms.NumberInput(attrs=WHOLE),
                              help_text=_("Whole rupiah, without what the inviter pays."))  # fmt: skip
    days = forms.IntegerField(label=_("How many days of the leader?"), min_value=0, max_value=365, widget=forms.NumberInput(attrs=WHOLE),
                              help_text=_("Travel included; 0 when specialists go without the leader."))  # fmt: skip
    may_send_deputy = forms.BooleanField(label=_("A deputy may go instead"), required=False)
    note = forms.CharField(label=_("On what does it rest?"), max_length=300, required=False)

    def clean(self):
        found = super().clean()
        leaves, returns = found.get("leaves_on"), found.get("returns_on")
        if leaves and returns and returns < leaves:
            self.add_error("returns_on", gettext("One cannot be back before leaving."))
        return found


class RoundForm(DrawnForm, forms.Form):
    layout = (
        ("title", _("What is the round called?")),
        "period",
        "budget",
        "days",
        "threshold",
        "deputy_percent",
        "per_part",
    )

    period = forms.ModelChoiceField(Period.objects.none(), label=_("For which planning period?"), widget=PlainSelect,
                                    help_text=_("Its last closed vote on criteria gives the weights."))  # fmt: skip
    budget = forms.IntegerField(label=_("How much money is there?"), min_value=0, max_value=10**13, widget=forms.NumberInput(attrs=WHOLE),
                                help_text=_("Whole rupiah for all journeys of the round together."))  # fmt: skip
    days = forms.IntegerField(
        label=_("How many days does the leader have?"),
        min_value=0,
        max_value=366,
        widget=forms.NumberInput(attrs=WHOLE),
    )
    threshold = forms.IntegerField(label=_("Below which value is an invitation declined?"), min_value=0, max_value=1000, initial=400,
                                   widget=forms.NumberInput(attrs=WHOLE), help_text=_("Of 1000; existing cooperation is exempt."))  # fmt: skip
    deputy_percent = forms.IntegerField(label=_("What share of its value has a visit by a deputy?"), min_value=0, max_value=100, initial=50,
                                        widget=forms.NumberInput(attrs=WHOLE), help_text=_("In per cent."))  # fmt: skip

    per_part = forms.IntegerField(label=_("How many from each part of the world at least?"), min_value=0, max_value=9, initial=0,
                                  widget=forms.NumberInput(attrs=WHOLE),
                                  help_text=_("0: no such rule. It holds for each part from which an invitation reaches the least value; where fewer come than asked for, for all of them."))  # fmt: skip

    def __init__(self, *args, periods=None, **options):
        super().__init__(*args, **options)
        for column in COLUMNS.values():
            self.fields[f"title_{column}"] = forms.CharField(max_length=160, required=False)
        if periods is None:
            del self.fields["period"]
        else:
            self.fields["period"].queryset = periods

    def clean(self):
        found = super().clean()
        if not any(found.get(f"title_{column}") for column in COLUMNS.values()):
            self.add_error("title_ind", gettext("Name the round in at least one language."))
        return found


class TakeInForm(forms.Form):
    invitations = forms.ModelMultipleChoiceField(Invitation.objects.none(), label=_("Which invitations?"), widget=forms.CheckboxSelectMultiple,
                                                 error_messages={"required": _("Choose at least one invitation.")})  # fmt: skip

    def __init__(self, *args, offered, **options):
        super().__init__(*args, **options)
        self.fields["invitations"].queryset = offered
        self.fields["invitations"].label_from_instance = invitation_line


def invitation_line(invitation: Invitation) -> str:
    days = span_words(invitation.starts_on, invitation.ends_on)
    return " · ".join(part for part in (from_where(invitation), title_of(invitation), days) if part)


class BindForm(forms.Form):
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    what = forms.CharField(
        label=_("What is the leader bound by?"),
        max_length=160,
        help_text=_("Read by this office only; the public sees “bound”."),
    )

    def clean(self):
        found = super().clean()
        if found.get("first_day") and found.get("last_day") and found["last_day"] < found["first_day"]:
            self.add_error("last_day", gettext("The last day lies before the first."))
        return found


class DecideForm(forms.Form):
    """A decision for each entry, and a reason in up to three languages for the public."""

    def __init__(self, *args, entries: list[Entry], **options):
        super().__init__(*args, **options)
        self.entries = entries
        for entry in entries:
            self.fields[f"decision_{entry.pk}"] = forms.ChoiceField(label=_("Decision"), choices=[("", "–"), *Entry.Decision.choices],
                                                                    widget=PlainSelect, required=False)  # fmt: skip
            for language, column in COLUMNS.items():
                self.fields[f"reason_{column}_{entry.pk}"] = forms.CharField(label=REASONS[language], max_length=1000, required=False,
                                                                             widget=forms.Textarea(attrs={"rows": 2, "lang": language}))  # fmt: skip

    def decisions(self) -> dict[int, dict]:
        """A reason that was filled in for another decision than the one taken is not the reason of this one."""
        told, changed = self.cleaned_data, set(self.changed_data)
        found = {}
        for entry in self.entries:
            names = {f"reason_{column}": f"reason_{column}_{entry.pk}" for column in COLUMNS.values()}
            is_other = f"decision_{entry.pk}" in changed
            reasons = {
                name: "" if is_other and field not in changed else told[field]
                for name, field in names.items()
            }
            found[entry.pk] = {"decision": told[f"decision_{entry.pk}"], **reasons}
        return found


REASONS = {"id": _("Reason in Indonesian"), "ja": _("Reason in Japanese"), "en": _("Reason in English")}


class NewReplyForm(forms.Form):
    """A reply outside a round."""

    outcome = forms.ChoiceField(
        label=_("What is answered?"), choices=Invitation.Outcome.choices, widget=PlainSelect
    )
    reason_given = forms.CharField(label=_("Why?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
                                   help_text=_("Kept with the answer. Not needed under existing cooperation."))  # fmt: skip


class ReplyForm(forms.Form):
    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)
    dated_on = DayField(label=_("Date of the letter"))
    addressee = forms.CharField(label=_("To whom?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
                                help_text=_("Name, post and address, a line each. Kept encrypted."))  # fmt: skip
    body = forms.CharField(label=_("Text of the letter"), max_length=6000, widget=forms.Textarea(attrs={"rows": 16}),
                           help_text=_("The first line is the subject; an empty line begins a new paragraph."))  # fmt: skip


class SendForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("How does it go out?"), choices=Reply.Channel.choices, widget=PlainSelect
    )
    sent_on = DayField(label=_("On which day?"))
