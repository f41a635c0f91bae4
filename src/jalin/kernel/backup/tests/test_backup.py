"""A backup that was never restored counts as none: every test here destroys and restores."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.db import connection
from tests.prepared import copy_sqlite, sqlite_world

JALIN = [sys.executable, "-m", "jalin.cli"]
ALL_ROWS = "SELECT name_eng FROM relations_partner ORDER BY name_eng"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An installation of its own on SQLite with the demo record, and a function that runs `jalin` on it."""
    home = tmp_path_factory.mktemp("office")
    environment = {**os.environ, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "k" * 60, "JALIN_DEMO": "1"}
    environment.pop("DATABASE_URL", None)

    def run(*arguments, check=True):
        done = subprocess.run([*JALIN, *arguments], env=environment, capture_output=True, text=True)
        assert not check or done.returncode == 0, done.stderr
        return done

    copy_sqlite(sqlite_world("demo"), home / "jalin.sqlite3")
    (home / "documents").mkdir()
    (home / "documents" / "letter").write_bytes(b"a letter")
    return home, run


@pytest.fixture(scope="module")
def good(office, tmp_path_factory):
    """A backup of that office, made once."""
    path = tmp_path_factory.mktemp("backups") / "good"
    office[1]("backup", str(path))
    return path


def partners(home: Path) -> list:
    with sqlite3.connect(home / "jalin.sqlite3") as database:
        return database.execute(ALL_ROWS).fetchall()


def test_a_destroyed_office_comes_back_whole(office, good):
    home, run = office
    before = partners(home)
    for name in ("jalin.sqlite3", "jalin.sqlite3-wal", "jalin.sqlite3-shm"):
        (home / name).unlink(missing_ok=True)
    (home / "documents" / "letter").unlink()
    run("restore", "--yes", str(good))
    assert partners(home) == before
    assert len(before) == 16
    assert (home / "documents" / "letter").read_bytes() == b"a letter"
    assert not list(home.glob("database.before-*"))  # there was none


def test_a_database_of_rubbish_is_set_aside_and_replaced(office, good):
    home, run = office
    before = partners(home)
    (home / "jalin.sqlite3").write_bytes(os.urandom(5000))
    for name in ("jalin.sqlite3-wal", "jalin.sqlite3-shm"):
        (home / name).unlink(missing_ok=True)
    run("restore", "--yes", str(good))
    assert partners(home) == before


def test_backup_and_restore_work_beside_an_open_reader_and_writer(office, tmp_path):
    home, run = office
    before = partners(home)
    open_connection = sqlite3.connect(home / "jalin.sqlite3")
    open_connection.execute(ALL_ROWS).fetchall()
    run("backup", str(tmp_path / "b"))
    open_connection.execute("DELETE FROM relations_partneralias")
    open_connection.execute("UPDATE relations_partner SET name_eng = 'gone'")
    open_connection.commit()
    run("restore", "--yes", str(tmp_path / "b"))
    assert open_connection.execute(ALL_ROWS).fetchall() == before
    open_connection.close()
    (aside,) = home.glob("database.before-*")  # what stood there can be taken back
    assert aside.stat().st_mode & 0o077 == 0
    with sqlite3.connect(aside) as database:
        assert set(database.execute("SELECT name_eng FROM relations_partner")) == {("gone",)}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "no whole backup"),
        (lambda path: path.write_bytes(b""), "no whole backup"),
        (lambda path: path.write_bytes(os.urandom(9000)), "no whole backup"),
        (lambda path: path.unlink(), "was not found"),
    ],
)
def test_a_spoilt_backup_is_refused_and_nothing_changes(good, tmp_path, settings, spoil, words):
    from jalin.kernel.backup import BackupError, restore_backup

    settings.HOME = tmp_path / "home"
    shutil.copy(good, tmp_path / "b")
    spoil(tmp_path / "b")
    with pytest.raises(BackupError, match=words):
        restore_backup(tmp_path / "b")
    assert not [path for path in settings.HOME.rglob("*") if path.is_file()]


def test_a_backup_changed_by_one_byte_is_refused_with_a_sentence(office, good, tmp_path):
    home, run = office
    before = partners(home)
    with tarfile.open(good) as archive:
        archive.extractall(tmp_path / "x")  # noqa: S202
    database = tmp_path / "x" / "database"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    with tarfile.open(tmp_path / "c", "w:gz") as archive:
        for name in ("manifest.json", "database"):
            archive.add(tmp_path / "x" / name, name)
    done = run("restore", "--yes", str(tmp_path / "c"), check=False)
    assert done.returncode == 1
    assert "does not fit its digest" in done.stderr and "Traceback" not in done.stderr
    assert partners(home) == before


def test_a_full_disk_leaves_the_office_as_it_was(tmp_path):
    from jalin.kernel.backup import BackupError
    from jalin.kernel.backup.databases import _restore_sqlite

    large, here = tmp_path / "large", tmp_path / "here"
    for path, size in ((large, 500_000), (here, 10)):
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE kept AS SELECT zeroblob(?) AS bytes", [size])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))  # writing beyond fails, as on a full disk
    try:
        with pytest.raises(BackupError, match=r"is full\. Nothing was restored"):
            _restore_sqlite(large, here, lambda done, total: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with sqlite3.connect(here) as database:
        assert database.execute("SELECT length(bytes) FROM kept").fetchone() == (10,)


def test_no_backup_is_overwritten(office, tmp_path):
    _home, run = office
    (tmp_path / "b").write_text("precious")
    done = run("backup", str(tmp_path / "b"), check=False)
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert (tmp_path / "b").read_text() == "precious"


def test_a_backup_is_readable_by_its_owner_only(good):
    assert good.stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("not os.environ.get('JALIN_TEST_POSTGRES_URL')", reason="runs with PostgreSQL")
def test_postgresql_comes_back_after_its_tables_were_emptied(bandung, tmp_path, settings):
    from jalin.kernel.backup import restore_backup, write_backup
    from jalin.relations.models import Partner, PartnerAlias

    settings.HOME = tmp_path / "home"
    write_backup(tmp_path / "b")
    PartnerAlias.objects.all().delete()
    Partner.objects.update(name_eng="gone")
    connection.close()
    restore_backup(tmp_path / "b")
    assert Partner.objects.filter(slug="hamamatsu", name_eng="Hamamatsu").exists()


@pytest.mark.parametrize(
    "member",
    [("../outside", tarfile.REGTYPE), ("/outside", tarfile.REGTYPE), ("documents/link", tarfile.SYMTYPE)],
)
def test_an_archive_that_reaches_outside_is_refused(tmp_path, settings, member):
    from jalin.kernel.backup import BackupError, restore_backup

    settings.HOME = tmp_path / "home"
    with tarfile.open(tmp_path / "b", "w:gz") as archive:
        entry = tarfile.TarInfo(member[0])
        entry.type, entry.linkname = member[1], "/etc/passwd"
        archive.addfile(entry)
    with pytest.raises(BackupError, match="no whole backup"):
        restore_backup(tmp_path / "b")
    assert not (tmp_path / "outside").exists()
