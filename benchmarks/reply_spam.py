"""Spam below stories: how many of 50,000 reach a moderator, how many of 500 real replies are held back, and what a page costs.

Through the real services, in the worst case: the limits by address and network are off, and every spammer confirms the address. A
moderator who makes no mistakes reads what reached the queue after every 250 replies and never looks at the spam shelf.
JALIN_BENCH_SPAM and JALIN_BENCH_REAL change the numbers.
"""

import os
import statistics
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

SPAM, REAL = int(os.environ.get("JALIN_BENCH_SPAM", "50000")), int(os.environ.get("JALIN_BENCH_REAL", "500"))
SEED, LOOK_AFTER, DAYS = 2018, 250, 30
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)


def prepare(home: str) -> None:
    os.environ.update(
        JALIN_HOME=home, JALIN_SECRET_KEY="s" * 60, DJANGO_SETTINGS_MODULE="jalin.config.settings"
    )
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def make_story(slug: str):
    """A story in three languages."""
    from jalin.newsroom.models import Publication, Story

    story = Story.objects.create(reference=f"S-{slug[:12]}", first_published_at=BEGIN)
    for language in ("id", "ja", "en"):
        Publication.objects.create(story=story, language=language, slug=slug, title="The mayor in Hamamatsu", summary="Two cities talk about water.",
                                   parts=[{"html": "<p>Two cities talk about water.</p>" * 10}], published_at=BEGIN, changed_at=BEGIN)  # fmt: skip
    return story


def page_cost(slug: str) -> tuple[int, float]:
    """(SQL statements, milliseconds of CPU: middle of 60) of the public page."""
    from django.db import connection
    from django.test import Client

    client, address, asked = Client(HTTP_HOST="localhost"), f"/en/news/{slug}/", []
    for _ in range(5):
        assert client.get(address).status_code == 200

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        client.get(address)
    spent = []
    for _ in range(60):
        began = time.process_time()
        client.get(address)
        spent.append(1000 * (time.process_time() - began))
    return len(asked), statistics.median(spent)


class Trial:
    """The stream through the services, and the moderator's looks in between."""

    def __init__(self, story):
        self.story, self.families = story, {}
        self.reached, self.arrived, self.held = Counter(), Counter(), []
        self.spent = 0.0

    def send(self, sent, at) -> None:
        from time_machine import travel

        from jalin.kernel.personal import mark_of
        from jalin.kernel.strangers import Origin
        from jalin.newsroom.replies.services import confirm_reply, leave_reply

        origin = Origin(mark_of(sent.address, "visitor address"), mark_of(sent.network, "visitor network"))
        with travel(at, tick=False):
            reply = leave_reply(by="system:trial", story=self.story, language=sent.language, name=sent.name, email=sent.email, text=sent.text,
                                origin=origin)  # fmt: skip
            reply = confirm_reply(by="system:trial", reply=reply)
        self.families[reply.pk] = sent.family
        self.arrived[sent.family] += 1
        if reply.state == "spam":
            self.held += [(self.arrived.total(), sent)] if sent.family == "real" else []
        else:
            self.reached[sent.family] += 1

    def moderate(self, at) -> int:
        """Decide on all that waits; returns how many were spam."""
        from time_machine import travel

        from jalin.newsroom.replies.models import Reply
        from jalin.newsroom.replies.moderation import decide

        waiting = list(Reply.objects.filter(is_waiting=True))
        groups = {"release": [], "spam": []}
        for reply in waiting:
            groups["release" if self.families[reply.pk] == "real" else "spam"].append(reply)
        with travel(at, tick=False):
            for kind, replies in groups.items():
                for first in range(0, len(replies), 200):
                    decide(by="system:trial", replies=replies[first : first + 200], kind=kind)
        return len(groups["spam"])

    def run(self) -> list[tuple[int, int]]:
        """[(replies so far, spam the moderator saw since the last look)]"""
        from django.db import transaction

        from .reply_stream import stream

        looks, batch = [], []
        step = timedelta(days=DAYS) / (SPAM + REAL)
        began = time.process_time()
        for number, sent in enumerate(stream(SEED, SPAM, REAL), 1):
            batch.append((sent, BEGIN + number * step))
            if len(batch) == LOOK_AFTER or number == SPAM + REAL:
                with transaction.atomic():
                    for one, at in batch:
                        self.send(one, at)
                    looks.append((number, self.moderate(BEGIN + number * step)))
                batch = []
        self.spent = time.process_time() - began
        return looks


def report(trial: Trial, looks: list, before: tuple, after: tuple) -> None:
    spam = trial.arrived.total() - trial.arrived["real"]
    reached = trial.reached.total() - trial.reached["real"]
    print(
        f"{SPAM:,} spam replies and {REAL} real ones, seed {SEED}; CPU {trial.spent:.0f} s, {1000 * trial.spent / (SPAM + REAL):.1f} ms a reply"
    )
    print(f"real replies held back on the spam shelf: {len(trial.held)} of {REAL}")
    print(f"spam that reached the moderator: {reached:,} of {spam:,} ({100 * reached / spam:.2f} %)")
    quarter = max(1, len(looks) // 4)
    seen = [sum(count for _number, count in looks[at : at + quarter]) for at in range(0, len(looks), quarter)]
    print("  by quarter of the stream:", ", ".join(f"{count:,}" for count in seen[:4]))
    for family, count in trial.arrived.most_common():
        if family != "real":
            print(
                f"  {family:<20} {trial.reached[family]:>6,} of {count:>6,} ({100 * trial.reached[family] / count:.1f} %)"
            )
    for number, sent in trial.held[:12]:
        print(f"  held back at {number:,}: [{sent.language}] {sent.name}: {sent.text[:110]}")
    print(
        f"page of a story with 50 replies, before: {before[0]} SQL, {before[1]:.1f} ms CPU; after: {after[0]} SQL, {after[1]:.1f} ms CPU"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        prepare(home)
        from jalin.newsroom.replies.models import Reply, Tally

        quiet = make_story("a-quiet-story")
        Reply.objects.bulk_create(
            Reply(
                story=quiet,
                language="en",
                name=f"Reader {n}",
                text="A reply of some length about the river. " * 4,
                state="published",
                published_at=BEGIN,
            )
            for n in range(50)
        )
        Tally.objects.create(story=quiet, language="en", top=50)
        before = page_cost("a-quiet-story")
        trial = Trial(make_story("a-loud-story"))
        looks = trial.run()
        report(trial, looks, before, page_cost("a-quiet-story"))
        print(
            "page of the story below which all of it was written:",
            "{} SQL, {:.1f} ms CPU".format(*page_cost("a-loud-story")),
        )


if __name__ == "__main__":
    main()
