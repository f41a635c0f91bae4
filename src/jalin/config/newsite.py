"""Writes the settings file of a new installation: a fresh secret key, a fresh key for personal data, no account."""

import base64
import json
import os
import secrets
from pathlib import Path

from .options import DEFAULTS, check_values

TEMPLATE = """\
# Settings of this Jalin installation. Keep this file secret: whoever reads it can read personal data.
# Every value can be overridden by an environment variable (JALIN_HOSTS, DATABASE_URL …). See docs/reference/settings.md

secret_key = {secret_key}
# Newest first. Never remove the last key while encrypted data exists: without it nobody can read it again.
personal_keys = {personal_keys}
# The names under which visitors reach this office.
hosts = {hosts}
database_url = {database_url}
# true behind nginx with TLS: secure cookies, HSTS, and http is sent on to https.
https = {https}
# true only on a demonstration: accounts with a published password exist.
demo = {demo}
time_zone = {time_zone}
language = {language}
mail_url = {mail_url}
mail_from = {mail_from}
# The authority that vouches for the time of signatures (RFC 3161): https://user:password@host/path; empty: none.
# Certificates of signers and authorities that this office trusts are PEM files in the folder trusted-roots of its home.
timestamp_url = {timestamp_url}
"""


def write_settings(
    path: Path, *, demo: bool = False, hosts=("127.0.0.1", "localhost", "[::1]"), database_url: str = "",
    https: bool = False, time_zone: str = "Asia/Jakarta", language: str = "id", mail_url: str = "console:",
    mail_from: str = "jalin@localhost", timestamp_url: str = "",
) -> Path:  # fmt: skip
    """Write `path` (readable by its owner only). Raises FileExistsError rather than overwrite keys in use,
    OptionsError for a value with which nothing could start."""
    values = {
        "secret_key": secrets.token_urlsafe(50),
        "personal_keys": [base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()],
        "hosts": list(hosts), "database_url": database_url, "https": https, "demo": demo, "time_zone": time_zone,
        "language": language, "mail_url": mail_url, "mail_from": mail_from, "timestamp_url": timestamp_url,
    }  # fmt: skip
    check_values(DEFAULTS | values)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        # a JSON string, list or boolean is also a TOML one
        file.write(
            TEMPLATE.format(**{name: json.dumps(value, ensure_ascii=False) for name, value in values.items()})
        )
    return path
