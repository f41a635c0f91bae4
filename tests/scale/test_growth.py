"""What people open every day costs the same on a small record and on a large one.

Time is noisy, so the test counts what does not depend on the machine: statements, and the steps of SQLite's virtual
machine (a scan of a growing table shows as steps that grow). `make bench` prints the times of the same pages.
"""

import os

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jalin.demo.scale import load_scale
from jalin.people.models import Unit

EVENTS = int(os.environ.get("JALIN_SCALE_EVENTS", "100000"))
GROWTH = 1.5
STEPS_AT_ONCE = 100
FREE_STEPS = 30_000  # about a millisecond: below this a ratio says nothing

pytestmark = [pytest.mark.scale, pytest.mark.django_db]

PAGES = {
    "public list": "/en/partners/",
    "public detail and timeline": "/en/partners/hamamatsu/",
    "public search": "/en/search/?q=hamamatsu",
    "public search of a part of a name": "/en/search/?q=hamam",
    "public search of a common word": "/en/search/?q=visit",
    "desk": "desk:home",
    "desk list of relations": "desk:relations",
    "desk list of partners": "desk:partners",
    "desk detail and timeline": "desk:relation",
    "desk partner": "desk:partner",
    "desk search": "/desk/search/?q=浜松",
    "texts": "/cms/",
    "journal": "desk:journal",
    "API": "/api/v1/events?limit=20",
}
OF = {
    "visitor": {page for page, path in PAGES.items() if path.startswith(("/en/", "/api/"))},
    "unit": {"desk", "desk list of relations", "desk list of partners", "desk search", "public search"},
}


def address(page: str) -> str:
    if page.startswith("/"):
        return page
    return reverse(page, args=["hamamatsu"] if page in {"desk:relation", "desk:partner"} else [])


def cost(client, path: str) -> tuple[int, int]:
    """(statements, steps of the database) of one warm request."""
    client.get(path)
    steps = 0

    def count():
        nonlocal steps
        steps += STEPS_AT_ONCE
        return 0

    connection.connection.set_progress_handler(count, STEPS_AT_ONCE)
    try:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
    finally:
        connection.connection.set_progress_handler(None, 0)
    assert answer.status_code == 200, path
    return len(queries), steps


@pytest.mark.skipif("os.environ.get('JALIN_TEST_DATABASE') == 'postgres'", reason="counts steps of SQLite")
def test_pages_cost_the_same_at_a_thousand_times_the_events(bandung, client, make_user, sign_in):
    load_scale(100)
    clients = {"head": sign_in(client, make_user("head")), "unit": sign_in(Client(), make_user("unit", unit=Unit.objects.first())),
               "visitor": Client()}  # fmt: skip
    asked = [(who, page) for who in clients for page in PAGES if page in OF.get(who, PAGES)]
    small = {(who, page): cost(clients[who], address(PAGES[page])) for who, page in asked}
    load_scale(EVENTS)
    large = {(who, page): cost(clients[who], address(PAGES[page])) for who, page in asked}
    grown = {
        page: (small[page], large[page])
        for page in asked
        if large[page][0] > small[page][0] or large[page][1] > max(small[page][1] * GROWTH, FREE_STEPS)
    }
    assert grown == {}
