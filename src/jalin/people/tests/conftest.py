"""Signing in as people do: through the pages."""

import re
import time
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

PASSWORD = "three quiet weavers at dawn"


def code_for(secret: str, steps: int = 0) -> str:
    """The six figures an app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def enter(client):
    """enter(user) -> the answer to e-mail address and password."""

    def send(user, password=PASSWORD, **extra):
        return client.post(reverse("account_login"), {"login": user.email, "password": password, **extra})

    return send


@pytest.fixture
def set_up_codes(client):
    """set_up_codes() -> the secret, after the page where an app is set up was gone through."""

    def send() -> str:
        page = client.get(reverse("mfa_activate_totp"))
        secret = page.context["form"].secret
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
        assert answer.status_code == 302, page.content
        return secret

    return send


def link_in(mail) -> str:
    """The path of the first link of a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", mail.body)[1]


@pytest.fixture
def later(time_machine):
    """later(seconds): the clock goes on by so much."""
    time_machine.move_to(datetime.now(UTC))
    return time_machine.shift
