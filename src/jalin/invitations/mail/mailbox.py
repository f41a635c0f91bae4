"""The office's mailbox, read by IMAP. Nothing in it is changed: neither moved, nor marked as seen."""

import imaplib
import logging
import ssl
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop
from imap_tools import AND, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from jalin.invitations.models import MailMessage
from jalin.kernel.jobs import JobProblem

from .reading import digest_of
from .services import read_mail

log = logging.getLogger("jalin.mail")
LOOK_BACK, LARGEST, TIMEOUT = timedelta(days=30), 40_000_000, 30
HERE = {"127.0.0.1", "localhost", "::1"}
BY = "system:mailbox"


def is_configured() -> bool:
    return bool(settings.INVITATION_MAILBOX)


@contextmanager
def opened():
    """The mailbox of the settings, such as imaps://user:password@host/INBOX. `imap:` begins in clear and turns to TLS before
    anything is said; only on this very machine it stays as it is."""
    address = urlsplit(settings.INVITATION_MAILBOX)
    host, context = address.hostname or "", ssl.create_default_context()
    if address.scheme not in {"imap", "imaps"} or not host:
        raise ValueError("an address of a mailbox begins with imaps:// and names a host")
    if address.scheme == "imaps":
        box = MailBox(host, address.port or 993, timeout=TIMEOUT, ssl_context=context)
    elif host in HERE:
        box = MailBoxUnencrypted(host, address.port or 143, timeout=TIMEOUT)
    else:
        box = MailBoxStartTls(host, address.port or 143, timeout=TIMEOUT, ssl_context=context)
    folder = unquote(address.path.strip("/")) or "INBOX"
    with box.login(
        unquote(address.username or ""), unquote(address.password or ""), initial_folder=folder
    ) as inside:
        yield inside


def read_mailbox(progress=None) -> dict:
    """Read in what is not known yet of the last days. {"read": n, "known": n, "left": n}. What one message breaks keeps back
    no other: it is noted in the log and tried again the next time."""
    counts = {"read": 0, "known": 0, "left": 0}
    try:
        with opened() as box:
            for uid in _unknown(box, counts):
                if progress is not None and progress.cancelled():
                    break
                _read_one(box, uid, counts)
    except (OSError, ValueError, imaplib.IMAP4.error, ImapToolsError) as error:
        log.warning("the mailbox could not be read (%s)", type(error).__name__)
        raise JobProblem(
            "mailbox",
            gettext_noop("The mailbox cannot be read. Check its address and password in the settings."),
        ) from error
    return counts


def _unknown(box, counts: dict) -> list[str]:
    """Numbers of the messages that nobody has read in, by their heads alone."""
    since = timezone.localdate() - LOOK_BACK
    marks: dict[str, str] = {}
    for head in box.fetch(AND(date_gte=since), mark_seen=False, headers_only=True, bulk=100):
        if head.size_rfc822 > LARGEST:
            log.warning("message %s of the mailbox is larger than is read in", head.uid)
            counts["left"] += 1
        elif head.uid:
            marks[digest_of(head.obj)] = head.uid
    known = set(MailMessage.objects.filter(digest__in=list(marks)).values_list("digest", flat=True))
    counts["known"] = len(known)
    return [uid for mark, uid in marks.items() if mark not in known]


def _read_one(box, uid: str, counts: dict) -> None:
    for message in box.fetch(AND(uid=uid), mark_seen=False, limit=1):
        try:
            outcome = read_mail(by=BY, raw=bytes(message.obj))
        except Exception:  # whatever a stranger's message does, the next one is read
            log.exception("message %s of the mailbox could not be read in", uid)
            counts["left"] += 1
            continue
        counts["read" if outcome.invitation else "left"] += 1
