"""Choosing pictures in a form: the latest ones as thumbnails, any other by its number; works without scripts."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .drawing import address_of

MOST_TYPED = 24


def thumbnail(picture) -> str:
    """The address of its smallest size; "" while there is none."""
    return address_of(picture, picture.widths[0]) if picture.widths else ""


class PictureChooser(forms.Widget):
    """Radio buttons with thumbnails, and a field for a number, which counts when it is filled in."""

    template_name = "story_blocks/picture_chooser.html"
    use_fieldset = True
    material = None

    def id_for_label(self, id_, index=None):
        return ""

    def value_from_datadict(self, data, files, name):
        return (data.get(f"{name}-number") or "").strip() or data.get(name, "")

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-number" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        key = int(value) if str(value or "").isdecimal() else None
        chosen = self.material.picture(key)
        rows = [
            {"picture": row, "url": thumbnail(row), "chosen": row.pk == key} for row in self.material.latest
        ]
        if chosen and not any(row["chosen"] for row in rows):
            rows.insert(0, {"picture": chosen, "url": thumbnail(chosen), "chosen": True})
        unknown = "" if chosen or not value else value
        return {
            **context,
            "rows": rows,
            "chosen": chosen,
            "chosen_url": thumbnail(chosen) if chosen else "",
            "typed": unknown,
        }


class PictureField(forms.Field):
    """The key of a picture of the library, or None."""

    widget = PictureChooser

    def clean(self, value):
        if value in (None, ""):
            return None
        is_number = isinstance(value, int) or (str(value).isdecimal() and len(str(value)) < 12)
        if is_number and self.widget.material.picture(int(value)):
            return int(value)
        raise ValidationError(
            _("There is no picture with the number %(number)s in the library."),
            params={"number": str(value)[:20]},
        )


class PicturesChooser(PictureChooser):
    """Numbers in their order, and boxes with thumbnails to add to them."""

    template_name = "story_blocks/pictures_chooser.html"

    def value_from_datadict(self, data, files, name):
        typed = data.get(f"{name}-number") or ""
        added = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [*filter(None, re.split(r"[\s,;、，]+", typed)), *added][: MOST_TYPED * 2]

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, None, attrs)
        keys = [int(one) for one in value or () if str(one).isdecimal()]
        chosen = [row for row in (self.material.picture(key) for key in keys) if row]
        rows = [{"picture": row, "url": thumbnail(row)} for row in self.material.latest if row.pk not in keys]
        shown = [{"picture": row, "url": thumbnail(row)} for row in chosen]
        return {**context, "rows": rows, "shown": shown, "typed": ", ".join(str(one) for one in value or ())}


class PicturesField(PictureField):
    """Keys of pictures of the library, in their order, each once."""

    widget = PicturesChooser

    def clean(self, value):
        return list(
            dict.fromkeys(key for key in (PictureField.clean(self, one) for one in value or ()) if key)
        )
