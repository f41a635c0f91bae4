"""Every address, every method, every role and none, against the demo record, compared with the committed matrix."""

import os

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from jalin.config.roles import ROLES
from jalin.kernel.web import errors

from .addresses import all_addresses, samples_of
from .matrix import WRITE, merge_into_matrix, outcome, read_matrix

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WHO = ("none", "nobody", *(role.key for role in ROLES if role.key != "public"))
RENEW = "Renew the matrix with `python -m tests.permissions.matrix`, read the difference, and commit it."


def session_of(user) -> dict:
    """The cookies of a fresh session, as after password and second factor."""
    if user is None:
        return {}
    client = Client()
    client.force_login(user, backend="jalin.people.backend.PeopleBackend")
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": 4_102_444_800, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session["jalin_second_factor"] = user.pk
    session["jalin_began"] = session["jalin_seen"] = 4_102_444_800
    session.save()
    return {name: morsel.value for name, morsel in client.cookies.items()}


def ask(cookies: dict, method: str, path: str) -> str:
    """What one request gives; whatever it did is undone."""
    client = Client(raise_request_exception=False)
    for name, value in cookies.items():
        client.cookies[name] = value
    with transaction.atomic():
        body = (
            {}
            if method == "GET"
            else {"data": "matrix=1", "content_type": "application/x-www-form-urlencoded"}
        )
        response = client.generic(method, path, **body, HTTP_ACCEPT_LANGUAGE="en")
        word = outcome(response)
        if (
            response.streaming
        ):  # read to its end, the client closes it; closing it here would close the connection
            for _part in response.streaming_content:
                pass
        transaction.set_rollback(True)
    return word


def test_every_address_has_a_sample(record):
    samples, without = samples_of(record), []
    for address in all_addresses():
        try:
            address.filled(samples)
        except KeyError as error:
            without.append(f"{address.name or address.route} needs a sample of {error}")
    assert not without, f"{'; '.join(without)}. Add it to samples_of in tests/permissions/addresses.py."


@pytest.fixture
def bare_refusals(monkeypatch):
    """Refusals without their page: what is asked here is the answer, and drawing 1,500 error pages takes a minute."""
    monkeypatch.setattr(
        errors, "_drawn", lambda request, template, context, status: HttpResponse(status=status)
    )


@pytest.mark.parametrize("who", WHO)
def test_everybody_may_do_what_the_matrix_says_and_nothing_else(
    who, record, django_db_blocker, bare_refusals
):
    samples, addresses = samples_of(record), all_addresses()
    with django_db_blocker.unblock():
        cookies = session_of(record["users"].get(who))
        found = {(method, address.route): ask(cookies, method, address.filled(samples))
                 for address in addresses for method in address.methods}  # fmt: skip
    if os.environ.get(WRITE):
        merge_into_matrix(who, found, addresses)
        return
    matrix = read_matrix()
    new = [" ".join(key) for key in found if key not in matrix]
    assert not new, f"Addresses that nobody has reviewed: {', '.join(new)}. {RENEW}"
    gone = [" ".join(key) for key in matrix if key not in found]
    assert not gone, f"Rows of addresses that are gone: {', '.join(gone)}. {RENEW}"
    other = {
        " ".join(key): f"{matrix[key][who]} → {word}"
        for key, word in found.items()
        if matrix[key][who] != word
    }
    assert not other, f"{who} may do something else than was reviewed: {other}. {RENEW}"


def test_no_address_breaks():
    broken = [
        f"{row['method']} {row['address']} for {who}"
        for row in read_matrix().values()
        for who in WHO
        if row[who] == "broken"
    ]
    assert broken == []


def test_staff_pages_are_closed_to_visitors_and_to_people_without_a_role():
    """Deny by default: whatever is under /desk/ or /cms/ and new is closed until a role is given the verb."""
    rows = [row for row in read_matrix().values() if row["address"].startswith(("desk/", "cms/"))]
    assert rows
    open_to_visitors = [
        f"{r['method']} {r['address']}" for r in rows if r["none"] not in {"login", "404", "405"}
    ]
    open_to_nobody = [
        f"{r['method']} {r['address']}" for r in rows if r["nobody"] not in {"403", "404", "405"}
    ]
    assert (open_to_visitors, open_to_nobody) == ([], [])


def test_every_page_of_staff_says_which_right_it_needs():
    silent = [
        row["address"]
        for row in read_matrix().values()
        if row["address"].startswith(("desk/", "cms/")) and not row["needs"]
    ]
    assert silent == []


def test_an_auditor_changes_nothing():
    """No role that may change nothing gets an answer to a POST, but for the acts on its own account and language, and what
    every visitor may do: hand in an invitation."""
    own = ("en/invitations/", "account/", "theme/", "language/", "desk/journal/check/", "api/openapi.json")
    posts = [
        row for row in read_matrix().values() if row["method"] != "GET" and not row["address"].startswith(own)
    ]
    assert [row["address"] for row in posts if row["auditor"] not in {"403", "404", "405"}] == []
