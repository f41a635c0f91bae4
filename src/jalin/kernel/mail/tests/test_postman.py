"""Of each mail it is known what became of it, also when the server goes away in the midst."""

import pytest
from django.core.mail import EmailMessage

from jalin.kernel.mail.answers import Answer
from jalin.kernel.mail.postman import Postman, ServerFailed


def mail(to: str) -> EmailMessage:
    return EmailMessage("Subject", "Body", "office@city.example", [to])


def test_a_mail_whose_server_went_away_may_have_arrived_and_the_next_was_surely_not_sent(mail_server):
    mail_server.after_data = {"first@reader.example": ""}
    with Postman() as postman:
        assert postman.hand_over(mail("first@reader.example")) == (Answer.UNSURE, 0)
        assert postman.hand_over(mail("second@reader.example")) == (Answer.SENT, 250), "it connects again"
        assert postman.hand_over(mail("first@reader.example"))[0] is Answer.UNSURE
        mail_server.greeting = "554 closed"
        with pytest.raises(ServerFailed):
            postman.hand_over(mail("third@reader.example"))
    assert len(mail_server.mails) == 3
