"""The stories about a thing on its page at the desk, drafts among them. One statement."""

from django.urls import reverse

from jalin.kernel.access import can
from jalin.kernel.prepared import prepared
from jalin.newsroom.lists import texts_of, title_of, with_texts
from jalin.newsroom.permissions import VIEW
from jalin.newsroom.selectors import visible_stories
from jalin.newsroom.subjects import subjects_at
from jalin.newsroom.words import marks_of
from jalin.relations.states import DESK

MOST = 6


@prepared
def _last_about(rows, *, kind, key):
    return _last(rows.filter(subjects__kind=kind, subjects__object_id=key))


def _last(stories):
    return with_texts(stories.order_by("-created_at", "-pk"))[:MOST]


def _lines(stories) -> list[dict]:
    return [
        {
            "title": title_of(story), "language": story.original, "marks": marks_of(texts_of(story), story.original),
            "url": reverse("newsroom:story", args=[story.pk]), "on": story.first_published_at, "is_invented": story.is_invented,
        }
        for story in stories
    ]  # fmt: skip


def _about(user, kind: str, key: int) -> dict | None:
    """{"template", "context"}; None for who sees no drafts and where nothing is written."""
    if not can(user, VIEW):
        return None
    lines = _lines(_last_about(visible_stories(user), kind=kind, key=key))
    return {"template": "news/desk_part.html", "context": {"lines": lines}} if lines else None


def visit_section(request, visit) -> dict | None:
    return _about(request.user, "visit", visit.pk)


def case_section(request, case) -> dict | None:
    return _about(request.user, "agreement", case.pk)


def stories_of_dossier(user, relation) -> list[dict]:
    """Lines of the stories about a relation, its visits and its agreements, for its page."""
    if not can(user, VIEW):
        return []
    about = subjects_at(user, "relation", relation.pk, place=DESK).values("story")
    return _lines(_last(visible_stories(user).filter(pk__in=about)))
