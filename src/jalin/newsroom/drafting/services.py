"""Beginning a story from the record."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.journal import action

from ..models import TONGUES, Story
from ..permissions import WRITE
from ..services import save_text, start_story, text_in
from .facts import body_of
from .gathering import GATHERED


@action("newsroom.draft_story", verb=WRITE)
def draft_story(*, by, act, kind: str, key: int, original: str = "id") -> Story:
    """The draft of a story about one thing that `by` may see, in the three languages. The translations render the original as it is
    begun; who writes on takes over what is right."""
    found = GATHERED[kind](by, key) if kind in GATHERED else None
    if found is None:
        raise ValidationError(_("What you want to write about is not there any more, or not for you to see."))
    texts = {}
    for language, _name in TONGUES:
        with override(language):
            facts = found.tell()
            texts[language] = {
                "title": facts.title[:200],
                "summary": facts.summary[:500],
                "body": body_of(facts),
            }
    story = start_story(by=by, original=original, subjects=found.subjects, **found.values, **texts[original])
    for language in texts:
        if language != original:
            save_text(
                by=by, text=text_in(story, language), seen_version=0, follows_version=1, **texts[language]
            )
    act.about(story)
    act.note(drafted_from=kind, key=key)
    return story
