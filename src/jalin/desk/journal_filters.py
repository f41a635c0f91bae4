"""The filter bar of the journal: a sentence about who did what to which kind of thing, and when."""

import functools
from urllib.parse import urlencode

from django import forms
from django.utils.translation import get_language, pgettext_lazy

from jalin.kernel.forms.widgets import PlainSelect
from jalin.kernel.journal.models import Entry
from jalin.kernel.journal.selectors import Slice, entries_between, slice_of
from jalin.kernel.journal.words import named_acts, named_nouns
from jalin.kernel.ui.forms import DayField
from jalin.people.selectors import visible_users


@functools.cache
def _choices(_language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Acts and nouns by their words, in the language that is active; modules name them once, when the program starts."""
    acts = ((key, str(phrase)) for key, phrase in named_acts().items())
    nouns = ((key, str(noun.name)) for key, noun in named_nouns().items())
    return sorted(acts, key=lambda pair: pair[1]), sorted(nouns, key=lambda pair: pair[1])


class JournalFilters(forms.Form):
    person = forms.ChoiceField(
        label=pgettext_lazy("journal filter", "Entries by"), required=False, widget=PlainSelect
    )
    action = forms.ChoiceField(
        label=pgettext_lazy("journal filter", "who"), required=False, widget=PlainSelect
    )
    noun = forms.ChoiceField(
        label=pgettext_lazy("journal filter", "about"), required=False, widget=PlainSelect
    )
    since = DayField(label=pgettext_lazy("journal filter", "from"), required=False)
    until = DayField(label=pgettext_lazy("journal filter", "to"), required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data, *, user):
        super().__init__(data, auto_id="filter_%s")
        people = [
            (f"user:{pk}", name)
            for pk, name in visible_users(user).order_by("name").values_list("pk", "name")
        ]
        self.fields["person"].choices = [
            ("", pgettext_lazy("journal filter", "anybody")),
            ("system", pgettext_lazy("journal filter", "the program")),
            *people,
        ]
        acts, nouns = _choices(get_language() or "")
        self.fields["action"].choices = [("", pgettext_lazy("journal filter", "did anything")), *acts]
        self.fields["noun"].choices = [("", pgettext_lazy("journal filter", "anything")), *nouns]

    def visible(self) -> dict:
        """What was chosen, without where one is in the pages."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value and name not in {"before", "after"}
        }


def page_of(form: JournalFilters) -> Slice:
    """The slice of the journal that a valid form asks for."""
    asked, entries = form.cleaned_data, Entry.objects.all()
    if asked["person"] == "system":
        entries = entries.filter(actor__startswith="system:")
    elif asked["person"]:
        entries = entries.filter(actor=asked["person"])
    if asked["action"]:
        entries = entries.filter(action=asked["action"])
    if asked["noun"]:
        entries = entries.filter(noun=asked["noun"])
    return slice_of(
        entries_between(entries, asked["since"], asked["until"]), before=asked["before"], after=asked["after"]
    )


def ways(slice_: Slice, kept: dict) -> dict:
    """The addresses of the pages beside this one: {"older", "newer"}, "" where there is none."""
    shown = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in kept.items()}
    return {
        "older": "?" + urlencode({**shown, "before": slice_.older}) if slice_.older else "",
        "newer": "?" + urlencode({**shown, "after": slice_.newer}) if slice_.newer else "",
    }
