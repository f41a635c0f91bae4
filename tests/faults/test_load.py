"""Sixteen clients write while the worker runs, and the settings that make it safe are in force everywhere."""

import json
import time

import pytest

from .running import PATIENCE, Reader, Writer, wait_until, written_by

pytestmark = pytest.mark.faults
SECONDS = 4
SLIPS, EVENTS = "/faults/slips/", "/faults/events/"
BATCHES = {"batches": 8, "size": 5, "pause": 0.1}


def test_sixteen_clients_write_while_the_worker_runs_and_no_request_fails(office):
    office.start_web()
    office.start_worker()
    office.wait_for_web()
    writers = [Writer(office, f"c{n}", [SLIPS, EVENTS][n % 2]) for n in range(16)]
    reader = Reader(office, "reader", "/en/", "/id/partners/", "/ja/partners/hamamatsu/")
    for client in (*writers, reader):
        client.start()
    jobs = [office.ask("POST", "/faults/jobs/", BATCHES)[1]["job"] for _number in range(4)]
    time.sleep(SECONDS)
    for client in (*writers, reader):
        client.end()
    wait_until(
        lambda: all(office.state()["jobs"][job]["state"] == "done" for job in jobs),
        PATIENCE,
        "all jobs are done",
    )
    office.stop()
    assert [status for client in writers for status in client.others] == [], office.log("serve")
    assert set(reader.statuses) == {200}
    slips, events = written_by(writers, SLIPS), written_by(writers, EVENTS)
    print(f"\n{len(slips)} slips and {len(events)} events acknowledged in {SECONDS} s; no request failed")
    assert len(slips) > 20 and len(events) > 20, "the test has hardly written anything"
    verdict = office.verdict()
    assert sorted(verdict["slips"]) == slips and sorted(verdict["events"]) == events
    assert verdict["without_entry"] == verdict["entries_without_slip"] == 0
    assert verdict["journal"] == [] and verdict["integrity"] == "ok"
    assert {job: verdict["jobs"][job] for job in jobs} == {
        job: ["faults.batches", "done", 40] for job in jobs
    }


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_sqlite_waits_for_the_disk_in_web_worker_and_command_line(office):
    safe = {"synchronous": 2, "journal_mode": "wal"}
    office.start_web()
    office.start_worker()
    office.wait_for_web()
    assert office.ask("GET", "/faults/pragmas/")[1] == safe
    job = office.ask("POST", "/faults/jobs/?kind=pragmas")[1]["job"]
    wait_until(lambda: office.state()["jobs"][job]["state"] == "done", PATIENCE, "the job is done")
    assert office.state()["jobs"][job]["result"] == safe
    asked = "import json; from tests.faults.office.tasks import pragmas; print(json.dumps(pragmas()))"
    assert json.loads(office.run("manage", "shell", "-v0", "-c", asked).splitlines()[-1]) == safe
