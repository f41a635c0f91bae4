"""One text as a form: its title and summary, and its blocks, each a form of its own within the same <form>. Every button sends all of
it, so that nothing typed is lost by moving or adding a block; without JavaScript too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django import forms

from ..blocks import form_of, kind_of
from ..blocks.kinds import known_kinds
from ..blocks.material import Material
from ..blocks.pictures.choosing import PictureField
from ..bodies import DOWN, MOST_BLOCKS, UP, Body, moved, new_id, with_block, without
from ..forms import HeadForm
from ..models import Text, Version

NAME = re.compile(r"([a-z][a-z0-9]{0,15}):([a-z_]{1,30})")  # id and kind of a block, as the page sends them
SAVE = "save"


@dataclass
class Place:
    """One block on the page. `original`: what stands beside it in a translation; `theirs`: what somebody else wrote meanwhile."""

    block: dict
    form: forms.Form
    number: int = 0
    lacks: list[str] = field(default_factory=list)
    original: dict | None = None
    theirs: str = ""
    words: str = ""
    is_new: bool = False

    @property
    def id(self) -> str:
        return self.block["id"]

    @property
    def kind(self):
        return kind_of(self.block["kind"])

    @property
    def shows_pictures(self) -> bool:
        return any(isinstance(one, PictureField) for one in self.form.fields.values())

    @property
    def name(self) -> str:
        return f"{self.block['id']}:{self.block['kind']}"


class WritingForm:
    """`data`: what was sent, or None to show what is saved. `body`, `head`: what is shown instead of what is saved."""

    def __init__(
        self,
        text: Text,
        *,
        data=None,
        body: Body | None = None,
        head: dict | None = None,
        most: int = MOST_BLOCKS,
    ):
        self.text, self.data = text, data
        shown = head or {"title": text.title, "summary": text.summary}
        self.head = HeadForm(data, initial=shown)
        for one in self.head.fields.values():
            one.widget.attrs["lang"] = text.language
        saved = text.body if body is None else body
        self.material = Material(text.story, saved)
        self.places = [self._place(block, number) for number, block in enumerate(self._blocks(saved), 1)]

    def _blocks(self, saved: Body) -> Body:
        """The blocks in the order of the page: those that were sent (a new one has nothing saved), or the saved ones."""
        if self.data is None:
            return saved
        known = {block["id"]: block for block in saved}
        kinds = known_kinds()
        sent = dict(
            match.groups()
            for one in self.data.getlist("block")[:MOST_BLOCKS]
            if (match := NAME.fullmatch(one))
        )
        new = {name: {"id": name, "kind": kind} for name, kind in sent.items() if kind in kinds}
        return [block for name in sent if (block := known.get(name) or new.get(name))]

    def _place(self, block: dict, number: int) -> Place:
        form = form_of(block["kind"], self.data, initial=block, prefix=block["id"], material=self.material)
        for one in form.fields.values():
            if is_words(one):
                one.widget.attrs["lang"] = self.text.language
        return Place(block, form, number)

    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *(place.form.is_valid() for place in self.places)])

    @property
    def body(self) -> Body:
        """What was sent, of a valid form."""
        return [
            {**place.block, **place.form.cleaned_data, "id": place.id, "kind": place.block["kind"]}
            for place in self.places
        ]

    @property
    def seen_version(self) -> int:
        given = (self.data or {}).get("seen_version", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def is_words(one: forms.Field) -> bool:
    """Whether a field holds words of the text's language, rather than a choice."""
    return isinstance(one, forms.CharField) and not isinstance(one.widget, forms.Select)


def begun_from(original: Body) -> Body:
    """The first body of a translation: the blocks of the original with their pictures and figures, without its words."""
    return [_without_words(block) for block in original]


def _without_words(block: dict) -> dict:
    words = {name for name, one in form_of(block["kind"], initial=block).fields.items() if is_words(one)}
    return {name: value for name, value in block.items() if name in ("id", "kind") or name not in words}


def carried_out(text: Text, body: Body, do: str, original: Text | None = None) -> tuple[Body, str]:
    """(the body after what a button asks, the block to look at next). `do`: "save", "up:ID", "down:ID", "remove:ID", "add:KIND",
    "add:KIND:AFTER", "back:ID:AFTER" (a block that was removed), "take:ID:AFTER" (a block that the original has), "below:ID" (where the next one is to stand)."""
    what, _colon, rest = do.partition(":")
    name, _colon, after = rest.partition(":")
    if what == "up" or what == "down":
        return moved(body, name, UP if what == "up" else DOWN), name
    if what == "remove":
        return without(body, name), ""
    if what == "add" and kind_of(name).key == name:
        new = {"id": new_id(_ever_used(text, body)), "kind": name}
        return with_block(body, new, after), new["id"]
    if what == "back" and (block := _removed(text, body, name)):
        return with_block(body, block, after), name
    if (
        what == "take"
        and original
        and (block := next((one for one in original.body if one["id"] == name), None))
    ):
        body = without(body, name)
        return with_block(body, _without_words(block), after), name
    return body, ""


def _ever_used(text: Text, body: Body) -> Iterable[str]:
    """Ids in this language and in the original: blocks with the same id render each other."""
    others = Text.objects.filter(story=text.story_id).values_list("body", flat=True) if text.story_id else ()
    return {block["id"] for one in [*others, body] for block in one}


def _removed(text: Text, body: Body, name: str) -> dict | None:
    """The block as the last version that had it."""
    if any(block["id"] == name for block in body):
        return None
    for version in Version.objects.filter(text=text.pk).order_by("-number")[:20]:
        for block in version.body:
            if block["id"] == name:
                return block
    return None
