"""What `jalin doctor` looks at. Each check returns a Finding with what to mend in one sentence."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

LEAST_FREE_BYTES = 2 * 2**30
BUILT = datetime(2026, 11, 1, tzinfo=UTC)  # a clock before this is wrong


@dataclass(frozen=True)
class Finding:
    """`state`: ok, mend (the office must not open like this) or note (worth knowing)."""

    check: str
    state: str
    sentence: str


def ok(check: str, sentence: str) -> Finding:
    return Finding(check, "ok", sentence)


def mend(check: str, sentence: str) -> Finding:
    return Finding(check, "mend", sentence)


def note(check: str, sentence: str) -> Finding:
    return Finding(check, "note", sentence)


def settings_file(options) -> Iterator[Finding]:
    path = options.settings_file
    if path is None:
        yield mend(
            "settings",
            _("No settings file is used. Write one with `jalin init FILE` and set JALIN_SETTINGS=FILE."),
        )
        return
    if options.unknown_keys:
        yield mend(
            "settings",
            _("%(path)s: nobody reads %(keys)s. Check the spelling.")
            % {"path": path, "keys": ", ".join(options.unknown_keys)},
        )
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield mend("settings", _("%(path)s can be read by others. Run: chmod 600 %(path)s") % {"path": path})
    else:
        yield ok("settings", _("%(path)s is read, and only its owner can read it.") % {"path": path})


def keys(options) -> Iterator[Finding]:
    if len(options.secret_key) < 50 or len(set(options.secret_key)) < 10:
        yield mend("key", _("secret_key is missing or weak. Write a new settings file with `jalin init`."))
    else:
        yield ok("key", _("secret_key is long and random."))
    if not options.personal_keys:
        yield mend(
            "key",
            _(
                "personal_keys is empty: personal data would be tied to secret_key. Take a key from `jalin init`."
            ),
        )
        return
    from cryptography.fernet import Fernet

    try:
        for key in options.personal_keys:
            Fernet(key)
    except ValueError:
        yield mend("key", _("A key in personal_keys is not 32 bytes in base64. Take one from `jalin init`."))
        return
    yield ok("key", _("%(n)s key(s) for personal data.") % {"n": len(options.personal_keys)})


def hosts(options) -> Iterator[Finding]:
    local = {"localhost", "127.0.0.1", "[::1]"}
    if "*" in options.hosts or any(host.startswith(".") for host in options.hosts):
        yield mend("hosts", _("hosts allows any name. List the names visitors really use."))
    elif not set(options.hosts) - local:
        yield note("hosts", _("hosts holds this machine only: nobody outside can open the office."))
    else:
        yield ok("hosts", _("Reached as %(hosts)s.") % {"hosts": ", ".join(options.hosts)})
    if set(options.hosts) - local and not options.https:
        yield mend(
            "hosts",
            _(
                "https is false on a name others use: passwords would travel in clear. Set https = true behind nginx."
            ),
        )
    if options.debug:
        yield mend("hosts", _("debug is on: errors would show the program's inside. Set debug = false."))


def database(options) -> Iterator[Finding]:
    from django.db.migrations.executor import MigrationExecutor

    try:
        connection.ensure_connection()
        waiting = MigrationExecutor(connection).migration_plan(
            MigrationExecutor(connection).loader.graph.leaf_nodes()
        )
    except Exception as error:  # every driver has errors of its own; all mean the same here
        yield mend(
            "database",
            _("The database does not answer: %(error)s. Check database_url.")
            % {"error": str(error).splitlines()[0]},
        )
        return
    if waiting:
        yield mend("database", _("%(n)s migrations wait. Run: jalin manage migrate") % {"n": len(waiting)})
        return
    if connection.vendor == "sqlite":
        yield from _sqlite(connection)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            yield ok(
                "database",
                _("PostgreSQL %(version)s answers and is up to date.") % {"version": cursor.fetchone()[0]},
            )
    yield from _accounts(options)


def _sqlite(connection) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    if found != ["wal", 2]:
        yield mend(
            "database",
            _("SQLite runs with %(found)s; it must be WAL and FULL. Is the file on a network share?")
            % {"found": found},
        )
    else:
        yield ok("database", _("SQLite answers (WAL, FULL) and is up to date."))


def _accounts(options) -> Iterator[Finding]:
    from jalin.people.models import Duty, User

    demo = User.objects.filter(is_demo=True, is_active=True).count()
    if demo and not options.demo:
        yield mend(
            "accounts",
            _("%(demo)s demo accounts with a published password can sign in. Switch them off.")
            % {"demo": demo},
        )
    elif not Duty.objects.filter(role="head", user__is_active=True).exists():
        yield mend("accounts", _("Nobody is head of the office. Run: jalin manage create_head EMAIL NAME"))
    else:
        yield ok(
            "accounts",
            _("A head of the office is there (demonstration).")
            if demo
            else _("A head of the office is there, no demo account."),
        )


def mail(options) -> Iterator[Finding]:
    if options.mail_url.startswith("console:"):
        yield note(
            "mail", _('Mail is written to the log, not sent. Set mail_url = "smtp://user:password@host:587".')
        )
        return
    if "EMAIL_HOST" not in dir(settings) or not options.mail_url.startswith(("smtp://", "smtps://")):
        yield mend("mail", _("mail_url must begin with smtp://, smtps:// or console:."))
        return
    from django.core.mail import get_connection

    try:
        server = get_connection(timeout=5)
        server.open()
        server.close()
        yield ok("mail", _("%(host)s takes mail.") % {"host": settings.EMAIL_HOST})
    except OSError as error:
        yield mend(
            "mail",
            _("%(host)s:%(port)s does not take mail: %(error)s. Check mail_url.")
            % {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "error": error},
        )


def notices(_options) -> Iterator[Finding]:
    from jalin.agreements.notices import unsure_notices

    try:
        count = unsure_notices().count()
    except DatabaseError:  # of the database itself tells another check
        return
    if count:
        yield note(
            "notices",
            _(
                "Of %(count)s notices of deadlines nobody knows whether their mail arrived: the connection or the worker broke off "
                "while it was handed over. They are not sent again; the desk says the same."
            )
            % {"count": count},
        )


def time_zone(options) -> Iterator[Finding]:
    now = datetime.now(ZoneInfo(options.time_zone))
    told = _("%(time_zone)s: it is %(now)s.") % {
        "time_zone": options.time_zone,
        "now": f"{now:%Y-%m-%d %H:%M}",
    }
    yield ok("time zone", told)


def disk(options) -> Iterator[Finding]:
    try:
        options.home.mkdir(parents=True, exist_ok=True)
        probe = options.home / ".doctor"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        yield mend(
            "disk",
            _("%(home)s cannot be written: %(error)s. Give it to the user that runs Jalin.")
            % {"home": options.home, "error": error.strerror},
        )
        return
    free = shutil.disk_usage(options.home).free
    sentence = _("%(free)s GiB free at %(home)s.") % {"free": f"{free / 2**30:.1f}", "home": options.home}
    yield (
        ok("disk", sentence)
        if free > LEAST_FREE_BYTES
        else mend(
            "disk",
            _("Only %(free)s GiB free at %(home)s; at least 2 GiB are needed.")
            % {"free": f"{free / 2**30:.1f}", "home": options.home},
        )
    )


def clock(options) -> Iterator[Finding]:
    now = datetime.now(UTC)
    if now < BUILT:
        yield mend(
            "clock",
            _("The clock says %(now)s UTC, which is past. Turn on time synchronisation.")
            % {"now": f"{now:%Y-%m-%d %H:%M}"},
        )
        return
    if connection.vendor == "postgresql":
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT clock_timestamp()")
                apart = abs((cursor.fetchone()[0] - datetime.now(UTC)).total_seconds())
            if apart > 5:
                yield mend(
                    "clock",
                    _("This machine and the database are %(apart)s s apart. Turn on time synchronisation.")
                    % {"apart": f"{apart:.0f}"},
                )
                return
        except DatabaseError:  # the check before this one has said what is wrong with it
            return
    yield ok("clock", f"{now:%Y-%m-%d %H:%M} UTC.")


def signatures(options) -> Iterator[Finding]:
    from .signing_checks import authority_told, roots_told

    for state, sentence in (*roots_told(options.home), *authority_told(options.timestamp_url)):
        yield Finding("signatures", state, sentence)


def law(_options) -> Iterator[Finding]:
    """The city's own procedures, obligations and holidays."""
    from .law_files import law_faults, lost_told

    faults = [*law_faults(), *lost_told()]
    yield from (mend("law", fault) for fault in faults)
    if not faults:
        yield ok("law", _("The files of procedures, obligations and holidays are without fault."))


CHECKS: tuple[Callable, ...] = (
    settings_file,
    keys,
    hosts,
    database,
    mail,
    notices,
    time_zone,
    disk,
    clock,
    signatures,
    law,
)


def examine(options) -> list[Finding]:
    """Every finding, in the order of CHECKS."""
    return [finding for check in CHECKS for finding in check(options)]
