"""Hands mails to the mail server one by one and says of each what became of it."""

import contextlib
import smtplib

from django.core.mail import EmailMessage, get_connection

from .answers import Answer, answer_of


class ServerFailed(Exception):
    """The mail server cannot be reached or takes nothing from us; no mail was handed over."""


class Postman:
    """One connection for many mails: `with Postman() as postman: answer, code = postman.hand_over(mail)`."""

    def __enter__(self):
        self._connection = get_connection()
        self._open()
        return self

    def __exit__(self, *_error):
        self._close()

    def _open(self) -> None:
        try:
            self._connection.open()
            self._is_open = True
        except (OSError, smtplib.SMTPException) as error:
            raise ServerFailed(type(error).__name__) from error

    def _close(self) -> None:
        self._is_open = False
        with contextlib.suppress(OSError, smtplib.SMTPException):  # it is of no use any more either way
            self._connection.close()

    def hand_over(self, mail: EmailMessage) -> tuple[Answer, int]:
        """(what became of it, the server's code or 0). Raises ServerFailed where nothing can be sent now, and this mail was not."""
        if not self._is_open:
            self._open()
        try:
            self._connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as refusal:
            code, text = next(iter(refusal.recipients.values()))
            return self._answer(code, text)
        except smtplib.SMTPDataError as refusal:
            return self._answer(refusal.smtp_code, refusal.smtp_error)
        except (smtplib.SMTPSenderRefused, smtplib.SMTPAuthenticationError) as refusal:
            raise ServerFailed(f"{refusal.smtp_code}") from refusal
        except (smtplib.SMTPServerDisconnected, OSError):
            self._close()
            return Answer.UNSURE, 0
        except (smtplib.SMTPException, ValueError):  # an address that no server could be asked about
            return Answer.REFUSED, 0
        return Answer.SENT, 250

    @staticmethod
    def _answer(code: int, text) -> tuple[Answer, int]:
        told = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
        return answer_of(code, told), code
