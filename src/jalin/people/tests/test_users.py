"""The pages and acts of users and their roles."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from jalin.kernel.access import can
from jalin.kernel.journal.models import Entry
from jalin.people.models import Duty, User
from jalin.people.services import give_duty, reset_second_factor, set_active

from .conftest import PASSWORD, link_in

BY = "system:test"
NEW = {
    "name": "Siti Rahmawati",
    "email": "siti@city.example",
    "language": "id",
    "role": "officer",
    "invite": "on",
}


@pytest.fixture
def head(client, make_user, sign_in):
    user = make_user("head", password=PASSWORD)
    sign_in(client, user)
    return user


def test_an_account_is_made_with_its_role_and_invited_in_one_go(client, head):
    answer = client.post(reverse("desk:user_new"), NEW)
    assert answer.headers["Location"] == reverse("desk:users")
    user = User.objects.get(email="siti@city.example")
    assert not user.has_usable_password()
    assert [duty.role for duty in user.duties.all()] == ["officer"]
    assert [entry.action for entry in Entry.objects.order_by("n")][-2:] == [
        "people.create_user",
        "people.invite_user",
    ]
    assert mail.outbox[0].to == ["siti@city.example"]
    assert "tiga hari" in mail.outbox[0].body  # Indonesian, as the account says


def test_an_invitation_lets_the_person_set_a_password(client, head):
    client.post(reverse("desk:user_new"), NEW)
    client.logout()
    form = client.get(link_in(mail.outbox[0]), follow=True)
    new = "kelinci biru menari di atap"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert User.objects.get(email="siti@city.example").check_password(new)


def test_a_second_account_with_the_same_address_is_told_and_nothing_typed_is_lost(client, head):
    client.post(reverse("desk:user_new"), NEW)
    page = client.post(reverse("desk:user_new"), {**NEW, "name": "Another", "email": "SITI@city.example"})
    assert page.status_code == 422
    assert b"account with this address already" in page.content
    assert b'value="Another"' in page.content
    assert User.objects.filter(email__iexact="siti@city.example").count() == 1


def test_a_mail_server_that_does_not_answer_is_said_and_the_account_is_there(client, head, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = client.post(reverse("desk:user_new"), NEW, follow=True)
    assert b"does not take the mail" in page.content
    assert User.objects.filter(email="siti@city.example").exists()


def test_a_role_is_given_with_its_days_and_ended(client, head, make_user):
    user = make_user()
    today = timezone.localdate()
    client.post(
        reverse("desk:duty_give", args=[user.pk]), {"role": "moderator", "since": today, "reason": "new post"}
    )
    duty = Duty.objects.get(user=user)
    assert can(User.objects.get(pk=user.pk), "people.view_desk")
    client.post(reverse("desk:duty_end", args=[user.pk, duty.pk]), {"last_day": today - timedelta(days=1)})
    assert not can(User.objects.get(pk=user.pk), "people.view_desk")


def test_a_role_of_the_future_gives_nothing_yet(make_user):
    user = make_user()
    give_duty(by=BY, user=user, role="officer", since=timezone.localdate() + timedelta(days=3))
    assert not can(User.objects.get(pk=user.pk), "people.view_desk")


def test_the_last_day_stands_after_the_first(client, head, make_user):
    user, today = make_user(), timezone.localdate()
    page = client.post(reverse("desk:duty_give", args=[user.pk]),
                       {"role": "officer", "since": today, "until": today - timedelta(days=1)})  # fmt: skip
    assert page.status_code == 422
    assert not Duty.objects.filter(user=user).exists()


def test_nobody_locks_themselves_out(client, head):
    page = client.post(reverse("desk:user_switch", args=[head.pk]), {})
    assert b"cannot switch off your own account" in page.content
    duty = head.duties.get()
    page = client.post(reverse("desk:duty_end", args=[head.pk, duty.pk]), {"last_day": timezone.localdate()})
    assert b"cannot end your own role" in page.content
    with pytest.raises(PermissionDenied):
        reset_second_factor(by=head, user=head)
    head.refresh_from_db()
    assert head.is_active
    assert can(head, "people.manage_users")


def test_an_officer_sees_users_and_changes_none(client, make_user, sign_in):
    officer, other = make_user("officer"), make_user("unit")
    sign_in(client, officer)
    assert client.get(reverse("desk:user", args=[other.pk])).status_code == 200
    for name in ("user_edit", "user_invite", "user_switch", "user_second_factor", "duty_give"):
        assert client.post(reverse(f"desk:{name}", args=[other.pk]), {}).status_code == 403
    with pytest.raises(PermissionDenied):
        set_active(by=officer, user=other, is_active=False)


def test_changing_who_may_do_what_asks_again_who_it_is(client, head, make_user):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 1}]
    session.save()
    user = make_user()
    answer = client.get(reverse("desk:duty_give", args=[user.pk]))
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not Duty.objects.filter(user=user).exists()


def test_the_page_of_a_person_shows_roles_and_what_was_done(client, head, make_user):
    user = make_user("officer")
    page = client.get(reverse("desk:user", args=[user.pk])).content.decode()
    assert "Cooperation officer" in page
    assert "made an account for" in page


def test_what_each_role_may_do_is_told_in_words(client, head):
    page = client.get(reverse("desk:roles")).content.decode()
    assert "Create users, give and end roles" in page
    assert "Reads everything, changes nothing." in page


def test_names_and_addresses_are_not_written_into_the_journal(client, head):
    from jalin.kernel.journal.models import Body

    client.post(reverse("desk:user_new"), NEW)
    assert not Body.objects.filter(text__contains="Siti").exists()
    assert not Body.objects.filter(text__contains="siti@city").exists()


def test_a_partners_officer_is_named_for_one_relation(client, head, make_user, bandung):
    user = make_user("partner")
    page = client.get(reverse("desk:user", args=[user.pk]))
    assert b"No partner is named yet" in page.content
    wrong = client.post(reverse("desk:user_represent", args=[user.pk]), {"partner": "atlantis"})
    assert wrong.status_code == 422
    client.post(reverse("desk:user_represent", args=[user.pk]), {"partner": "hamamatsu"})
    from jalin.relations.models import Representative

    row = Representative.objects.get(user=user)
    assert row.relation.partner.slug == "hamamatsu"
    again = client.post(reverse("desk:user_represent", args=[user.pk]), {"partner": "hamamatsu"})
    assert b"already" in again.content
    client.post(reverse("desk:user_represent_end", args=[user.pk, row.pk]), {})
    assert not Representative.objects.filter(user=user).exists()


def test_two_accounts_cannot_share_an_address_past_the_form(make_user):
    from jalin.people.services import create_user

    make_user(email="a@b.example")
    with pytest.raises(ValidationError):
        create_user(by=BY, email="A@b.example", name="x")
