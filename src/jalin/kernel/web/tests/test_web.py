"""Language, theme, health: what every page of the web server shares."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_address_says_the_language(client, db, language):
    response = client.get(f"/{language}/")
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}"'.encode() in response.content


def test_a_visitor_keeps_a_language_by_a_cookie(client, db):
    client.post("/language/", {"language": "ja", "next": "/account/login/"})
    assert client.get("/account/login/").headers["Content-Language"] == "ja"


def test_a_person_keeps_a_language_with_the_account(client, make_user, sign_in):
    user = make_user("officer", language="id")
    sign_in(client, user)
    client.post("/language/", {"language": "ja", "next": "/desk/"})
    user.refresh_from_db()
    assert user.language == "ja"


def test_choosing_a_language_keeps_the_page(client, db):
    answer = client.post("/language/", {"language": "ja", "next": "/en/partners/"})
    assert answer.headers["Location"] == "/ja/partners/"


def test_an_unknown_language_changes_nothing(client, db):
    answer = client.post("/language/", {"language": "xx", "next": "/en/"})
    assert (answer.headers["Location"], "jalin_language" in client.cookies) == ("/en/", False)


def test_the_first_language_comes_from_the_browser(client, db):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="ja").headers["Location"] == "/ja/"


def test_health_is_a_word(client, db):
    assert client.get(reverse("healthz")).content == b"ok\n"


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    from jalin.kernel.web import views

    class Broken:
        def cursor(self):
            raise OSError

    monkeypatch.setattr(views, "connection", Broken())
    assert client.get(reverse("healthz")).status_code == 503


def test_light_and_dark_are_kept_and_given_back(client, db):
    client.post("/theme/", {"theme": "dark", "next": "/en/"})
    assert b'data-bs-theme="dark"' in client.get("/en/").content
    client.post("/theme/", {"theme": "", "next": "/en/"})
    assert b'data-bs-theme="dark"' not in client.get("/en/").content


@pytest.mark.django_db
@pytest.mark.one_database
def test_reading_public_pages_leaves_no_cookie_and_choosing_the_theme_leaves_that_one():
    visitor = Client(enforce_csrf_checks=True)
    for path in ("/en/", "/id/about/", "/ja/search/?q=air", "/en/nothing-here/"):
        visitor.get(path)
    assert not visitor.cookies
    asked = {"theme": "dark", "next": "/en/"}
    assert visitor.post("/theme/", asked, headers={"Origin": "https://evil.example"}).status_code == 403
    assert visitor.post("/theme/", asked).status_code == 403
    assert visitor.post("/theme/", asked, headers={"Origin": "http://testserver"}).status_code == 302
    assert (
        visitor.post("/language/", {"language": "ja"}, headers={"Sec-Fetch-Site": "same-origin"}).status_code
        == 302
    )
    assert b'data-bs-theme="dark"' in visitor.get("/en/").content


@pytest.mark.django_db
@pytest.mark.one_database
def test_whoever_is_signed_in_chooses_a_language_by_a_token_only(make_user, sign_in):
    person = sign_in(Client(enforce_csrf_checks=True), make_user("officer", language="id"))
    assert (
        person.post("/language/", {"language": "ja"}, headers={"Sec-Fetch-Site": "same-origin"}).status_code
        == 403
    )
    assert b"csrfmiddlewaretoken" in person.get("/desk/").content
