"""Filters of a list: a django-filter set whose form reads as a sentence."""

import django_filters
from django import forms

from jalin.kernel.forms.widgets import PlainSelect


class ListFilters(django_filters.FilterSet):
    """Base of every list's filters. `user` is who asks: choices show only what that person may see.

    A value the list does not know makes the set invalid: the page says so and shows nothing, because silently showing
    more than was asked for would be wrong in an export.
    """

    def __init__(self, data=None, *, queryset=None, user=None, **options):
        self.user = user
        super().__init__(data, queryset=queryset, **options)


class OneOf(django_filters.ChoiceFilter):
    """One of several choices, drawn quickly. `any_label` stands for no choice; a list that depends on who asks is given
    by `offer` when the filters of a request are made."""

    field_class = forms.ChoiceField

    def __init__(self, *args, any_label, choices=(), **options):
        self.any_label = any_label
        django_filters.Filter.__init__(self, *args, **{"widget": PlainSelect, "required": False, **options})
        self.offer(choices)

    def offer(self, choices) -> None:
        self.extra["choices"] = [("", self.any_label), *choices]

    def filter(self, rows, value):
        return django_filters.Filter.filter(self, rows, value) if value else rows


class Containing(django_filters.CharFilter):
    """A text to search for."""

    def __init__(self, *args, **options):
        widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})
        super().__init__(*args, **{"widget": widget, "max_length": 200, **options})


class AtLeast(django_filters.NumberFilter):
    """A whole number from nought up."""

    def __init__(self, *args, **options):
        widget = forms.NumberInput(attrs={"min": 0, "step": 1, "inputmode": "numeric"})
        super().__init__(*args, **{"widget": widget, "min_value": 0, "max_value": 99_999, **options})

    def get_max_validator(self):
        return None
