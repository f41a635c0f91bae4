"""A field that offers the units of today."""

from django import forms

from jalin.kernel.forms.widgets import PlainSelect

from .models import Unit


class UnitChoice(forms.ModelChoiceField):
    """One of the units that are open today, by the name of today."""

    def __init__(self, **options):
        super().__init__(Unit.objects.none(), **{"widget": PlainSelect, **options})

    def offer(self) -> None:
        self.queryset = Unit.objects.filter(closed_on__isnull=True).prefetch_related("names")

    def label_from_instance(self, unit) -> str:
        return unit.name_today
