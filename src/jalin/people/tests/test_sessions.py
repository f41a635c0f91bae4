"""How long a session lives, and who can end it."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from jalin.people.services import edit_user, reset_second_factor, set_active
from jalin.people.tasks import tidy_sessions

from .conftest import PASSWORD

DESK = "/desk/"
BY = "system:test"


def signed_in(user) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def test_the_session_key_is_new_after_sign_in(client, make_user, enter):
    client.get(reverse("account_login"))
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["sessionid"].value if "sessionid" in client.cookies else session.session_key
    client.cookies["sessionid"] = before
    enter(make_user(password=PASSWORD))
    assert client.cookies["sessionid"].value != before


def test_a_quiet_session_ends_after_thirty_minutes(client, make_user, sign_in, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z")
    sign_in(client, make_user("officer"))
    session = client.session
    del session["jalin_began"], session["jalin_seen"]
    session.save()
    for _ in range(3):
        assert client.get(DESK).status_code == 200
        time_machine.shift(timedelta(minutes=29))
    time_machine.shift(timedelta(minutes=2))
    answer = client.get(DESK, follow=True)
    assert answer.redirect_chain[0][0] == "/account/login/?next=/desk/"
    assert b"30 quiet minutes" in answer.content


def test_a_busy_session_ends_after_half_a_day(client, make_user, sign_in, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z")
    sign_in(client, make_user("officer"))
    session = client.session
    del session["jalin_began"], session["jalin_seen"]
    session.save()
    for _ in range(35):
        assert client.get(DESK).status_code == 200
        time_machine.shift(timedelta(minutes=21))
    assert client.get(DESK).headers["Location"].startswith(reverse("account_login"))


def test_a_part_of_a_page_that_comes_too_late_reloads_the_page(client, make_user, sign_in, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z")
    sign_in(client, make_user("officer"))
    session = client.session
    session["jalin_began"] = session["jalin_seen"] = 1_700_000_000
    session.save()
    answer = client.get(DESK, HTTP_HX_REQUEST="true")
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (204, "true")


def test_a_page_that_only_reads_writes_once_a_minute_at_most(client, make_user, sign_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sign_in(client, make_user("officer"))
    client.get(reverse("desk:units"))
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(reverse("desk:units"))
    assert [query["sql"] for query in seen if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []


def test_switching_an_account_off_ends_every_session_at_once(make_user):
    user = make_user(password=PASSWORD)
    clients = [signed_in(user), signed_in(user)]
    assert [client.get("/account/").status_code for client in clients] == [200, 200]
    set_active(by=BY, user=user, is_active=False)
    assert [client.get("/account/").status_code for client in clients] == [302, 302]
    assert Session.objects.count() == 0
    set_active(by=BY, user=user, is_active=True)
    assert [client.get("/account/").status_code for client in clients] == [302, 302]


def test_a_switched_off_account_cannot_sign_in(make_user):
    user = make_user(password=PASSWORD)
    set_active(by=BY, user=user, is_active=False)
    assert signed_in(user).get("/account/").status_code == 302


def test_a_new_address_or_a_lost_second_factor_ends_every_session(make_user):
    user = make_user(password=PASSWORD)
    client = signed_in(user)
    edit_user(by=BY, user=user, email="new@test.example")
    assert client.get("/account/").status_code == 302
    client = signed_in(user)
    reset_second_factor(by=BY, user=user)
    assert client.get("/account/").status_code == 302


def test_one_sees_and_ends_ones_own_other_sessions_only(make_user):
    user, other = make_user(password=PASSWORD), make_user(password=PASSWORD)
    here, there, strangers = signed_in(user), signed_in(user), signed_in(other)
    page = here.get(reverse("usersessions_list"))
    assert len(page.context["sessions"]) == 2
    mine = UserSession.objects.get(session_key=there.session.session_key)
    foreign = UserSession.objects.get(user=other)
    assert here.post(reverse("usersessions_end", args=[foreign.pk])).status_code == 404
    assert here.post(reverse("usersessions_end", args=[mine.pk])).status_code == 302
    assert there.get("/account/").status_code == 302
    assert strangers.get("/account/").status_code == here.get("/account/").status_code == 200


def test_a_changed_password_ends_all_other_sessions(make_user):
    user = make_user(password=PASSWORD)
    here, there = signed_in(user), signed_in(user)
    new = "four loud weavers at noon"
    here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_every_night_sessions_that_ran_out_go_with_what_was_noted_of_them(make_user, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z")
    signed_in(make_user(password=PASSWORD))
    time_machine.shift(timedelta(hours=6))
    kept = signed_in(make_user(password=PASSWORD))
    time_machine.shift(timedelta(hours=7))
    assert Session.objects.count() == UserSession.objects.count() == 2
    assert tidy_sessions(None, None) == {"removed": 1, "noted": 1}
    assert UserSession.objects.get().session_key == kept.session.session_key
