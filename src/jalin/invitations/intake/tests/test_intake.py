"""The public form, the link in the mail, the sender's own page."""

import io
import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache

from jalin.invitations import lifecycle
from jalin.invitations.intake import guarding
from jalin.invitations.intake.letters import letter_to
from jalin.invitations.intake.services import confirm, confirm_token, expire_unconfirmed
from jalin.invitations.models import Addition, Attachment, Invitation, Sender
from jalin.invitations.tasks import send_letter
from jalin.kernel.documents.models import Document
from jalin.kernel.jobs.models import Job
from jalin.kernel.journal.models import Body

pytestmark = pytest.mark.django_db
SENT = {
    "inviter_name": "浜松市", "city": "浜松市", "country": "JP", "title": "下水道の点検", "kind": "technical", "summary": "点検をご覧ください",
    "language": "ja", "starts_on": "2027-05-10", "ends_on": "2027-05-14", "name": "Tanaka Hanako", "email": "hanako@city.example",
    "phone": "", "agreed": "on", "website": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def send(client, clock):
    """send(title="…") -> the answer to a form that was filled in as people do, which takes a while."""

    def fill(address: str = "10.0.0.1", **changes):
        stamp = guarding.new_stamp()
        clock.shift(30)
        values = {
            name: value for name, value in {**SENT, "stamp": stamp, **changes}.items() if value is not None
        }
        return client.post("/en/invitations/new/", values, REMOTE_ADDR=address)

    return fill


def key_of(answer) -> str:
    return re.search(r"/invitations/mine/([^/]+)/", answer["Location"])[1]


def run_jobs(kind: str) -> None:
    for job in Job.objects.filter(kind=kind):
        send_letter(job, None)


def test_an_invitation_is_handed_in_confirmed_followed_and_withdrawn(client, send):
    answer = send()
    key, one = key_of(answer), Invitation.objects.get()
    page = client.get(answer["Location"])
    assert answer.status_code == 302 and one.state == lifecycle.UNCONFIRMED
    assert one.reference in page.content.decode() and "One step is left" in page.content.decode()
    assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex, nofollow"
    assert (
        page["Referrer-Policy"] == "same-origin"
    )  # under "no-referrer" a browser's forms on this page would be refused
    run_jobs("invitations.mail")
    letter = mail.outbox[-1]
    link = re.search(r"http://testserver(/ja/invitations/confirm/\S+)", letter.body)[1]
    assert letter.to == ["hanako@city.example"] and one.reference in letter.subject
    assert (
        client.get(link).status_code == 200 and Invitation.objects.get().state == lifecycle.UNCONFIRMED
    )  # a look confirms nothing
    client.post(link)
    client.post(link)
    assert Invitation.objects.get().state == lifecycle.NEW
    client.post(f"/en/invitations/mine/{key}/add/", {"add-text": "We also invite the water utility"})
    assert Addition.objects.get().text == "We also invite the water utility"
    assert client.post(f"/en/invitations/mine/{key}/withdraw/", {}).status_code == 422
    client.post(f"/en/invitations/mine/{key}/withdraw/", {"withdraw-sure": "on"})
    assert Invitation.objects.get().state == lifecycle.WITHDRAWN
    assert client.post(f"/en/invitations/mine/{key}/add/", {"add-text": "x"}).status_code == 422


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(send):
    answer = send(email="no address", ends_on="2027-05-01", country="")
    page = answer.content.decode()
    assert answer.status_code == 422 and not Invitation.objects.exists()
    assert (
        "before the first" in page
        and "下水道の点検" in page
        and "Tanaka Hanako" in page
        and page.count("field-error") >= 3
    )


def test_files_are_kept_and_one_that_cannot_be_kept_is_refused_with_its_reason(send):
    good, bad = io.BytesIO(b"%PDF-1.4 letter"), io.BytesIO(b"MZ program")
    good.name, bad.name = "招待状.pdf", "letter.pdf"
    answer = send(files=[good, bad])
    assert answer.status_code == 422 and not Invitation.objects.exists() and not Document.objects.exists()
    good.seek(0)
    send(files=[good])
    assert Attachment.objects.get().document.name == "招待状.pdf"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"website": "http://spam.example"}, "people do not see"),
        ({"stamp": "forged"}, "open for very long"),
        ({"agreed": None}, "agreement"),
    ],
)
def test_what_programs_do_is_refused_in_words_that_help_people(send, changes, told):
    answer = send(**changes)
    assert answer.status_code == 422 and told in answer.content.decode() and not Invitation.objects.exists()


