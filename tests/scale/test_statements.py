"""Every list asks the database as often for 100 rows as for 10, and at most twelve times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jalin.demo.scale import EVENTS_A_PARTNER, load_scale
from jalin.kernel.documents.models import Document
from jalin.opendata.models import ImportBatch
from jalin.people.services import create_unit, create_user

pytestmark = pytest.mark.django_db
BY = "system:test"
MOST = 12
LISTS = {
    "relations": lambda: reverse("desk:relations") + "?rows=100",
    "partners": lambda: reverse("desk:partners") + "?rows=100",
    "users": lambda: reverse("desk:users") + "?rows=100",
    "units": lambda: reverse("desk:units") + "?rows=100",
    "imports": lambda: reverse("desk:imports"),
    "texts of events": lambda: reverse("cms_shelf", args=["events"]),
    "texts of partners": lambda: reverse("cms_shelf", args=["partners"]),
    "public relations": lambda: "/en/partners/",
    "public relations of a search": lambda: "/ja/partners/?q=a",
    "API: partners": lambda: "/api/v1/partners?limit=100",
    "API: events": lambda: "/api/v1/events?limit=100",
}


def grow(rows: int) -> None:
    """`rows` more of everything that has a list."""
    load_scale(rows * EVENTS_A_PARTNER)
    for number in range(rows):
        unit = create_unit(by=BY, key=f"u{rows}-{number}", name={"name_ind": f"Unit {number}"})
        create_user(
            by=BY, email=f"u{rows}-{number}@test.example", name=f"User {number}", role="unit", unit=unit
        )
    documents = Document.objects.bulk_create(
        Document(name=f"{rows}-{number}.csv", stored_as=f"{rows}-{number}", size=1) for number in range(rows)
    )
    ImportBatch.objects.bulk_create(ImportBatch(document=document) for document in documents)


def statements(client, path: str) -> int:
    assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


@pytest.mark.one_database
def test_lists_ask_the_database_as_often_for_100_rows_as_for_10(bandung, client, make_user, sign_in):
    sign_in(client, make_user("head"))
    grow(10)
    few = {name: statements(client, path()) for name, path in LISTS.items()}
    grow(90)
    many = {name: statements(client, path()) for name, path in LISTS.items()}
    assert {
        name: (few[name], many[name]) for name in LISTS if few[name] != many[name] or many[name] > MOST
    } == {}
