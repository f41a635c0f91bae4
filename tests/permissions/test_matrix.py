"""Every address, every method, every role and none, against the demo record, compared with the committed matrix; and what
identifies persons stands in no answer to who may not read it (`personal`)."""

import os

import pytest
from django.db import connection, transaction
from django.test import Client

from jalin.config.roles import ROLES
from jalin.kernel.access import grants_of

from .addresses import all_addresses, samples_of
from .matrix import WRITE, merge_into_matrix, outcome, read_matrix
from .personal import OWN, SECRETS, found_in, may_read, text_of

pytestmark = pytest.mark.django_db
WHO = ("none", "nobody", *(role.key for role in ROLES if role.key != "public"))
# One who may do most sees each form on its page, the others the form alone; and opens every page on both databases.
SEES_WHOLE_PAGES = "head"
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


def ask(client: Client, cookies: dict, method: str, path: str) -> tuple[str, set[str]]:
    """What one request of who has these cookies gives, and which personal data stand in its answer; whatever it did is undone."""
    client.cookies.clear()
    client.cookies.load(cookies)
    with transaction.atomic():
        body = (
            {}
            if method == "GET"
            else {"data": "matrix=1", "content_type": "application/x-www-form-urlencoded"}
        )
        response = client.generic(method, path, **body, HTTP_ACCEPT_LANGUAGE="en")
        word = outcome(response)
        # read to its end, the client closes a stream; closing it here would close the connection
        content = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return word, found_in(text_of(content)) if word in {"open", "form"} else set()


def test_every_address_has_a_sample(record):
    samples, without = samples_of(record), []
    for address in all_addresses():
        try:
            address.filled(samples)
        except KeyError as error:
            without.append(f"{address.name or address.route} needs a sample of {error}")
    assert not without, f"{'; '.join(without)}. Add it to samples_of in tests/permissions/addresses.py."


@pytest.mark.parametrize(
    "who",
    [who if who == SEES_WHOLE_PAGES else pytest.param(who, marks=pytest.mark.one_database) for who in WHO],
)
def test_everybody_may_do_what_the_matrix_says_and_nothing_else(
    who, record, django_db_blocker, bare_refusals, request
):
    samples, addresses = samples_of(record), all_addresses()
    if who != SEES_WHOLE_PAGES:
        request.getfixturevalue("bare_acts")
    with django_db_blocker.unblock():
        user = record["users"].get(who)
        cookies, client = session_of(user), Client(raise_request_exception=False)
        answers = {(method, address.route): ask(client, cookies, method, address.filled(samples))
                   for address in addresses for method in address.methods}  # fmt: skip
    found = {key: word for key, (word, _shown) in answers.items()}
    assert_no_personal_data(user, answers)
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


def assert_no_personal_data(user, answers: dict) -> None:
    """Nobody reads what identifies a person without the right to; that the walk would find it is seen by those who have it."""
    shown: dict[str, list[str]] = {}
    for (method, route), (_word, keys) in answers.items():
        for key in keys if OWN not in route else ():
            shown.setdefault(key, []).append(f"{method} {route}")
    leaks = {key: places for key, places in shown.items() if not may_read(user, key)}
    assert not leaks, f"personal data is shown to who may not read it: {leaks}"
    everywhere = {
        key for key in SECRETS if user is not None and grants_of(user, SECRETS[key].verb).everywhere
    }
    assert everywhere <= set(shown), "the walk finds nothing of " + ", ".join(everywhere - set(shown))


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_no_search_list_or_journal_finds_a_person_by_what_is_kept_secret(who, record):
    """A search for a secret gives what a search for nonsense gives, so nobody learns by it that somebody is on record."""
    cookies, words = (
        session_of(record["users"].get(who)),
        ("Tersembunyi", "Kakushigo", "Himitsu", "X7654321K"),
    )
    for path in (
        "/en/search/?q=",
        "/desk/search/?q=",
        "/desk/visits/?text=",
        "/desk/invitations/list/?text=",
        "/desk/gifts/?text=",
    ):
        client = Client()
        client.cookies.load(cookies)
        answers = {
            client.get(path + word).content.decode().replace(word, "").count("<a ")
            for word in (*words, "Zzyzxq")
        }
        assert len(answers) == 1, f"{path} tells {who} of somebody"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the dump is SQLite's own")
def test_nothing_that_identifies_a_person_lies_in_the_database_in_clear(record):
    """Not in its table, not in the journal, not in the index of the search."""
    lines = list(connection.connection.iterdump())
    assert any("Lacquer box" in line for line in lines), "the dump is read"
    assert {key for line in lines for key in found_in(line)} == set()


@pytest.mark.one_database
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
    every visitor may do: hand in an invitation, reply to a story, ask for the news."""
    own = (
        "en/invitations/",
        "en/news/",
        "en/newsletter/",
        "account/",
        "theme/",
        "language/",
        "desk/journal/check/",
        "api/openapi.json",
    )
    posts = [
        row for row in read_matrix().values() if row["method"] != "GET" and not row["address"].startswith(own)
    ]
    assert [row["address"] for row in posts if row["auditor"] not in {"403", "404", "405"}] == []
