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

    def parts(self) -> list[Part]:
        placed, found = set(), []
        for entry in self.layout:
            if isinstance(entry, tuple):
                name, label = entry
                placed |= {f"{name}_{column}" for column in COLUMNS.values()}
                found.append(Part(name=name, label=label))
            elif entry in self.fields:
                placed.add(entry)
                found.append(Part(field=self[entry]))
        rest = [self[name] for name in self.fields if name not in placed]
        return [Part(field=field) for field in sorted(rest, key=lambda field: not field.is_hidden)] + found
