"""What the newsroom asks of somebody: texts that wait for the chief editor, scheduled ones that did not go out, translations behind
their original."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.due import Due, More, register_due

from .models import Text
from .permissions import PUBLISH, TRANSLATE
from .words import NAMES, moment_word

MOST = 5
STATES = Text.State


@register_due
def texts_due_on_the_desk(user, today: date) -> Iterator[Due | More]:
    """One question for who publishes, two for who edits; none for others."""
    if can(user, PUBLISH):
        yield from _waiting()
    if can(user, TRANSLATE):
        yield from _behind()
        if not can(user, PUBLISH):
            yield from _sent_back()


def _title(text: Text) -> str:
    return f"{text.title or text.story.reference} ({NAMES[text.language]})"


def _url(text: Text) -> str:
    return reverse("newsroom:text", args=[text.story_id, text.language])


def _waiting() -> Iterator[Due | More]:
    """What was submitted, the longest waiting first, and what did not go out."""
    rows = Text.objects.filter(state__in=(STATES.SUBMITTED, STATES.SCHEDULED)).select_related("story")
    rows = rows.exclude(state=STATES.SCHEDULED, problem={}).defer("body").order_by("-state", "moved_at", "pk")
    found = list(rows[: MOST + 1])
    for text in found[:MOST]:
        url = _url(text)
        if text.state == STATES.SUBMITTED:
            reason = _("It waits for you since %(time)s.") % {"time": moment_word(text.moved_at)}
            yield Due("story", "waiting", _title(text), reason, url, act=_("Read and decide"), act_url=url, icon="news",
                      on=timezone.localdate(text.moved_at), cost=640)  # fmt: skip
        else:
            reason = _("It was scheduled and did not go out: something in it is missing.")
            yield Due("story", "late", _title(text), reason, url, act=_("See what is missing"), act_url=url, icon="news",
                      on=timezone.localdate(text.publish_at or text.moved_at), cost=890)  # fmt: skip
    if len(found) > MOST:
        yield More(
            "story",
            "waiting",
            _("All texts for the chief editor"),
            f"{reverse('newsroom:stories')}?state=submitted",
        )


def _behind() -> Iterator[Due | More]:
    """Translations whose original was saved again since; what the public reads first."""
    original = Text.objects.filter(story=OuterRef("story"), language=OuterRef("story__original"))
    rows = (
        Text.objects.filter(version__gt=0)
        .exclude(language=F("story__original"))
        .exclude(state=STATES.WITHDRAWN)
    )
    rows = rows.annotate(original_version=Subquery(original.values("version")[:1]))
    rows = rows.filter(follows_version__lt=F("original_version")).select_related("story").defer("body")
    for text in rows.order_by(F("published_version").desc(), "moved_at", "pk")[:MOST]:
        url = _url(text)
        reason = _("The original was changed after this translation was made.")
        yield Due("translation", "tidy" if text.published_version == 0 else "due", _title(text), reason, url,
                  act=_("Bring it up to date"), act_url=url, icon="language", cost=0 if text.published_version == 0 else 610)  # fmt: skip


def _sent_back() -> Iterator[Due]:
    """What the chief editor wants changed."""
    rows = Text.objects.filter(state__in=(STATES.DRAFT, STATES.PUBLISHED)).exclude(remark="")
    for text in rows.select_related("story").defer("body").order_by("moved_at", "pk")[:MOST]:
        url = _url(text)
        yield Due("story", "due", _title(text), text.remark, url, act=_("Change it"), act_url=url, icon="arrow-back-up",
                  on=timezone.localdate(text.moved_at), cost=660)  # fmt: skip
