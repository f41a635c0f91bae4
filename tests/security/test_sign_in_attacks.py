"""Guessing: slow-down by account and by address, and answers that tell nothing."""

import statistics
import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.one_database

PASSWORD = "three quiet weavers at dawn"
WRONG = "wrong words entirely"
LOGIN, RESET = "/account/login/", "/account/password/reset/"


def attempt(email: str, password: str = WRONG, ip: str = "198.51.100.1"):
    return Client(REMOTE_ADDR=ip).post(LOGIN, {"login": email, "password": password})


def words_of(response) -> list[str]:
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def test_an_unknown_account_and_a_wrong_password_read_the_same(make_user):
    user = make_user(password=PASSWORD)
    assert words_of(attempt(user.email)) == words_of(attempt("nobody@test.example"))


def test_guessing_one_account_is_slowed_down_from_any_address(make_user):
    user = make_user(password=PASSWORD)
    for number in range(5):
        attempt(user.email, ip=f"198.51.100.{number + 1}")
    last = attempt(user.email, PASSWORD, ip="198.51.100.99")
    assert last.status_code == 200
    assert "Too many" in words_of(last)[0]


def test_guessing_many_accounts_from_one_address_is_slowed_down(make_user):
    user = make_user(password=PASSWORD)
    for number in range(10):
        attempt(f"guess{number}@test.example")
    assert "Too many" in words_of(attempt(user.email, PASSWORD))[0]


def test_a_slowed_down_unknown_account_reads_like_a_known_one(make_user):
    user = make_user(password=PASSWORD)
    for email in (user.email, "nobody@test.example"):
        for number in range(5):
            attempt(email, ip=f"203.0.113.{number + 1}")
    known = attempt(user.email, ip="203.0.113.50")
    unknown = attempt("nobody@test.example", ip="203.0.113.51")
    assert words_of(known) == words_of(unknown)


def test_the_address_of_the_proxy_is_not_taken_from_a_visitor(in_production, make_user):
    """Only what nginx appends counts: a forged first address does not give new attempts."""
    user = make_user(password=PASSWORD)
    for number in range(10):
        in_production().post(LOGIN, {"login": f"g{number}@x.example", "password": "x"},
                             HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.7")  # fmt: skip
    last = in_production().post(
        LOGIN, {"login": user.email, "password": PASSWORD}, HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.7"
    )
    assert "Too many" in words_of(last)[0]


def test_a_reset_reads_the_same_for_known_and_unknown_addresses(make_user):
    user = make_user(password=PASSWORD)
    pages = []
    for email in (user.email, "nobody@test.example"):
        response = Client().post(RESET, {"email": email}, follow=True)
        pages.append((response.status_code, response.redirect_chain[0], response.content.count(b"<p")))
    assert pages[0] == pages[1]
    assert [message.to[0] for message in mail.outbox] == [user.email, "nobody@test.example"]


def test_a_switched_off_account_reads_like_an_unknown_one_to_who_lacks_its_password(make_user):
    user = make_user(password=PASSWORD)
    user.is_active = False
    user.save()
    assert words_of(attempt(user.email)) == words_of(attempt("nobody@test.example"))


def test_unknown_and_known_accounts_take_similar_time(make_user, settings):
    """Medians of seven with the hasher of production; each side does the same costly work once."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    user = make_user(password=PASSWORD)
    attempt(user.email)
    spent = {user.email: [], "nobody@test.example": []}
    for _ in range(7):
        for email, times in spent.items():
            began = time.process_time()
            attempt(email)
            times.append(time.process_time() - began)
    known, unknown = (statistics.median(times) for times in spent.values())
    assert 0.5 < known / unknown < 2


def test_there_is_no_account_by_default(db):
    from jalin.people.models import User

    assert not User.objects.exists()


@pytest.mark.parametrize(
    "name", ["desk:user_new", "mfa_add_webauthn", "mfa_activate_totp", "mfa_generate_recovery_codes"]
)
def test_what_changes_who_may_enter_asks_again_who_it_is(client, make_user, sign_in, name):
    sign_in(client, make_user("head", password=PASSWORD))
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600}]
    session.save()
    assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate"))
