"""Signing in: password, second factor, recovery codes, reset, what is closed."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from .conftest import PASSWORD, code_for, link_in

pytestmark = pytest.mark.one_database

DESK = "/desk/"


def test_a_new_staff_member_sets_up_a_second_factor_before_the_desk(client, make_user, enter, set_up_codes):
    enter(make_user("officer", password=PASSWORD))
    assert client.get(DESK).headers["Location"] == reverse("account_overview")
    set_up_codes()
    assert client.get(DESK).status_code == 200


def test_the_second_factor_is_asked_at_every_sign_in(client, make_user, enter, set_up_codes, later):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    secret = set_up_codes()
    client.post(reverse("account_logout"))
    assert enter(user).headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(DESK).headers["Location"].startswith(reverse("account_login"))  # not yet signed in
    later(90)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert answer.status_code == 302
    assert client.get(DESK).status_code == 200


def test_a_code_works_once(client, make_user, enter, set_up_codes, later):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    secret = set_up_codes()
    later(90)
    code = code_for(secret)
    for expected in (302, 200):  # used, then refused on the page
        client.post(reverse("account_logout"))
        enter(user)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == expected


def test_a_wrong_code_opens_nothing(client, make_user, enter, set_up_codes):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    set_up_codes()
    client.post(reverse("account_logout"))
    enter(user)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get(DESK).status_code == 302


def test_a_recovery_code_opens_once(client, make_user, enter, set_up_codes):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    set_up_codes()
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    for expected in (302, 200):
        client.post(reverse("account_logout"))
        enter(user)
        assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_the_secret_of_the_app_is_encrypted_at_rest(client, make_user, enter, set_up_codes):
    enter(make_user("officer", password=PASSWORD))
    secret = set_up_codes()
    assert secret not in Authenticator.objects.get(type="totp").data["secret"]


def test_demo_accounts_need_none_on_a_demonstration_only(client, make_user, enter, settings):
    user = make_user("officer", password=PASSWORD)
    user.is_demo = True
    user.save()
    enter(user)
    assert client.get(DESK).status_code == 302
    settings.DEMO = True
    page = client.get(DESK)
    assert page.status_code == 200
    assert b"Demonstration" in page.content


def test_a_person_without_a_role_needs_none_and_sees_no_desk(client, make_user, enter):
    enter(make_user(password=PASSWORD))
    assert client.get(DESK).status_code == 403


def test_the_api_is_closed_to_staff_without_a_second_factor(client, make_user, enter):
    enter(make_user("officer", password=PASSWORD))
    assert client.get("/api/v1/partners").status_code == 403


def test_the_last_second_factor_of_staff_cannot_be_removed(client, make_user, enter, set_up_codes):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    set_up_codes()
    page = client.post(reverse("mfa_deactivate_totp"))
    assert b"only second factor" in page.content
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_a_reset_never_stands_for_the_second_factor(client, make_user, enter, set_up_codes):
    user = make_user("officer", password=PASSWORD)
    enter(user)
    set_up_codes()
    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": user.email})
    form = client.get(link_in(mail.outbox[-1]), follow=True)
    new = "four loud weavers at noon"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert client.get(DESK).status_code == 302
    assert enter(user, new).headers["Location"].startswith(reverse("mfa_authenticate"))


def test_a_link_to_reset_works_once(client, make_user):
    user = make_user("officer", password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = link_in(mail.outbox[-1])
    form = client.get(link, follow=True)
    new = "four loud weavers at noon"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert b"works no longer" in client.get(link, follow=True).content


@pytest.mark.parametrize("name, arguments", [
    ("account_signup", ()), ("account_email", ()), ("account_email_verification_sent", ()),
    ("account_confirm_email", ("key",)), ("account_confirm_login_code", ()),
])  # fmt: skip
def test_what_the_office_does_not_offer_is_closed(client, make_user, sign_in, name, arguments):
    address = reverse(name, args=arguments)
    assert client.get(address).status_code == client.post(address).status_code == 404
    sign_in(client, make_user("head"))
    assert client.get(address).status_code == client.post(address).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["social/login/error/", "3rdparty/", "signup/passkey/", "phone/verify/", "login/code/", "2fa/trust/"],
)
def test_other_addresses_of_the_library_do_not_exist(client, db, path):
    assert client.get(f"/account/{path}").status_code == 404


def test_nobody_signs_up(client, db):
    from jalin.people.models import User

    client.post("/account/signup/", {"email": "a@b.example", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


def test_signing_out_clears_the_browser_and_needs_a_post(client, make_user, sign_in):
    sign_in(client, make_user("officer"))
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(DESK).status_code == 200
    answer = client.post(reverse("account_logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get(DESK).status_code == 302


def test_changes_of_sign_in_are_told_to_the_person_and_kept_in_the_journal(
    client, make_user, enter, set_up_codes, monkeypatch
):
    from jalin.kernel.journal.models import Entry

    user = make_user("officer", password=PASSWORD, language="ja")
    enter(user)
    monkeypatch.setattr(
        "django.db.transaction.on_commit", lambda act, **_options: act()
    )  # tests never commit
    set_up_codes()
    assert mail.outbox[-1].to == [user.email]
    assert "アプリ" in mail.outbox[0].body  # in the person's language
    assert Entry.objects.filter(action="people.changed_sign_in", object_id=str(user.pk)).exists()


def test_what_changes_the_own_sign_in_asks_again_who_it_is(client, make_user, enter, set_up_codes, later):
    enter(make_user("officer", password=PASSWORD))
    set_up_codes()
    later(600)
    answer = client.get(reverse("mfa_add_webauthn"))
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("language, word", [("id", "Masuk"), ("ja", "ログイン"), ("en", "Sign in")])
def test_the_sign_in_page_speaks_the_visitors_language(client, db, language, word):
    client.cookies["jalin_language"] = language
    assert word in client.get(reverse("account_login")).content.decode()
