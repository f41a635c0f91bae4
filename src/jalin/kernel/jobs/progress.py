"""How far a job is, written beside the work so that the work itself never waits for it."""

import contextlib
import logging
import threading
import time

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import Job
from .stopping import is_stopping

TICK = 0.5  # seconds between two writes at most
BEAT = 5.0  # seconds between two signs of life at least
log = logging.getLogger("jalin.jobs")


class JobStopped(BaseException):
    """The work must end here without tidying up: the job is somebody else's now, or will be run again after
    the program has stopped. No Exception, so that no `except Exception` around a row swallows it."""


class Progress:
    """Handed to the work. `set` and `advance` only note figures; a thread with a connection of its own writes
    them at most twice a second, and reads whether the job was cancelled or handed to another.

    Inside an open transaction (tests, a caller that runs a job at once) there is no thread: the row is not
    visible to other connections yet, so the figures are written in place."""

    def __init__(self, job: Job, watch=None):
        self.job_id, self.holder, self.watch = job.pk, job.holder, watch
        self.done, self.total, self.step = 0, 0, ""
        self._written, self._beaten, self._inside, self._looked = (
            (0, 0, ""),
            time.monotonic(),
            time.monotonic(),
            0.0,
        )
        self._is_cancelled = self._is_lost = self._told = False
        self._inline = connection.in_atomic_block
        self._ended = threading.Event()
        self._thread = (
            None if self._inline else threading.Thread(target=self._pulse, name="job-pulse", daemon=True)
        )

    def __enter__(self):
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_error):
        self._ended.set()
        if self._thread:
            self._thread.join(timeout=30)

    # --- what the work calls --------------------------------------------------------------------------------
    def set(self, *, done: int | None = None, total: int | None = None, step: str | None = None) -> None:
        """Note figures; `step` is a message id (gettext_noop) without places."""
        self.done = self.done if done is None else done
        self.total = self.total if total is None else total
        self.step = self.step if step is None else str(step)
        self._keep_alive()
        self.check()

    def advance(self, by: int = 1) -> None:
        """`by` more are done. Raises JobStopped when the job is no longer this process's."""
        self.set(done=self.done + by)

    def cancelled(self) -> bool:
        """Whether somebody asked to stop this job. Work that sees it tidies up and returns; the job is then
        shown as stopped."""
        if self._inline:
            self._look()
        self.check()
        self._told = self._told or self._is_cancelled
        return self._is_cancelled

    def check(self) -> None:
        """Raise JobStopped when the job was handed to another or the program is stopping."""
        if self._is_lost or is_stopping():
            raise JobStopped("lost" if self._is_lost else "stopping")

    @contextlib.contextmanager
    def batch(self):
        """A transaction that is only committed while this process still holds the job: a process that was
        asleep while its job went to another cannot write a batch twice."""
        self.check()
        with transaction.atomic():
            yield
            if not Job.objects.select_for_update().filter(pk=self.job_id, holder=self.holder).exists():
                self._is_lost = True
                raise JobStopped("lost")

    @property
    def saw_cancel(self) -> bool:
        """Whether the work was told that it is cancelled (and so ended early)."""
        return self._told

    # --- signs of life --------------------------------------------------------------------------------------
    def _keep_alive(self) -> None:
        """Write in the work's own connection when the thread cannot: without a thread, or on SQLite, where
        work in a long transaction keeps the thread out. (On PostgreSQL it is never kept out, and a row lock
        would be in the way.)"""
        if self.watch:
            self.watch(self)
        overdue = time.monotonic() - max(self._beaten, self._inside) > BEAT + 2 * TICK
        if self._inline:
            self._look()
            self._beat()
        elif overdue and connection.vendor == "sqlite":
            self._inside = time.monotonic()  # not `_beaten`: this write may be rolled back with the work
            self._write()

    def _pulse(self) -> None:
        try:
            while not self._ended.wait(TICK):
                try:
                    self._look()
                    self._beat()
                except DatabaseError as error:  # locked, or the database is being restarted: try again
                    log.info(
                        "job %s: no sign of life could be written (%s)", self.job_id, type(error).__name__
                    )
                    connection.close_if_unusable_or_obsolete()
        finally:
            connection.close()

    def _look(self) -> None:
        if time.monotonic() - self._looked < TICK and not self._inline:
            return
        self._looked = time.monotonic()
        row = Job.objects.filter(pk=self.job_id).values_list("holder", "cancel_requested").first()
        self._is_lost = row is None or row[0] != self.holder
        self._is_cancelled = bool(row and row[1])

    def _beat(self) -> None:
        figures, since = (self.done, self.total, self.step), time.monotonic() - self._beaten
        if since < TICK or (since < BEAT and figures == self._written):
            return
        self._write()
        self._written, self._beaten = figures, time.monotonic()

    def _write(self) -> None:
        values = {
            "done": self.done,
            "total": self.total,
            "step": self.step[:200],
            "heartbeat_at": timezone.now(),
        }
        self._is_lost = (
            not Job.objects.filter(pk=self.job_id, holder=self.holder).update(**values) or self._is_lost
        )
