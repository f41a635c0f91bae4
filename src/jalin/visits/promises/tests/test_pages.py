"""The pages of minutes and promises: what they show, and how little they ask the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jalin.visits.promises.models import Commitment, Note
from jalin.visits.promises.services import finish_commitment, withdraw_commitment, write_note
from jalin.visits.services import plan_visit, publish_visit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TODAY = timezone.localdate()


def many(visit, unit, count: int) -> None:
    Commitment.objects.bulk_create(
        Commitment(visit=visit, owed_by="home", what_eng=f"Promise {n}", unit=unit, counterpart="Hamamatsu", made_on=visit.starts_on, due_on=TODAY + timedelta(days=n))
        for n in range(count)
    )  # fmt: skip
    Note.objects.bulk_create(
        Note(visit=visit, text=f"Note {n}", noted_at=timezone.now()) for n in range(count)
    )


def asked(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_list_and_minutes_ask_the_same_for_ten_rows_and_a_hundred(desk, begun, unit):
    client, pages = desk(), ("/desk/promises/", f"/desk/visits/{begun.pk}/minutes/")
    many(begun, unit, 10)
    few = [asked(client, page) for page in pages]
    many(begun, unit, 90)
    assert [asked(client, page) for page in pages] == few and few[0] <= 12 and few[1] <= 12


def test_a_promise_is_kept_withdrawn_and_opened_again_from_its_page(desk, promise):
    client, page = desk(), f"/desk/promises/{promise.pk}/"
    assert asked(client, page) <= 12
    assert client.post(f"{page}withdraw/", {"because": ""}).status_code == 422
    assert client.post(f"{page}withdraw/", {"because": "Closed"}).status_code == 302
    assert "Closed" in client.get(page).content.decode()
    assert client.post(f"{page}reopen/", {"because": "By mistake"}).status_code == 302
    assert (
        client.post(f"{page}done/", {"done_on": TODAY, "result": "Sent", "language": "en"}).status_code == 302
    )
    promise.refresh_from_db()
    assert promise.result_eng == "Sent" and promise.done_on == TODAY


def test_notes_and_promises_are_written_from_the_minutes(desk, begun, item, unit):
    client, page = desk(), f"/desk/visits/{begun.pk}/"
    assert client.post(f"{page}minutes/new/", {"text": "Agreed", "item": item.pk}).status_code == 302
    new = {
        "owed_by": "partner",
        "what": "設計図を送る",
        "language": "ja",
        "counterpart": "浜松市",
        "due_on": TODAY,
        "unit": unit.pk,
        "item": "",
    }
    assert client.post(f"{page}promises/new/", new).status_code == 302
    note, promise = Note.objects.get(), Commitment.objects.get()
    assert promise.what_jpn == "設計図を送る" and not promise.what_eng
    assert (
        client.post(
            f"/desk/visits/notes/{note.pk}/correct/", {"text": "Agreed on all", "seen": 1}
        ).status_code
        == 302
    )
    late = client.post(f"/desk/visits/notes/{note.pk}/correct/", {"text": "Mine", "seen": 1})
    assert (
        late.status_code == 422 and "meanwhile" in late.content.decode() and "Mine" in late.content.decode()
    )
    change = {
        "what_ind": "",
        "what_jpn": "設計図を送る",
        "what_eng": "Send the plan",
        "counterpart": "浜松市",
        "due_on": TODAY,
        "unit": unit.pk,
        "owner": "",
    }
    assert client.post(f"/desk/promises/{promise.pk}/change/", change).status_code == 302
    shown = client.get(f"{page}minutes/").content.decode()
    assert "Agreed on all" in shown and "Send the plan" in shown and "Waterworks" in shown


def test_the_public_page_tells_promises_and_what_became_of_them_but_no_minutes(
    client, begun, promise, make_user
):
    write_note(by="system:test", visit=begun, text="Said in confidence")
    withdraw_commitment(by="system:test", commitment=promise, because="The department was closed")
    publish_visit(by="system:test", visit=begun, is_public=True)
    page = client.get(f"/en/visits/{begun.reference}/").content.decode()
    assert "Send the pipe plan" in page and "The department was closed" in page and "confidence" not in page


def test_the_briefing_book_tells_what_was_promised_last_time_and_what_became_of_it(
    desk, begun, promise, relation
):
    finish_commitment(by="system:test", commitment=promise, done_on=TODAY, result_eng="The plan was sent")
    following = plan_visit(
        by="system:test",
        relation=relation,
        direction="outgoing",
        starts_on=TODAY + timedelta(days=40),
        title_eng="Next",
    )
    book = desk().get(f"/desk/visits/{following.pk}/briefing/").content.decode()
    assert "Send the pipe plan" in book and "The plan was sent" in book
    assert "Send the pipe plan" not in desk().get(f"/desk/visits/{begun.pk}/briefing/").content.decode()


def test_the_page_for_the_way_leads_who_keeps_the_minutes_to_the_phone(desk, begun):
    address = f"/desk/visits/phone/{begun.pk}/"
    assert address in desk().get(f"/desk/visits/{begun.pk}/now/").content.decode()
    assert address not in desk("leader").get(f"/desk/visits/{begun.pk}/now/").content.decode()
