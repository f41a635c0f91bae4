"""What a text still lacks before the public may read it, each in one sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jalin.kernel.text import COLUMNS

from .blocks import faults_of
from .models import Text


@dataclass(frozen=True)
class Lack:
    """`block`: the id of the block it is in, "" for the text as a whole; `field`: which control."""

    block: str
    field: str
    sentence: str


def lacking_in(text: Text) -> list[Lack]:
    """Nothing where it can be published."""
    found = []
    if not text.title:
        found.append(Lack("", "title", _("The story has no title.")))
    if not text.summary:
        found.append(
            Lack("", "summary", _("The summary is missing: one or two sentences that stand in lists."))
        )
    if not text.body:
        found.append(Lack("", "body", _("The story has no text yet. Add a block.")))
    picture = text.story.picture
    if picture is not None and not getattr(picture, f"alt_{COLUMNS[text.language]}"):
        found.append(Lack("", "picture", _("The picture on top has no description in this language.")))
    found += [
        Lack(one.block_id, one.field, str(one.sentence))
        for one in faults_of(text.body, text.language, story=text.story)
    ]
    return found
