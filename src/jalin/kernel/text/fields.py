"""The three columns behind one trilingual text."""

from django.db import models
from django.utils.translation import get_language

from .reading import COLUMNS, Reading, read_text


class _ReadingAttribute:
    def __init__(self, name: str):
        self.columns = {language: f"{name}_{column}" for language, column in COLUMNS.items()}

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return read_text(_Columns(instance, self.columns), (get_language() or "en")[:2])


class _Columns:
    """The texts of one row by language; only those that are asked for are looked up."""

    __slots__ = ("columns", "instance")

    def __init__(self, instance, columns: dict[str, str]):
        self.instance, self.columns = instance, columns

    def get(self, language: str) -> str:
        return getattr(self.instance, self.columns[language])


class Trilingual:
    """Model attribute which adds `<name>_ind`, `<name>_jpn`, `<name>_eng` (all may be empty) and a reading attribute.

    `field` is the column's class, `options` its arguments.
    """

    def __init__(self, field: type[models.Field] = models.CharField, **options):
        self.field, self.options = field, {"blank": True, "default": "", **options}

    def contribute_to_class(self, model, name):
        for column in COLUMNS.values():
            model.add_to_class(f"{name}_{column}", self.field(**self.options))
        setattr(model, name, _ReadingAttribute(name))


def columns_of(name: str) -> list[str]:
    """["name_ind", "name_jpn", "name_eng"]"""
    return [f"{name}_{column}" for column in COLUMNS.values()]


__all__ = ["Reading", "Trilingual", "columns_of"]
