"""How log lines are written: without anybody's e-mail address."""

import logging
import re

ADDRESS = re.compile(r"[\w.+'-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")


class AddressFreeFormatter(logging.Formatter):
    """Takes e-mail addresses out of the whole line, tracebacks and database messages among it."""

    def format(self, record: logging.LogRecord) -> str:
        return ADDRESS.sub("(address left out)", super().format(record))
