"""What the public reads and when: submitting, sending back, publishing, scheduling, correcting, withdrawing."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jalin.kernel.journal import action
from jalin.kernel.lists.columns import words_of
from jalin.kernel.problems import Problem

from ..addressing import free_slug
from ..blocks import prepare
from ..following import tell_followers
from ..lacking import lacking_in
from ..lifecycle import PUBLISHED, SCHEDULED, SUBMITTED, WITHDRAWN, may_follow, resting
from ..models import Publication, Story, Text
from ..permissions import PUBLISH, TRANSLATE, WRITE
from ..selectors import texts_due
from ..timelines import PROGRAM, tell_timelines
from .writing import locked, may

LONGEST_REMARK = 500
NOT_OUT = Problem(
    "lacking",
    gettext_noop("It was not published at its time: something in it is missing. Open it to see what."),
)


def publication_of(text: Text) -> Publication | None:
    return Publication.objects.filter(story=text.story_id, language=text.language).first()


def _begin(text: Text, to: str, seen_version: int | None = None) -> tuple[Text, Publication | None]:
    """The locked row and its publication; refuses a step that is not possible, or that is about an older version."""
    current = locked(text)
    publication = publication_of(current)
    is_open = publication is not None and publication.is_open
    if not may_follow(current.state, to, is_open=is_open):
        raise ValidationError(_("This text is “%(state)s” now: this step is not possible any more.") % {
            "state": current.get_state_display()})  # fmt: skip
    if seen_version is not None and seen_version != current.version:
        raise ValidationError(
            _("Somebody saved version %(number)s meanwhile. Read it, then decide.")
            % {"number": current.version},
            code="meanwhile",
        )
    return current, publication


def _move(act, text: Text, to: str, **values) -> None:
    act.about(text)
    act.change(
        text,
        **{
            "state": to,
            "publish_at": None,
            "remark": "",
            "problem": {},
            "moved_at": timezone.now(),
            **values,
        },
    )
    act.about(text.story)


def _said(words: str, question: str) -> str:
    """A reason as it is kept; refuses silence."""
    words = " ".join(words.split())
    if not words:
        raise ValidationError({"remark": question})
    return words[:LONGEST_REMARK]


def _refuse_lacking(text: Text) -> None:
    if lacks := lacking_in(text):
        raise ValidationError([ValidationError(one.sentence, code="lacking") for one in lacks])


def submit_text(*, by, text: Text) -> Text:
    """Ask the chief editor to publish it. Whoever may write this text may do so."""
    is_translation = text.language != text.story.original
    door = _submit_translation if is_translation and not may(by, WRITE) else _submit_text
    return door(by=by, text=text)


@action("newsroom.submit_text", verb=WRITE)
def _submit_text(*, by, act, text: Text) -> Text:
    return _submit(act, text)


@action("newsroom.submit_translation", verb=TRANSLATE)
def _submit_translation(*, by, act, text: Text) -> Text:
    return _submit(act, text)


def _submit(act, text: Text) -> Text:
    current, _publication = _begin(text, SUBMITTED)
    _refuse_lacking(current)
    _move(act, current, SUBMITTED)
    return current


@action("newsroom.send_back", verb=PUBLISH)
def send_back(*, by, act, text: Text, remark: str) -> Text:
    """Give a submitted text back to who writes it, with what is to be changed. What the public reads stays."""
    publication = publication_of(text)
    to = resting(publication is not None and publication.is_open)
    current, _publication = _begin(text, to)
    if current.state != SUBMITTED:
        raise ValidationError(_("Only a text that waits for the chief editor can be sent back."))
    _move(act, current, to, remark=_said(remark, _("Say what is to be changed.")))
    return current


@action("newsroom.schedule_text", verb=PUBLISH)
def schedule_text(
    *, by, act, text: Text, at: datetime | None = None, seen_version: int | None = None
) -> Text:
    """Let it be published by itself: at an instant, or, without one, when the agreement that the story waits for is signed."""
    current, _publication = _begin(text, SCHEDULED, seen_version)
    _refuse_lacking(current)
    story = current.story
    if at is None and story.waits_for_id is None:
        raise ValidationError(
            {
                "at": _(
                    "Give the day and the hour, or name in the story's settings the agreement it waits for."
                )
            }
        )
    if at is not None and at <= timezone.now():
        raise ValidationError({"at": _("This moment is over. Publish the text now, or give a later one.")})
    if at is not None and story.embargo_until and at < story.embargo_until:
        raise ValidationError(
            {"at": _("The story is held back longer than that: see “Not before” in its settings.")}
        )
    _move(act, current, SCHEDULED, publish_at=at)
    return current


@action("newsroom.unschedule_text", verb=PUBLISH)
def unschedule_text(*, by, act, text: Text) -> Text:
    """Take a text out of the schedule; it is not published by itself any more."""
    publication = publication_of(text)
    to = resting(publication is not None and publication.is_open)
    current, _publication = _begin(text, to)
    if current.state != SCHEDULED:
        raise ValidationError(_("This text is not scheduled."))
    _move(act, current, to)
    return current


@action("newsroom.publish_text", verb=PUBLISH)
def publish_text(*, by, act, text: Text, seen_version: int | None = None) -> Publication:
    """Let everybody read this language of the story as it is saved now. `seen_version`: what was read before deciding."""
    current, publication = _begin(text, PUBLISHED, seen_version)
    return _publish(act, current, publication)


def _publish(act, text: Text, publication: Publication | None) -> Publication:
    story, now = text.story, timezone.now()
    _refuse_embargo(story, now)
    _refuse_lacking(text)
    prepared = prepare(text.body, story=story, language=text.language)
    values = {"title": text.title, "summary": text.summary, "parts": prepared.parts, "words": prepared.words,
              "is_open": True, "changed_at": now}  # fmt: skip
    is_first = publication is None
    if publication is None:
        slug = free_slug(story, text.language, text.title)
        new = Publication(story=story, language=text.language, slug=slug, published_at=now, **values)
        publication = act.create(new)
    else:
        act.change(publication, **values)
    if story.first_published_at is None:
        act.change(story, first_published_at=now)
    _move(act, text, PUBLISHED, published_version=text.version)
    tell_timelines(act, story)
    publication.story = story
    tell_followers(publication, is_first=is_first)
    return publication


def _refuse_embargo(story: Story, now: datetime) -> None:
    if story.embargo_until and story.embargo_until > now:
        until = words_of(timezone.localtime(story.embargo_until))
        raise ValidationError(
            _("The story is held back until %(time)s. Schedule it instead.") % {"time": until}
        )


@action("newsroom.withdraw_text", verb=PUBLISH)
def withdraw_text(*, by, act, text: Text, remark: str) -> Text:
    """Take this language from the public; its address says that it was withdrawn."""
    current, publication = _begin(text, WITHDRAWN)
    why = _said(remark, _("Say why it is withdrawn."))
    act.change(publication, is_open=False, changed_at=timezone.now())
    _move(act, current, WITHDRAWN, remark=why)
    act.reason = act.reason or why
    tell_timelines(act, current.story)
    return current


@action("newsroom.add_correction", verb=PUBLISH)
def add_correction(*, by, act, publication: Publication, sentence: str) -> Publication:
    """Say below a published text what was wrong in it; the note stays."""
    current = (
        Publication.objects.select_for_update(of=("self",)).select_related("story").get(pk=publication.pk)
    )
    sentence = " ".join(sentence.split())
    if not sentence:
        raise ValidationError({"sentence": _("Say what was wrong and what is right.")})
    now = timezone.now()
    note = {"at": now.isoformat(timespec="seconds"), "text": sentence[:LONGEST_REMARK]}
    act.change(current, corrections=[*current.corrections, note], changed_at=now)
    act.about(current.story)
    return current


@action("newsroom.release_text", verb=PUBLISH)
def _release(*, by, act, text: Text) -> bool:
    """Publish one scheduled text, unless somebody was quicker."""
    current = locked(text)
    if current.state != SCHEDULED:
        return False
    _publish(act, current, publication_of(current))
    return True


@action("newsroom.note_problem", verb=PUBLISH)
def _note_problem(*, by, act, text: Text, problem: dict) -> None:
    """Keep why a scheduled text could not go out, once."""
    current = locked(text)
    if current.state == SCHEDULED:
        act.change(current, problem=problem)
        act.about(current.story)


def release_due(
    now: datetime | None = None, *, cancelled: Callable[[], bool] = lambda: False
) -> dict[str, int]:
    """Publish every scheduled text whose time has come, each in a transaction of its own; running it again publishes nothing
    twice. {"published": …, "failed": …}"""
    done = {"published": 0, "failed": 0}
    for text in texts_due(now or timezone.now()):
        if cancelled():
            break
        try:
            done["published"] += _release(by=PROGRAM, text=text)
        except ValidationError:
            done["failed"] += 1
            _note_problem(by=PROGRAM, text=text, problem=NOT_OUT.as_dict())
    return done
