"""What a phone sends arrives once, is answered entry by entry, and what cannot be taken in is told in one sentence."""

import json
from uuid import uuid4

import pytest
from django.utils import timezone

from jalin.visits.promises.models import Commitment, Entry, Note
from jalin.visits.promises.phone.receiving import MOST
from jalin.visits.promises.services import correct_note, write_note

pytestmark = pytest.mark.django_db
MADE = "2026-11-03T02:00:00Z"


def note(text: str = "Pipes", **more) -> dict:
    return {
        "key": str(uuid4()),
        "kind": "note",
        "made_at": MADE,
        "values": {"text": text, "item": "", **more},
    }


@pytest.fixture
def phone(client, make_user, sign_in, begun):
    """phone(entries) -> the answers; `phone.user` writes."""
    user = make_user("officer")
    sign_in(client, user)

    def send(*entries, person=None, status: int = 200):
        body = json.dumps({"person": person or user.pk, "entries": list(entries)})
        answer = client.post(f"/desk/visits/phone/{begun.pk}/send/", body, content_type="application/json")
        assert answer.status_code == status
        return (
            [one["state"] for one in answer.json()["answers"]] if status == 200 else answer.json()["sentence"]
        )

    send.user, send.client = user, client
    return send


def test_what_is_sent_twice_is_written_once(phone):
    one, other = note("Pipes"), note("Pumps")
    assert phone(one, other) == phone(other, one) == ["kept", "kept"]
    assert (
        sorted(Note.objects.values_list("text", flat=True)) == ["Pipes", "Pumps"]
        and Entry.objects.count() == 2
    )
    assert Note.objects.first().noted_at <= timezone.now()


def test_a_promise_and_one_that_lacks_something_are_answered_apart(phone, unit):
    values = {
        "owed_by": "partner",
        "what": "20 seats a year",
        "language": "en",
        "counterpart": "Suzuki",
        "unit": unit.pk,
        "due_on": "2031-03-31",
    }
    good = {"key": str(uuid4()), "kind": "commitment", "made_at": MADE, "values": values}
    bad = {
        "key": str(uuid4()),
        "kind": "commitment",
        "made_at": MADE,
        "values": {**values, "counterpart": "", "due_on": "soon"},
    }
    assert phone(good, bad, good) == ["kept", "refused", "kept"]
    assert (
        Commitment.objects.get().what_eng == "20 seats a year"
        and Commitment.objects.get().noted_by == phone.user
    )
    body = json.dumps({"person": phone.user.pk, "entries": [bad]})
    told = phone.client.post(
        f"/desk/visits/phone/{Commitment.objects.get().visit_id}/send/", body, content_type="application/json"
    ).json()["answers"][0]["sentence"]
    assert "Which office at the other side?" in told and "Until when?" in told


def test_a_correction_of_what_somebody_changed_meanwhile_is_a_conflict_that_shows_both(phone, begun):
    made = write_note(by="system:test", visit=begun, text="One")
    correct_note(by="system:test", note=made, text="Two", seen=1)
    mine = {
        "key": str(uuid4()),
        "kind": "correction",
        "made_at": MADE,
        "values": {"note": made.pk, "seen": 1, "text": "Mine"},
    }
    body = json.dumps({"person": phone.user.pk, "entries": [mine]})
    answer = phone.client.post(
        f"/desk/visits/phone/{begun.pk}/send/", body, content_type="application/json"
    ).json()["answers"][0]
    assert (answer["state"], answer["now"]["text"], answer["now"]["version"]) == ("conflict", "Two", 2)
    mine["values"]["seen"] = 2
    assert phone(mine) == phone(mine) == ["kept"] and Note.objects.get().text == "Mine"
    lost = {
        "key": str(uuid4()),
        "kind": "correction",
        "made_at": MADE,
        "values": {"note": "99999999999999999999", "seen": 1, "text": "x"},
    }
    assert phone(lost) == ["refused"]


@pytest.mark.parametrize("entry", [
    None, [], {}, {"key": "x", "kind": "note", "values": {}}, {"key": str(uuid4()), "kind": "drop", "values": {}},
    {"key": str(uuid4()), "kind": "note", "values": []}, {"key": str(uuid4()), "kind": "note", "made_at": "2026-99-99T99:99", "values": {"text": ""}},
    {"key": str(uuid4()), "kind": "note", "values": {"text": "x" * 20_001}},
    {"key": str(uuid4()), "kind": "note", "values": {"text": "half \ud83d"}},
    {"key": str(uuid4()), "kind": "commitment", "values": {"due_on": 5, "what": None, "item": {}, "unit": [1]}},
])  # fmt: skip
def test_what_is_no_entry_is_refused_and_nothing_is_written(phone, entry):
    assert phone(entry) == ["refused"] and not Note.objects.exists()


def test_a_body_that_is_none_is_told_and_the_rest_waits_for_the_next_turn(phone, begun):
    for body in ("", "[]", '{"entries": 3, "person": 1}', "{"):
        answer = phone.client.post(
            f"/desk/visits/phone/{begun.pk}/send/", body, content_type="application/json"
        )
        assert answer.status_code == 400 and answer.json()["sentence"]
    assert len(phone(*(note(str(n)) for n in range(MOST + 1)))) == MOST == Note.objects.count()


def test_what_somebody_else_wrote_is_not_sent_in_ones_name(phone):
    assert (
        "Somebody else" in phone(note(), person=phone.user.pk + 1, status=409) and not Note.objects.exists()
    )


def test_the_state_says_who_is_signed_in_and_a_stranger_is_sent_to_sign_in(
    phone, begun, client, django_assert_max_num_queries
):
    write_note(by=phone.user, visit=begun, text="Kept")
    with django_assert_max_num_queries(10):
        state = client.get(f"/desk/visits/phone/{begun.pk}/state/").json()
    assert state["person"] == phone.user.pk and state["token"] and state["notes"][0]["text"] == "Kept"
    client.logout()
    for answer in (
        client.get(f"/desk/visits/phone/{begun.pk}/state/"),
        client.post(f"/desk/visits/phone/{begun.pk}/send/", "{}", content_type="application/json"),
    ):
        assert answer.status_code == 302 and "/account/login/" in answer["Location"]


def test_without_a_script_it_is_an_ordinary_page_with_two_forms(phone, begun, unit):
    page = f"/desk/visits/phone/{begun.pk}/"
    assert "data-state-url" in phone.client.get(page).content.decode()
    assert phone.client.post(page, {"kind": "note", "text": "Typed"}).status_code == 302
    lacking = phone.client.post(
        page,
        {
            "kind": "commitment",
            "owed_by": "home",
            "what": "x",
            "language": "en",
            "counterpart": "y",
            "due_on": "2000-01-01",
            "unit": unit.pk,
        },
    )
    assert lacking.status_code == 422 and "before the promise was made" in lacking.content.decode()
    assert phone.client.post(page, {"kind": "other"}).status_code == 422 and Note.objects.count() == 1


def test_the_worker_serves_these_pages_only(phone):
    answer = phone.client.get("/desk/visits/phone/worker.js")
    assert (
        answer["Content-Type"].startswith("text/javascript")
        and answer["Service-Worker-Allowed"] == "/desk/visits/phone/"
    )
