"""Whoever works here sets up a second factor first; the next sign-in asks for it."""

import re

import pytest
from playwright.sync_api import expect

from .browsing import sign_in

pytestmark = pytest.mark.browser


def test_codes_from_an_app_are_set_up_before_the_desk_and_asked_for_afterwards(visit, look):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    page = visit(width=390, language="id")
    sign_in(page, "officer@office.example")
    page.goto("/desk/")
    expect(page).to_have_url(re.compile("/account/$"))
    assert look(page, "/account/") == []
    page.goto("/account/2fa/totp/activate/")
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.locator("main input[name=code]").fill(code)
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(lambda address: "/totp/activate/" not in address)
    for path in ("", "2fa/", "2fa/totp/deactivate/", "2fa/recovery-codes/", "2fa/recovery-codes/generate/"):
        assert look(page, f"/account/{path}") == [], path
    page.goto("/account/2fa/recovery-codes/")
    spare = re.findall(r"\b[0-9a-f]{8}\b", page.locator("main").inner_text())
    page.goto("/desk/")
    expect(page).to_have_url(re.compile("/desk/$"))

    again = visit(width=390, language="ja")
    sign_in(again, "officer@office.example")
    expect(again).to_have_url(re.compile("/2fa/authenticate/"))
    assert look(again, again.url) == []
    again.locator("main input[name=code]").fill(spare[0])
    again.locator("main form [type=submit]").first.click()
    expect(again).to_have_url(re.compile("/desk/$"))
