"""Host, rooms, seats and offers of a visit, through their doors and pages."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jalin.kernel.access import NotAllowed
from jalin.visits.hosting import outlets
from jalin.visits.hosting.models import Offer, Room
from jalin.visits.hosting.services import book_room, let_go_offer, record_offer, set_host, take_up_offer
from jalin.visits.models import Delegate
from jalin.visits.services import plan_visit

pytestmark = pytest.mark.django_db
BY = "system:test"
TODAY = timezone.localdate()
NINE = timezone.make_aware(datetime.combine(TODAY, datetime.min.time())) + timedelta(hours=9)
HOUR = timedelta(hours=1)


@pytest.fixture
def guests(relation):
    """They come to us: our mayor and an interpreter, their mayor."""
    visit = plan_visit(
        by=BY,
        relation=relation,
        direction="incoming",
        starts_on=TODAY,
        title_eng="Guests",
        home_zone="Asia/Jakarta",
        partner_zone="Asia/Tokyo",
    )
    for side, role, rank, office, name in (("home", "head", 10, "Mayor of Bandung", "Oded"), ("home", "interpreter", 70, "Interpreter", "Rini"),
                                           ("partner", "head", 10, "Mayor of Hamamatsu", "Suzuki")):  # fmt: skip
        Delegate.objects.create(
            visit=visit, side=side, role=role, rank=rank, office_eng=office, family_name=name
        )
    return visit


def test_a_room_is_had_once_at_an_hour_and_holds_its_guests(guests, begun):
    room = book_room(by=BY, visit=guests, name="Ruang Tengah", starts_at=NINE, ends_at=NINE + HOUR, seats=20)
    with pytest.raises(ValidationError, match=guests.reference):
        book_room(by=BY, visit=begun, name="ruang tengah", starts_at=NINE + HOUR / 2, ends_at=NINE + 2 * HOUR)
    book_room(by=BY, visit=begun, name="Ruang Tengah", starts_at=NINE + HOUR, ends_at=NINE + 2 * HOUR)
    with pytest.raises(ValidationError, match="3 people"):
        book_room(by=BY, visit=guests, room=room, name="Small", starts_at=NINE, ends_at=NINE + HOUR, seats=2)
    with pytest.raises(ValidationError, match="before the beginning"):
        book_room(by=BY, visit=guests, name="Hall", starts_at=NINE, ends_at=NINE)
    assert Room.objects.count() == 2


def test_an_offer_becomes_what_an_outlet_makes_of_it_or_is_let_go_with_a_reason(
    guests, make_user, monkeypatch
):
    monkeypatch.setattr(outlets, "_OUTLETS", {})
    outlets.register_outlet(
        "need", "A need", lambda by, offer: (f"N-{offer.pk}", "/desk/"), verb="visits.host"
    )
    with pytest.raises(ValueError, match="twice"):
        outlets.register_outlet("need", "Again", print, verb="visits.host")
    officer = make_user("officer")
    first, second, third = (
        record_offer(by=officer, visit=guests, what_eng=text) for text in ("Training", "Pumps", "Seats")
    )
    take_up_offer(by=officer, offer=first, key="need")
    assert Offer.objects.get(pk=first.pk).became_reference == f"N-{first.pk}"
    with pytest.raises(ValidationError, match="already"):
        let_go_offer(by=officer, offer=first, because="x")
    with pytest.raises(ValidationError, match="reference"):
        take_up_offer(by=officer, offer=second)
    take_up_offer(by=officer, offer=second, reference="I-2026-7")
    with pytest.raises(ValidationError, match="why"):
        let_go_offer(by=officer, offer=third, because="")
    let_go_offer(by=officer, offer=third, because="No unit can carry it")
    with pytest.raises(ValidationError, match="what was offered"):
        record_offer(by=officer, visit=guests, what_eng=" ")
    with pytest.raises(NotAllowed):
        record_offer(by=make_user("leader"), visit=guests, what_eng="x")


def test_the_seat_plan_names_people_only_to_who_may_see_them(desk, guests, sign_in, make_user):
    client, page = desk(), f"/desk/visits/{guests.pk}/seats/talks/"
    picture = client.get(f"{page}plan.svg").content.decode()
    assert "Suzuki" in picture and ElementTree.fromstring(picture).tag.endswith("svg")  # noqa: S314  (our own)
    told = client.get(page).content.decode()
    assert "second row, behind the middle" in told and "Oded" in told
    assert client.get(f"{page}plan.pdf").content.startswith(b"%PDF")
    for wrong in ("circle/", "talks/?item=99", "talks/?item=x"):
        assert client.get(f"/desk/visits/{guests.pk}/seats/{wrong}").status_code == 404
    sign_in(client, make_user("editor"))
    told = client.get(f"{page}plan.svg").content.decode() + client.get(page).content.decode()
    assert "Mayor of Hamamatsu" in told and "Suzuki" not in told


def test_host_rooms_and_offers_are_kept_from_the_page(desk, guests):
    client, page = desk(), f"/desk/visits/{guests.pk}/"
    set_host(by=BY, visit=guests, host_office="Cooperation Division")
    assert client.post(f"{page}hosting/host/", {"host_office": "Mayor’s office"}).status_code == 302
    room = {"name": "Pendopo", "day": TODAY, "begins": "09:00", "ends": "10:00", "seats": 40}
    assert client.post(f"{page}rooms/new/", {**room, "ends": "08:00"}).status_code == 422
    assert client.post(f"{page}rooms/new/", room).status_code == 302
    made = Room.objects.get()
    assert made.ends_at - made.starts_at == HOUR and made.starts_at.utcoffset() is not None
    assert client.post(f"/desk/rooms/{made.pk}/edit/", {**room, "booked_on": TODAY}).status_code == 302
    assert (
        client.post(
            f"{page}offers/new/",
            {"offered_by": "partner", "what": "研修", "language": "ja", "offered_on": TODAY},
        ).status_code
        == 302
    )
    offer = Offer.objects.get()
    assert (
        client.post(f"/desk/offers/{offer.pk}/take-up/", {"key": "entered", "reference": ""}).status_code
        == 422
    )
    assert client.post(f"/desk/offers/{offer.pk}/let-go/", {"because": "Too far"}).status_code == 302
    told = client.get(f"{page}hosting/").content.decode()
    assert "Mayor’s office" in told and "Pendopo" in told and "Too far" in told and "24/2009" in told
    assert client.post(f"/desk/rooms/{made.pk}/give-up/").status_code == 302 and not Room.objects.exists()


def test_list_and_page_ask_the_same_for_ten_rows_and_a_hundred(desk, guests):
    client, pages = desk(), ("/desk/offers/", f"/desk/visits/{guests.pk}/hosting/")

    def asked(count: int) -> list[int]:
        Offer.objects.bulk_create(
            Offer(visit=guests, what_eng=f"Offer {n}", offered_on=TODAY) for n in range(count)
        )
        Room.objects.bulk_create(
            Room(visit=guests, name=f"Room {n}", starts_at=NINE, ends_at=NINE + HOUR) for n in range(count)
        )
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            found.append(len(queries))
        return found

    few = asked(10)
    assert asked(90) == few and max(few) <= 12


def test_the_page_of_a_visit_shows_what_the_packages_bring_in_few_questions(desk, guests):
    client = desk()
    record_offer(by=BY, visit=guests, what_eng="Training")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/desk/visits/{guests.pk}/").content.decode()
    assert "Nobody is named as host yet." in page and "1 offer" in page and "1 still open" in page
    assert "Minutes and promises" in page and "No report yet." in page and len(queries) <= 22
