"""Whoever has one of these addresses is taken for a person: no log of the program or of nginx keeps the secret in it."""

import logging
import re
from pathlib import Path

import pytest

from jalin.config.logs import AddressFreeFormatter
from tests.permissions.addresses import all_addresses

SECRETS = ("secret", "token", "key")
ASKED = re.compile(
    r"invitations/(mine|confirm)|news/replies/mine|newsletter/(confirm|mine|leave)|^calendar/|password/reset/key"
)
NGINX = Path(__file__).parents[2] / "deploy/nginx/jalin.conf"
LONG = "s3cret-Of-A_sender0123456789"


def secret_addresses() -> list[str]:
    found = [one for one in all_addresses() if {"secret", "token"} & set(one.parameters)]
    found += [one for one in all_addresses() if ASKED.search(one.route) and "key" in one.parameters]
    return sorted({one.filled({"uidb36": "1x", **dict.fromkeys(SECRETS, LONG)}) for one in found})


def logged_by_nginx(path: str) -> str:
    """What the map of the configuration makes of an address."""
    rules = re.findall(r'^ +"~(\S+)" "(\S+)";$', NGINX.read_text(), re.MULTILINE)
    assert len(rules) >= 3
    for pattern, said in rules:
        if found := re.search(pattern.replace("(?<", "(?P<"), path):
            return re.sub(r"\$(\w+)", lambda name: found[name[1]], said)
    return path


@pytest.mark.parametrize("path", secret_addresses())
def test_no_log_keeps_the_secret_of_an_address(path):
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Unprocessable Content: %s", (path,), None
    )
    assert LONG in path and LONG not in AddressFreeFormatter("%(message)s").format(record)
    said = logged_by_nginx(path)
    assert LONG not in said and said.startswith(path.split(LONG)[0].removesuffix("1x-"))
    quiet = re.search(r"location ~ (\^\S+) \{\n +error_log /dev/null crit;", NGINX.read_text())[1]
    assert re.search(quiet, path)


def test_the_addresses_with_a_secret_are_all_known():
    assert len(secret_addresses()) >= 14
    assert logged_by_nginx("/en/invitations/") == "/en/invitations/"
