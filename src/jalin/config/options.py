"""What an installation may be told, read once from `jalin.toml` and the environment. Pure Python.

Order: environment variable, then the file named by JALIN_SETTINGS (default: jalin.toml in JALIN_HOME), then the
default. JALIN_HOME is where the database, uploads and caches live (default: ./var).
"""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

LANGUAGES, DATABASES = ("id", "ja", "en"), ("sqlite", "postgres", "postgresql")


class OptionsError(Exception):
    """The settings cannot be used; `text`, filled in with `params`, says why and what to do."""

    def __init__(self, text: str, **params) -> None:
        super().__init__(text)
        self.text, self.params = text, params

    def told(self, say: Callable[[str], str] = str) -> str:
        """The sentence; `say` gives `text` in another language."""
        return say(self.text).format(**self.params)

    def __str__(self) -> str:
        return self.told()


@dataclass(frozen=True)
class Options:
    home: Path
    secret_key: str
    personal_keys: tuple[str, ...]  # newest first; urlsafe base64 of 32 bytes each
    hosts: tuple[str, ...]
    database_url: str
    https: bool  # served behind TLS: secure cookies, HSTS
    demo: bool  # demo accounts exist; never on a city's own server
    debug: bool
    time_zone: str
    language: str
    mail_url: str  # smtp://user:password@host:port, or console:
    mail_from: str
    timestamp_url: str  # the timestamp authority (RFC 3161): https://user:password@host/path; empty: none
    mailbox_url: str  # imaps://user:password@host/INBOX: invitations that come by e-mail; empty: none is read
    clamd: str  # the virus scanner: a Unix socket's path or host:port; empty: files are not scanned
    leave_is_off: bool  # collective leave (cuti bersama) is no working day
    idle_minutes: int  # a signed-in session ends after so many quiet minutes
    settings_file: Path | None = None
    unknown_keys: tuple[str, ...] = field(default=())


DEFAULTS = {
    "secret_key": "",
    "personal_keys": [],
    "hosts": ["127.0.0.1", "localhost", "[::1]"],
    "database_url": "",
    "https": False,
    "demo": False,
    "debug": False,
    "time_zone": "Asia/Jakarta",
    "language": "id",
    "mail_url": "console:",
    "mail_from": "jalin@localhost",
    "timestamp_url": "",
    "mailbox_url": "",
    "clamd": "",
    "leave_is_off": True,
    "idle_minutes": 30,
}


def _from_environment(name: str, default):
    text = os.environ.get({"database_url": "DATABASE_URL"}.get(name, f"JALIN_{name.upper()}"))
    if not text:  # a variable that is set and empty says nothing, as with other programs
        return None
    if isinstance(default, bool):
        return text.strip().lower() in {"1", "true", "yes", "on"}
    if isinstance(default, int):
        return int(text) if text.strip().isdigit() else text
    if isinstance(default, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _from_file(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OptionsError(
            "{path}: cannot be read ({error}). Check its name and its permissions.", path=path, error=error
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise OptionsError(
            "{path}: {error}. Mend that line, or write a new file with `jalin init`.", path=path, error=error
        ) from error


def check_values(values: dict) -> None:
    """Raise OptionsError for a value with which nothing could start."""
    if values["language"] not in LANGUAGES:
        raise OptionsError("language must be id, ja or en, not {value}.", value=values["language"])
    if values["time_zone"] not in available_timezones():
        raise OptionsError(
            "There is no time zone {value}. Write time_zone as in Asia/Jakarta.", value=values["time_zone"]
        )
    # an address is never repeated in a sentence: it may hold a password
    if _scheme(values["database_url"]) not in ("", *DATABASES):
        raise OptionsError(
            "database_url is no address of a database. Write postgres://user:password@host:5432/name, or leave it empty for SQLite."
        )
    for name in ("mail_url", "mailbox_url", "timestamp_url"):
        if values[name] and _scheme(values[name]) is None:
            raise OptionsError("{name} is no address: the port behind the host must be a number.", name=name)


def _scheme(address: str) -> str | None:
    """How an address begins; None when it is none."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts.scheme


def load_options() -> Options:
    """Read the options of this installation. Raises OptionsError with a sentence for the operator."""
    home = Path(os.environ.get("JALIN_HOME", "var")).absolute()
    named = os.environ.get("JALIN_SETTINGS")
    path = Path(named) if named else home / "jalin.toml"
    written = _from_file(path) if named or path.exists() else {}
    values = {}
    for name, default in DEFAULTS.items():
        chosen = _from_environment(name, default)
        values[name] = chosen if chosen is not None else written.get(name, default)
        if not isinstance(values[name], type(default)):
            kind = type(default).__name__
            raise OptionsError("{path}: `{name}` must be written as {kind}.", path=path, name=name, kind=kind)
    check_values(values)
    if "home" in written and "JALIN_HOME" not in os.environ:
        home = Path(written["home"]).absolute()
    values["database_url"] = values["database_url"] or f"sqlite:///{home / 'jalin.sqlite3'}"
    for name in ("hosts", "personal_keys"):
        values[name] = tuple(values[name])
    return Options(
        home=home,
        settings_file=path if path.exists() else None,
        unknown_keys=tuple(sorted(set(written) - set(DEFAULTS) - {"home"})),
        **values,
    )
