"""Units with the names they had, the office, and its dated rules."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from jalin.kernel.rulebook.models import DatedRule
from jalin.kernel.rulebook.selectors import rule_on
from jalin.people.models import Office, Unit
from jalin.people.selectors import unit_name_on
from jalin.people.services import close_unit, create_unit, give_duty, rename_unit, set_rule

BY = "system:test"
IDLE = "relations.idle_after_days"


@pytest.fixture
def unit(db):
    name = {
        "name_ind": "Dinas Lingkungan Hidup dan Kebersihan",
        "name_jpn": "環境清掃局",
        "name_eng": "Environment and Cleansing",
    }
    return create_unit(by=BY, key="dlh", name=name, short="DLHK")


@pytest.fixture
def renamed(unit):
    rename_unit(
        by=BY, unit=unit, on=date(2023, 1, 1), short="DLH", name={"name_ind": "Dinas Lingkungan Hidup"}
    )
    return unit


@pytest.fixture
def head(client, make_user, sign_in):
    user = make_user("head")
    sign_in(client, user)
    return user


def test_a_renamed_unit_keeps_the_name_of_the_day(renamed):
    assert unit_name_on(renamed, date(2022, 12, 31)).short == "DLHK"
    assert unit_name_on(renamed, date(2023, 1, 1)).short == "DLH"
    assert unit_name_on(renamed, date(1990, 1, 1)).short == "DLHK"
    assert renamed.name_today == "DLH"


def test_the_page_of_a_unit_shows_all_names_with_their_days(client, head, renamed):
    page = client.get(reverse("desk:unit", args=[renamed.pk])).content.decode()
    assert "DLHK" in page
    assert "1 January 2023" in page
    assert "31 December 2022" in page


def test_a_unit_is_renamed_from_a_day_on_through_the_page(client, head, unit):
    answer = client.post(reverse("desk:unit_rename", args=[unit.pk]),
                         {"name_ind": "Dinas Lingkungan Hidup", "short": "DLH", "on": "2023-01-01", "source": "Perda 8/2022"})  # fmt: skip
    assert answer.status_code == 302
    assert [str(name) for name in unit.names.all()] == ["DLHK", "DLH"]


def test_a_name_does_not_begin_before_the_one_before(client, head, renamed):
    page = client.post(reverse("desk:unit_rename", args=[renamed.pk]), {"name_ind": "X", "on": "2022-01-01"})
    assert page.status_code == 422
    assert b"Choose a later day" in page.content
    assert renamed.names.count() == 2


def test_a_unit_ends_with_its_roles_and_names_who_carries_on(make_user, renamed):
    other = create_unit(by=BY, key="dkp", name={"name_ind": "Dinas Kebersihan"}, short="DKP")
    user = make_user()
    duty = give_duty(by=BY, user=user, role="unit", unit=renamed, since=date(2024, 1, 1))
    close_unit(by=BY, unit=renamed, last_day=date(2025, 6, 30), successors=[other])
    duty.refresh_from_db()
    assert (renamed.closed_on, duty.until) == (date(2025, 6, 30), date(2025, 6, 30))
    assert list(renamed.successors.all()) == [other]
    with pytest.raises(ValidationError):
        close_unit(by=BY, unit=renamed, last_day=date(2026, 1, 1))
    with pytest.raises(ValidationError):
        rename_unit(by=BY, unit=renamed, on=date(2026, 1, 1), name={"name_ind": "Y"})


def test_a_unit_is_closed_through_the_page(client, head, renamed):
    other = create_unit(by=BY, key="dkp", name={"name_ind": "Dinas Kebersihan"}, short="DKP")
    page = client.get(reverse("desk:unit_close", args=[renamed.pk])).content.decode()
    assert "DKP" in page
    client.post(
        reverse("desk:unit_close", args=[renamed.pk]), {"last_day": "2025-06-30", "successors": [other.pk]}
    )
    page = client.get(reverse("desk:unit", args=[other.pk])).content.decode()
    assert "Carries on the work of" in page


def test_a_unit_entered_twice_is_told(client, head, unit):
    page = client.post(reverse("desk:unit_new"), {"name_ind": "Dinas", "short": "DLH"})
    assert page.status_code == 422
    assert Unit.objects.count() == 1


def test_the_list_of_units_finds_a_unit_by_the_name_it_had(client, head, renamed):
    page = client.get(reverse("desk:units"), {"text": "DLHK"}).content.decode()
    assert reverse("desk:unit", args=[renamed.pk]) in page


@pytest.mark.one_database
def test_the_lists_take_the_same_number_of_statements_for_few_and_many_rows(client, head, make_user):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = {}
    for size in (3, 30):
        for number in range(size):
            made = create_unit(by=BY, key=f"u{size}-{number}", name={"name_ind": f"Unit {number}"})
            make_user("unit", unit=made)
        for name in ("users", "units"):
            client.get(reverse(f"desk:{name}") + "?rows=100")
            with CaptureQueriesContext(connection) as seen:
                client.get(reverse(f"desk:{name}") + "?rows=100")
            counts[name, size] = len(seen)
    assert counts["users", 3] == counts["users", 30] <= 12
    assert counts["units", 3] == counts["units", 30] <= 12


def test_the_office_is_changed_through_the_page(client, head, bandung):
    office = Office.objects.get()
    values = {name: getattr(office, name) for name in ("city_ind", "city_jpn", "city_eng", "name_ind", "name_jpn", "name_eng",
                                                       "country", "latitude", "longitude")}  # fmt: skip
    assert (
        client.post(reverse("desk:office_edit"), {**values, "email": "office@city.example"}).status_code
        == 302
    )
    office.refresh_from_db()
    assert office.email == "office@city.example"
    page = client.post(reverse("desk:office_edit"), {**values, "latitude": "123"})
    assert page.status_code == 422


def test_a_rule_changes_by_a_new_row_from_a_day_on(client, head):
    send = {"value": "180", "valid_from": "2026-01-01", "source": "Keputusan Kepala Bagian 4/2025"}
    assert client.post(reverse("desk:office_rule", args=[IDLE]), send).status_code == 302
    assert (rule_on(IDLE, date(2025, 12, 31)), rule_on(IDLE, date(2026, 1, 1))) == (365, 180)
    page = client.get(reverse("desk:office")).content.decode()
    assert "Keputusan Kepala Bagian 4/2025" in page
    assert "not yet confirmed" in page


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1)])
def test_rows_of_a_rule_never_overlap_in_whatever_order_they_are_written(db, order):
    days = {1: None, 2: date(2024, 1, 1), 3: date(2026, 1, 1)}
    for number in order:
        set_rule(by=BY, key=IDLE, value=number * 100, valid_from=days[number], source="test")
    assert [rule_on(IDLE, day) for day in (date(2020, 1, 1), date(2025, 1, 1), date(2026, 6, 1))] == [
        100,
        200,
        300,
    ]
    rows = list(DatedRule.objects.filter(key=IDLE))
    assert [(row.valid_from, row.valid_to) for row in rows] == [
        (None, date(2023, 12, 31)), (date(2024, 1, 1), date(2025, 12, 31)), (date(2026, 1, 1), None),
    ]  # fmt: skip


def test_a_row_of_the_same_day_is_corrected_and_a_source_is_asked_for(db):
    set_rule(by=BY, key=IDLE, value=100, valid_from=date(2024, 1, 1), source="test")
    set_rule(by=BY, key=IDLE, value=90, valid_from=date(2024, 1, 1), source="test")
    assert DatedRule.objects.get().value == 90
    with pytest.raises(ValidationError):
        set_rule(by=BY, key=IDLE, value=80, valid_from=date(2025, 1, 1), source=" ")
