"""What a mail server's answer to one recipient means. Pure Python."""

import re
from enum import StrEnum

GONE = re.compile(r"\b5\.1\.(?:1|2|3|6|10)\b")  # RFC 3463 and 7505: mailbox or domain does not exist
OTHER = re.compile(r"\b5\.\d+\.\d+\b")


class Answer(StrEnum):
    SENT = "sent"
    LATER = "later"  # try the same mail again
    REFUSED = "refused"  # this mail, for good
    GONE = "gone"  # the address, for good
    UNSURE = "unsure"  # the connection broke while it was handed over: it may have arrived


def answer_of(code: int, text: str) -> Answer:
    """What the reply of a mail server to one recipient means. The enhanced code decides where there is one: a plain 550 is used
    for unknown mailboxes and for refused senders alike."""
    if 200 <= code < 300:
        return Answer.SENT
    if 400 <= code < 500:
        return Answer.LATER
    if GONE.search(text):
        return Answer.GONE
    if OTHER.search(text):
        return Answer.REFUSED
    return Answer.GONE if code in {550, 551, 553} else Answer.REFUSED
