"""Needs and votes in the words of pages."""

from django.utils.translation import gettext_lazy as _

from .selectors import reader

NEARNESS = {
    "topic": _("the same topic"),
    "field": _("the same field of cooperation"),
    "cofog": _("the same COFOG group"),
    "sdg": _("the same SDG"),
}

__all__ = ["NEARNESS", "reader"]
