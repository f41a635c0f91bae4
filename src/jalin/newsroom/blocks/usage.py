"""Keeps true which story shows which picture: follows every act that changed a story, a text or a publication."""

import re
from collections.abc import Iterable

from django.db.models.functions import Substr

from jalin.newsroom.models import Picture, Publication, Story, Text

from .kinds import kind_of
from .models import PictureUse
from .pictures.drawing import SHORT

ADDRESS = re.compile(rf"/media/pictures/([0-9a-f]{{{SHORT}}})-")
STORY_OF = {"newsroom.story": None, "newsroom.text": Text, "newsroom.publication": Publication}
TELLING = {"body", "parts", "picture"}  # fields that may change what is shown


def follow_act(act) -> None:
    """After an act, in its transaction. Nothing is asked where no story was touched."""
    touched: dict[str, set[int]] = {}
    for change in act.changes:
        if change["noun"] in STORY_OF and change["how"] != "removed" and TELLING & change["fields"].keys():
            touched.setdefault(change["noun"], set()).add(int(change["id"]))
    stories = set(touched.pop("newsroom.story", ()))
    for noun, keys in touched.items():
        stories |= set(STORY_OF[noun].objects.filter(pk__in=keys).values_list("story", flat=True))
    if stories:
        renew_uses(stories)


def renew_uses(stories: Iterable[int]) -> None:
    """Write anew which pictures these stories show."""
    stories = list(stories)
    wanted = dict.fromkeys((*_in_texts(stories), *_on_top(stories)), False)
    wanted |= dict.fromkeys((*_in_public(stories), *_on_top(stories, publications__isnull=False)), True)
    known = set(Picture.objects.filter(pk__in={key for _story, key in wanted}).values_list("pk", flat=True))
    PictureUse.objects.filter(story__in=stories).delete()
    PictureUse.objects.bulk_create(
        PictureUse(story_id=story, picture_id=key, is_published=shown)
        for (story, key), shown in wanted.items()
        if key in known
    )


def _in_texts(stories: list[int]):
    for story, body in Text.objects.filter(story__in=stories).values_list("story", "body"):
        for block in body:
            for key in kind_of(block.get("kind", "")).pictures(block):
                yield story, key


def _on_top(stories: list[int], **which):
    tops = Story.objects.filter(pk__in=stories, picture__isnull=False, **which)
    return list(tops.values_list("pk", "picture").distinct())


def _in_public(stories: list[int]):
    """What the parts of publications name by its address."""
    named: dict[str, set[int]] = {}
    for story, parts in Publication.objects.filter(story__in=stories).values_list("story", "parts"):
        for part in parts:
            for digest in ADDRESS.findall(part.get("html", "")):
                named.setdefault(digest, set()).add(story)
    if named:
        known = Picture.objects.annotate(short=Substr("digest", 1, SHORT)).filter(short__in=named)
        for short, key in known.values_list("short", "pk"):
            yield from ((story, key) for story in named[short])
