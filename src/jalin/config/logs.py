"""How log lines are written: without anybody's e-mail address, and without the secret of an address that is one."""

import logging
import re

ADDRESS = re.compile(r"[\w.+'-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")

# addresses of which one part is a secret: a sender's own page, a link from a mail, a calendar. deploy/nginx/jalin.conf names
# the same ones
SECRET = re.compile(
    r"(/(?:invitations/(?:mine|confirm)|news/replies/mine|newsletter/(?:confirm|mine|leave)|calendar(?:/visit)?|password/reset/key)/)[^/\s\"']+"
)


class AddressFreeFormatter(logging.Formatter):
    """Takes e-mail addresses and secrets out of the whole line, tracebacks and database messages among it."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET.sub(r"\1(left out)", ADDRESS.sub("(address left out)", super().format(record)))
