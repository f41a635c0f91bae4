"""The kinds of blocks, in the order in which an editor is offered them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from .markup import plain

if TYPE_CHECKING:
    from .material import Material

_KINDS: dict[str, "Kind"] = {}


class Fault(NamedTuple):
    """What keeps a body from being published: in which block ("" for the whole body), which field, one sentence."""

    block_id: str
    field: str
    sentence: str


@dataclass(frozen=True)
class Setting:
    """What a block stands in: its story, the language of its text, and what blocks refer to."""

    story: object
    language: str
    material: "Material"


class BlockForm(forms.Form):
    """The form of one block. Its `cleaned_data` is what the block keeps, as JSON knows it. A draft may lack anything, so no
    field is required here: what a publication needs is said by the kind's faults."""

    def __init__(self, *args, material: "Material", **kwargs):
        self.material = material
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if hasattr(field.widget, "material"):
                field.widget.material = material

    def clean(self) -> dict:
        values = super().clean()
        return {name: plain(value) if isinstance(value, str) else value for name, value in values.items()}


class Kind:
    """One kind of block. `needs`: fields without which nothing is published -> the sentence that says so."""

    key = ""
    label: object = ""
    hint: object = ""
    icon = ""
    form: type[BlockForm] = BlockForm
    needs: dict[str, object] = {}

    def pictures(self, block: dict) -> Iterable[int]:
        """Keys of the pictures it shows."""
        return ()

    def files(self, block: dict) -> Iterable[int]:
        """Keys of the attachments it hands out."""
        return ()

    def faults(self, block: dict, setting: Setting) -> Iterable[tuple[str, str]]:
        """(field, sentence) in the language in force, for what keeps it from being published."""
        return [(name, str(sentence)) for name, sentence in self.needs.items() if not block.get(name)]

    def parts(self, block: dict, setting: Setting) -> Iterable[dict]:
        """What it becomes when it is published; of a block without faults."""
        raise NotImplementedError

    def words(self, block: dict, setting: Setting) -> Iterable[str]:
        """Its plain words, for search, feeds and shares."""
        return ()


class Unknown(Kind):
    """A block of a kind that is not installed any more: kept as it is, and never published."""

    label, icon = _("Unknown block"), "help-circle"
    hint = _("The part of the program that made this block is not installed.")

    def faults(self, block, setting):
        return [
            ("", str(_("Nobody here knows this kind of block. Remove it, or ask whoever runs this server.")))
        ]

    def parts(self, block, setting):
        return ()


def register_kind(kind: Kind) -> None:
    """Make a kind known (AppConfig.ready); the same key twice is an error of the program."""
    if kind.key in _KINDS:
        raise ValueError(f"kind of block {kind.key} is registered twice")
    _KINDS[kind.key] = kind


def kinds() -> list[Kind]:
    """Every kind in its order: `key`, `label`, `hint`, `icon`."""
    return list(_KINDS.values())


def kind_of(key: str) -> Kind:
    return _KINDS.get(key) or Unknown()


def known_kinds() -> frozenset[str]:
    return frozenset(_KINDS)
