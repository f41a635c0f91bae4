"""Minutes from a phone whose network is cut: nothing is lost, nothing arrives twice, and it says what waits."""

import re

import pytest

from .browsing import sign_in

pytestmark = pytest.mark.browser
VISIT = "waste sorting"  # an invented journey of the demonstration that has ended


def open_phone(page) -> str:
    """The phone's page of the visit, kept for when there is no connection; returns its address."""
    from playwright.sync_api import expect

    page.goto("/desk/visits/")
    page.get_by_role("link", name=re.compile(VISIT)).first.click()
    page.get_by_role("link", name="Write on a phone").click()
    expect(page.locator("[data-part=ready]")).to_be_visible()
    return page.url


def write(page, text: str) -> None:
    page.locator("#note-text").fill(text)
    page.get_by_role("button", name="Keep the minutes").first.click()


def test_what_is_written_without_a_connection_arrives_once_when_there_is_one(visit):
    from playwright.sync_api import expect

    page = visit(width=390, role="officer", language="en")
    address, waiting, notes = (
        open_phone(page),
        page.locator(".phone-entry"),
        page.locator("[data-part=notes] > li"),
    )
    status, there = page.locator("[data-part=status]"), page.locator("[data-part=notes] > li").count()
    page.context.set_offline(True)
    write(page, "Said in the tunnel")
    expect(status).to_contain_text("No connection")
    page.reload()  # the telephone was switched off and on again
    expect(waiting).to_contain_text("Said in the tunnel")
    page.locator("summary", has_text="Write down a promise").click()
    for field, value in (
        ("what", "Send the tunnel plan"),
        ("counterpart", "Kawasaki"),
        ("due_on", "2031-01-31"),
    ):
        page.locator(f"#promise-{field}").fill(value)
    page.get_by_role("button", name="Keep the promise").click()
    expect(waiting).to_have_count(2)
    page.context.set_offline(False)
    expect(waiting).to_have_count(0)
    expect(status).to_contain_text("Everything is sent")
    expect(notes).to_have_count(there + 1)

    # the house takes it in, and the answer is lost on the way
    page.route("**/send/", lambda route: (route.fetch(), route.abort()))
    write(page, "Answer lost")
    expect(status).to_contain_text("No connection")
    expect(waiting).to_have_count(1)
    page.unroute("**/send/")
    page.reload()
    expect(waiting).to_have_count(0)
    expect(page.get_by_text("Answer lost")).to_have_count(1)

    # somebody else changes the same passage meanwhile
    page.context.set_offline(True)
    mine = notes.filter(has_text="Said in the tunnel")
    mine.get_by_role("button", name="Correct it").click()
    page.get_by_role("textbox", name="Minutes", exact=True).fill("Said in the long tunnel")
    page.locator("[data-do=keep]").click()
    expect(waiting).to_have_count(1)
    _correct_elsewhere(page, address)
    page.context.set_offline(False)
    expect(waiting).to_contain_text("somebody else changed the same passage")
    expect(waiting).to_contain_text("Said by somebody else")
    page.get_by_role("button", name="Keep both").click()
    expect(waiting).to_have_count(0)
    expect(page.get_by_text("Said in the long tunnel")).to_have_count(1)
    expect(page.get_by_text("Said by somebody else")).to_have_count(1)

    # the session has ended: what is written waits for who wrote it
    page.context.clear_cookies(name="sessionid")
    write(page, "Signed out meanwhile")
    expect(status).to_contain_text("You are signed out")
    expect(waiting).to_have_count(1)
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, "officer")
    page.goto(address)
    expect(waiting).to_have_count(0)
    expect(page.get_by_text("Signed out meanwhile")).to_have_count(1)


def _correct_elsewhere(page, address: str) -> None:
    """Another telephone of the same officer corrects the passage first; the cut one looks again."""
    state = page.context.request.get(f"{address}state/").json()
    found = next(note for note in state["notes"] if note["text"] == "Said in the tunnel")
    values = {"note": found["note"], "seen": found["version"], "text": "Said by somebody else"}
    entry = {
        "key": "5f3b0e0c-7a51-4a0e-9d39-0f3b51d1a001",
        "kind": "correction",
        "made_at": "",
        "values": values,
    }
    answer = page.context.request.post(
        f"{address}send/",
        data={"person": state["person"], "entries": [entry]},
        headers={"X-CSRFToken": state["token"], "Referer": address},
    )
    assert answer.json()["answers"][0]["state"] == "kept"
