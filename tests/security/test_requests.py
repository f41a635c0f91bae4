"""Forged forms, forged addresses, broken pages."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.permissions.matrix import read_matrix

pytestmark = pytest.mark.one_database

PASSWORD = "three quiet weavers at dawn"
REDIRECTS = (
    "//evil.example", "///evil.example", "https://evil.example", "http:evil.example", "https:/\\evil.example", "\\\\evil.example",
    "/\\evil.example", "javascript:alert(1)", "data:text/html,x", "%2f%2fevil.example", "https://testserver@evil.example",
    "https://testserver.evil.example", " //evil.example", "\t//evil.example", "/\t/evil.example", "https://evil.example\\@testserver",
)  # fmt: skip


def changing() -> list[str]:
    """Names of every address that answers a POST of somebody, from the reviewed matrix."""
    rows = [
        row
        for row in read_matrix().values()
        if row["method"] != "GET" and not row["address"].startswith("api/")
    ]
    answered = {"open", "moved", "form"}
    return [row["address"] for row in rows if answered & set(list(row.values())[4:])]


def test_every_change_refuses_a_form_without_its_token(make_user, sign_in, bandung, bare_refusals):
    """Walks every address at which anybody may send a form; the token is missing each time."""
    from jalin.people.models import Unit, User
    from tests.permissions.addresses import PARAMETER

    head = make_user("head", password=PASSWORD)
    accepted = []
    for address in changing():
        path = "/" + PARAMETER.sub("1", address).replace("^", "").replace("$", "")
        client = sign_in(Client(enforce_csrf_checks=True), head)
        status = client.post(path, {"x": "1"}).status_code
        if status not in {403, 404}:
            accepted.append(f"{address}: {status}")
    assert accepted == []
    assert User.objects.filter(is_active=True).count() == 1
    assert Unit.objects.filter(closed_on__isnull=False).count() == 0


def test_no_get_changes_anything(make_user, sign_in, client, bandung, bare_refusals):
    """Every page that can be opened is opened; the journal, where every change is, stays as it was but for exports."""
    from jalin.kernel.journal.models import Entry
    from tests.permissions.addresses import PARAMETER

    sign_in(client, make_user("head", password=PASSWORD))
    before = Entry.objects.exclude(action="lists.exported").count()
    for row in read_matrix().values():
        if row["method"] == "GET":
            client.get("/" + PARAMETER.sub("1", row["address"]).replace("^", "").replace("$", ""))
    assert Entry.objects.exclude(action="lists.exported").count() == before


@pytest.mark.parametrize("target", REDIRECTS)
def test_nobody_is_led_elsewhere(client, make_user, target):
    make_user(password=PASSWORD, email="a@b.example")
    for path in ("/theme/", "/language/"):
        assert is_here(client.post(path, {"theme": "dark", "language": "en", "next": target}))
    login = reverse("account_login")
    assert is_here(client.post(login, {"login": "a@b.example", "password": PASSWORD, "next": target}))
    assert is_here(client.post(reverse("account_logout"), {"next": target}))
    assert is_here(client.post(f"{login}?next={target}", {"login": "a@b.example", "password": PASSWORD}))


def is_here(response) -> bool:
    """Whether a redirect stays on this host, read as a browser reads addresses: backslashes are slashes."""
    location = response.headers.get("Location", "/").strip().replace("\\", "/").replace("\t", "")
    return urlsplit(urljoin("https://testserver/theme/", location))[:2] == ("https", "testserver")


def test_a_page_that_breaks_shows_a_sentence_and_no_stack(client, make_user, sign_in, monkeypatch):
    def broken(*arguments, **options):
        raise RuntimeError("secret inside")

    monkeypatch.setattr("jalin.people.office_views.rules_in_words", broken)
    client.raise_request_exception = False
    sign_in(client, make_user("head"))
    response = client.get(reverse("desk:office"))
    assert response.status_code == 500
    assert b"secret inside" not in response.content
    assert b"Traceback" not in response.content
    assert b"office_views" not in response.content


def test_the_error_page_needs_no_database(client, db, monkeypatch):
    from jalin.kernel.web import errors

    def broken(*arguments, **options):
        raise RuntimeError("no database")

    monkeypatch.setattr(errors, "render", broken)
    response = client.get("/nothing/here")
    assert response.status_code == 404
    assert b"no page at this address" in response.content


@pytest.mark.parametrize("name", ["partner", "cooperation\r\nBcc: victim@evil.example", "x\nSubject: y"])
def test_no_mail_header_is_forged(client, make_user, sign_in, name, db):
    from django.core import mail

    from jalin.people.models import Office, User

    Office.objects.create(city_eng=name, name_eng=name, country="ID", latitude="0", longitude="0")
    sign_in(client, make_user("head", password=PASSWORD))
    for address in (
        "a@b.example",
        "a@b.example\r\nBcc: victim@evil.example",
        "a@b.example,victim@evil.example",
    ):
        client.post(
            reverse("desk:user_new"),
            {"name": name, "email": address, "language": "en", "role": "officer", "invite": "on"},
        )
    assert [user.email for user in User.objects.filter(email__contains="evil")] == []
    for sent in mail.outbox:
        assert "\n" not in sent.subject
        assert sent.recipients() == ["a@b.example"]
        assert not {"Bcc", "Cc"} & set(sent.message().keys())


def test_no_line_of_the_log_is_forged(client, make_user, sign_in, caplog):
    sign_in(client, make_user("unit"))
    client.get("/desk/users/%0AWARNING%20forged/")
    client.post(reverse("account_login"), {"login": "a@b.example\nforged", "password": "x"})
    client.get(reverse("desk:users"))
    refused = [record.getMessage() for record in caplog.records if record.name == "jalin.security"]
    assert any("refused" in line for line in refused)  # failed authorisation is written down
    assert all("\n" not in line and "a@b.example" not in line for line in refused)


def test_a_field_that_is_not_in_the_form_changes_nothing(client, make_user, sign_in):
    head, other = make_user("head", password=PASSWORD), make_user("unit")
    sign_in(client, head)
    client.post(reverse("desk:user_edit", args=[other.pk]), {
        "name": "New", "email": other.email, "language": "en", "is_superuser": "on", "is_active": "", "is_demo": "on", "password": "x",
    })  # fmt: skip
    before = other.password
    other.refresh_from_db()
    assert (other.name, other.is_superuser, other.is_active, other.is_demo, other.password) == (
        "New",
        False,
        True,
        False,
        before,
    )


def test_ids_of_others_open_nothing(client, make_user, sign_in):
    officer, other = make_user("unit"), make_user("officer")
    sign_in(client, officer)
    for pk in (other.pk, 10**18, 0):
        assert client.get(f"/desk/users/{pk}/").status_code in {403, 404}
        assert client.get(f"/desk/journal/person/{pk}/").status_code == 404
