"""Where runs are carried out: engine processes of this machine, or the workers of a Dask cluster.

Both give the same results for the same jobs; a worker that is lost costs its runs a second try and nothing else.
Others call `open_fleet`, and on what it gives `outcomes(jobs)`; use it as a context.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from ..errors import SewerError
from ..results import RunResult
from ..worker import Cache, Job, Pool

SCHEDULER = "JALIN_DASK_SCHEDULER"


class Fleet(Protocol):
    """processes: how many runs go on at once."""

    processes: int

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[tuple[int, RunResult | SewerError]]: ...

    def __enter__(self) -> "Fleet": ...

    def __exit__(self, *error) -> None: ...


def open_fleet(
    processes: int | None = None, scheduler: str | None = None, cache: Cache | None = None
) -> Fleet:
    """scheduler: a Dask scheduler's address (JALIN_DASK_SCHEDULER by default); without one, this machine's processes.

    Raises ClusterUnreachable when nothing answers there, or Dask is not installed.
    """
    address = os.environ.get(SCHEDULER, "") if scheduler is None else scheduler
    if not address:
        return Pool(processes, cache)
    from .cluster import ClusterFleet  # `distributed` is an extra: only who names a cluster needs it

    return ClusterFleet(address)
