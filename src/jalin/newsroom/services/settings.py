"""What a story is about, and how it is shown."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed, can
from jalin.kernel.journal import action

from ..models import Publication, Story, Subject, Text
from ..permissions import PUBLISH, WRITE
from ..signings import signings_of
from ..subjects import subject_kinds
from ..timelines import tell_timelines

SETTINGS = frozenset({"replies", "picture", "embargo_until", "waits_for"})


@action("newsroom.set_subjects", verb=WRITE)
def set_subjects(*, by, act, story: Story, subjects: Iterable[tuple[str, int]]) -> Story:
    """Say what a story is about: pairs (kind, key). The timelines of relations follow a published story."""
    if write_subjects(act, story, subjects):
        tell_timelines(act, story)
    act.about(story)
    return story


def write_subjects(act, story: Story, subjects: Iterable[tuple[str, int]]) -> bool:
    """Make the rows say this; whether anything changed."""
    wanted, known = set(subjects), subject_kinds()
    if any(kind not in known for kind, _key in wanted):
        raise ValidationError(_("A story cannot be about such a thing."))
    there = {(row.kind, row.object_id): row for row in Subject.objects.filter(story=story)}
    for pair in sorted(there.keys() - wanted):
        act.remove(there[pair])
    for kind, key in sorted(wanted - there.keys()):
        act.create(Subject(story=story, kind=kind, object_id=key))
    return wanted != there.keys()


def _waits(story: Story) -> bool:
    """Whether a text of it is to go out when the agreement is signed."""
    return Text.objects.filter(story=story, state=Text.State.SCHEDULED, publish_at__isnull=True).exists()


@action("newsroom.change_story", verb=WRITE)
def change_story(*, by, act, story: Story, **values) -> Story:
    """Change how a story is shown and until when it is held back: `replies`, `picture`, `embargo_until`, `waits_for`."""
    if not SETTINGS.issuperset(values):
        raise ValueError("only the settings of a story are changed here")
    case = values.get("waits_for")
    if case is not None and case != story.waits_for:
        values["signings_seen"] = signings_of([case.pk]).get(case.pk, 0)
    if "waits_for" in values and case is None and _waits(story):
        raise ValidationError(
            {"waits_for": _("A text is scheduled for this signing. Take it out of the schedule first.")}
        )
    act.change(story, **values)
    return story


@action("newsroom.discard_story", verb=WRITE)
def discard_story(*, by, act, story: Story) -> None:
    """Throw away a draft of which nothing was ever published, with its versions. For who began it, and who publishes."""
    if not may_discard(by, story):
        raise NotAllowed(_("Only who began this story or the chief editor can throw it away."))
    if Publication.objects.filter(story=story).exists():
        raise ValidationError(
            _("The public has read this story: withdraw it, so that its address goes on saying so.")
        )
    act.note(title=next((text.title for text in story.texts.all() if text.title), story.reference))
    act.remove(story)


def may_discard(by, story: Story) -> bool:
    is_program = isinstance(by, str) and by.startswith("system:")
    return is_program or story.created_by_id == by.pk or can(by, PUBLISH)
