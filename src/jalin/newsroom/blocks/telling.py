"""Blocks drawn from the record whenever they are read: a figure, a fact box, a timeline, the map."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import figures
from .kinds import BlockForm, Kind
from .live import NOTHING, Reader, register_live
from .timeline import draw_timeline, relation_named
from .worldmap import draw_worldmap
from .writing import address_fault

ROWS = 6  # figures that the form of a fact box offers places for


class FigureField(forms.CharField):
    """The name of a figure; one that nobody knows any more stays chosen, so that it can be seen and replaced."""

    widget = forms.Select

    def offer(self, material, kept: str = "") -> None:
        choices = [("", _("no figure")), *material.figures]
        known = {key for _label, group in material.figures for key, _name in group}
        self.widget.choices = choices if not kept or kept in known else [*choices, (kept, figures.told(kept))]


class FigureForm(BlockForm):
    figure = FigureField(label=_("Figure"), required=False, max_length=80, help_text=_("It is counted from what is public whenever somebody reads the story, and links to what it counts."))  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["figure"].offer(self.material, str(self.initial.get("figure") or ""))


def figure_part(live: str, names: list[str], **more) -> dict:
    """`named`: what each figure is about, read once; the numbers are counted when it is read."""
    return {"live": live, "figures": names, "named": {name: figures.named(name) for name in names}, **more}


class Figure(Kind):
    key, icon = "figure", "calendar-stats"
    label, hint = _("Figure"), _("One number of the office that stays true.")
    form = FigureForm

    def faults(self, block, setting):
        return _figure_faults([block.get("figure")], "figure")

    def parts(self, block, setting):
        yield figure_part("figure", [block["figure"]])


def _figure_faults(names, field: str) -> list[tuple[str, str]]:
    if not any(names):
        return [(field, gettext("No figure is chosen. Choose one, or remove the block."))]
    if all(figures.is_known(name) for name in names if name):
        return []
    return [
        (
            field,
            gettext(
                "This figure cannot be counted: what it is about is not public or not there any more. Choose another one."
            ),
        )
    ]


class FactsForm(BlockForm):
    title = forms.CharField(label=_("Title of the box"), required=False, max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kept = [*(self.initial.get("figures") or ()), *[""] * ROWS][:ROWS]
        for number, name in enumerate(kept, 1):
            field = self.fields[f"figure_{number}"] = FigureField(
                label=_("Figure %(number)s") % {"number": number}, required=False, max_length=80
            )
            field.offer(self.material, str(name))
            self.initial[f"figure_{number}"] = name

    def clean(self):
        values = super().clean()
        chosen = [values.pop(f"figure_{number}", "") for number in range(1, ROWS + 1)]
        return {**values, "figures": list(dict.fromkeys(filter(None, chosen)))}


class Facts(Kind):
    key, icon = "facts", "list"
    label, hint = _("Fact box"), _("Several figures with the day on which they are read.")
    form = FactsForm
    needs = {"title": _("The fact box has no title. Write one.")}

    def faults(self, block, setting):
        found = [*super().faults(block, setting), *_figure_faults(block.get("figures") or (), "figures")]
        if fault := address_fault(str(block.get("title") or "")):
            found.append(("title", fault))
        return found

    def parts(self, block, setting):
        yield figure_part("facts", list(block["figures"]), title=str(block["title"]))

    def words(self, block, setting):
        yield str(block.get("title") or "")


class TimelineForm(BlockForm):
    relation = forms.TypedChoiceField(label=_("Relation"), required=False, coerce=int, empty_value=None, help_text=_("Its latest public events are drawn; a link leads to all of them."))  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["relation"].choices = [("", _("no relation")), *self.material.relations]


class Timeline(Kind):
    key, icon = "timeline", "history"
    label, hint = _("Timeline"), _("The latest public events of one relation.")
    form = TimelineForm

    def faults(self, block, setting):
        if relation_named(block.get("relation")):
            return []
        return [("relation", gettext("No public relation is chosen. Choose one, or remove the block."))]

    def parts(self, block, setting):
        yield {"live": "timeline", "relation": block["relation"], **relation_named(block["relation"])}


class Worldmap(Kind):
    key, icon = "map", "map-2"
    label, hint = _("Map of relations"), _("The world map with the city's threads to its partners.")

    def faults(self, block, setting):
        return ()

    def parts(self, block, setting):
        yield {"live": "map"}


def draw_figures(part: dict, reader: Reader):
    """One figure, or several in a box, with the day on which they were counted."""
    shown = [
        figures.shown(name, reader.counted[name], part.get("named", {}).get(name, {}))
        for name in part["figures"]
        if name in reader.counted
    ]
    if not shown:
        return NOTHING
    template = "story_blocks/facts.html" if part["live"] == "facts" else "story_blocks/figure.html"
    return render_to_string(
        template, {"figures": shown, "title": part.get("title", ""), "today": reader.today}
    )


register_live("figure", draw_figures)
register_live("facts", draw_figures)
register_live("timeline", draw_timeline)
register_live("map", draw_worldmap)
