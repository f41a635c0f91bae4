"""Queries of different models by one statement: the same rows as each alone, on either database."""

import pytest
from django.db.models import Count, Value, Window

from jalin.kernel.search.together import together
from jalin.people.models import Office, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(db):
    Office.objects.create(country="ID", latitude="-6.92", longitude="107.6", city_eng="Bandung")
    for key in ("water", "roads", "trees"):
        Unit.objects.create(key=key)


def units():
    return Unit.objects.annotate(all_found=Window(Count("pk"))).order_by("key")


def test_each_gives_what_it_gives_alone_in_one_statement(rows, django_assert_num_queries):
    queries = [units()[:2], Office.objects.all(), Unit.objects.filter(key="none"), Unit.objects.none()]
    alone = [list(query) for query in queries]
    with django_assert_num_queries(1):
        found = together([query.all() for query in queries])
    assert [{*part} for part in found] == [{*part} for part in alone]
    plain = [
        {name: value for name, value in vars(part[1][0]).items() if name != "_state"}
        for part in (found, alone)
    ]
    assert plain[0] == plain[1]  # dates, numbers and words as the model has them
    assert {row.all_found for row in found[0]} == {3}


@pytest.mark.parametrize(
    "queries",
    [[], [lambda: units()], [lambda: units(), lambda: Unit.objects.annotate(x=Value(1)).distinct()]],
)
def test_what_cannot_stand_beside_others_is_asked_alone(rows, queries):
    queries = [make() for make in queries]
    assert [set(part) for part in together([query.all() for query in queries])] == [
        set(query) for query in queries
    ]
