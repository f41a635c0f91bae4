"""Measures pages of the installation in JALIN_HOME, in this process; prints one JSON object. `python -m benchmarks.pages`

CPU is the process' own time per request (median), SQL the number of statements. A plain Django template page with the
same frame-free template engine is measured in the same run, so that a figure can be read on any machine.
"""

import json
import statistics
import sys
import time

import django

REPEAT = 25


def measure(get, repeat: int = REPEAT) -> dict:
    """Median CPU and wall milliseconds of `get`, the statements of one call and the size of its answer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _warm in range(3):
        answer = get()
    with CaptureQueriesContext(connection) as queries:
        answer = get()
    statements = len(queries)  # now: later requests empty the log
    if answer.status_code != 200:
        raise SystemExit(f"a measured page answered {answer.status_code}")
    cpu, wall = [], []
    for _run in range(repeat):
        began, began_cpu = time.perf_counter(), time.process_time()
        answer = get()
        size = sum(len(part) for part in answer) if answer.streaming else len(answer.content)
        cpu.append(time.process_time() - began_cpu)
        wall.append(time.perf_counter() - began)
    return {"cpu_ms": statistics.median(cpu) * 1000, "wall_ms": statistics.median(wall) * 1000, "sql": statements,
            "bytes": size}  # fmt: skip


def plain_page():
    """What Django itself needs for a page of 20 rows read in one statement, without any of our parts."""
    from django.http import HttpResponse
    from django.template import Context, Engine

    from jalin.relations.models import Partner

    template = Engine().from_string(
        "<!doctype html><title>Plain</title><table>{% for row in rows %}<tr><td>{{ row.slug }}</td><td>{{ row.name_eng }}</td>"
        "<td>{{ row.country }}</td><td>{{ row.kind }}</td></tr>{% endfor %}</table>"
    )
    return lambda: HttpResponse(
        template.render(Context({"rows": Partner.objects.order_by("sort_name")[:20]}))
    )


def pages(client) -> dict:
    """name -> a function that gets it."""
    from django.urls import reverse

    def path(name, *arguments):
        return reverse(name, args=arguments)

    addresses = {
        "public home": "/en/",
        "public list": "/en/partners/",
        "public partner (detail, timeline)": "/en/partners/hamamatsu/",
        "public search, rare word": "/en/search/?q=hamamatsu",
        "public search, common word": "/en/search/?q=visit",
        "desk home": path("desk:home"),
        "desk list of relations": path("desk:relations"),
        "desk list of partners": path("desk:partners"),
        "desk relation (detail, timeline)": path("desk:relation", "hamamatsu"),
        "API, 50 events": "/api/v1/events",
    }
    return {name: (lambda address=address: client.get(address)) for name, address in addresses.items()}


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.utils import translation

    from jalin.people.models import User

    settings.ALLOWED_HOSTS = ["*"]
    translation.activate("en")
    client = Client()
    client.force_login(
        User.objects.get(email="officer@demo.example"), backend=settings.AUTHENTICATION_BACKENDS[-1]
    )
    found = {"plain Django page, 20 rows": measure(plain_page())}
    for name, get in pages(client).items():
        found[name] = measure(get)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
