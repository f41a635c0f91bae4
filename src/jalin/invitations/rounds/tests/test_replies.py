"""Replies: written from the decision, changed, sent; answered on the timeline and before the public."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from jalin.invitations.models import Invitation, Sender
from jalin.invitations.rounds import services
from jalin.invitations.rounds.models import Reply
from jalin.invitations.rounds.replies import edit_reply, send_reply, write_reply
from jalin.invitations.services import erase_sender
from jalin.relations.models import Event, Partner, Relation

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture
def decided(decision_round, invite):
    row = invite("Toyama", (8,) * 6)
    partner = Partner.objects.create(slug="toyama", name_eng="Toyama", sort_name="toyama")
    Relation.objects.create(partner=partner)
    Invitation.objects.filter(pk=row.pk).update(partner=partner)
    services.take_in(by=BY, round=decision_round, invitations=[row])
    services.propose(by=BY, round=decision_round)
    entry = decision_round.entries.get()
    services.decide_round(by=BY, round=decision_round, decisions={entry.pk: {"decision": "accepted"}})
    return services.publish_round(by=BY, round=type(decision_round).objects.get(pk=decision_round.pk))


def test_a_reply_follows_the_decision_in_the_partners_language_and_answers_the_invitation(
    client, make_user, sign_in, decided
):
    officer = sign_in(client, make_user("officer"))
    entry = decided.entries.get()
    officer.post(f"/desk/rounds/{decided.pk}/entries/{entry.pk}/reply/")
    reply = Reply.objects.get()
    assert (reply.outcome, reply.language) == ("accepted", "ja") and "謹んでお受け" in reply.body
    officer.post(
        f"/desk/replies/{reply.pk}/edit/",
        {
            "number": "005/KS/2026",
            "dated_on": "2026-09-01",
            "addressee": "富山市長 様",
            "body": reply.body + "\n\n追伸",
        },
    )
    pdf = officer.get(f"/desk/replies/{reply.pk}/letter.pdf")
    assert (
        pdf.content.startswith(b"%PDF")
        and pdf.content == officer.get(f"/desk/replies/{reply.pk}/letter.pdf").content
    )
    officer.post(f"/desk/replies/{reply.pk}/send/", {"channel": "post", "sent_on": "2026-09-02"})
    row, reply = Invitation.objects.get(), Reply.objects.get()
    assert (
        row.state == "answered"
        and row.outcome == "accepted"
        and row.is_published
        and "800 of 1000" in row.public_reason_eng
    )
    assert reply.document is not None and Event.objects.filter(kind="invitation_answered").count() == 1
    with pytest.raises(ValidationError, match="is sent"):
        send_reply(by=BY, reply=reply, channel="post", sent_on=date(2026, 9, 3))


def test_by_e_mail_the_letter_leaves_after_everything_is_saved_and_a_refusal_is_said(
    client, make_user, sign_in, decided, monkeypatch
):
    row = Invitation.objects.get()
    Sender.objects.create(invitation=row, email="sister@toyama.example", language="en")
    reply = write_reply(by=BY, invitation=row, outcome="", entry=decided.entries.get())
    assert reply.language == "en"

    def refuse(*args, **more):
        raise OSError("no route")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        send_reply(by=BY, reply=reply, channel="email", sent_on=date(2026, 9, 2))
    officer = sign_in(client, make_user("officer"))
    assert (
        "The mail has not left" in officer.get(f"/desk/replies/{reply.pk}/").content.decode()
        and not mail.outbox
    )
    officer.post(f"/desk/replies/{reply.pk}/mail-again/")
    officer.post(f"/desk/replies/{reply.pk}/mail-again/")
    assert [one.to for one in mail.outbox] == [["sister@toyama.example"]] and mail.outbox[0].attachments[0][
        0
    ].endswith(".pdf")


def test_a_letter_drafted_before_the_round_decided_is_drafted_anew(decision_round, invite):
    row = invite("Daegu", (1,) * 6, country="KR")
    write_reply(by=BY, invitation=row, outcome="accepted", reason_given="The mayor promised it")
    services.take_in(by=BY, round=decision_round, invitations=[row])
    services.propose(by=BY, round=decision_round)
    entry = decision_round.entries.get()
    services.decide_round(by=BY, round=decision_round, decisions={entry.pk: {"decision": "declined"}})
    entry = type(entry).objects.get(pk=entry.pk)
    assert (
        write_reply(by=BY, invitation=row, outcome="", entry=entry).outcome == "declined"
        and Reply.objects.count() == 1
    )
    assert write_reply(by=BY, invitation=row, outcome="", entry=entry).pk == Reply.objects.get().pk


def test_with_the_sender_the_addressee_and_the_letter_are_forgotten(decided):
    row = Invitation.objects.get()
    reply = edit_reply(
        by=BY,
        reply=write_reply(by=BY, invitation=row, outcome="", entry=decided.entries.get()),
        addressee="Mr Somebody",
    )
    sent = send_reply(by=BY, reply=reply, channel="post", sent_on=date(2026, 9, 2))
    erase_sender(by=BY, invitation=Invitation.objects.get())
    sent.refresh_from_db()
    assert sent.addressee == "" and sent.document.erased_at and "謹んで" in sent.body


def test_without_an_address_the_mail_is_refused_and_nothing_is_half_done(decided):
    reply = write_reply(by=BY, invitation=Invitation.objects.get(), outcome="", entry=decided.entries.get())
    with pytest.raises(ValidationError, match="No e-mail address"):
        send_reply(by=BY, reply=reply, channel="email", sent_on=date(2026, 9, 2))
    assert Invitation.objects.get().state == "to_decide" and Reply.objects.get().sent_on is None


def test_outside_a_round_a_reason_is_kept_and_existing_cooperation_needs_none(invite):
    row = invite("Daegu", country="KR")
    with pytest.raises(ValidationError, match="outside a round"):
        write_reply(by=BY, invitation=row, outcome="declined")
    assert write_reply(by=BY, invitation=invite("Hamamatsu", must=True), outcome="accepted").language == "ja"


def test_what_comes_too_late_for_the_permit_is_put_off_with_the_rule_and_its_source(
    client, make_user, sign_in, decision_round, invite
):
    from django.utils import timezone

    soon = timezone.localdate() + timedelta(days=9)
    row = invite("Toyama", (8,) * 6, start=soon)
    services.take_in(by=BY, round=decision_round, invitations=[row])
    services.propose(by=BY, round=decision_round)
    mayor = sign_in(client, make_user("leader"))
    entry = decision_round.entries.get()
    page = mayor.get(f"/desk/rounds/{decision_round.pk}/decide/").content.decode()
    assert 'value="postponed" selected' in page and "Permendagri 59/2019 and letter" in page
    mayor.post(
        f"/desk/rounds/{decision_round.pk}/decide/",
        {f"decision_{entry.pk}": "postponed", f"reason_eng_{entry.pk}": "Too late."},
    )
    entry.refresh_from_db()
    reply = write_reply(by=make_user("officer"), invitation=row, outcome="", entry=entry)
    assert (
        reply.outcome == "postponed" and "30日前" in reply.body and "内務大臣規則2019年第59号" in reply.body
    )
