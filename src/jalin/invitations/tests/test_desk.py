"""The board, the list and the page of an invitation, through the browser's door."""

import io
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.invitations import services
from jalin.invitations.models import Addition, Attachment, Invitation, Likeness
from jalin.kernel.due import dues_of
from jalin.people.models import Office

pytestmark = pytest.mark.django_db
NEW = {"channel": "letter", "inviter_name": "City of Daegu", "city": "Daegu", "country": "KR", "title": "Water week", "language": "en",
       "kind": "technical", "starts_on": "2027-03-22", "ends_on": "2027-03-25", "received_on": "2026-11-02"}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=True):
        yield


@pytest.fixture
def desk(client, make_user, sign_in):
    def enter(role="officer", **options):
        return sign_in(client, make_user(role, **options))

    return enter


def test_an_invitation_is_entered_handed_on_and_answered(desk, unit):
    officer = desk()
    letter = io.BytesIO(b"%PDF-1.4 letter")
    letter.name = "letter.pdf"
    answer = officer.post("/desk/invitations/enter/", {**NEW, "name": "Kim", "files": [letter]})
    one = Invitation.objects.get()
    assert (
        answer["Location"] == f"/desk/invitations/{one.pk}/"
        and Attachment.objects.get().document.name == "letter.pdf"
    )
    officer.post(f"/desk/invitations/{one.pk}/hand/", {"unit": unit.pk})
    page = officer.get(f"/desk/invitations/{one.pk}/").content.decode()
    assert (
        "With the unit" in page
        and "Water utility" in page
        and "Kim" in page
        and "answer late by 8 days" in page
    )
    refused = officer.post(
        f"/desk/invitations/{one.pk}/answer/", {"outcome": "declined", "answered_on": "2026-11-23"}
    )
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    officer.post(
        f"/desk/invitations/{one.pk}/answer/",
        {"outcome": "declined", "answered_on": "2026-11-23", "answer_reason": "No need"},
    )
    assert Invitation.objects.get().outcome == "declined"


def test_a_form_with_a_mistake_keeps_what_was_typed(desk):
    answer = desk().post("/desk/invitations/enter/", {**NEW, "ends_on": "2027-03-20"})
    page = answer.content.decode()
    assert (
        answer.status_code == 422
        and "before the first" in page
        and "Water week" in page
        and not Invitation.objects.exists()
    )


def test_the_board_has_a_column_for_each_state_and_the_most_urgent_on_top(desk, invite, unit):
    invite(title="Later", reply_by=date(2026, 12, 20))
    invite(title="Sooner", reply_by=date(2026, 11, 26))
    services.hand_to_unit(by="system:test", invitation=invite(title="Elsewhere"), unit=unit)
    page = desk().get("/desk/invitations/").content.decode()
    assert (
        page.index("Sooner") < page.index("Later") < page.index("Elsewhere")
        and "2 days left to answer" in page
    )
    page = desk().get(f"/desk/invitations/?unit={unit.pk}").content.decode()
    assert "Elsewhere" in page and "Sooner" not in page


def test_two_that_are_the_same_are_offered_merged_and_taken_apart_again(desk, invite):
    first, second = invite(received_on=date(2026, 11, 1)), invite(title="Water week in Daegu")
    Likeness.objects.create(one=first, other=second, score=90, reasons=["same_place", "same_days"])
    Addition.objects.create(invitation=second, text="From the embassy")
    officer = desk()
    assert "Alike by 90 of 100" in officer.get(f"/desk/invitations/{first.pk}/").content.decode()
    answer = officer.post(f"/desk/invitations/{second.pk}/merge/{first.pk}/", {"keep": first.pk})
    second.refresh_from_db()
    assert second.merged_into == first and answer["Location"] == f"/desk/invitations/{first.pk}/"
    page = officer.get(f"/desk/invitations/{first.pk}/").content.decode()
    assert "From the embassy" in page and "Alike by" not in page
    officer.post(f"/desk/invitations/{second.pk}/separate/")
    second.refresh_from_db()
    assert second.state == "new" and second.merged_into is None
    officer.post(f"/desk/invitations/{second.pk}/different/{first.pk}/")
    assert "Alike by" not in officer.get(f"/desk/invitations/{first.pk}/").content.decode()


