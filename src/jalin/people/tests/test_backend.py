"""Who is signed in, with what that person may do, in one statement."""

from datetime import date, timedelta

from django.contrib.auth import get_user
from django.test import RequestFactory
from django.utils import timezone

from jalin.kernel.access import can
from jalin.people.backend import PeopleBackend
from jalin.people.permissions import VIEW_DESK
from jalin.people.services import give_duty


def test_a_person_and_the_duties_of_today_are_one_statement(make_user, django_assert_num_queries):
    known = make_user("officer")
    with django_assert_num_queries(1):
        user = PeopleBackend().get_user(known.pk)
        assert user == known
        assert can(user, VIEW_DESK)


def test_a_duty_of_other_days_grants_nothing(make_user):
    known, today = make_user(), timezone.localdate()
    give_duty(by="system:test", user=known, role="officer", unit=None, since=today + timedelta(days=1))
    give_duty(
        by="system:test", user=known, role="head", unit=None, since=date(2000, 1, 1), until=date(2001, 1, 1)
    )
    user = PeopleBackend().get_user(known.pk)
    assert user == known
    assert not can(user, VIEW_DESK)


def test_who_is_switched_off_is_nobody(client, make_user, sign_in):
    known = make_user("officer")
    sign_in(client, known)
    known.is_active = False
    known.save()
    request = RequestFactory().get("/desk/")
    request.session = client.session
    assert get_user(request).is_anonymous
