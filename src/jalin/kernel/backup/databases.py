"""How each kind of database is copied out and put back while others use it."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.db import connections
from django.utils.translation import gettext as _

from jalin.kernel.queued_sqlite.queue import Turn

Progress = Callable[[int, int], None]
WORK = ".making-"  # how the folders begin that hold half a backup


class BackupError(Exception):
    """The backup or restore cannot be done; the text says what, and what to do."""


def copy_out(target: Path, progress: Progress) -> str:
    """Write the database to `target`; returns its kind, "sqlite" or "postgresql"."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), target, progress)
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
    return connection.vendor


def keep_aside(target: Path, progress: Progress) -> None:
    """Copy the database that stands there to `target`, so that a restore can be taken back. Nothing where there is none yet;
    one that cannot be read is set aside as it is when it is replaced. Raises BackupError when the disk has no room."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        source = Path(connection.settings_dict["NAME"])
        if not source.exists() or not _is_readable(source):
            return
    try:
        copy_out(target, progress)
        target.chmod(0o600)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _is_readable(path: Path) -> bool:
    try:
        check_sqlite(path)
    except BackupError:
        return False
    return True


def put_back(source: Path, progress: Progress) -> None:
    """Replace the content of the database by `source`."""
    connection = connections["default"]
    connection.close()
    if connection.vendor == "sqlite":
        _restore_sqlite(source, Path(connection.settings_dict["NAME"]), progress)
    else:
        _postgres("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error",
                  "--dbname", connection.settings_dict["NAME"], str(source))  # fmt: skip


def _copy_sqlite(source: Path, target: Path, progress: Progress) -> None:
    if not source.exists():
        raise BackupError(
            _("There is no database at %(source)s. Check JALIN_HOME and database_url.") % {"source": source}
        )
    reader, writer = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        # small steps let writers in between; SQLite starts over by itself when one wrote
        reader.backup(
            writer, pages=2000, sleep=0.01, progress=lambda status, left, total: progress(total - left, total)
        )
        writer.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if _is_full(error):
            raise BackupError(
                _("The disk is full at %(folder)s. Make room and try again.")
                % {"folder": next(one for one in target.parents if not one.name.startswith(WORK))}
            ) from error
        raise BackupError(
            _("The database %(source)s cannot be read: %(error)s. Restore the last backup.")
            % {"source": source, "error": error}
        ) from error
    finally:
        reader.close()
        writer.close()


def _is_full(error: sqlite3.Error) -> bool:
    """Whether the disk has no room, which SQLite says in two ways."""
    return error.sqlite_errorname in ("SQLITE_FULL", "SQLITE_IOERR_WRITE")


def check_sqlite(path: Path) -> None:
    """Raise BackupError unless `path` is a whole SQLite database."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupError(
            _("The database in this backup is damaged (%(verdict)s). Take an earlier backup.")
            % {"verdict": verdict}
        )


def _restore_sqlite(source: Path, target: Path, progress: Progress) -> None:
    check_sqlite(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    reader = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    try:
        try:
            _write_into(reader, target, progress)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
                raise BackupError(_why_not_written(error, target)) from error
            _set_aside(target)  # what stands there is no database any more
            _write_into(reader, target, progress)
    finally:
        reader.close()


def _why_not_written(error: sqlite3.Error, target: Path) -> str:
    """The database that stands there is as it was: SQLite writes all of a copy or nothing."""
    if "locked" in str(error):
        return _("Somebody is writing without pause. Stop the office and try again.")
    if _is_full(error):
        told = _("The disk of %(folder)s is full. Nothing was restored. Make room and try again.")
        return told % {"folder": target.parent}
    told = _("The database %(path)s cannot be written: %(error)s. Nothing was restored.")
    return told % {"path": target, "error": error}


def _write_into(reader: sqlite3.Connection, target: Path, progress: Progress) -> None:
    writer, turn = sqlite3.connect(target, timeout=30), Turn.wait(str(target), 30)
    try:
        writer.execute("PRAGMA synchronous=FULL")
        reader.backup(writer, progress=lambda status, left, total: progress(total - left, total))
        writer.execute("PRAGMA journal_mode=WAL")
    finally:
        writer.close()
        if turn:
            turn.end()


def _set_aside(target: Path) -> None:
    for path in (target, Path(f"{target}-wal"), Path(f"{target}-shm")):
        if path.exists():
            path.replace(f"{path}.damaged")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found:
        return found
    # Debian keeps the programs of each version apart; the newest reads what all older wrote
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / name).exists():
            return str(folder / name)
    raise BackupError(
        _("The program %(name)s is missing. Install Debian's postgresql-client and try again.")
        % {"name": name}
    )


def _postgres(name: str, *arguments: str) -> None:
    settings = connections["default"].settings_dict
    environment = {
        **os.environ, "PGDATABASE": settings["NAME"], "PGHOST": settings["HOST"] or "", "PGPORT": str(settings["PORT"] or ""),
        "PGUSER": settings["USER"] or "", "PGPASSWORD": settings["PASSWORD"] or "", "PGOPTIONS": "-c lock_timeout=60s",
    }  # fmt: skip
    environment = {key: value for key, value in environment.items() if value or not key.startswith("PG")}
    command = [_program(name), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no word"]
        said = next((line.partition("error: ")[2] for line in lines if "error: " in line), lines[-1])
        raise BackupError(_("%(name)s failed: %(said)s") % {"name": name, "said": said})
