"""Processes are killed at random moments, fifty times in all; afterwards nothing that was acknowledged is missing."""

import os
import random
import threading
import time

import psutil
import pytest

from jalin.kernel.jobs.holders import pid_of

from .running import PATIENCE, Office, Writer, wait_until, written_by

pytestmark = pytest.mark.faults
KILLS = 25  # on each database
SLIPS, EVENTS = "/faults/slips/", "/faults/events/"
BATCHES = {"batches": 10, "size": 4, "pause": 0.05}
ROWS = 120  # of each imported register
CHANCES = {"web": 4, "web part": 3, "worker": 3, "worker part": 3, "job": 6, "importer": 6}
OPEN = {"queued", "running"}


class Work(threading.Thread):
    """Keeps jobs and an import going, and looks again and again whether an import is half in."""

    def __init__(self, office: Office):
        super().__init__(name="work", daemon=True)
        self.office, self.ended = office, threading.Event()
        self.jobs: list[str] = []
        self.imports: list[str] = []
        self.half_in: list[dict] = []
        self.gave_up: set[str] = set()  # jobs that were killed as often as they are handed out, and said so

    def run(self) -> None:
        while not self.ended.is_set():
            self.look(may_begin=True)
            self.ended.wait(0.1)

    def look(self, may_begin: bool) -> bool:
        """One look; whether everything begun has ended."""
        status, state = self.office.ask("GET", "/faults/state/")
        if status != 200:
            return False
        jobs, imports = state["jobs"], state["imports"]
        self.half_in += [found for found in imports.values() if found["events"] not in (0, ROWS)]
        open_jobs = [job for job in self.jobs if jobs[job]["state"] in OPEN]
        self.gave_up |= {key for key, job in jobs.items() if job["problem"].get("code") == "jobs.gave_up"}
        open_imports = [
            one
            for one in self.imports
            if imports[one]["state"] != "accepted" and imports[one]["job"] not in self.gave_up
        ]
        for one in open_imports:
            if imports[one]["state"] == "ready" and jobs[imports[one]["job"]]["state"] == "done":
                self.office.ask("POST", "/faults/imports/accept/", {"import": one})
        if may_begin and len(open_jobs) < 3:
            self.note(self.jobs, "job", "/faults/jobs/", BATCHES)
        if may_begin and not open_imports:
            self.note(self.imports, "import", "/faults/imports/", {"rows": ROWS})
        # jobs that the house begins by itself, as its clock says, end too
        return not open_imports and not any(job["state"] in OPEN for job in jobs.values())

    def note(self, ledger: list[str], name: str, path: str, body: dict) -> None:
        status, answer = self.office.ask("POST", path, body)
        if status == 201:
            ledger.append(answer[name])


class Killer:
    """Kills one of the office's processes at a random moment and starts again what does not start itself."""

    def __init__(self, office: Office, chance: random.Random):
        self.office, self.chance, self.killed = office, chance, []

    def kill_one(self) -> None:
        time.sleep(self.chance.uniform(0.05, 0.8))
        names, weights = zip(*CHANCES.items(), strict=True)
        what = self.chance.choices(names, weights)[0]
        try:
            self.victim(what).kill()
        except psutil.NoSuchProcess:  # it ended by itself in this very moment, or there is none just now
            self.kill_one()
            return
        self.killed.append(what)
        if what == "web":
            self.office.web.wait(10)
            self.office.start_web()
        elif what == "worker":
            self.office.worker.wait(10)
            self.office.start_worker()

    def victim(self, what: str) -> psutil.Process:
        if what in ("web", "worker"):
            return psutil.Process(getattr(self.office, what).pid)
        if what in ("job", "importer") and (found := self.holder("" if what == "job" else "opendata.")):
            return found
        parent = self.office.web if what == "web part" else self.office.worker
        parts = psutil.Process(parent.pid).children(recursive=True)
        if not parts:
            raise psutil.NoSuchProcess(parent.pid)
        return self.chance.choice(parts)

    def holder(self, kind: str, patience: float = 3.0) -> psutil.Process | None:
        """The process of a running job of this kind, a moment after it was seen at work."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            jobs = self.office.ask("GET", "/faults/state/?jobs")[1].get("jobs", {}).values()
            at_work = [job for job in jobs if job["state"] == "running" and job["kind"].startswith(kind)]
            # one that is at work for the last time is spared: it would give up, as it should
            alive = [
                job for job in at_work if job["attempts"] < 5 and psutil.pid_exists(pid_of(job["holder"]))
            ]
            if alive:
                found = psutil.Process(pid_of(self.chance.choice(alive)["holder"]))
                time.sleep(self.chance.uniform(0, 0.2))
                return found  # a process born later under this number is not killed: psutil looks
            time.sleep(0.02)
        return None


def test_after_random_kills_nothing_acknowledged_is_lost_and_no_job_hangs(office, capsys):
    seed = int(os.environ.get("JALIN_TEST_SEED") or random.SystemRandom().randrange(10**6))
    with capsys.disabled():
        print(f"\nkills with JALIN_TEST_SEED={seed} ", end="", flush=True)
    office.start_web()
    office.start_worker()
    office.wait_for_web()
    writers = [Writer(office, f"w{n}", [SLIPS, EVENTS][n % 2]) for n in range(4)]
    work, killer = Work(office), Killer(office, random.Random(seed))
    for writer in writers:
        writer.pause = 0.05  # the kills want writes under way, not a machine that is full
    for thread in (*writers, work):
        thread.start()
    for _number in range(KILLS):
        killer.kill_one()
    for writer in writers:
        writer.end()
    work.ended.set()
    work.join(60)
    office.wait_for_web()
    wait_until(
        lambda: work.look(may_begin=False), PATIENCE, f"every job and import has ended: {office.state()}"
    )
    office.stop()
    check(office.verdict(), writers, work)
    with capsys.disabled():
        counts = {what: killer.killed.count(what) for what in sorted(set(killer.killed))}
        print(f"{counts}; {len(work.jobs)} jobs, {len(work.imports)} imports, "
              f"{sum(len(writer.acknowledged) for writer in writers)} writes kept ", end="")  # fmt: skip


def check(verdict: dict, writers: list[Writer], work: Work) -> None:
    """Everything acknowledged is there once; what was not acknowledged is there whole or not at all."""
    for path, found in ((SLIPS, verdict["slips"]), (EVENTS, verdict["events"])):
        acknowledged = written_by(writers, path)
        assert len(acknowledged) > 20, "hardly anything was written"
        assert set(acknowledged) - set(found) == set(), "acknowledged and lost"
        assert len(found) == len(set(found)), "written twice"
    assert verdict["without_entry"] == verdict["entries_without_slip"] == 0
    assert verdict["journal"] == [] and verdict["integrity"] == "ok"
    slips = BATCHES["batches"] * BATCHES["size"]
    ended = {job: verdict["jobs"][job] for job in work.jobs if job not in work.gave_up}
    assert ended == {job: ["faults.batches", "done", slips] for job in ended}
    states = {state for job, (_kind, state, _slips) in verdict["jobs"].items() if job not in work.gave_up}
    assert states == {"done"} and len(work.gave_up) <= 2, "a job gives up only after five killed processes"
    assert ended and work.imports and work.half_in == []
    taken_over = [verdict["imports"][one] for one in work.imports]
    assert ["accepted", ROWS] in taken_over and all(
        one == ["accepted", ROWS] or one[1] == 0 for one in taken_over
    )
    assert {events for _state, events in verdict["imports"].values()} <= {0, ROWS}
