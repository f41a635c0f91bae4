"""Readers and writers of replies at once, each a thread with a browser's manners: part of news_beside_wagtail."""

import http.client
import random
import re
import statistics
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

PAUSE = (0.5, 1.5)  # seconds between two pages of a reader
WRITING = 5.0  # seconds to write a reply; the form refuses what was filled in faster than four
RUN = (
    int(time.time() / 60) % 250
)  # another network each run: what one network may write is limited for an hour
FIELD = re.compile(r'<input[^>]*name="(csrfmiddlewaretoken|stamp)"[^>]*value="([^"]+)"')


@dataclass
class Report:
    """Seconds of each answer by kind, and what went wrong in words."""

    seconds: float
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter = field(default_factory=Counter)

    def sentence(self) -> str:
        lines = []
        for kind, waits in sorted(self.waits.items()):
            p50, p95 = (
                statistics.median(waits),
                statistics.quantiles(waits, n=20)[-1] if len(waits) > 1 else waits[0],
            )
            lines.append(
                f"{kind}: {len(waits):,} answers, middle {p50 * 1000:.0f} ms, 95 of 100 within {p95 * 1000:.0f} ms, longest {max(waits) * 1000:.0f} ms"
            )
        count = sum(map(len, self.waits.values()))
        wrong = ", ".join(f"{what} ({times})" for what, times in self.errors.items()) or "none"
        return "\n".join(
            [
                *lines,
                f"{count:,} answers in {self.seconds:.0f} s, {count / self.seconds:.0f} a second. Errors: {wrong}",
            ]
        )


class Visitor:
    """One person behind the city's proxy, in a network of their own."""

    def __init__(self, site: str, number: int, report: Report, lock: threading.Lock):
        self.host, self.number, self.report, self.lock = urlsplit(site).netloc, number, report, lock
        self.cookies: dict[str, str] = {}

    def ask(self, kind: str, path: str, form: dict | None = None, expect: int = 200) -> str:
        headers = {"Host": self.host, "X-Forwarded-Proto": "https", "Accept-Language": "en", "Accept-Encoding": "gzip" if form else "identity",
                   "X-Forwarded-For": f"10.{RUN}.{self.number % 250}.{self.number // 250 + 1}"}  # fmt: skip
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{self.host}",
                        "Referer": f"https://{self.host}{path}"}  # fmt: skip
        began = time.perf_counter()
        try:
            connection = http.client.HTTPConnection(self.host, timeout=60)
            connection.request(
                "POST" if form is not None else "GET",
                path,
                urlencode(form) if form is not None else None,
                headers,
            )
            answer = connection.getresponse()
            body = answer.read()
            for header in answer.headers.get_all("Set-Cookie") or ():
                name, _equals, value = header.partition(";")[0].partition("=")
                self.cookies[name] = value
            connection.close()
        except OSError as error:
            self._note(kind, None, type(error).__name__)
            return ""
        self._note(
            kind,
            time.perf_counter() - began,
            "" if answer.status == expect else f"{kind} answers {answer.status}",
        )
        return body.decode("utf-8", "replace") if form is None else ""

    def _note(self, kind: str, wait: float | None, error: str) -> None:
        with self.lock:
            if wait is not None:
                self.report.waits[kind].append(wait)
            if error:
                self.report.errors[error] += 1


def read(visitor: Visitor, until: float, stories: int, word: str) -> None:
    chance = random.Random(visitor.number)
    while time.monotonic() < until:
        kind = chance.choices(("list", "story", "search"), (3, 6, 1))[0]
        path = {"list": f"/en/news/?page={chance.randint(1, 9)}", "story": f"/en/news/story-{chance.randrange(stories)}/",
                "search": f"/en/search/?q={word}"}[kind]  # fmt: skip
        visitor.ask(kind, path)
        time.sleep(chance.uniform(*PAUSE))


def write(site: str, number: int, report: Report, lock: threading.Lock, until: float, stories: int) -> None:
    chance, sent = random.Random(number), 0
    while time.monotonic() < until - WRITING:
        visitor = Visitor(site, 1000 + number * 50 + sent, report, lock)  # another person each time
        path = f"/en/news/story-{chance.randrange(stories)}/"
        form = dict(FIELD.findall(visitor.ask("story", path)))
        time.sleep(WRITING)
        form |= {"name": f"Writer {number}", "email": f"writer-{number}-{sent}@writer.example", "subject": "",
                 "text": f"I was there on day {chance.randrange(999)} and saw the {chance.randrange(999)} looms."}  # fmt: skip
        visitor.ask("reply sent", f"{path}reply/", form, expect=302)
        sent += 1


def crowd(site: str, *, seconds: int, readers: int, writers: int, stories: int, word: str) -> Report:
    """Let them all come at once for so long, once the processes have begun."""
    report, lock = Report(seconds), threading.Lock()
    for _time in range(20):
        Visitor(site, 0, Report(0), lock).ask("list", "/en/news/")
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=read, args=(Visitor(site, number, report, lock), until, stories, word)) for number in range(readers)
    ] + [threading.Thread(target=write, args=(site, number, report, lock, until, stories)) for number in range(writers)]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return report
