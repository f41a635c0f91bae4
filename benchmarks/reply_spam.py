"""Spam below stories: how many of 50,000 reach a moderator, how many of 500 real replies are held back, and what a page costs.

In the worst case: the limits by address and network are off, and every spammer confirms the address. A moderator reads what reached
the queue after every 250 replies, marks spam, holds back word-for-word copies of readers' replies ("stands here already", which teaches
the filter nothing), releases the rest, and never looks at the spam shelf. The whole stream goes through the pure modules alone (the same
words, marks, filter and weights, counts in memory); a part of it goes through the real services and a database, and both have to agree.

JALIN_BENCH_SPAM and JALIN_BENCH_REAL change the numbers, JALIN_BENCH_KEPT how much of spam goes through the services (a tenth).
"""

import os
import statistics
import tempfile
import time
from collections import Counter, defaultdict, deque
from datetime import UTC, datetime, timedelta

SPAM, REAL = int(os.environ.get("JALIN_BENCH_SPAM", "50000")), int(os.environ.get("JALIN_BENCH_REAL", "500"))
KEPT = int(os.environ.get("JALIN_BENCH_KEPT", str(SPAM // 10)))
SEED, LOOK_AFTER, DAYS = 2018, 250, 30
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
SHELF = 90  # points


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

    from jalin.relations.public.caching import Kept

    client, address, asked = Client(HTTP_HOST="localhost"), f"/en/news/{slug}/", []
    for _ in range(5):
        assert client.get(address).status_code == 200

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    Kept.forget_all()  # drawn anew each time, as after each act
    with connection.execute_wrapper(count):
        client.get(address)
    spent = []
    for _ in range(60):
        Kept.forget_all()
        began = time.process_time()
        client.get(address)
        spent.append(1000 * (time.process_time() - began))
    return len(asked), statistics.median(spent)


def verdict_of(family: str) -> str:
    """What the moderator of the trial does with a reply."""
    return {"real": "release", "copied": "hold"}.get(family, "spam")


class Figures:
    """What is counted of one trial."""

    def __init__(self):
        self.reached, self.arrived, self.held, self.looks = Counter(), Counter(), [], []

    def note(self, sent, *, on_shelf: bool) -> None:
        self.arrived[sent.family] += 1
        if not on_shelf:
            self.reached[sent.family] += 1
        elif sent.family == "real":
            self.held.append((self.arrived.total(), sent))

    def look(self) -> None:
        self.looks.append(self.spam_reached())

    def spam_reached(self) -> int:
        return self.reached.total() - self.reached["real"]

    def told(self) -> tuple:
        return len(self.held), self.spam_reached(), sorted(self.reached.items())


class InMemory:
    """The stream through the pure modules."""

    def __init__(self, spam: int, real: int):
        self.spam, self.real, self.step = spam, real, DAYS * 86_400 / (spam + real)
        self.counts = {"spam": Counter(), "good": Counter()}
        self.total, self.echoes, self.sent_from = Counter(), Counter(), defaultdict(deque)

    def score(self, sent, at: float) -> tuple[int, list[str]]:
        from jalin.newsroom.replies.cleaning import clean_line, clean_text, hidden_signs
        from jalin.newsroom.replies.spam.echoes import marks_of, times_seen
        from jalin.newsroom.replies.spam.filtering import Counts, spam_likelihood
        from jalin.newsroom.replies.spam.weighing import Noticed, weigh
        from jalin.newsroom.replies.spam.words import links_of, words_of

        text, spam, good = clean_text(sent.text), self.counts["spam"], self.counts["good"]
        words, marks = words_of(clean_line(sent.name), text), marks_of(text)
        repeated = times_seen([self.echoes[mark] for mark in marks])
        self.echoes.update(marks)
        lately = self.sent_from[sent.network]
        while lately and lately[0] < at - 3600:
            lately.popleft()
        flood = min(len(lately), 100)
        lately.append(at)
        total = Counts(self.total["spam"], self.total["good"])
        likelihood = spam_likelihood({word: Counts(spam[word], good[word]) for word in words}, total)
        seen = Noticed(
            links=len(links_of(text)),
            repeated=repeated,
            flood=flood,
            hidden=hidden_signs(sent.name + sent.text),
            filter=likelihood,
        )
        return weigh(seen).score, words

    def run(self) -> Figures:
        from .reply_stream import stream

        figures, waiting, kinds = Figures(), [], {"release": "good", "spam": "spam"}
        for number, sent in enumerate(stream(SEED, self.spam, self.real), 1):
            score, words = self.score(sent, number * self.step)
            figures.note(sent, on_shelf=score >= SHELF)
            if score < SHELF:
                waiting.append((kinds.get(verdict_of(sent.family)), words))
            if number % LOOK_AFTER == 0 or number == self.spam + self.real:
                for kind, found in waiting:
                    if kind:
                        self.counts[kind].update(found)
                        self.total[kind] += 1
                waiting = []
                figures.look()
        return figures


class ThroughServices:
    """The stream through the services and the database."""

    def __init__(self, spam: int, real: int, story):
        self.spam, self.real, self.story, self.families = spam, real, story, {}
        self.step = timedelta(days=DAYS) / (spam + real)

    def send(self, sent, at) -> bool:
        """Whether the reply went to the spam shelf."""
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
        return reply.state == "spam"

    def moderate(self, at) -> None:
        from time_machine import travel

        from jalin.newsroom.replies.models import Reply
        from jalin.newsroom.replies.moderation import decide

        groups = defaultdict(list)
        for reply in Reply.objects.filter(is_waiting=True):
            groups[verdict_of(self.families[reply.pk])].append(reply)
        with travel(at, tick=False):
            for kind, replies in groups.items():
                for first in range(0, len(replies), 200):
                    decide(
                        by="system:trial", replies=replies[first : first + 200], kind=kind, because="again"
                    )

    def run(self) -> Figures:
        from django.db import transaction

        from .reply_stream import stream

        figures, batch, last = Figures(), [], self.spam + self.real
        for number, sent in enumerate(stream(SEED, self.spam, self.real), 1):
            batch.append((sent, BEGIN + number * self.step))
            if len(batch) == LOOK_AFTER or number == last:
                with transaction.atomic():
                    for one, at in batch:
                        figures.note(one, on_shelf=self.send(one, at))
                    self.moderate(BEGIN + number * self.step)
                figures.look()
                batch = []
        return figures


def report(title: str, figures: Figures, seconds: float) -> None:
    arrived, reached = figures.arrived.total(), figures.spam_reached()
    spam = arrived - figures.arrived["real"]
    print(
        f"{title}: {spam:,} spam replies and {figures.arrived['real']} real ones, seed {SEED}; CPU {seconds:.0f} s, {1000 * seconds / arrived:.1f} ms a reply"
    )
    print(f"  real replies on the spam shelf: {len(figures.held)} of {figures.arrived['real']}")
    print(f"  spam that reached the moderator: {reached:,} of {spam:,} ({100 * reached / spam:.1f} %)")
    ends = [figures.looks[max(0, len(figures.looks) * part // 4 - 1)] for part in range(1, 5)]
    quarters = [end - before for before, end in zip([0, *ends], ends, strict=False)]
    print("  by quarter of the stream:", ", ".join(f"{count:,}" for count in quarters))
    for family, count in figures.arrived.most_common():
        if family != "real":
            print(
                f"    {family:<20} {figures.reached[family]:>6,} of {count:>6,} ({100 * figures.reached[family] / count:.1f} %)"
            )
    for number, sent in figures.held[:8]:
        print(f"    held back at {number:,}: [{sent.language}] {sent.text[:100]}")


def timed(run) -> tuple[Figures, float]:
    began = time.process_time()
    return run(), time.process_time() - began


def through_services() -> None:
    """The part of the stream that is kept, and what the public page costs before and after."""
    from jalin.newsroom.replies.models import Reply, Tally

    real = max(1, REAL * KEPT // SPAM)
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
    kept, seconds = timed(ThroughServices(KEPT, real, make_story("a-loud-story")).run)
    report("through the services", kept, seconds)
    after, loud = page_cost("a-quiet-story"), page_cost("a-loud-story")
    print(
        f"page of a story with 50 replies: {before[0]} SQL, {before[1]:.1f} ms CPU before; {after[0]} SQL, {after[1]:.1f} ms after"
    )
    print(f"page of the story below which all of it was written: {loud[0]} SQL, {loud[1]:.1f} ms CPU")
    alone = InMemory(KEPT, real).run()
    print(
        "the same part in memory alone gives the same figures:",
        "yes" if alone.told() == kept.told() else f"NO: {alone.told()}",
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        prepare(home)
        report("in memory", *timed(InMemory(SPAM, REAL).run))
        through_services()


if __name__ == "__main__":
    main()
