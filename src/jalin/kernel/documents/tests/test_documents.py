"""Files go in, come out to those who may have them, and are erased."""

import hashlib
import io
import os
import socket
import threading
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.models import Document
from jalin.kernel.documents.selectors import register_purpose
from jalin.kernel.documents.services import (
    erase_document,
    open_document,
    passing_file,
    place_of,
    remove_forgotten_files,
    store_document,
)
from jalin.kernel.journal import action
from jalin.kernel.journal.models import Body

pytestmark = pytest.mark.django_db
CSV = b"Kota;Tahun\nBandung;2014\n"


def store(content: bytes = CSV, by="system:test", **more) -> Document:
    more = {"purpose": "test", "name": "register.csv", **more}
    return store_document(by=by, file=io.BytesIO(content), **more)


def files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_stored_file_comes_back_as_it_was(settings):
    document = store()
    with open_document(document) as content:
        assert content.read() == CSV
    assert document.sha256 == hashlib.sha256(CSV).hexdigest() and document.size == len(CSV)
    assert document.media_type == "text/csv" and document.scan == "not_scanned"
    assert "register" not in document.stored_as
    assert place_of(document).stat().st_mode & 0o077 == 0


def test_an_upload_and_a_path_can_be_handed_in(tmp_path):
    assert (
        store_document(by="system:test", file=SimpleUploadedFile("a.csv", CSV), purpose="test").name
        == "a.csv"
    )
    path = tmp_path / "b.csv"
    path.write_bytes(CSV)
    assert store_document(by="system:test", file=path, purpose="test").name == "b.csv"


class Endless:
    """A sender that never ends; it counts what was read from it."""

    name, taken = "endless.csv", 0

    def read(self, size):
        self.taken += size
        return b"x" * size


def test_reading_stops_at_the_cap_and_nothing_is_kept(settings):
    sender = Endless()
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        store_document(by="system:test", file=sender, purpose="test", cap=1_000_000)
    assert sender.taken < 1_200_000
    assert files(settings) == [] and not Document.objects.exists()


def test_a_kind_that_is_not_wanted_is_refused_with_what_is(settings):
    with pytest.raises(UnreadableFile, match=r"of the kind \.csv\. .*: \.pdf, \.xlsx\."):
        store(allowed=("pdf", "xlsx"))
    with pytest.raises(UnreadableFile, match=r"not taken here\. .*: \.csv\."):
        store(b"<html>", allowed=("csv",))
    assert files(settings) == []


def test_erasing_takes_the_content_and_the_name_for_good(settings, django_capture_on_commit_callbacks):
    document = store()
    with django_capture_on_commit_callbacks(execute=True):
        erase_document(by="system:test", document=document)
    document.refresh_from_db()
    assert document.name == "" and document.erased_at and files(settings) == []
    known = hashlib.sha256(CSV).hexdigest()
    assert document.sha256 == hashlib.sha256(f"{document.pk}:{known}".encode()).hexdigest()
    with pytest.raises(UnreadableFile, match="was erased"):
        open_document(document)


def test_erasing_within_an_act_is_part_of_its_entry(settings, django_capture_on_commit_callbacks):
    document = store()

    @action("test.erase", verb=None)
    def erase(*, by, act):
        erase_document(by=by, act=act, document=document)

    with django_capture_on_commit_callbacks(execute=True):
        erase(by="system:test")
    document.refresh_from_db()
    assert document.name == "" and files(settings) == []
    assert "erased_at" in Body.objects.latest("entry").text


def test_the_content_alone_can_go_and_name_and_digest_stay(settings, django_capture_on_commit_callbacks):
    document = store()
    with django_capture_on_commit_callbacks(execute=True):
        erase_document(by="system:test", document=document, keep_name=True)
    document.refresh_from_db()
    assert (document.name, document.sha256) == ("register.csv", hashlib.sha256(CSV).hexdigest())
    assert document.erased_at and files(settings) == []
    erase_document(by="system:test", document=document)
    assert document.name == ""


def test_an_old_workbook_is_taken_only_where_it_is_named():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le")
    with pytest.raises(UnreadableFile, match="old format"):
        store(old, name="daftar.xls")
    assert store(old, name="daftar.xls", allowed=("xlsx", "xls")).name == "daftar.xls"


def test_a_file_that_has_gone_missing_is_said_so():
    document = store()
    place_of(document).unlink()
    with pytest.raises(UnreadableFile, match="missing from the server"):
        open_document(document)


