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
    return {"cpu_ms": statistics.median(cpu) * 1000, "cpu_least_ms": min(cpu) * 1000,
            "wall_ms": statistics.median(wall) * 1000, "sql": statements, "bytes": size}  # fmt: skip


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


def pages(officer, head, visitor) -> dict:
    """name -> (kind of budget, function that gets it). "" is a page that no budget names."""
    from django.urls import reverse

    from jalin.agreements.models import Case
    from jalin.kernel.forms.acts import DRAWER
    from jalin.kernel.journal.models import Entry
    from jalin.relations.models import Event
    from jalin.visits.models import Visit

    def path(name, *arguments):
        return reverse(name, args=arguments)

    event = Event.objects.filter(relation__partner__slug="hamamatsu", withdrawn_at=None).order_by("pk")[0].pk
    case, visit = Case.objects.order_by("pk")[0].pk, Visit.objects.order_by("pk")[0].pk
    found = {
        "public home, map": ("", visitor, "/en/"),
        "public list": ("list", visitor, "/en/partners/"),
        "public partner, timeline": ("whole timeline", visitor, "/en/partners/hamamatsu/"),
        "public search, rare word": ("list", visitor, "/en/search/?q=hamamatsu"),
        "public search, part of a name": ("list", visitor, "/en/search/?q=hamam"),
        "public search, common word": ("list", visitor, "/en/search/?q=visit"),
        "desk home": ("desk", officer, path("desk:home")),
        "desk list of relations": ("list", officer, path("desk:relations")),
        "desk list of partners": ("list", officer, path("desk:partners")),
        "desk relation, timeline": ("whole timeline", officer, path("desk:relation", "hamamatsu")),
        "desk partner": ("detail", officer, path("desk:partner", "hamamatsu")),
        "desk event, in the drawer": ("detail", officer, path("desk:event", event)),
        "desk event, on the relation": ("whole timeline", officer, path("desk:event", event)),
        "desk event edited, in the drawer": ("detail", officer, path("desk:event_edit", event)),
        "desk event edited, on the relation": ("form", officer, path("desk:event_edit", event)),
        "desk visit": ("whole timeline", officer, path("desk:visit", visit)),
        "desk visit edited, on the visit": ("form", officer, path("desk:visit_edit", visit)),
        "desk briefing book": ("detail", officer, path("desk:visit_briefing", visit)),
        "desk report of a visit": ("detail", officer, path("desk:visit_accounts", visit)),
        "desk list of cases": ("list", officer, path("desk:cases")),
        "desk case": ("detail", officer, path("desk:case", case)),
        "desk papers of a case": ("detail", officer, path("desk:case_part", case, "papers")),
        "desk shared fields of a case": ("form", officer, path("desk:particulars", case)),
        "desk search": ("list", officer, "/desk/search/?q=hama"),
        "desk journal": ("list", head, path("desk:journal")),
        "desk journal, one entry": (
            "detail",
            head,
            path("desk:journal_entry", Entry.objects.order_by("n").last().n),
        ),
        "desk person with two journals": ("", head, path("desk:user", int(officer.session["_auth_user_id"]))),
        "texts of 20 events": ("form", officer, path("cms")),
        "API, 50 events": ("", officer, "/api/v1/events"),
    }

    def getter(client, address, name):
        return lambda: client.get(address, headers={"X-Drawer": DRAWER} if "drawer" in name else {})

    return {name: (kind, getter(client, address, name)) for name, (kind, client, address) in found.items()}


def exported(client) -> dict:
    """Rows a second of the list of relations as CSV, with the rights of the page."""
    from django.urls import reverse

    began = time.perf_counter()
    answer = client.get(reverse("desk:relations_csv"))
    rows = b"".join(answer.streaming_content).count(b"\n") - 1
    return {"rows": rows, "rows_a_second": rows / (time.perf_counter() - began)}


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.utils import translation

    from jalin.people.models import User

    settings.ALLOWED_HOSTS = ["*"]
    translation.activate("en")

    def signed_in(email: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email=email), backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    officer = signed_in("officer@demo.example")
    found = {"plain Django page, 20 rows": {"kind": "", **measure(plain_page())}}
    for name, (kind, get) in pages(officer, signed_in("head@demo.example"), Client()).items():
        found[name] = {"kind": kind, **measure(get)}
    json.dump({"pages": found, "export": exported(officer)}, sys.stdout)


if __name__ == "__main__":
    main()
