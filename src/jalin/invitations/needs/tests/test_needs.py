"""Needs, their codes and votes, through the browser's door."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jalin.invitations.models import Invitation
from jalin.invitations.needs import services
from jalin.invitations.needs.encoder import Suggested
from jalin.invitations.needs.models import Ballot, Cast, Need, Period, Suggestion
from jalin.invitations.needs.selectors import counting_casts, needs_met_by
from jalin.invitations.needs.tasks import combined
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Entry

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture
def period():
    return Period.objects.create(key="2025-2029", name_eng="2025–2029", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source="Plan")  # fmt: skip


@pytest.fixture
def desk(client, make_user, sign_in):
    def enter(role: str, **more):
        return sign_in(client, make_user(role, **more))

    return enter


def write(period, title="Sewers", **more) -> Need:
    return services.write_need(by=BY, period=period, title_eng=title, **more)


def test_a_need_is_written_its_code_offered_and_confirmed_by_a_person(desk, period):
    officer = desk("officer")
    answer = officer.post(
        "/desk/needs/new/", {"period": period.pk, "priority": 1, "title_ind": "Memeriksa pipa air limbah"}
    )
    need = Need.objects.get()
    assert answer["Location"] == f"/desk/needs/{need.pk}/"
    Suggestion.objects.create(
        need=need, codes=[{"topic": "sewer-inspection", "score": 0.6}], method="an encoder 1"
    )
    page = officer.get(f"/desk/needs/{need.pk}/").content.decode()
    assert "Inspection and repair of sewers" in page and "not coded yet" in page
    officer.post(f"/desk/needs/{need.pk}/topic/", {"topic": "sewer-inspection"})
    need.refresh_from_db()
    assert (need.topic, need.sdg, need.cofog, need.topic_method) == (
        "sewer-inspection",
        6,
        "05.2",
        "an encoder 1",
    )
    assert need.topic_by.email.startswith("officer")


def test_a_code_nobody_knows_is_refused_beside_its_field(desk, period):
    need = write(period)
    answer = desk("officer").post(f"/desk/needs/{need.pk}/topic/", {"topic": "alchemy"})
    assert answer.status_code == 422 and not Need.objects.get().topic


def test_a_unit_writes_its_own_needs_and_no_others(make_user, period):
    from jalin.people.services import create_unit

    mine, other = (
        create_unit(by=BY, key=key, name={"name_eng": key}, short=key) for key in ("water", "roads")
    )
    member = make_user("unit", unit=mine)
    services.write_need(by=member, period=period, title_eng="Pumps", unit=mine)
    with pytest.raises(NotAllowed):
        services.write_need(by=member, period=period, title_eng="Bridges", unit=other)
    assert Need.objects.count() == 1


def test_an_offer_meets_the_needs_nearest_first(period):
    sewers, goal = write(period, topic="sewer-inspection"), write(period, "Leaks", topic="water-losses")
    write(period, "Coffee", topic="coffee-tea")
    met = needs_met_by(["sewer-inspection"], Need.objects.all())
    assert [(need.pk, near.by) for need, near in met] == [(sewers.pk, "topic"), (goal.pk, "sdg")]


def test_codes_of_an_invitation_are_confirmed_and_lead_to_the_need(desk, period):
    need = write(period, topic="sewer-inspection")
    row = Invitation.objects.create(reference="A1", channel="letter", received_on=date(2026, 8, 1), state_since=date(2026, 8, 1), inviter_name="Hamamatsu",
                                    language="ja", title="下水道")  # fmt: skip
    officer = desk("officer")
    officer.post(f"/desk/invitations/{row.pk}/codes/new/", {"topic": "sewer-inspection"})
    assert "the same topic" in officer.get(f"/desk/invitations/{row.pk}/codes/").content.decode()
    assert "Hamamatsu" in officer.get(f"/desk/needs/{need.pk}/").content.decode()
    officer.post(f"/desk/invitations/{row.pk}/codes/sewer-inspection/remove/")
    assert not row.codes.exists()


def test_of_several_languages_the_best_score_of_each_topic_is_kept():
    assert combined([[Suggested("a", 0.5), Suggested("b", 0.4)], [Suggested("b", 0.7)]]) == [{"topic": "b", "score": 0.7}, {"topic": "a", "score": 0.5}]  # fmt: skip


def test_votes_are_kept_the_last_of_each_voter_counts_and_closing_gives_the_needs_their_points(
    make_user, period
):
    one, two = write(period, "One"), write(period, "Two")
    head, mayor = make_user("head"), make_user("leader")
    ballot = services.open_ballot(by=head, period=period, kind="needs", items=services.items_of_needs(period))
    keys = ballot.keys
    services.cast_points(by=head, ballot=ballot, points=dict(zip(keys, (10, 90), strict=True)))
    services.cast_points(by=head, ballot=ballot, points=dict(zip(keys, (50, 50), strict=True)))
    services.cast_points(
        by=mayor,
        ballot=ballot,
        points=dict(zip(keys, (81, 19), strict=True)),
        body="Commission A",
        paper="Minutes 4",
    )
    assert Cast.objects.count() == 3 and len(counting_casts(ballot)) == 2
    services.close_ballot(by=head, ballot=ballot, source="Decree 7")
    assert {one.pk: 66, two.pk: 34} == dict(Need.objects.values_list("pk", "points"))
    with pytest.raises(ValidationError, match="closed"):
        services.cast_points(by=mayor, ballot=ballot, points=dict(zip(keys, (100, 0), strict=True)))
    assert Entry.objects.filter(action="needs.cast_points").count() == 3


def test_points_that_do_not_add_up_are_refused_and_kept_on_the_page(desk, period):
    write(period, "One"), write(period, "Two")
    ballot = services.open_ballot(by=BY, period=period, kind="needs", items=services.items_of_needs(period))
    head = desk("head")
    first, second = ballot.keys
    answer = head.post(
        f"/desk/needs/votes/{ballot.pk}/cast/", {f"points_{first}": 70, f"points_{second}": 40}
    )
    page = answer.content.decode()
    assert (
        answer.status_code == 422
        and "yours add up to 110" in page
        and 'value="70"' in page
        and not Cast.objects.exists()
    )
    head.post(f"/desk/needs/votes/{ballot.pk}/cast/", {f"points_{first}": 70, f"points_{second}": 30})
    head.post(f"/desk/needs/votes/{ballot.pk}/close/", {"source": "Minutes 5"})
    assert Ballot.objects.get().result == {first: 70, second: 30}
    assert "Minutes 5" in head.get(f"/desk/needs/votes/{ballot.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/desk/needs/", "/desk/needs/votes/"])
def test_a_list_asks_the_same_number_of_questions_for_any_number_of_rows(
    desk, period, address, django_assert_max_num_queries
):
    Need.objects.bulk_create(Need(period=period, title_eng=f"{n}", topic="coffee-tea") for n in range(30))
    Ballot.objects.bulk_create(
        Ballot(period=period, kind="needs", items=[], opened_on=date(2026, 1, 1), closed_on=date(2026, 1, 2))
        for n in range(30)
    )
    officer = desk("officer")
    with django_assert_max_num_queries(12):
        assert officer.get(address).status_code == 200
