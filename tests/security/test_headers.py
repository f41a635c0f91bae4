"""Headers, cookies and caches of every answer (ASVS V3, V4, V14)."""

import subprocess
import sys

import pytest
from django.urls import reverse

from .conftest import environment

pytestmark = pytest.mark.one_database

PAGES = ("/en/", "/en/partners/", "/account/login/", "/account/password/reset/", "/healthz", "/desk/", "/nothing/here", "/api/v1/partners",
         "/static/ui/favicon.svg")  # fmt: skip
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
    "form-action": "'self'", "object-src": "'none'", "img-src": "'self'", "connect-src": "'self'",
}  # fmt: skip


def policy_of(response) -> dict:
    parts = (part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_strict_headers(in_production, path):
    response = in_production().get(path)
    assert policy_of(response).items() >= POLICY.items()
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response.headers


def test_plain_http_is_led_to_https(in_production):
    response = in_production().get("/en/", HTTP_X_FORWARDED_PROTO="http")
    assert (response.status_code, response.headers["Location"]) == (301, "https://testserver/en/")


def test_cookies_are_bound_to_the_host_and_closed_to_scripts(in_production, make_user):
    client = in_production()
    client.get("/account/login/")
    client.post("/theme/", {"theme": "dark"})
    client.post("/language/", {"language": "ja"})
    make_user(password="three quiet weavers at dawn", email="a@b.example")
    client.post("/account/login/", {"login": "a@b.example", "password": "three quiet weavers at dawn"})
    assert {name for name, morsel in client.cookies.items() if morsel.value} == {
        "__Host-session",
        "__Host-csrf",
        "__Host-language",
        "__Host-theme",
    }
    for name, cookie in client.cookies.items():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
            True, True, "Lax", "/", ""), name  # fmt: skip


def test_the_chosen_theme_is_read_back_under_its_safer_name(in_production):
    client = in_production()
    client.post("/theme/", {"theme": "dark"})
    assert b'data-bs-theme="dark"' in client.get("/en/").content


@pytest.mark.parametrize(
    "name", ["desk:home", "desk:users", "desk:journal", "account_overview", "desk:users_csv"]
)
def test_private_pages_are_never_stored(client, make_user, sign_in, name):
    sign_in(client, make_user("head"))
    assert client.get(reverse(name)).headers["Cache-Control"] == "no-store"


def test_public_pages_of_a_signed_in_person_are_not_stored_either(client, make_user, sign_in):
    sign_in(client, make_user("head"))
    assert client.get("/en/").headers["Cache-Control"] == "no-store"


def test_sign_in_and_reset_pages_are_not_stored(client, db):
    for name in ("account_login", "account_reset_password", "account_reset_password_done"):
        assert client.get(reverse(name)).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/static/")])
def test_every_answer_says_its_kind_and_its_letters(client, db, path):
    response = client.get(path, follow=True)
    kind = response.headers["Content-Type"]
    assert kind.startswith(
        (
            "text/html; charset=utf-8",
            "text/plain; charset=utf-8",
            "application/json",
            "application/problem+json",
        )
    )


def test_a_foreign_host_is_refused_without_a_stack(client, db):
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert b"Traceback" not in response.content
    assert b"DisallowedHost" not in response.content


def test_the_program_checks_itself_clean_for_production():
    done = subprocess.run([sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
                          env=environment(), capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_passwords_are_kept_by_argon2_and_errors_are_not_shown(production_settings):
    assert production_settings["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert production_settings["DEBUG"] is False
