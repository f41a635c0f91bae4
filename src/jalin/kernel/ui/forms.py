"""How Django's forms are drawn, and the widgets that Django does not have."""

from django import forms
from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """`{{ form }}` draws the summary of errors and each field as label, hint, control, error.

    Every input points at its hint and error by aria-describedby and carries aria-invalid (Django does
    both, the templates give the parts the ids it expects.
    """

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"


class FileDrop(forms.FileInput):
    """A file field which also takes a dropped file. `accept`: what is offered, such as ".csv,.xlsx"."""

    template_name = "ui/forms/file_drop.html"

    def __init__(self, accept: str = "", attrs=None):
        super().__init__({**({"accept": accept} if accept else {}), **(attrs or {})})


class DayInput(forms.DateInput):
    """The browser's own date field; it speaks the reader's language and always sends year-month-day."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")
