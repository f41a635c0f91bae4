"""How Django's forms are drawn, and the widgets that Django does not have."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

INPUTS = {
    f"django/forms/widgets/{name}.html"
    for name in (
        "input",
        "text",
        "hidden",
        "number",
        "email",
        "url",
        "password",
        "date",
        "time",
        "tel",
        "search",
        "checkbox",
    )
}
TEXT = "django/forms/widgets/textarea.html"
SELECT, OPTION = "django/forms/widgets/select.html", "django/forms/widgets/select_option.html"
MANY = {f"django/forms/widgets/{name}.html" for name in ("checkbox_select", "radio", "multiple_input")}
YEARS = range(1900, 2200)
BOXES = {f"django/forms/widgets/{name}_option.html" for name in ("checkbox", "radio", "input")}


class FormRenderer(DjangoTemplates):
    """`{{ form }}` draws the summary of errors and each field as label, hint, control, error.

    Every input points at its hint and error by aria-describedby and carries aria-invalid (Django does
    both, the templates give the parts the ids it expects.
    """

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self):
        """Django's, with the parts at hand that every template of the house has."""
        builtins = settings.TEMPLATES[0]["OPTIONS"]["builtins"]
        widgets = Path(forms.__file__).parent / self.backend.app_dirname
        return self.backend(
            {"APP_DIRS": True, "DIRS": [widgets], "NAME": "forms", "OPTIONS": {"builtins": builtins}}
        )

    def render(self, template_name, context, request=None):
        """Inputs and texts as Django's templates draw them, without the template: ten times faster, and a page
        of texts in three languages has eighty of them."""
        if template_name in INPUTS:
            return _input(context["widget"])
        if template_name == TEXT:
            return _text(context["widget"])
        if template_name == SELECT and _are_plain(context["widget"], {OPTION}):
            return _select(context["widget"])
        if template_name in MANY and _are_plain(context["widget"], BOXES):
            return _boxes(context["widget"])
        return super().render(template_name, context, request)


def _drawn(before: str, start: list, widget: dict, after: str, end: list):
    """A tag with the widget's attributes in between, formatted and escaped at once."""
    shown = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    places = "".join(" {}" if value is True else ' {}="{}"' for _name, value in shown)
    values = [part for name, value in shown for part in ((name,) if value is True else (name, str(value)))]
    return format_html(before + places + after, *start, *values, *end)


def _input(widget: dict):
    start, value = [widget["type"], widget["name"]], widget["value"]
    if value is None:
        return _drawn('<input type="{}" name="{}"', start, widget, ">", [])
    return _drawn('<input type="{}" name="{}" value="{}"', [*start, value], widget, ">", [])


def _text(widget: dict):
    return _drawn(
        '<textarea name="{}"', [widget["name"]], widget, ">\n{}</textarea>", [widget["value"] or ""]
    )


def _are_plain(widget: dict, templates: set[str]) -> bool:
    """Whether no option has a template of its own."""
    return all(
        one["template_name"] in templates for _name, options, _at in widget["optgroups"] for one in options
    )


def _grouped(widget: dict, draw, before: str, after: str):
    """The options one after the other, those of a group between `before` and `after`."""
    parts = []
    for name, options, _at in widget["optgroups"]:
        drawn = format_html_join("", "{}", ((draw(one),) for one in options))
        parts.append((format_html(f"{before}{{}}{after}", name, drawn) if name else drawn,))
    return format_html_join("", "{}", parts)


def _select(widget: dict):
    def option(one: dict):
        label = one["label"]
        if one["attrs"]:
            return _drawn('\n  <option value="{}"', [str(one["value"])], one, ">{}</option>", [label])
        return format_html('\n  <option value="{}">{}</option>', str(one["value"]), label)

    options = _grouped(widget, option, '\n  <optgroup label="{}">', "\n  </optgroup>")
    return _drawn('<select name="{}"', [widget["name"]], widget, ">{}\n</select>", [options])


def _boxes(widget: dict):
    """Boxes to tick, or buttons of which one holds, each with its label around it."""

    def box(one: dict):
        control = _input(one)
        if one["wrap_label"]:
            known = format_html(' for="{}"', one["attrs"]["id"]) if one["attrs"].get("id") else ""
            control = format_html("<label{}>{} {}</label>", known, control, one["label"])
        return format_html("<div>\n    {}</div>", control)

    shown = {name: widget["attrs"][name] for name in ("id", "class") if widget["attrs"].get(name)}
    boxes = _grouped(widget, box, "\n  <div><label>{}</label>", "\n  </div>")
    return _drawn("<div", [], {"attrs": shown}, ">{}\n</div>", [boxes])


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


class DayField(forms.DateField):
    """A day that somebody chooses. Years in which nothing of an office can happen are typing errors, and no deadline can be reckoned
    from the last day of the year 9999."""

    widget = DayInput
    default_error_messages = {
        "unlikely": _("This day lies before %(first)s or after %(last)s. Check the year.")
    }

    def clean(self, value):
        day = super().clean(value)
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(
                self.error_messages["unlikely"], "unlikely", {"first": YEARS[0], "last": YEARS[-1]}
            )
        return day
