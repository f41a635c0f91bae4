"""A Dask cluster of two real workers: the same plan and digest as this machine, also when one is killed in the middle."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from jalin.fields.wastewater.engine.errors import ClusterUnreachable
from jalin.fields.wastewater.engine.fleet import SCHEDULER, open_fleet
from jalin.fields.wastewater.engine.planning import Course, inputs_of, plan_of
from jalin.fields.wastewater.engine.search import Rules
from jalin.fields.wastewater.engine.worker import Job, Pool

from .repairs import CITY, CITY_COST, CITY_PIPES, EXTRAN, EXTRAN_COST, EXTRAN_PIPES, PRICES

pytestmark = pytest.mark.faults
DASK = [sys.executable, "-m"]
PATIENCE = 120  # seconds


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def cluster(tmp_path):
    """(address of a scheduler, its two worker processes), all of them real processes on this machine."""
    address = f"tcp://127.0.0.1:{free_port()}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    quiet = {"env": env, "cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    port = address.rpartition(":")[2]
    scheduler = subprocess.Popen(
        [*DASK, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"],
        **quiet,
    )
    command = [
        *DASK,
        "distributed.cli.dask_worker",
        address,
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
    ]
    workers = [subprocess.Popen(command, **quiet) for _ in range(2)]
    try:
        wait_for_scheduler(int(port))
        yield address, workers
    finally:
        for process in [*workers, scheduler]:
            process.kill()
            process.wait()


def wait_for_scheduler(port: int) -> None:
    """A client has patience with a network, not with a scheduler that still begins on a machine that does much else."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError("the scheduler has not begun")


def wait_for_workers(fleet, count: int) -> None:
    until = time.monotonic() + PATIENCE
    while fleet.processes < count and time.monotonic() < until:
        time.sleep(0.05)
    assert fleet.processes == count


def test_two_workers_give_the_same_plan_and_digest(cluster, monkeypatch):
    address, _workers = cluster
    inputs = inputs_of(EXTRAN, PRICES.format(factors=1.25), [EXTRAN_COST // 2], candidates=EXTRAN_PIPES)
    rules = Rules(max_runs=20).as_json()
    here = plan_of(inputs, rules).to_bytes()
    monkeypatch.setenv(SCHEDULER, address)
    with open_fleet() as fleet:
        wait_for_workers(fleet, 2)
        assert plan_of(inputs, rules, Course(fleet)).to_bytes() == here


def test_losing_one_worker_in_the_middle_loses_nothing(cluster):
    """It is killed while both have a run in hand: every run comes back, once, and bit-equal."""
    address, workers = cluster
    steps = [("OPTIONS", "REPORT_STEP"), ("OPTIONS", "DRY_DAYS")]
    jobs = [Job(CITY, {steps[k % 2]: (steps[k % 2][1], str(k))} if k % 2 else {}) for k in range(16)]
    with Pool(1) as pool:
        alone = [result.flooding_volume for result in pool.map(jobs)]
    with open_fleet(scheduler=address) as fleet:
        wait_for_workers(fleet, 2)
        killed = threading.Event()

        def kill_a_busy_worker():
            while not killed.is_set():
                busy = fleet.client.processing()
                if len(busy) == 2 and all(busy.values()):
                    workers[0].send_signal(signal.SIGKILL)
                    killed.set()
                time.sleep(0.01)

        threading.Thread(target=kill_a_busy_worker, daemon=True).start()
        found = list(fleet.outcomes(jobs))
        was_killed = killed.is_set()
        killed.set()
    assert was_killed
    assert sorted(position for position, _ in found) == list(range(16))
    assert [result.flooding_volume for _, result in sorted(found, key=lambda pair: pair[0])] == alone


def test_a_plan_survives_the_loss_of_a_worker(cluster):
    address, workers = cluster
    inputs = inputs_of(CITY, PRICES.format(factors=1.5), [CITY_COST // 5], candidates=CITY_PIPES)
    rules = Rules(max_runs=16).as_json()
    here = plan_of(inputs, rules).to_bytes()
    with open_fleet(scheduler=address) as fleet:
        wait_for_workers(fleet, 2)
        threading.Timer(0.4, workers[1].kill).start()
        assert plan_of(inputs, rules, Course(fleet)).to_bytes() == here


def test_a_cluster_that_is_not_there_is_one_sentence():
    with pytest.raises(ClusterUnreachable) as found:
        open_fleet(scheduler=f"tcp://127.0.0.1:{free_port()}")
    assert "127.0.0.1" in found.value.say("ja")
