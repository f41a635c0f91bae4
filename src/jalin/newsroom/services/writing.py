"""Starting stories and saving their texts. Every save that changes something keeps a version."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.journal import action
from jalin.people.models import Office

from ..bodies import MOST_BLOCKS, Body, changed_ids, joined
from ..lifecycle import SCHEDULED
from ..models import TONGUES, Story, Text, Version
from ..permissions import PUBLISH, TRANSLATE, WRITE
from .settings import write_subjects

HEAD = ("title", "summary")


class Meanwhile(ValidationError):
    """Somebody else changed the same words. `clashes`: "title", "summary" or ids of blocks; `theirs`: the row as it is now;
    `settled`: title, summary and body with the writer's own where both changed, to be looked at and saved again."""

    def __init__(self, clashes: Iterable[str], theirs: Text, settled: dict):
        sentence = _(
            "Somebody changed the same part while you were writing. Nothing of yours is lost: compare below, then save again."
        )
        super().__init__(sentence, code="meanwhile")
        self.clashes, self.theirs, self.settled = tuple(clashes), theirs, settled


def may(by, verb) -> bool:
    """Whether the actor may do this; the program itself may."""
    return (isinstance(by, str) and by.startswith("system:")) or can(by, verb)


def author_of(by):
    return None if isinstance(by, str) else by


@action("newsroom.start_story", verb=WRITE)
def start_story(
    *,
    by,
    act,
    original: str = "id",
    title: str = "",
    summary: str = "",
    body: Body = (),
    subjects=(),
    **values,
) -> Story:
    """Begin a story with its text in the language it is written first in. `subjects`: pairs (kind, key)."""
    if original not in dict(TONGUES):
        raise ValidationError(_("A story is written in Indonesian, Japanese or English."))
    reference = next_reference(timezone.localdate().year)
    story = act.create(Story(reference=reference, original=original, created_by=author_of(by), **values))
    text = act.create(Text(story=story, language=original))
    if title or summary or body:
        save_text(by=by, text=text, title=title, summary=summary, body=list(body), seen_version=0)
    write_subjects(act, story, subjects)
    return story


def next_reference(year: int) -> str:
    """S-2026-0007. Whoever begins a story at the same instant waits for the row of the office."""
    Office.objects.select_for_update().filter(pk=1).first()
    last = Story.objects.filter(reference__startswith=f"S-{year}-").order_by("-reference").first()
    return f"S-{year}-{int(last.reference[7:]) + 1 if last else 1:04d}"


def text_in(story: Story, language: str) -> Text:
    """The story's text in that language; a new one, not saved yet, where nobody has written it."""
    found = Text.objects.filter(story=story, language=language).first() or Text(
        story=story, language=language
    )
    found.story = story
    return found


def save_text(
    *,
    by,
    text: Text,
    title: str,
    summary: str,
    body: Body,
    seen_version: int,
    follows_version: int | None = None,
) -> Text:
    """Save what was written and return the row as it is then. `seen_version`: the one that was before the writer; what
    others changed since in other blocks is kept, the same block is asked about (Meanwhile). `follows_version`: the version
    of the original that a translation renders now."""
    is_translation = text.language != text.story.original
    door = _save_translation if is_translation and not may(by, WRITE) else _save_text
    return door(by=by, text=text, title=title, summary=summary, body=body, seen_version=seen_version,
                follows_version=follows_version)  # fmt: skip


@action("newsroom.save_text", verb=WRITE)
def _save_text(*, by, act, text: Text, **values) -> Text:
    return _save(by, act, text, **values)


@action("newsroom.translate_text", verb=TRANSLATE)
def _save_translation(*, by, act, text: Text, **values) -> Text:
    return _save(by, act, text, **values)


def locked(text: Text) -> Text:
    """The row as it is now, held until the act is over."""
    return Text.objects.select_for_update(of=("self",)).select_related("story").get(pk=text.pk)


def _save(
    by, act, text: Text, *, title, summary, body, seen_version: int, follows_version: int | None
) -> Text:
    if text.pk is None:
        found = Text.objects.filter(story=text.story, language=text.language).first()
        current = found or act.create(Text(story=text.story, language=text.language))
    else:
        current = locked(text)
    _ask_if_scheduled(by, current)
    mine = {"title": " ".join(title.split()), "summary": " ".join(summary.split()), "body": _checked(body)}
    mine = _settled(current, mine, seen_version)
    follows = current.follows_version if follows_version is None else follows_version
    if all(getattr(current, name) == value for name, value in mine.items()):
        act.change(current, follows_version=follows)
        return current
    touched = sorted(changed_ids(current.body, mine["body"]))
    number = current.version + 1
    act.change(current, **mine, version=number, follows_version=follows)
    act.create(Version(text=current, number=number, saved_by=author_of(by), **mine))
    act.about(current.story)
    if touched:
        act.note(blocks=touched)
    return current


def _ask_if_scheduled(by, text: Text) -> None:
    """What goes out by itself was read by the chief editor: nobody else changes it any more."""
    if text.state == SCHEDULED and not may(by, PUBLISH):
        raise ValidationError(
            _(
                "This text is scheduled. Ask the chief editor to take it out of the schedule before you change it."
            )
        )


def _checked(body: Body) -> Body:
    names = [block.get("id") for block in body]
    if len(body) > MOST_BLOCKS:
        raise ValidationError(
            _("A story has at most %(most)s blocks. Make two stories of it.") % {"most": MOST_BLOCKS}
        )
    if len(set(names)) < len(names) or not all(names) or not all(block.get("kind") for block in body):
        raise ValueError("every block has an id of its own and a kind")
    return list(body)


def _settled(current: Text, mine: dict, seen_version: int) -> dict:
    """The values to write, joined with what others saved since `seen_version`."""
    if seen_version == current.version:
        return mine
    seen = Version.objects.filter(text=current, number=seen_version).first()
    base = {name: getattr(seen, name) if seen else "" for name in HEAD}
    found, clashes = dict(mine), []
    for name in HEAD:
        theirs = getattr(current, name)
        if mine[name] == base[name]:
            found[name] = theirs
        elif theirs not in (base[name], mine[name]):
            clashes.append(name)
    both = joined(seen.body if seen else [], mine["body"], current.body)
    clashes += both.clashes
    found["body"] = both.body
    if clashes:
        raise Meanwhile(clashes, current, found)
    return found
