"""Reading e-mail in as invitations."""

import io
import re
from dataclasses import dataclass

from django.utils import timezone

from jalin.invitations import lifecycle
from jalin.invitations.models import Addition, Invitation, MailMessage, Sender
from jalin.invitations.permissions import RECORD
from jalin.invitations.services import attach_files, look_for_the_same, taken_in
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.journal import action

from .reading import File, Letter, read_letter

MOST_FILES, SMALL_PICTURE = 20, 40_000  # bytes; smaller pictures within a text are logos
REFERENCE = re.compile(r"\b\d{2}-[2-9A-HJKMNP-TV-Z]{6}\b")


@dataclass(frozen=True)
class Outcome:
    """`invitation`: made from the mail or added to; None: nothing was made of it. `is_new`: it had not been read before."""

    invitation: Invitation | None
    is_new: bool
    left_out: tuple[dict, ...] = ()


@action("invitations.read_mail", verb=RECORD)
def read_mail(*, by, act, raw: bytes, even_automatic: bool = False) -> Outcome:
    """Read one message in. The same message again changes nothing; an answer to a known one is added to its invitation.
    Newsletters and automatic answers are noted and left, unless an officer hands one in (`even_automatic`)."""
    letter = read_letter(raw)
    known = MailMessage.objects.select_related("invitation").filter(digest=letter.digest).first()
    if known is not None and (known.invitation is not None or not even_automatic):
        return Outcome(known.invitation, False)
    if letter.is_automatic and not even_automatic:
        _note(act, letter, None, [{"name": "", "why": "automatic"}])
        return Outcome(None, True)
    former, left_out = _answered_by(letter), []
    invitation = former or _made_of(by, act, letter)
    addition = None
    if former is not None:
        addition = act.create(Addition(invitation=former, is_by_sender=True, text=letter.text))
        act.about(former)
    for file in letter.files:
        why = _attached(by, act, invitation, file, addition)
        left_out += [{"name": file.name[:120], "why": why}] if why else []
    if known is not None:
        act.change(known, invitation=invitation, left_out=left_out)
    else:
        _note(act, letter, invitation, left_out)
    if former is None:
        look_for_the_same(invitation)
    return Outcome(invitation, True, tuple(left_out))


def _note(act, letter: Letter, invitation: Invitation | None, left_out: list) -> None:
    act.create(MailMessage(digest=letter.digest, invitation=invitation, left_out=left_out))


def _answered_by(letter: Letter) -> Invitation | None:
    """The open invitation that this mail belongs to: it answers a known mail, or its subject names the reference and it comes
    from the address that sent the invitation."""
    rows = Invitation.objects.filter(state__in=lifecycle.OPEN)
    found = rows.filter(mails__digest__in=letter.refers_to).first() if letter.refers_to else None
    if found is None and (named := REFERENCE.search(letter.subject)):
        named_one = rows.filter(reference=named[0]).first()
        sender = Sender.objects.filter(invitation=named_one).first() if named_one else None
        if sender is not None and sender.email and sender.email.casefold() == letter.address.casefold():
            found = named_one
    return found


def _made_of(by, act, letter: Letter) -> Invitation:
    """A new invitation. Who invites is called by the part of the address behind the @ until an officer says it better: a
    person's name belongs into the encrypted part alone."""
    return taken_in(
        by, act, channel=Invitation.Channel.EMAIL, received_on=min(letter.sent_on or timezone.localdate(), timezone.localdate()),
        inviter_name=letter.address.rpartition("@")[2] or "?", language=letter.language,
        title=letter.subject or letter.text.strip().split("\n")[0][:200] or "?", original_text=letter.text,
        held_since=timezone.localdate(),
        sender={"name": letter.name, "email": letter.address, "language": letter.language if letter.language in {"id", "ja"} else "en"},
    )  # fmt: skip


def _attached(by, act, invitation: Invitation, file: File, addition) -> str:
    """Keep one file; why not, where it cannot be kept ("" when it is)."""
    if file.is_inline and len(file.content) < SMALL_PICTURE:
        return "picture in the text"
    if invitation.attachments.count() >= MOST_FILES:
        return "too many files"
    content = io.BytesIO(file.content)
    content.name = file.name
    try:
        attach_files(by, act, invitation, [content], addition)
    except UnreadableFile as error:
        return str(error)
    return ""
