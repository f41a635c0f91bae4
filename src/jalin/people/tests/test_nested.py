"""Rows behind a row in one statement (`kernel.nested`), with the units of the city and their names."""

from datetime import date

from jalin.kernel.nested import unfold
from jalin.people.models import Unit, UnitName
from jalin.people.selectors import names_behind
from jalin.people.services import create_unit


def test_names_come_with_their_unit_in_order_and_with_their_types(db, django_assert_num_queries):
    for key in ("first", "second"):
        create_unit(by="system:test", key=key, name={"name_eng": f"The {key}"})
    first = Unit.objects.get(key="first")
    UnitName.objects.create(unit=first, short='"A" & é 国', valid_from=date(2020, 1, 2), name_eng="x")
    with django_assert_num_queries(1):
        found = {one.key: one for one in Unit.objects.annotate(rows=names_behind("pk"))}
        for one in found.values():
            unfold(one, "names", one.rows)
        assert [str(name) for name in found["first"].names.all()] == ["The first", '"A" & é 国']
        assert found["first"].names.all()[1].valid_from == date(2020, 1, 2)
        assert found["first"].name_today == '"A" & é 国'
        assert found["second"].name_today == "The second"


def test_a_unit_without_names_has_none_and_asks_nothing(db, django_assert_num_queries):
    Unit.objects.create(key="bare")
    with django_assert_num_queries(1):
        one = Unit.objects.annotate(rows=names_behind("pk")).get(key="bare")
        unfold(one, "names", one.rows)
        assert one.name_today == "bare"
    unfold(None, "names", [])
