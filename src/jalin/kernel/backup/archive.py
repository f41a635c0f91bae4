"""The one file of a backup."""

import errno
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from jalin import __version__

from .databases import WORK, BackupError, Progress, check_sqlite, copy_out, keep_aside, put_back

FORMAT = 1


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _migrations() -> list[str]:
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder(connections["default"]).applied_migrations()
    )


def write_backup(path: Path, progress: Progress = lambda done, total: None) -> dict:
    """Write the backup to `path` (new; readable by its owner only). Returns the manifest.

    The database is copied before the documents: every document that a copied row names is then in the archive.
    """
    path = Path(path)
    if path.exists():
        raise BackupError(
            _("%(path)s exists already. Name a new file, so that no backup is overwritten.") % {"path": path}
        )
    if not path.absolute().parent.is_dir():
        raise BackupError(
            _("The folder %(folder)s does not exist. Make it or name another.")
            % {"folder": path.absolute().parent}
        )
    part = path.with_name(f"{path.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=WORK) as folder:
            database = Path(folder) / "database"
            kind = copy_out(database, progress)
            manifest = {
                "format": FORMAT, "jalin": __version__, "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "database": kind, "database_sha256": _digest(database), "migrations": _migrations(),
            }  # fmt: skip
            listing = Path(folder) / "manifest.json"
            listing.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
                with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
                    archive.add(listing, "manifest.json")
                    archive.add(database, "database")
                    if Path(settings.MEDIA_ROOT).is_dir():
                        archive.add(settings.MEDIA_ROOT, "documents")
                raw.flush()
                os.fsync(raw.fileno())
        part.replace(path)
    except OSError as error:
        raise BackupError(
            _("The backup could not be written to %(path)s: %(error)s.")
            % {"path": path, "error": error.strerror or error}
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _extract(archive: tarfile.TarFile, folder: Path) -> None:
    """Write files and folders below `folder`, and nothing else. (Python's own filter came after Debian 12's 3.11.2.)"""
    for member in archive:
        target = folder / member.name
        if (
            ".." in target.parts
            or not target.is_relative_to(folder)
            or not (member.isreg() or member.isdir())
        ):
            raise tarfile.TarError(f"{member.name} has no place in a backup")
        if member.isdir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.extractfile(member) as source, target.open("xb") as file:
            shutil.copyfileobj(source, file)


def _unpack(path: Path, folder: Path) -> dict:
    """Unpack and check everything before anything of the installation is touched."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            _extract(archive, folder)
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        whole = _digest(folder / "database") == manifest["database_sha256"]
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise BackupError(
            _("%(path)s was not found.") % {"path": path}
            if missing == path.name
            else _("%(path)s is no backup of Jalin: %(missing)s is missing.")
            % {"path": path, "missing": missing}
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise BackupError(
                _("%(path)s could not be unpacked in %(folder)s: %(error)s. Nothing was restored.")
                % {"path": path, "folder": folder.parent, "error": error.strerror}
            ) from error
        raise BackupError(
            _("%(path)s is no whole backup of Jalin (%(error)s). Take another backup.")
            % {"path": path, "error": error}
        ) from error
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BackupError(
            _("%(path)s is no whole backup of Jalin (%(error)s). Take another backup.")
            % {"path": path, "error": error}
        ) from error
    if not whole:
        raise BackupError(
            _("%(path)s is damaged: its database does not fit its digest. Take another backup.")
            % {"path": path}
        )
    return manifest


def _check_fits(manifest: dict) -> None:
    vendor = connections["default"].vendor
    if manifest.get("format") != FORMAT or not isinstance(manifest.get("migrations"), list):
        raise BackupError(
            _("This backup was written by a newer Jalin (%(version)s). Update first.")
            % {"version": manifest.get("jalin")}
        )
    if manifest["database"] != vendor:
        raise BackupError(
            _(
                "This is a backup of %(database)s, but this installation uses %(vendor)s. Set database_url to match."
            )
            % {"database": manifest["database"], "vendor": vendor}
        )
    from django.db.migrations.loader import MigrationLoader

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [name for name in manifest["migrations"] if name not in known]
    if unknown:
        raise BackupError(
            _("This backup was written by a newer Jalin (%(version)s; %(unknown)s). Update first.")
            % {"version": manifest["jalin"], "unknown": unknown[0]}
        )


def restore_backup(path: Path, progress: Progress = lambda done, total: None) -> dict:
    """Put the backup at `path` in place of what is there. Returns its manifest. Nothing is touched unless the whole
    file is sound; what stood there is kept beside it as `database.before-…` and `documents.before-…`."""
    path, home = Path(path), Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as name:
        folder = Path(name)
        manifest = _unpack(path, folder)
        _check_fits(manifest)
        if manifest["database"] == "sqlite":
            check_sqlite(folder / "database")
        aside = f"before-{time.strftime('%Y%m%d-%H%M%S')}"
        keep_aside(home / f"database.{aside}", progress)
        put_back(folder / "database", progress)
        documents, place = folder / "documents", Path(settings.MEDIA_ROOT)
        if documents.is_dir():
            if place.is_dir():
                place.replace(place.with_name(f"{place.name}.{aside}"))
            shutil.move(documents, place)
    return manifest