def test_files_without_a_row_are_removed_after_a_day(settings):
    kept, young = store(), store()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        forgotten = store()
        raise ZeroDivisionError
    assert remove_forgotten_files() == 0
    long_ago = time.time() - 90_000
    of_others = Path(settings.MEDIA_ROOT) / "pictures" / "ab"
    of_others.mkdir(parents=True)
    (of_others / "480.jpg").write_bytes(b"x")
    for path in (place_of(kept), place_of(forgotten), of_others, of_others / "480.jpg"):
        os.utime(path, (long_ago, long_ago))
    assert remove_forgotten_files() == 1
    assert set(files(settings)) == {place_of(kept), place_of(young), of_others / "480.jpg"}


def test_a_file_that_only_passes_through_is_checked_and_leaves_nothing(settings):
    with passing_file(file=io.BytesIO(CSV), allowed=("csv",)) as (path, kind):
        assert (path.read_bytes(), kind) == (CSV, "csv")
    for content, cap in ((b"<svg>", 100), (CSV, 3)):
        with pytest.raises(UnreadableFile), passing_file(file=io.BytesIO(content), allowed=("csv",), cap=cap):
            pass
    assert files(settings) == [] and not Document.objects.exists()


# --- giving out -------------------------------------------------------------------------------------------


def test_a_download_is_an_attachment_that_cannot_run(client, sign_in, make_user):
    officer = make_user("officer")
    document = store(by=officer, name="daftar 浜松.csv")
    answer = sign_in(client, officer).get(f"/desk/documents/{document.pk}/")
    assert b"".join(answer.streaming_content) == CSV
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''daftar%20")
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "text/csv"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"


def test_only_those_the_purpose_is_for_have_the_files_of_others(client, sign_in, make_user):
    register_purpose("test-of-purposes", verb="relations.import_register")
    document = store(by=make_user("officer"), purpose="test-of-purposes")
    for role, status in (("officer", 200), ("auditor", 404), ("partner", 403)):
        assert sign_in(client, make_user(role)).get(f"/desk/documents/{document.pk}/").status_code == status
    client.logout()
    assert client.get(f"/desk/documents/{document.pk}/").status_code == 302


def test_what_cannot_be_given_out_is_said_on_a_page(client, sign_in, make_user):
    officer = make_user("officer")
    document = store(by=officer)
    place_of(document).unlink()
    answer = sign_in(client, officer).get(f"/desk/documents/{document.pk}/")
    assert answer.status_code == 409 and "missing from the server" in answer.content.decode()


def test_what_is_beyond_the_cap_of_uploads_is_dropped_on_the_way_in(rf, monkeypatch):
    from jalin.kernel.documents import uploads

    monkeypatch.setattr(uploads, "CAP", 100_000)
    request = rf.post("/", {"file": SimpleUploadedFile("large.csv", b"x" * 2_000_000), "word": "kept"})
    assert request.FILES["file"].read() == b"x" * 100_001
    assert request.POST["word"] == "kept"


# --- scanning ---------------------------------------------------------------------------------------------


@pytest.fixture
def clamd(settings, tmp_path_factory):
    """A stand-in for ClamAV's daemon: finds the word EICAR."""
    path = str(tmp_path_factory.mktemp("clamd") / "socket")
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()

    def answer():
        while True:
            try:
                link, _address = server.accept()
            except OSError:
                return
            with link, link.makefile("rb") as asked:
                assert asked.read(10) == b"zINSTREAM\0"
                content = b""
                while length := int.from_bytes(asked.read(4), "big"):
                    content += asked.read(length)
                link.sendall(b"stream: Eicar-Test FOUND\0" if b"EICAR" in content else b"stream: OK\0")

    threading.Thread(target=answer, daemon=True).start()
    settings.CLAMD = path
    yield server
    server.close()


@pytest.mark.django_db(transaction=True)
def test_with_a_scanner_only_what_is_clean_is_opened(clamd):
    clean, infected = store(), store(CSV + b"EICAR")
    assert {clean.scan, infected.scan} == {"pending"}
    open_document(clean).close()
    assert clean.scan == "clean"
    with pytest.raises(UnreadableFile, match="virus scanner refused"):
        open_document(infected)
    infected.refresh_from_db()
    assert infected.scan == "infected"


@pytest.mark.django_db(transaction=True)
def test_when_the_scanner_is_away_nothing_is_opened(clamd, settings):
    document = store()
    settings.CLAMD = "/nowhere/clamd.sock"
    with pytest.raises(UnreadableFile, match="not been checked for viruses"):
        open_document(document)


def test_storing_starts_the_scan_in_the_background(clamd):
    from jalin.kernel.jobs.models import Job
    from jalin.kernel.jobs.running import run_job

    document = store()
    assert run_job(Job.objects.get(kind="documents.scan").pk).result == {"scan": "clean"}
    document.refresh_from_db()
    assert document.scan == "clean"
