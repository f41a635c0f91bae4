"""Forms of the newsroom: the head of a text, and the acts beside it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalin.agreements.selectors import visible_cases
from jalin.kernel.forms.widgets import PlainSelect

from .blocks.material import Material
from .blocks.pictures.choosing import PictureField
from .models import TONGUES, Story
from .subjects import choices, read_value
from .words import language


class HeadForm(forms.Form):
    """Title and summary of a text. A draft may lack both."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=200, required=False,
        help_text=gettext_lazy("What happened, in one line. It stands in lists and search results."),
    )  # fmt: skip
    summary = forms.CharField(
        label=gettext_lazy("Summary"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences that say the most important thing: who, what, when."),
    )  # fmt: skip


class SubjectsForm(forms.Form):
    """What a story is about: what was chosen stays or goes, and of each kind one more can be named at a time. `user`: whose reach
    is offered; `chosen`: what it is about now, as subjects.Shown."""

    def __init__(self, *args, user, chosen=(), **options):
        super().__init__(*args, **options)
        there = [(one.value, f"{one.label}: {one.name}") for one in chosen]
        if there:
            self.fields["kept"] = forms.MultipleChoiceField(
                label=_("It is about"), choices=there, required=False, widget=forms.CheckboxSelectMultiple,
                initial=[value for value, _name in there], help_text=_("Take the tick away where it is no longer about that."),
            )  # fmt: skip
        taken = {value for value, _name in there}
        for number, (label, rows) in enumerate(choices(user, language())):
            offered = [(value, name) for value, name in rows if value not in taken]
            if offered:
                self.fields[f"more_{number}"] = forms.ChoiceField(
                    label=label, choices=[("", _("none")), *offered], required=False, widget=PlainSelect
                )

    def subjects(self) -> list[tuple[str, int]]:
        """Pairs (kind, key) of a valid form."""
        chosen = list(self.cleaned_data.get("kept", ()))
        chosen += [value for name, value in self.cleaned_data.items() if name.startswith("more_") and value]
        return [pair for value in chosen if (pair := read_value(value))]


class NewStoryForm(SubjectsForm):
    """Beginning a story."""

    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=200,
        help_text=gettext_lazy("A first title; it can be changed at any time."),
    )
    original = forms.ChoiceField(
        label=gettext_lazy("In which language is it written first?"), choices=TONGUES, widget=PlainSelect
    )


class MomentField(forms.SplitDateTimeField):
    """A day and an hour in the city's time."""

    def __init__(self, **options):
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": gettext_lazy("Day")},
            time_attrs={"type": "time", "aria-label": gettext_lazy("Hour")},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )
        super().__init__(widget=widget, **options)


class SettingsForm(forms.ModelForm):
    """How a story is shown and until when it is held back."""

    embargo_until = MomentField(
        label=gettext_lazy("Not before"), required=False,
        help_text=gettext_lazy("An embargo: until this day and hour nothing of the story is published, by nobody. Empty: none."),
    )  # fmt: skip

    class Meta:
        model = Story
        fields = ("replies", "embargo_until", "waits_for")
        labels = {
            "replies": gettext_lazy("May readers reply?"),
            "waits_for": gettext_lazy("Does it wait for an agreement to be signed?"),
        }
        help_texts = {
            "waits_for": gettext_lazy(
                "A text that is scheduled without an hour goes out when the signing of the agreement, or its renewal, is recorded."
            )
        }
        widgets = {"replies": forms.RadioSelect, "waits_for": PlainSelect}

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        field = self.fields["waits_for"]
        field.queryset = visible_cases(user).select_related("relation__partner")
        field.empty_label = _("No")
        field.label_from_instance = lambda case: (
            f"{case.relation.partner.name or case.relation.partner}: {case.title}"
        )

    def _post_clean(self):
        """The service writes; the instance stays as it is until then."""


class PictureForm(forms.Form):
    """The picture on top, out of the library. Cleans to its key or None."""

    picture = PictureField(label=gettext_lazy("Which picture?"), required=False)

    def __init__(self, *args, material: Material, **options):
        super().__init__(*args, **options)
        self.fields["picture"].widget.material = material


class ScheduleForm(forms.Form):
    at = MomentField(label=gettext_lazy("When?"), required=False)

    def __init__(self, *args, waits_for=None, **options):
        super().__init__(*args, **options)
        zone = timezone.get_current_timezone_name()
        hint = _("Day and hour, in the time of %(zone)s.") % {"zone": zone}
        if waits_for is not None:
            hint = _("Leave it empty: then it goes out when “%(case)s” is signed. Or day and hour, in the time of %(zone)s.") % {
                "case": waits_for.title, "zone": zone}  # fmt: skip
        self.fields["at"].help_text = hint
        self.fields["at"].required = waits_for is None

    def clean_at(self) -> datetime | None:
        at = self.cleaned_data["at"]
        if at is not None and at <= timezone.now():
            raise ValidationError(_("This moment is over. Publish the text now, or give a later one."))
        return at


class RemarkForm(forms.Form):
    remark = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, label, hint="", **options):
        super().__init__(*args, **options)
        self.fields["remark"].label, self.fields["remark"].help_text = label, hint


class CorrectionForm(forms.Form):
    sentence = forms.CharField(
        label=gettext_lazy("What was wrong, and what is right?"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("It stands below the story with today's date, and stays. Correct the text itself too, and publish it again."),
    )  # fmt: skip