def test_a_form_sent_at_once_is_asked_again_and_then_taken(client, clock):
    values = {**SENT, "stamp": guarding.new_stamp()}
    assert "very quick" in client.post("/en/invitations/new/", values).content.decode()
    clock.shift(10)
    assert client.post("/en/invitations/new/", values).status_code == 302


def test_the_same_form_sent_twice_makes_one_invitation(client, clock):
    values = {**SENT, "stamp": guarding.new_stamp()}
    clock.shift(30)
    first, second = (client.post("/en/invitations/new/", values) for _time in range(2))
    assert first["Location"] == second["Location"] and Invitation.objects.count() == 1


def test_whether_an_address_is_known_makes_no_difference(send, client):
    first, second = send(), send(address="10.0.9.9", title="Another")
    pages = [client.get(answer["Location"]).content.decode() for answer in (first, second)]
    shape = [
        re.sub(
            r"(value|href|action|src|content)=\"[^\"]*\"|26-\w{6}|mine/[^/]+|下水道の点検|Another", "", page
        )
        for page in pages
    ]
    assert first.status_code == second.status_code == 302 and shape[0] == shape[1]


def test_nobody_is_pestered_by_mail_in_our_name(send):
    for number in range(5):
        send(address=f"10.0.{number}.1", title=f"{number}")
    assert Invitation.objects.count() == 5 and Job.objects.filter(kind="invitations.mail").count() == 3


def test_one_address_is_held_back_and_others_are_not(send):
    answers = [send(title=f"{number}") for number in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert "still here" in answers[-1].content.decode() and "Tanaka Hanako" in answers[-1].content.decode()
    assert send(address="10.7.0.1").status_code == 302


def test_another_key_and_an_old_link_lead_nowhere(client, send, clock):
    send()
    one = Invitation.objects.get()
    assert client.get("/en/invitations/mine/" + "x" * 43 + "/").status_code == 404
    assert client.get(f"/en/invitations/mine/{one.reference}/").status_code == 404
    token = confirm_token(one)
    clock.shift(8 * 86_400)
    assert client.get(f"/en/invitations/confirm/{token}/").status_code == 410


def test_the_office_sees_nothing_before_it_is_confirmed_and_unconfirmed_ones_go(
    client, send, make_user, sign_in, clock
):
    pdf = io.BytesIO(b"%PDF-1.4 x")
    pdf.name = "x.pdf"
    send(files=[pdf])
    one = Invitation.objects.get()
    officer = sign_in(client, make_user("officer"))
    assert officer.get(f"/desk/invitations/{one.pk}/").status_code == 404
    clock.shift(5 * 86_400)
    assert expire_unconfirmed() == 0
    clock.shift(4 * 86_400)
    assert expire_unconfirmed() == 1 and not Invitation.objects.exists() and not Sender.objects.exists()
    assert Document.objects.get().erased_at and "下水道の点検" not in "".join(
        Body.objects.values_list("text", flat=True)
    )


def test_the_journal_and_the_mails_to_others_name_no_person(send):
    send()
    confirm(by="system:test", invitation=Invitation.objects.get())
    said = "".join(Body.objects.values_list("text", flat=True))
    assert "Hanako" not in said and "hanako" not in said and "点検をご覧ください" not in said
    letter = letter_to(Sender.objects.get(), "receipt", "https://city.example")
    assert "https://city.example/ja/invitations/mine/" in letter.body and "Hanako" not in letter.body
    assert "月" in letter.body and "<" not in letter.body  # the day of the answer, in plain words


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_every_public_page_opens_in_each_language(client, send, language):
    key, one = key_of(send()), Invitation.objects.get()
    paths = ["", "new/", f"mine/{key}/", f"confirm/{confirm_token(one)}/", "confirm/wrong/"]
    answers = [client.get(f"/{language}/invitations/{path}").status_code for path in paths]
    assert answers == [200, 200, 200, 200, 410]
