"""Turns are taken one after another by threads and processes, and nobody keeps one by mistake."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, transaction

from jalin.kernel.queued_sqlite import base, queue
from jalin.kernel.queued_sqlite.queue import Turn

HOLD = (
    "import sys, time; from jalin.kernel.queued_sqlite.queue import Turn\n"
    "turn = Turn.wait(sys.argv[1], 5); print('held', flush=True); time.sleep(60)"
)


@pytest.fixture
def path(tmp_path):
    """A database with one table."""
    file = str(tmp_path / "office.sqlite3")
    with sqlite3.connect(file) as link:
        link.execute("CREATE TABLE slip (n)")
    return file


@pytest.fixture
def connect(path, django_db_blocker):
    """connect() -> a connection of Django's as the settings make it, with a short patience."""
    made = []

    def make(timeout: float = 0.2) -> base.DatabaseWrapper:
        from django.db import connections

        settings = connections.configure_settings(
            {"default": {"ENGINE": "jalin.kernel.queued_sqlite", "NAME": path,
                         "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout}}}
        )["default"]  # fmt: skip
        made.append(base.DatabaseWrapper(settings, alias=f"queued{len(made)}"))
        made[-1].inc_thread_sharing()
        return made[-1]

    with django_db_blocker.unblock():
        yield make
        for one in made:
            one.close()


@pytest.fixture
def holder(path):
    """Another process in whose hands the turn is."""
    command = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as process:  # fmt: skip
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def is_free(path: str) -> bool:
    turn = Turn.wait(path, 0.02)
    if turn:
        turn.end()
    return turn is not None


def test_a_turn_is_had_by_one_thread_and_given_back_once(path):
    turn = Turn.wait(path, 1)
    assert not is_free(path)
    turn.end()
    assert is_free(path)
    second = Turn.wait(path, 1)
    turn.end()
    assert not is_free(path)
    second.end()


def test_threads_that_wait_get_their_turns_one_at_a_time(path):
    inside, most, done = [], [], []

    def write():
        turn = Turn.wait(path, 10)
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.002)
        inside.pop()
        turn.end()
        done.append(1)

    threads = [threading.Thread(target=write) for _number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 12 and max(most) == 1


def test_another_process_waits_and_the_killed_give_back(path, holder):
    assert not is_free(path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert is_free(path)


def test_a_fork_carries_no_turn_along(path):
    turn, (told, tell) = Turn.wait(path, 1), os.pipe()
    child = os.fork()
    if child == 0:
        os.write(tell, b"free" if is_free(path) else b"held")
        time.sleep(60)
        os._exit(0)
    try:
        assert os.read(told, 4) == b"held"
        turn.end()
        assert is_free(path), "the child has it, and lives"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
        os.close(tell)


def test_where_no_file_can_be_there_is_no_queue(tmp_path):
    assert Turn.wait(str(tmp_path / "missing" / "office.sqlite3"), 1) is None
    assert Turn.wait("file:/somewhere?mode=ro", 1) is None
    assert not queue.Turn._threads[str(tmp_path / "missing" / "office.sqlite3")].locked()


def test_an_interrupt_while_waiting_leaves_nothing_locked(path, holder, monkeypatch):
    def interrupt(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(queue.time, "sleep", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Turn.wait(path, 1)
    assert not Turn._threads[path].locked()


def test_a_transaction_has_its_turn_until_it_is_over(path, connect):
    connection = connect()
    for end in (connection.commit, connection.rollback, connection.close):
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO slip VALUES (1)")  # waits for nobody: it is its own turn
        assert not is_free(path)
        end()
        assert is_free(path)
        if connection.connection:
            connection.set_autocommit(True)


def test_a_statement_outside_a_transaction_has_a_turn_of_its_own(path, connect, holder):
    connection = connect(0.05)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM slip")
        assert cursor.fetchone() == (0,)
        began = time.monotonic()
        cursor.execute(
            "INSERT INTO slip VALUES (1)"
        )  # the holder never writes: after the wait, SQLite decides
        assert time.monotonic() - began > 0.05
        holder.kill()
        holder.wait()
        cursor.executemany("INSERT INTO slip VALUES (%s)", [(2,), (3,)])
        cursor.execute("SELECT count(*) FROM slip")
        assert cursor.fetchone() == (3,)
    assert is_free(path)


def test_a_begin_that_fails_gives_the_turn_back(path, connect):
    connection = connect(0.05)
    with sqlite3.connect(path, isolation_level=None) as outsider:
        outsider.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert is_free(path)
    outsider.close()


def test_the_file_has_the_rights_of_the_database(path):
    os.chmod(path, 0o640)
    Turn.wait(path, 1).end()
    assert os.stat(f"{path}.queue").st_mode & 0o777 == 0o640


@pytest.mark.django_db(transaction=True)
def test_a_database_in_memory_has_no_queue():
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with transaction.atomic():
        assert connection._turn is None
