"""Statements that are put together once (`kernel.prepared`), with the units of the city and their names."""

from datetime import date

import pytest
from django.db.models import QuerySet
from django.http import Http404

from jalin.kernel.prepared import constant, prepared
from jalin.people.models import Unit, UnitName

made = []


@prepared
def units_named(rows, *, short, on):
    made.append(rows)
    return (
        rows.filter(names__short=short, names__valid_from__lte=on).prefetch_related("names").order_by("key")
    )


@prepared
def names_among(rows, *, units, short):
    return rows.filter(unit__in=units, short=short).values_list("unit__key", flat=True)


@pytest.fixture
def units(db) -> QuerySet:
    for key, day in (("roads", date(2020, 1, 1)), ("water", date(2022, 1, 1))):
        UnitName.objects.create(
            unit=Unit.objects.create(key=key), short=f"The {key}", valid_from=day, name_eng=key
        )
    made.clear()
    units_named._kept.clear()
    return Unit.objects.all()


def test_it_answers_what_the_plain_statement_answers_and_is_made_once(units, django_assert_num_queries):
    asked = [("The roads", date(2021, 1, 1)), ("The water", date(2021, 1, 1)), ("The water", date(2023, 1, 1)), ("none", date(2023, 1, 1))]  # fmt: skip
    for short, on in asked:
        found = units_named(units, short=short, on=on)
        assert found == list(units_named.made(units, short=short, on=on))
        with django_assert_num_queries(0):
            assert all([name.short for name in one.names.all()] == [short] for one in found)
    assert len(made) == 1 + len(asked)  # once to be kept, and four times by this test


def test_rows_that_a_scope_leaves_out_stay_out(units):
    about = {"short": "The roads", "on": date(2021, 1, 1)}
    assert [one.key for one in units_named(units, **about)] == ["roads"]
    for none in (Unit.objects.none(), units.filter(key="water"), units.exclude(key="roads")):
        made.clear()
        assert units_named(none, **about) == []
        assert len(made) == 1  # made for these rows, not taken from what is kept


def test_constant_rows_are_kept_apart_and_lose_that_by_a_further_condition(units):
    about = {"short": "The roads", "on": date(2021, 1, 1)}
    dry = constant(units.exclude(key="water"), "dry")
    wet = constant(units.filter(key="water"), "wet")
    assert [one.key for one in units_named(dry, **about)] == ["roads"]
    assert units_named(wet, **about) == []
    assert units_named(dry.filter(key="water"), **about) == []
    assert len(units_named._kept) == 2


def test_further_rows_may_be_given_as_values(units):
    assert names_among(UnitName.objects.all(), units=units, short="The water") == ["water"]
    assert names_among(UnitName.objects.all(), units=units.filter(key="roads"), short="The water") == []


def test_numbers_that_no_database_knows_and_nothing_find_nothing(units):
    @prepared
    def by_key(rows, *, pk):
        return rows.filter(pk=pk)

    known = Unit.objects.get(key="roads")
    assert by_key.one_or_404(units, pk=known.pk) == known
    assert by_key.one(units, pk=10**30) is None
    with pytest.raises(Http404):
        by_key.one_or_404(units, pk=0)
    assert units_named(units, short=None, on=date(2021, 1, 1)) == []