def test_who_reads_sees_no_act_and_no_sender(desk, invite):
    one = invite(sender={"name": "Tanaka Hanako", "email": "h@city.example", "phone": "", "language": "ja"})
    page = desk("leader").get(f"/desk/invitations/{one.pk}/").content.decode()
    assert "Hanako" not in page and "/hand/" not in page and "/edit/" not in page
    assert desk("leader").post(f"/desk/invitations/{one.pk}/must/").status_code == 403


def test_a_walk_with_every_role_meets_the_sender_only_where_it_may(client, make_user, sign_in, invite):
    one = invite(
        sender={
            "name": "Tanaka Hanako",
            "email": "hanako@city.example",
            "phone": "+81-53-457",
            "language": "ja",
        }
    )
    one = services.answer_invitation(
        by="system:test",
        invitation=one,
        outcome="declined",
        answered_on=date(2026, 11, 20),
        answer_reason="x",
    )
    services.publish_outcome(by="system:test", invitation=one, is_published=True, public_reason_eng="No need")
    paths = ("/desk/invitations/", "/desk/invitations/list/export.csv", f"/desk/invitations/{one.pk}/",
             f"/desk/journal/invitations.invitation/{one.pk}/", "/en/invitations/")  # fmt: skip
    met = {}
    for role in ("officer", "unit", "leader", "auditor", "partner", None):
        client.logout()
        sign_in(client, make_user(role)) if role else None
        for path in paths:
            answer = client.get(path)
            said = (
                b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
            )
            if "Tanaka" in said or "hanako@" in said or "53-457" in said:
                met.setdefault(role, []).append(path)
    page = [f"/desk/invitations/{one.pk}/"]
    assert met == {"officer": page, "auditor": page}


@pytest.mark.parametrize("language", ["id", "ja"])
def test_every_page_opens_in_each_language(desk, invite, partner, language):
    one, officer = invite(partner=partner, summary="x"), desk(language=language)
    for path in ("", "list/", "enter/", f"{one.pk}/", f"{one.pk}/answer/", f"{one.pk}/partner/"):  # fmt: skip
        assert officer.get(f"/desk/invitations/{path}").status_code == 200, path


def test_the_desk_counts_what_is_new_and_which_pairs_nobody_has_judged(make_user, invite):
    def told(user) -> dict[str, str]:
        found = dues_of(user, date(2026, 11, 24))
        return {one.kind: one.reason for one in found if one.kind in ("new_invitations", "alike")}

    Office.objects.create(
        city_eng="Bandung", name_eng="Office", country="ID", latitude="-6.9", longitude="107.6"
    )
    officer = make_user("officer")
    assert not told(officer)
    first, second, third = invite(), invite(), invite()
    Likeness.objects.create(one=first, other=second, score=90)
    Likeness.objects.create(one=first, other=third, score=90, verdict="different")
    assert told(officer)["new_invitations"].endswith("3.") and told(officer)["alike"].endswith("1.")
    assert not told(make_user("leader"))


def counted(client, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_board_list_and_page_take_the_same_number_of_queries_for_any_number(desk, invite, unit):
    Office.objects.create(
        city_eng="Bandung", name_eng="Office", country="ID", latitude="-6.9", longitude="107.6"
    )
    officer, one = desk(), invite(unit=unit)
    paths = ("/desk/invitations/", "/desk/invitations/list/?rows=100", f"/desk/invitations/{one.pk}/")
    Addition.objects.create(invitation=one, text="x")
    for state in ("with_unit", "assessed", "to_decide"):
        invite(state=state, unit=unit)
    few = [counted(officer, path) for path in paths]
    Invitation.objects.bulk_create(
        Invitation(reference=f"n{n}", channel="letter", received_on="2026-11-02", state=("new", "with_unit", "assessed", "to_decide")[n % 4],
                   state_since="2026-11-02", inviter_name="x", title=f"{n}", language="en", unit=unit) for n in range(90)
    )  # fmt: skip
    Addition.objects.bulk_create(Addition(invitation=one, text="x") for _n in range(20))
    assert [counted(officer, path) for path in paths] == few
    assert few[0] <= 12 and few[1] <= 12 and few[2] <= 10, few
