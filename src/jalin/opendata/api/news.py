"""Stories as the public reads them, for programs."""

from datetime import datetime

from django.http import Http404
from ninja import Query, Router, Schema

from jalin.newsroom.reading.cards import address, moment
from jalin.newsroom.reading.selectors import (
    about_relation,
    mark_of,
    older_than,
    open_words,
    published_stories,
    read_mark,
    with_words,
)
from jalin.newsroom.subjects import spread
from jalin.relations.selectors import published_relations

from .schemas import Problem

PAGE = Query(50, ge=1, le=200, description="How many, at most 200.")
AFTER = Query("", description="`next` of the page before.", max_length=40)
router = Router(tags=["news"])


class TongueOut(Schema):
    language: str
    title: str
    summary: str
    url: str
    published: datetime
    changed: datetime


class AboutOut(Schema):
    kind: str
    name: str
    url: str


class StoryOut(Schema):
    id: int
    published: datetime  # when it was first readable in any language
    invented: bool
    texts: list[TongueOut]
    about: list[AboutOut]


class WholeStoryOut(StoryOut):
    words: dict[str, str]  # language -> the plain text


class Stories(Schema):
    items: list[StoryOut]
    next: str | None


def _shown(request, stories: list) -> list[dict]:
    """One query for what they are about, however many."""
    whole = request.build_absolute_uri
    pairs = ((story.pk, pair["kind"], pair["object_id"]) for story in stories for pair in story.pairs)
    about = spread(pairs, request.user, "en")
    return [
        {
            "id": story.pk, "published": story.first_published_at, "invented": story.is_invented,
            "texts": [
                {"language": row["language"], "title": row["title"], "summary": row["summary"],
                 "url": whole(address(row["language"], row["slug"])), "published": moment(row["published_at"]), "changed": moment(row["changed_at"])}
                for row in sorted(story.tongues, key=lambda row: row["language"])
            ],
            "about": [{"kind": one.kind, "name": one.name.text, "url": whole(one.url)} for one in about.get(story.pk, [])],
        }
        for story in stories
    ]  # fmt: skip


@router.get("", response=Stories, summary="Published stories, the latest first")
def list_news(request, after: str = AFTER, limit: int = PAGE, partner: str = Query("", max_length=120)):
    rows = published_stories(request.user)
    if partner:
        relation = (
            published_relations(request.user)
            .filter(partner__slug=partner)
            .values_list("pk", flat=True)
            .first()
        )
        rows = about_relation(rows, request.user, relation) if relation else rows.none()
    if mark := read_mark(after):
        rows = older_than(rows, mark)
    page = list(with_words(rows)[: limit + 1])
    items = page[:limit]
    return {"items": _shown(request, items), "next": mark_of(items[-1]) if len(page) > limit else None}


@router.get("/{number}", response={200: WholeStoryOut, 404: Problem}, summary="One story with its text")
def get_news(request, number: int):
    rows = (
        published_stories(request.user).filter(pk=number)
        if number < 2**62
        else published_stories(request.user).none()
    )
    row = open_words(with_words(rows)).first()
    if row is None:
        raise Http404
    return _shown(request, [row])[0] | {"words": {told["language"]: told["words"] for told in row.told}}
