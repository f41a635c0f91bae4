"""Messages become invitations: from a file and from a real mailbox on this machine."""

import io
from email.message import EmailMessage

import pytest
import time_machine

from jalin.invitations.mail.mailbox import read_mailbox
from jalin.invitations.mail.services import read_mail
from jalin.invitations.models import Addition, Attachment, Invitation, MailMessage, Sender
from jalin.kernel.jobs import JobProblem

from .imap_server import ImapServer

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=True):
        yield


def mail(number: int = 1, text: str = "We invite you to the water week.", **headers) -> EmailMessage:
    one = EmailMessage()
    first = {"From": "Kim Min <kim@daegu.example>", "Subject": "Water week", "Message-ID": f"<{number}@daegu.example>",
             "Date": "Mon, 23 Nov 2026 09:00:00 +0900"}  # fmt: skip
    for name, value in {**first, **headers}.items():
        one[name.replace("_", "-")] = value
    one.set_content(text)
    return one


@pytest.fixture
def mailbox(settings):
    """mailbox(message, …) -> the server that has them."""
    servers = []

    def serve(*messages: EmailMessage, word: str = "secret"):
        server = ImapServer(
            {uid: one.as_bytes().replace(b"\n", b"\r\n") for uid, one in enumerate(messages, 7)}
        )
        servers.append(server)
        settings.INVITATION_MAILBOX = f"imap://office:{word}@127.0.0.1:{server.server_address[1]}/INBOX"
        return server

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_message_becomes_an_invitation_with_its_files_and_a_sender_known_to_few():
    one = mail()
    one.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="programme.pdf")
    one.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="virus.exe")
    outcome = read_mail(by=BY, raw=one.as_bytes())
    invitation = outcome.invitation
    assert (invitation.title, invitation.inviter_name, invitation.channel) == (
        "Water week",
        "daegu.example",
        "email",
    )
    assert (
        Attachment.objects.get().document.name == "programme.pdf" and Sender.objects.get().name == "Kim Min"
    )
    assert [one["name"] for one in MailMessage.objects.get().left_out] == ["virus.exe"]


def test_the_same_message_again_changes_nothing_and_an_answer_to_it_is_added():
    first = read_mail(by=BY, raw=mail().as_bytes()).invitation
    again = read_mail(by=BY, raw=mail(text="changed on the way").as_bytes())
    assert again.invitation == first and not again.is_new
    read_mail(by=BY, raw=mail(2, "We forgot the programme.", In_Reply_To="<1@daegu.example>").as_bytes())
    assert Invitation.objects.count() == 1 and Addition.objects.get().text.startswith("We forgot")


def test_the_reference_in_a_subject_is_believed_only_from_the_address_that_sent_it():
    first = read_mail(by=BY, raw=mail().as_bytes()).invitation
    read_mail(by=BY, raw=mail(2, Subject=f"To {first.reference}", From="x@stranger.example").as_bytes())
    assert Invitation.objects.count() == 2 and not Addition.objects.exists()
    read_mail(by=BY, raw=mail(3, Subject=f"To {first.reference}").as_bytes())
    assert Addition.objects.get().invitation == first


def test_the_mailbox_is_read_once_and_left_as_it_was(mailbox):
    server = mailbox(mail(1), mail(2, Subject="Trade fair"), mail(3, Auto_Submitted="auto-replied"))
    assert read_mailbox() == {"read": 2, "known": 0, "left": 1}
    assert read_mailbox() == {"read": 0, "known": 3, "left": 0}
    assert (
        Invitation.objects.count() == 2
        and server.changed == []
        and not any("BODY[]" in one for one in server.asked)
    )


def test_a_mailbox_that_does_not_let_one_in_is_told_in_one_sentence(mailbox, settings):
    mailbox(mail(1), word="wrong")
    with pytest.raises(JobProblem, match="cannot be read"):
        read_mailbox()
    for address in ("nonsense", "imaps://", "imaps://host:port/INBOX", "imap://127.0.0.1:1/INBOX"):
        settings.INVITATION_MAILBOX = address
        with pytest.raises(JobProblem, match="cannot be read"):
            read_mailbox()


def test_an_officer_hands_a_message_in_and_a_file_of_outlook_is_refused_with_the_remedy(
    client, make_user, sign_in
):
    officer = sign_in(client, make_user("officer"))

    def hand_in(content: bytes):
        file = io.BytesIO(content)
        file.name = "letter.eml"
        return officer.post("/desk/invitations/from-mail/", {"file": file})

    answer = hand_in(mail().as_bytes())
    assert answer["Location"] == f"/desk/invitations/{Invitation.objects.get().pk}/"
    refused = hand_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 outlook")
    assert refused.status_code == 422 and "Save it there as" in refused.content.decode()
