"""Runs on a Dask cluster. Each worker keeps one engine process a thread; the base network is shipped once a worker."""

import asyncio
import hashlib
import threading
from collections.abc import Iterable, Iterator

from ..errors import ClusterUnreachable, SewerError
from ..inp import Network
from ..results import RunResult
from ..worker import Job, Pool

TRIES = 5  # how often the runs of lost workers are handed out again before the cluster counts as gone
CONNECT_SECONDS = 10

_here = threading.local()


def carry_out(
    base: tuple[bytes, str, object], changes: dict, options, additions: dict
) -> RunResult | SewerError:
    """One run, in the worker's process. The network is read once for each base and kept."""
    if not hasattr(_here, "pool"):
        _here.pool, _here.networks = Pool(1), {}
    data, name, folder = base
    key = hashlib.sha256(data).hexdigest()
    if key not in _here.networks:
        _here.networks[key] = Network(data, name, folder)
    return next(
        outcome for _, outcome in _here.pool.outcomes([Job(_here.networks[key], changes, options, additions)])
    )


class ClusterFleet:
    """address: of the scheduler, such as tcp://10.0.0.5:8786. External files of a network must be seen by the workers
    under the same path."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client

            self.client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (ImportError, OSError, ValueError, TimeoutError) as error:
            raise ClusterUnreachable(address=address, reason=str(error) or type(error).__name__) from error
        self.address = address
        self._shipped: dict[str, object] = {}

    @property
    def processes(self) -> int:
        return sum(self.client.nthreads().values())

    def __enter__(self) -> "ClusterFleet":
        return self

    def __exit__(self, *_error) -> None:
        self.client.close()

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[tuple[int, RunResult | SewerError]]:
        """(position, result or fault) as each is ready. What a lost worker had in hand is handed out again."""
        left = dict(enumerate(jobs))
        for _attempt in range(TRIES):
            for position, outcome in self._once(left):
                del left[position]
                yield position, outcome
            if not left:
                return
            self._shipped.clear()  # a base that only the lost worker held is gone with it
        raise ClusterUnreachable(address=self.address, reason=f"{len(left)} × retry")

    def _once(self, left: dict[int, Job]) -> Iterator[tuple[int, RunResult | SewerError]]:
        """Those that came back; the futures of a lost base or worker end as errors and stay in `left`."""
        from distributed import as_completed

        futures = {
            self.client.submit(carry_out, self._ship(job.network), job.changes, job.options, job.additions,
                               pure=False, retries=2): position
            for position, job in sorted(left.items())
        }  # fmt: skip
        for future in as_completed(list(futures), loop=self.client.loop, raise_errors=False):
            if future.status == "finished":
                try:
                    outcome = future.result()
                except (OSError, TimeoutError, asyncio.CancelledError, RuntimeError):
                    continue  # it was on a worker that went while the result was fetched
                yield futures[future], outcome

    def _ship(self, network: Network):
        """The base on every worker, sent once."""
        if network.sha256 not in self._shipped:
            parts = network.data, network.name, network.folder
            self._shipped[network.sha256] = self.client.scatter(parts, broadcast=True, hash=False)
        return self._shipped[network.sha256]
