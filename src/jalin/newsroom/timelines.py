"""The timelines of relations tell of published stories that are about them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.kernel.text import COLUMNS
from jalin.relations.kinds import register_kind
from jalin.relations.models import Event, Relation
from jalin.relations.services import add_event, edit_event, withdraw_event
from jalin.relations.states import PUBLIC, register_pages
from jalin.visits.models import Visit

from .models import Publication, Story, Subject
from .selectors import published, visible_stories
from .words import language

NOUN = "newsroom.story"
PROGRAM = "system:newsroom"

register_kind("story", _("Story"), is_contact=False, at_home=False, icon="news")


def relations_of(story: Story) -> set[int]:
    """Keys of the relations that a story is about, also by a visit or an agreement. Three queries at most."""
    about: dict[str, list[int]] = {}
    for kind, key in Subject.objects.filter(story=story).values_list("kind", "object_id"):
        about.setdefault(kind, []).append(key)
    found = set(about.get("relation", ()))
    for kind, model in (("visit", Visit), ("agreement", Case)):
        if kind in about:
            found |= set(model.objects.filter(pk__in=about[kind]).values_list("relation", flat=True))
    return found


def tell_timelines(act, story: Story) -> None:
    """Make the timelines say what is public now: one event in each relation while a language is open, none without."""
    titles = dict(Publication.objects.filter(story=story, is_open=True).values_list("language", "title"))
    told = {f"summary_{column}": titles.get(language, "") for language, column in COLUMNS.items()}
    wanted = relations_of(story) if titles else set()
    rows = Event.objects.filter(about_noun=NOUN, about_id=str(story.pk), withdrawn_at__isnull=True)
    events = {event.relation_id: event for event in rows.select_related("relation__partner")}
    for relation, event in events.items():
        if relation in wanted:
            edit_event(by=PROGRAM, event=event, **told)
        else:
            act.reason = act.reason or str(_("The story is not public or no longer about this relation."))
            withdraw_event(by=PROGRAM, event=event)
    missing = Relation.objects.filter(pk__in=wanted - events.keys()).select_related("partner")
    day = timezone.localdate(story.first_published_at) if story.first_published_at else timezone.localdate()
    for relation in missing:
        add_event(
            by=PROGRAM, relation=relation, kind="story", source=story.reference, starts_on=day, precision="day",
            audience=Event.Audience.PUBLIC, is_invented=story.is_invented, about_noun=NOUN, about_id=str(story.pk), **told,
        )  # fmt: skip


def pages(user, keys: Iterable[str], place: str) -> dict[str, str]:
    """The page of each story at that place, for the timeline; one query."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    if place == PUBLIC:
        rows = published(user, language()).filter(story__in=numbers)
        return {str(pk): reverse("story", args=[slug]) for pk, slug in rows.values_list("story", "slug")}
    found = visible_stories(user).filter(pk__in=numbers).values_list("pk", flat=True)
    return {str(pk): reverse("newsroom:story", args=[pk]) for pk in found}


register_pages(NOUN, pages)
