"""`jalin import register` as it is called from outside, in a process of its own."""

import contextlib
import csv
import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import psutil
import pytest
from tests.interrupts import hear_ctrl_c
from tests.prepared import copy_sqlite, sqlite_world

PAIRS = files("jalin") / "demo" / "data" / "twinning" / "wikipedia_2026_pairs_raw.csv.gz"
SOURCE = Path(str(files("jalin"))).parent
JALIN = [sys.executable, "-m", "jalin.cli"]


def environment(home: Path) -> dict:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JALIN_", "DATABASE_URL", "DJANGO"))
    }
    return {**kept, "JALIN_HOME": str(home), "JALIN_SECRET_KEY": "k" * 50, "PYTHONPATH": str(SOURCE)}


def jalin(home: Path, *arguments, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*JALIN, *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=180,
        **more,
    )


@pytest.fixture
def home(tmp_path):
    """An office of its own with the Bandung record."""
    copy_sqlite(sqlite_world("demo"), tmp_path / "jalin.sqlite3")
    return tmp_path


@pytest.fixture
def register(tmp_path) -> Path:
    path = tmp_path / "daftar.csv"
    rows = [["Kota", "Negara", "Jenis", "Tanggal"], ["Ghent", "Belgia", "MoU", "4 s.d. 6 Juni 2026"],
            ["Suwon", "Korea", "Sister City", "1997"]]  # fmt: skip
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return path


def count(home: Path, table: str) -> int:
    with sqlite3.connect(home / "jalin.sqlite3") as link:
        return link.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  (our own names)


def test_a_dry_run_needs_no_database_and_makes_none(register, tmp_path):
    done = jalin(tmp_path / "nothing", "import", "register", register, "--dry-run", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and [row["verdict"] for row in rows] == ["new", "ask"]
    told = rows[0]["says"]["events"][0]
    assert (told["start"], told["end"], told["precision"]) == ("2026-06-04", "2026-06-06", "interval")
    assert (
        rows[0]["row"] == 2
        and rows[0]["raw"]["Tanggal"] == "4 s.d. 6 Juni 2026"
        and "Korea" in rows[1]["problem"]
    )
    assert not (tmp_path / "nothing").exists()


def test_a_compressed_list_is_read_and_messages_speak_the_language_asked_for(tmp_path):
    path = tmp_path / "pairs.csv.gz"
    path.write_bytes(gzip.compress(b"city1,country1,city2,country2\nSuwon,Korea,Lyon,France\n"))
    done = jalin(tmp_path / "nothing", "import", "register", path, "--dry-run", "--json", "--lang", "ja")
    assert "複数の国" in json.loads(done.stdout)["problem"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.4", b"one line\n"])
def test_a_file_that_cannot_be_read_gets_one_sentence_and_exit_2(home, content):
    path = home / "file.xlsx"
    path.write_bytes(content)
    done = jalin(home, "import", "register", path, "--yes")
    assert (
        done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    )
    assert count(home, "opendata_importbatch") == 0


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = jalin(tmp_path / "nothing", "import", "register", path, "--dry-run")
    assert done.returncode == 2 and "50 MB" in done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < 10


def test_an_import_the_same_again_and_back(home, register):
    before = count(home, "relations_event")
    done = jalin(home, "import", "register", register, "--yes", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["state"] == "accepted" and said["made"]["relations.event"] == 1
    events = count(home, "relations_event")
    again = jalin(home, "import", "register", register, "--yes", "--json")
    assert json.loads(again.stdout.splitlines()[-1])["rows"].get("new", 0) == 0
    assert count(home, "relations_event") == events
    undone = jalin(home, "import", "undo", said["import"], "--reason", "the wrong file")
    assert undone.returncode == 0 and count(home, "relations_event") == before


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_a_person_who_says_no_or_nothing_leaves_nothing_behind(home, register, answer):
    done = jalin(home, "import", "register", register, input=answer)
    assert done.returncode == 1 and "Nothing was taken over" in done.stderr
    assert count(home, "opendata_importbatch") == 0 and count(home, "opendata_importrow") == 0


@pytest.mark.faults
@pytest.mark.parametrize("after", [1.5, 4.0, 7.5])
def test_an_importer_that_is_killed_leaves_all_or_nothing(home, after):
    """kill -9 at some moment of reading, planning or writing: the record has the whole import or none of it."""
    before = {table: count(home, table) for table in ("relations_partner", "relations_tie", "journal_entry")}
    process = subprocess.Popen(
        [*JALIN, "import", "register", str(PAIRS), "--yes"], env=environment(home), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    ties = count(home, "relations_tie") - before["relations_tie"]
    with sqlite3.connect(home / "jalin.sqlite3") as link:
        taken = link.execute("SELECT count(*) FROM opendata_importrow WHERE taken").fetchone()[0]
        accepted = link.execute(
            "SELECT count(*) FROM opendata_importbatch WHERE state='accepted'"
        ).fetchone()[0]
        assert link.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert (ties > 20_000 and taken > 20_000) if accepted else (ties == 0 and taken == 0)
    if not accepted:
        assert count(home, "relations_partner") == before["relations_partner"]
    assert jalin(home, "manage", "journal", "verify").returncode == 0


@pytest.mark.faults
def test_stopping_with_ctrl_c_leaves_nothing(home):
    process = subprocess.Popen(
        [*JALIN, "import", "register", str(PAIRS), "--yes"], env=environment(home), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, preexec_fn=hear_ctrl_c,
    )  # fmt: skip
    until = time.monotonic() + 30
    while count(home, "opendata_importrow") == 0 and time.monotonic() < until:
        time.sleep(0.05)  # until the reading is under way, however slow the machine
    process.send_signal(signal.SIGINT)
    _out, said = process.communicate(timeout=120)
    assert process.returncode == 1 and "Nothing was taken over" in said
    assert count(home, "opendata_importbatch") == 0 and count(home, "opendata_importrow") == 0


@pytest.mark.scale
def test_26_114_pairs_are_imported_in_under_a_minute_and_500_mb(home):
    """Peak memory as the kernel counts it for this process alone; seconds of computing, which other work beside it does not
    change (alone on the machine they are those of the wall)."""
    peak = seconds = 0
    process = subprocess.Popen(
        [*JALIN, "import", "register", str(PAIRS), "--yes", "--json"], env=environment(home), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):  # it ended just now
            used = watched.cpu_times()
            seconds = used.user + used.system + used.children_user + used.children_system
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines() if process.poll() is None else []
        peak = max([peak, *(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))])
        time.sleep(0.1)
    said = json.loads(process.stdout.read().splitlines()[-1])
    assert process.returncode == 0 and sum(said["rows"].values()) == 26_114 and said["rows"]["refuse"] == 3
    assert 0 < seconds < 60 and peak < 500
