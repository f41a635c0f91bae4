"""What the page of one text shows, and what may be done with it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.problems import sentence_of
from jalin.relations.states import DESK

from ..blocks import kinds
from ..lacking import lacking_in
from ..lifecycle import DRAFT, PUBLISHED, SCHEDULED, SUBMITTED, WITHDRAWN, has_changes
from ..models import TONGUES, Publication, Story, Text
from ..permissions import PUBLISH, TRANSLATE, WRITE
from ..services import may_discard
from ..subjects import subjects_of
from ..words import NAMES, NOT_BEGUN, STATES, language, moment_word, standing
from .beside import Original, words_of
from .writing_form import WritingForm


@dataclass(frozen=True)
class Rights:
    """What one person may do with one text."""

    write: bool
    publish: bool
    settings: bool

    @classmethod
    def of(cls, user, text: Text) -> "Rights":
        is_translation = text.language != text.story.original
        writes = can(user, WRITE)
        publishes = can(user, PUBLISH)
        may_write = (writes or (is_translation and can(user, TRANSLATE))) and (
            text.state != SCHEDULED or publishes
        )
        return cls(may_write, publishes, writes)


def text_url(text: Text, name: str = "text") -> str:
    return reverse(f"newsroom:{name}", args=[text.story_id, text.language])


def name_of(story: Story, texts: dict[str, Text]) -> str:
    """The story's name: its title in the language it was written first in, else any, else its reference."""
    first = texts.get(story.original)
    titles = [first.title if first else "", *(text.title for text in texts.values())]
    return next(filter(None, titles), story.reference)


def tabs_of(story: Story, here: str, texts: dict[str, Text]) -> list[dict]:
    """One tab for each language with its state, the original first."""
    codes = [story.original, *(code for code, _name in TONGUES if code != story.original)]
    return [
        {"label": f"{NAMES[code]} · {STATES[_state_of(story, texts, code)][0]}", "url": reverse("newsroom:text", args=[story.pk, code]),
         "active": code == here, "count": None}
        for code in codes
    ]  # fmt: skip


def _state_of(story: Story, texts: dict[str, Text], code: str) -> str:
    text, first = texts.get(code), texts.get(story.original)
    if text is None:
        return NOT_BEGUN
    row = {"state": text.state, "version": text.version, "follows_version": text.follows_version}
    return standing(row, first.version if first and code != story.original else 0)[-1]


def frame(request, story: Story, text: Text, texts: dict[str, Text], last: str = "") -> dict:
    """What every page of a text shows around its own content. No query."""
    name, word = name_of(story, texts), STATES[text.state if text.pk else NOT_BEGUN]
    trail = [(_("Stories"), reverse("newsroom:stories")), (name, text_url(text) if last else "")]
    return {
        "story": story, "text": text, "name": name, "tongue": NAMES[text.language], "is_translation": text.language != story.original,
        "state": {"word": word[0], "tone": word[1], "icon": word[2]}, "tabs": tabs_of(story, text.language, texts),
        "rights": Rights.of(request.user, text), "trail": [*trail, (last, "")] if last else trail,
    }  # fmt: skip


def writing_page(
    request,
    story: Story,
    texts: dict[str, Text],
    text: Text,
    form: WritingForm,
    *,
    look: str = "",
    below: str = "",
    undo: str = "",
) -> dict:
    """The page on which a text is written. `look`: the block to look at first; `below`: the block behind which the next one is
    to stand; `undo`: what brings a removed block back."""
    rights, original = Rights.of(request.user, text), texts.get(story.original)
    publication = Publication.objects.filter(story=story, language=text.language).first() if text.pk else None
    lacks = lacking_in(text) if text.version else []
    for place in form.places:
        place.lacks = [one.sentence for one in lacks if one.block == place.id]
        place.is_new = place.id == look
        place.words = "" if rights.write else words_of(place.block, text, form.material)
    return {
        **frame(request, story, text, texts), "form": form, "kinds": kinds(), "lacks": lacks, "undo": undo, "below": below,
        "about": subjects_of([story.pk], request.user, language(), place=DESK).get(story.pk, []),
        "publication": publication, "is_behind": has_changes(text.state, text.version, text.published_version),
        "acts": acts_of(text, rights, publication, lacks), "plan": plan_of(text), "may_discard": publication is None and story.first_published_at is None and may_discard(request.user, story), "problem": sentence_of(text.problem or {}),
        "beside": beside_of(text, original, form), "autosave": f"text-{text.language}-{text.version}",
    }  # fmt: skip


def beside_of(text: Text, original: Text | None, form: WritingForm) -> dict | None:
    """The original, where this is a translation of one; each block on the page gets its own."""
    if original is None or text.language == original.language:
        return None
    found = Original(text, original, form.material)
    for place in form.places:
        place.original = found.block(place.id)
    body = [place.block for place in form.places]
    missing = found.missing_in(body) if text.version else []
    for one in missing:
        one["shown"] = found.block(one["block"]["id"])
    return {"title": found.head("title"), "summary": found.head("summary"), "is_ahead": found.is_ahead, "text": original,
            "missing": missing}  # fmt: skip


def plan_of(text: Text) -> str:
    """When a scheduled text goes out, in words; "" of every other."""
    if text.state != SCHEDULED:
        return ""
    if text.publish_at:
        return _("It goes out on %(time)s.") % {"time": moment_word(text.publish_at)}
    case = text.story.waits_for
    return _("It goes out when “%(case)s” is signed.") % {"case": case.title} if case else ""


def acts_of(text: Text, rights: Rights, publication: Publication | None, lacks: list) -> list[dict]:
    """What may be done with this text now, the next step first; nothing that would be refused."""
    is_open = publication is not None and publication.is_open
    may_go_out = not lacks and text.version > 0
    changed = not is_open or text.version > text.published_version
    found = []

    def act(name: str, label, icon: str, *, posts: bool = False, tone: str = "plain") -> None:
        found.append(
            {
                "url": text_url(text, name),
                "label": label,
                "icon": icon,
                "posts": posts,
                "tone": tone,
                "opens": name,
            }
        )

    if may_go_out and changed and rights.publish and text.state != SCHEDULED:
        act("publish", _("Publish the changes") if is_open else _("Publish it"), "world", tone="primary")
        act("schedule", _("Schedule it"), "clock")
    if may_go_out and changed and rights.write and text.state in (DRAFT, PUBLISHED, WITHDRAWN):
        tone = "plain" if rights.publish else "primary"
        act("submit", _("Ask the chief editor to publish it"), "hand-stop", posts=True, tone=tone)
    if rights.publish and text.state == SUBMITTED:
        act("send_back", _("Send it back"), "arrow-back-up")
    if rights.publish and text.state == SCHEDULED:
        act("publish", _("Publish it now"), "world")
        act("unschedule", _("Take it out of the schedule"), "x", posts=True)
    if rights.publish and is_open:
        act("correct", _("Add a correction"), "pencil")
        act("withdraw", _("Withdraw it"), "eye-off")
    return found
