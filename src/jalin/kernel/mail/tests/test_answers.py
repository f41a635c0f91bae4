"""What a mail server answers, and what it means for the one mail."""

import pytest

from jalin.kernel.mail.answers import Answer, answer_of


@pytest.mark.parametrize(
    ("code", "text", "answer"),
    [
        (250, "2.0.0 taken", Answer.SENT),
        (451, "4.7.1 greylisted", Answer.LATER),
        (550, "5.1.1 no such user", Answer.GONE),
        (556, "5.1.10 null MX", Answer.GONE),
        (550, "no such user here", Answer.GONE),
        (550, "5.7.1 blocked by our policy", Answer.REFUSED),  # our fault, not the reader's
        (552, "5.2.2 mailbox full", Answer.REFUSED),
        (554, "spam", Answer.REFUSED),
    ],
)
def test_what_a_mail_server_answers(code, text, answer):
    assert answer_of(code, text) is answer
