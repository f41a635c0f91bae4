"""In which order a form is drawn, with trilingual texts as one part."""

from dataclasses import dataclass

from django.forms import BoundField

from jalin.kernel.text import COLUMNS


@dataclass(frozen=True)
class Part:
    """One field, or one text in three languages (`name` is its stem, `label` its question)."""

    field: BoundField | None = None
    name: str = ""
    label: object = ""


class DrawnForm:
    """Mixin: `layout` names fields in order; a pair ("summary", "What happened?") stands for the three columns of one
    trilingual text. Fields it does not name are drawn at the end, hidden ones first."""

    layout: tuple = ()


def parts_of(form) -> list[Part]:
    """What `forms/body.html` draws of a form, one part after the other; without a layout its fields in their own order."""
    placed, found = set(), []
    for entry in getattr(form, "layout", ()):
        if isinstance(entry, tuple):
            name, label = entry
            placed |= {f"{name}_{column}" for column in COLUMNS.values()}
            found.append(Part(name=name, label=label))
        elif entry in form.fields:
            placed.add(entry)
            found.append(Part(field=form[entry]))
    rest = [form[name] for name in form.fields if name not in placed]
    hidden = [Part(field=field) for field in rest if field.is_hidden]
    return hidden + found + [Part(field=field) for field in rest if not field.is_hidden]
