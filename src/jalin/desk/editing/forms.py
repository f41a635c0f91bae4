"""One text in three languages, side by side."""

import functools

from django import forms

from jalin.kernel.forms.concurrency import SeenForm
from jalin.kernel.text import COLUMNS
from jalin.kernel.text.fields import columns_of

from .shelves import Shelf

TONGUES = (("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English"))


@functools.cache
def _form_of(model, text: str) -> type[SeenForm]:
    columns = columns_of(text)
    widget = (lambda: forms.Textarea(attrs={"rows": 3})) if text != "name" else forms.TextInput
    return forms.modelform_factory(model, form=SeenForm, fields=columns,
                                   widgets={column: widget() for column in columns})  # fmt: skip


def text_form(shelf: Shelf, thing, data=None) -> SeenForm:
    """The form of one row; the prefix keeps the ids of many rows on one page apart."""
    form = _form_of(shelf.model, shelf.text)(data, instance=thing, prefix=f"{shelf.key}-{thing.pk}")
    for code, title in TONGUES:
        field = form.fields[f"{shelf.text}_{COLUMNS[code]}"]
        field.label = title
        field.widget.attrs |= {"lang": code}
    return form


def tongues(shelf: Shelf, form: SeenForm) -> list[dict]:
    """The three controls in a fixed order, those without a text marked."""
    found = []
    for code, _title in TONGUES:
        field = form[f"{shelf.text}_{COLUMNS[code]}"]
        found.append({"code": code, "field": field, "errors": field.errors, "is_missing": not field.value()})
    return found
