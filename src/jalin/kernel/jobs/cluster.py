"""django-q2's cluster, made to survive that any part of it is killed.

Its parts share queues whose locks die with whoever holds them: a worker that is killed while it waits for a
task takes the lock along, and every other worker then waits for ever. So when a part dies without being asked
to, the sentinel ends too (its children die with it) and a fresh cluster is started; jobs that were running
are handed out again."""

import logging
import os
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connections
from django_q.cluster import Sentinel, get_mp_context

from .stopping import ask_to_stop
from .sweeping import EVERY, FORGOTTEN, Sweep, start_due

PART_DIED = 3
log = logging.getLogger("jalin.jobs")


class StrictSentinel(Sentinel):
    """Replaces workers that were recycled or ran out of time; ends when a part died."""

    def reincarnate(self, process):
        timer = getattr(process, "timer", None)
        if timer is not None and (int(timer.value) == -2 or timer.value == 0):
            return super().reincarnate(process)
        log.warning("a part of the workers died; all are started afresh")
        logging.shutdown()
        os._exit(PART_DIED)


class Cluster:
    """Workers with their sentinel, and the sweeping, kept going until `stop`. All in the main thread: a
    process that forks should have no other."""

    def __init__(self):
        self.is_stopping = False
        self.sentinel = self.stop_event = None
        self.sweep, self.swept, self.forgotten = Sweep(settings.Q_CLUSTER["workers"]), 0.0, timedelta(0)
        self.timed = time.monotonic() - 50  # the first look at the clock comes after the start, not in it

    def run(self) -> None:
        """Returns after `stop`, when all parts have ended."""
        quick_deaths = 0
        while not self.is_stopping:
            began = time.monotonic()
            self._start()
            while self.sentinel.is_alive() and not self.is_stopping:
                self._look_after_jobs()
                self.sentinel.join(0.25)
            quick_deaths = quick_deaths + 1 if time.monotonic() - began < 1 else 0
            if quick_deaths and not self.is_stopping:
                time.sleep(min(quick_deaths * 0.2, 5))
        self._end()

    def stop(self, *_signal) -> None:
        """Ask everything to end; work stops at its next safe place and is run again at the next start."""
        self.is_stopping = True
        ask_to_stop()

    def _start(self) -> None:
        connections.close_all()  # a connection must not be carried over a fork
        # tasks in the hands of the parts before are lost: look at once
        self.swept, self.forgotten = 0.0, timedelta(0)
        context = get_mp_context()
        self.stop_event, started = context.Event(), context.Event()
        self.sentinel = context.Process(
            target=StrictSentinel,
            name=f"Process-{uuid.uuid4().hex}",
            args=(self.stop_event, started, uuid.uuid4(), None, None),
        )
        self.sentinel.start()

    def _look_after_jobs(self) -> None:
        if time.monotonic() - self.swept < EVERY:
            return
        try:
            self.sweep.run(self.forgotten)
            if time.monotonic() - self.timed > 60:
                self.timed = time.monotonic()
                start_due()
            self.forgotten = FORGOTTEN
        except DatabaseError as error:
            log.warning("the jobs could not be looked through (%s); trying again", error)
            connections.close_all()
        self.swept = time.monotonic()
        if self.sweep.is_hanging:
            log.error("a job waits although a worker is free: the workers are started afresh")
            self.sweep.waits = (None, 0)
            self.sentinel.kill()

    def _end(self, patience: float = 30.0) -> None:
        self.stop_event.set()
        self.sentinel.join(patience)
        if self.sentinel.is_alive():
            log.warning(
                "work did not reach a safe place in %s s; it is cut off and run again at the next start",
                patience,
            )
            self.sentinel.kill()
            self.sentinel.join(5)
        connections.close_all()
