"""News at four sizes up to 8,000 stories in three languages: list, archive, story, search and feed, statements and computing.

"anew": drawn for the first reader after something in the record has changed; the others find it drawn."""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .agreements_scale import prepare
from .pages import measure

SIZES = tuple(int(size) for size in os.environ.get("JALIN_BENCH_STORIES", "125,500,2000,8000").split(","))
MOST = {
    "list": (12, 14.0),
    "story": (10, 8.0),
    "search": (7, 11.0),
}  # SQL, ms: a plain Wagtail site's, measured at 2,000 pages
PARTNERS, FIELDS = 12, 8
BEGAN = datetime(2015, 1, 1, tzinfo=UTC)
WORDS = {  # invented sentences; {n} makes each story its own
    "id": "Kota bekerja sama di bidang air limbah dan wali kota mengunjungi mitra nomor {n}. Pelatihan, lingkungan hidup, ekonomi kreatif.",
    "ja": "両市は下水道について話し合い、第{n}回の訪問が行われた。環境、研修、創造経済。",
    "en": "The cities cooperate on wastewater and the mayor visits partner number {n}. Training, environment, creative economy.",
}  # fmt: skip


def world() -> None:
    """Twelve partners, eight fields, an office."""
    from jalin.people.models import Office
    from jalin.relations.models import Field, Partner, Relation

    Office.objects.create(
        city_eng="Bandung", name_eng="Office", country="ID", latitude="-6.92", longitude="107.6"
    )
    for n in range(PARTNERS):
        partner = Partner.objects.create(
            slug=f"p{n}", name_eng=f"City {n}", sort_name=f"city {n}", is_public=True
        )
        Relation.objects.create(partner=partner, is_public=True)
    Field.objects.bulk_create(Field(key=f"f{n}", name_eng=f"Field {n}") for n in range(FIELDS))


def fill(first: int, last: int) -> None:
    """Stories number `first` to `last`, twelve hours apart, each about a partner and a field; indexed as the house does it."""
    from jalin.kernel.search.services import index_keys
    from jalin.newsroom.models import Publication, Story, Subject
    from jalin.relations.models import Field, Relation

    relations, fields = (
        list(Relation.objects.values_list("pk", flat=True)),
        list(Field.objects.values_list("pk", flat=True)),
    )
    stories = Story.objects.bulk_create(
        (
            Story(reference=f"B-{n}", first_published_at=BEGAN + timedelta(hours=12 * n))
            for n in range(first, last)
        ),
        batch_size=500,
    )
    publications, subjects = [], []
    for n, story in enumerate(stories, first):
        subjects += [Subject(story=story, kind="relation", object_id=relations[n % PARTNERS]),
                     Subject(story=story, kind="field", object_id=fields[n % FIELDS])]  # fmt: skip
        for language, text in WORDS.items():
            words = " ".join([text.format(n=n)] * 12)
            publications.append(Publication(
                story=story, language=language, slug=f"story-{n}", title=text.format(n=n)[:120], summary=text.format(n=n), words=words,
                parts=[{"html": f"<p>{words}</p>"}], published_at=story.first_published_at, changed_at=story.first_published_at,
            ))  # fmt: skip
    Publication.objects.bulk_create(publications, batch_size=500)
    Subject.objects.bulk_create(subjects, batch_size=500)
    index_keys("news_reading.publishedstory", [story.pk for story in stories])


def pages(size: int) -> dict[str, str]:
    from jalin.newsroom.reading.models import PublishedStory
    from jalin.newsroom.reading.selectors import mark_of

    old = mark_of(PublishedStory.objects.order_by("first_published_at")[size // 10])
    return {
        "list": "/en/news/", "list, anew": "/en/news/", "story, anew": f"/en/news/story-{size // 3}/", "list, far back": f"/en/news/?before={old}", "archive, one partner": "/en/news/?partner=p3",
        "archive, all three": "/en/news/?year=2015&field=f3&partner=p3", "story": f"/en/news/story-{size // 2}/",
        "search": "/en/search/?q=wastewater", "search, 下水": "/ja/search/?q=下水", "search, kerjasama": "/id/search/?q=kerjasama",
        "search, one kind": "/en/search/?q=wastewater&kind=st", "feed": "/en/news/feed.atom", "home": "/en/", "partner": "/en/partners/p3/",
    }  # fmt: skip


def budget(name: str, found: dict) -> str:
    most = MOST.get(name.partition(",")[0].replace("archive", "list"))
    if most is None:
        return ""
    return (
        ""
        if found["sql"] <= most[0] and found["cpu_ms"] <= most[1]
        else f"  over {most[0]} SQL, {most[1]:.0f} ms"
    )


def anew(get):
    """The same page as the first reader gets it after something in the record has changed."""
    from jalin.relations.public.caching import Kept

    Kept.forget_all()
    return get()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client

        settings.ALLOWED_HOSTS = ["*"]
        call_command("createcachetable", verbosity=0)
        world()
        done, client, grown = 0, Client(), {}
        for size in SIZES:
            fill(done, size)
            done = size
            for name, path in pages(size).items():

                def get(path=path):
                    return client.get(path, HTTP_HOST="localhost")

                found = measure((lambda get=get: anew(get)) if name.endswith("anew") else get)
                grown.setdefault(name, []).append(found)
                print(f"{size:>6,} {name:<22}{found['cpu_ms']:>7.1f} ms CPU, least {found['cpu_least_ms']:>5.1f} {found['sql']:>3} SQL {found['bytes'] / 1000:>5.0f} kB"
                      f"{budget(name, found)}", flush=True)  # fmt: skip
        for name, found in grown.items():
            times = found[-1]["cpu_least_ms"] / found[0]["cpu_least_ms"]
            print(
                f"{name:<22} grows × {times:.2f} while the stories grow × {SIZES[-1] / SIZES[0]:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
