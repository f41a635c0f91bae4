"""Fills the installation in JALIN_HOME with invented stories and replies for measuring: `python -m benchmarks.news_seed FILE COUNT`."""

import json
import random
import sys
from datetime import UTC, datetime, timedelta

WORDS = (  # noqa: SIM905  (read as words)
    "city river water harbour engineer bridge school music training visit agreement mayor council pipe pump treatment plan street market "
    "festival craft indigo loom textile student teacher nurse hospital library garden forest energy solar wind rail tram bus station "
    "museum history letter language translation kitchen coffee tea rice festival dance drum angklung piano factory worker skill "
    "apprentice company budget report survey map flood rain season monsoon spring summer autumn winter morning evening partner friend"
).split()
RARE = "wastewater"  # in one story of ten: what is searched for


def sentence(chance: random.Random, size: int) -> str:
    return " ".join(chance.choice(WORDS) for _word in range(size)).capitalize() + "."


def stories(count: int) -> list[dict]:
    """Invented, the same at each run: {"slug", "title", "summary", "on", "paragraphs"}; about 2,500 letters each."""
    chance, first = random.Random(2026), datetime(2019, 1, 1, tzinfo=UTC)
    found = []
    for number in range(count):
        paragraphs = [" ".join(sentence(chance, 12) for _line in range(5)) for _part in range(6)]
        if number % 10 == 0:
            paragraphs[2] += f" The {RARE} network is repaired."
        found.append({
            "slug": f"story-{number}", "title": f"{sentence(chance, 6)[:-1]} {number}", "summary": sentence(chance, 22),
            "on": (first + timedelta(days=number)).date().isoformat(), "paragraphs": paragraphs,
        })  # fmt: skip
    return found


def put_stories(made: list[dict]) -> list:
    from jalin.newsroom.models import Publication, Story, Subject
    from jalin.relations.models import Field, Relation

    relations, fields = list(Relation.objects.filter(is_public=True)), list(Field.objects.all())
    moments = [datetime.fromisoformat(story["on"]).replace(tzinfo=UTC) for story in made]
    rows = Story.objects.bulk_create(
        Story(reference=f"B-{number:06}", first_published_at=at, is_invented=True)
        for number, at in enumerate(moments)
    )
    Publication.objects.bulk_create(
        Publication(
            story=row, language="en", slug=story["slug"], title=story["title"], summary=story["summary"], published_at=at, changed_at=at,
            words=" ".join(story["paragraphs"]), parts=[{"html": "".join(f"<p>{text}</p>" for text in story["paragraphs"])}],
        )
        for row, story, at in zip(rows, made, moments, strict=True)
    )  # fmt: skip
    about = [
        Subject(story=row, kind=kind, object_id=things[number % len(things)].pk)
        for number, row in enumerate(rows)
        for kind, things in (("relation", relations), ("field", fields))
    ]
    Subject.objects.bulk_create(about, batch_size=1000)
    return rows


def index(rows: list) -> None:
    from jalin.kernel.search.services import index_keys
    from jalin.newsroom.reading.models import PublishedStory

    index_keys(PublishedStory._meta.label_lower, [row.pk for row in rows])


def put_replies(rows: list, count: int) -> None:
    """`count` published replies, most of them below few stories, each with its writer."""
    from jalin.newsroom.replies.models import Reply, Tally, Writer

    chance = random.Random(7)
    below = [rows[min(int(chance.expovariate(6) * len(rows)), len(rows) - 1)] for _reply in range(count)]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    replies = Reply.objects.bulk_create(
        (
            Reply(story=story, language="en", name=f"Reader {number}", text=sentence(chance, 40), state="published",
                  published_at=at + timedelta(minutes=number), confirmed_at=at)
            for number, story in enumerate(below)
        ),
        batch_size=1000,
    )  # fmt: skip
    Writer.objects.bulk_create(
        (
            Writer(reply=reply, email=f"reader{number}@reader.example", email_mark=f"{number:064}", key=f"key{number}",
                   key_digest=f"{number:064}", language="en")
            for number, reply in enumerate(replies)
        ),
        batch_size=1000,
    )  # fmt: skip
    counted: dict[int, int] = {}
    for story in below:
        counted[story.pk] = counted.get(story.pk, 0) + 1
    Tally.objects.bulk_create(Tally(story_id=key, language="en", top=top) for key, top in counted.items())


def main() -> None:
    import django

    django.setup()
    from django.db import transaction

    with open(sys.argv[1], encoding="utf-8") as file, transaction.atomic():
        rows = put_stories(json.load(file))
        put_replies(rows, int(sys.argv[2]))
        index(rows)


if __name__ == "__main__":
    main()
