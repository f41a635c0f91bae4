"""A second factor is set up and used in a real browser, with Chromium's own virtual key."""

import re

import pytest

from .browsing import sign_in

pytestmark = pytest.mark.browser
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
       "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture
def page(bare_office, visit):
    """A page on the office under a name: browsers give no key to a bare number."""
    return visit(base=bare_office.replace("127.0.0.1", "localhost"))


def with_key(page):
    """Plug a virtual key into the browser; returns the devtools session that holds it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return devtools


def test_a_passkey_is_set_up_and_then_opens_the_desk_alone(page):
    with_key(page)
    sign_in(page, "officer@office.example")
    page.goto("/desk/")
    assert page.url.endswith("/account/")  # first a second factor
    page.get_by_role("link", name="Use finger, face or a key").click()
    page.get_by_label("What do you call this key?").fill("Test key")
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url(re.compile("recovery-codes"))
    assert page.locator(".codes li").count() == 10
    page.goto("/desk/")
    assert page.url.endswith("/desk/")
    page.goto("/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile("/desk/$"))
    assert page.faults == []


def test_without_a_key_the_page_says_what_happened(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {**KEY, "isUserVerified": False}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    alert = page.get_by_role("alert")
    alert.wait_for(state="visible", timeout=60_000)
    assert "key was not used" in alert.inner_text()


def test_a_bare_number_in_the_address_gets_a_sentence(visit, bare_office):
    page = visit(base=bare_office)
    with_key(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("alert").wait_for(state="visible")
    assert "under its name" in page.get_by_role("alert").inner_text()
