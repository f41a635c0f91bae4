"""The forms of readers and of the office."""

from itertools import groupby

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from jalin.kernel import strangers
from jalin.kernel.forms.widgets import PlainSelect
from jalin.newsroom.models import TONGUES
from jalin.newsroom.subjects import Shown, read_value

from .guarding import SALT
from .models import WEEKDAYS, Plan

NOTICE = "2026-11"  # version of the sentence that readers agree to
HOURS = [(hour, f"{hour}:00") for hour in range(24)]


def language() -> str:
    return (get_language() or "en")[:2]


class WishesForm(forms.Form):
    """In which language, and about what. `offered`: what one may choose."""

    language = forms.ChoiceField(
        label=pgettext_lazy("newsletter", "In which language?"), choices=TONGUES, widget=PlainSelect
    )
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("About what?"),
        required=False,
        help_text=gettext_lazy("Choose none, and you receive the news about everything."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy(
                "One of the choices is not offered any more. Look through them again."
            )
        },
    )

    def __init__(self, *args, offered: list[Shown], **options):
        super().__init__(*args, label_suffix="", **options)
        self.fields["wishes"].choices = [
            (str(label), [(one.value, one.name.text) for one in group])
            for label, group in groupby(offered, key=lambda one: one.label)
        ]
        self.initial.setdefault("language", language())

    def wanted(self) -> tuple[tuple[str, int], ...]:
        """The wishes as (kind, key); none for everything."""
        return tuple(pair for value in self.cleaned_data["wishes"] if (pair := read_value(value)))


class AskForm(WishesForm):
    """Somebody wants news by e-mail."""

    email = forms.EmailField(
        label=pgettext_lazy("newsletter", "Your e-mail address"),
        max_length=200,
        help_text=gettext_lazy(
            "We send a link to it: news begins once you have opened that link. Your address is never published."
        ),
        error_messages={
            "required": gettext_lazy("Write your e-mail address, so that we know where to send the news."),
            "invalid": gettext_lazy(
                "This is not an e-mail address. Look for a missing @ or a full stop too many."
            ),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy(
            "I agree that the office keeps my e-mail address to send me news of the city's cooperation."
        ),
        help_text=gettext_lazy(
            "It is kept encrypted, given to nobody, and deleted at once when you leave. Every mail has a link to leave."
        ),
        error_messages={
            "required": gettext_lazy("Without your agreement we may not keep your address or send you news.")
        },
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)
    field_order = ("email", "language", "wishes", "agreed")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial.setdefault("stamp", strangers.new_stamp(SALT))

    def clean(self):
        found = super().clean()
        if found.get("website"):
            self.add_error(
                None, _("A field that people do not see was filled in. Send the form again with it empty.")
            )
        match strangers.age_of(found.get("stamp", ""), SALT):
            case "quick":
                self.add_error(None, _("That was very quick. Look it through once more and send it again."))
            case "old" | "missing":
                self.data = self.data.copy()
                self.data["stamp"] = strangers.new_stamp(SALT)
                self.add_error(
                    None, _("This page was open for very long. Everything is still here: send it again.")
                )
        return found


class PlanForm(forms.ModelForm):
    """When news leaves."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Day of the week"), choices=WEEKDAYS, coerce=int, widget=PlainSelect,
        help_text=gettext_lazy("For the weekly collection."),
    )  # fmt: skip
    hour = forms.TypedChoiceField(
        label=gettext_lazy("Hour"), choices=HOURS, coerce=int, widget=PlainSelect,
        help_text=gettext_lazy("In the time of the office."),
    )  # fmt: skip
    wait_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes after the publication"), min_value=0, max_value=10_080,
        help_text=gettext_lazy("For single stories: time to notice a mistake before it is mailed."),
    )  # fmt: skip

    class Meta:
        model = Plan
        fields = ("rhythm", "weekday", "hour", "wait_minutes")
        widgets = {"rhythm": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        self.fields["rhythm"].choices = Plan.Rhythm.choices


class AddressForm(forms.Form):
    """One address that somebody wrote to the office about."""

    email = forms.EmailField(
        label=gettext_lazy("Which e-mail address?"),
        max_length=200,
        help_text=gettext_lazy("It is not kept by looking it up."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "data-private": True}),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
