"""Is a network fit to be run? Everything found is said at once, each with line, section, object and what to do.

Others call `check` (all faults, errors before warnings) and `sound` (raises the first error). The file is looked at
first; only a file without errors is given to the engine, which says what it would refuse, in a process of its own.
"""

from ..errors import SewerError
from ..inp import Network
from . import configuration, geometry, rows, topology

MOST = 1000  # faults told of one file


def check(network: Network, *, engine: bool = True, time_limit: float = 60.0) -> list[SewerError]:
    """All faults of the network, errors first, each by line; [] when it is sound. Never raises a SewerError."""
    found = [*rows.faults(network), *configuration.faults(network)]
    if not has_errors(found):
        found += _of_the_whole(network)
    if engine and not has_errors(found):
        found += _engine_faults(network, time_limit)
    return sorted(found, key=lambda fault: (fault.severity != "error", fault.line is None, fault.line or 0))[
        :MOST
    ]


def sound(network: Network, **options) -> list[SewerError]:
    """The warnings of a network without errors. Raises its first error."""
    found = check(network, **options)
    if has_errors(found):
        raise found[0]
    return found


def has_errors(faults: list[SewerError]) -> bool:
    return any(fault.severity == "error" for fault in faults)


def _of_the_whole(network: Network) -> list[SewerError]:
    """Faults of nodes and links; when these cannot be read at all, the fault that forbids it."""
    try:
        return [*geometry.faults(network), *topology.faults(network)]
    except SewerError as error:
        return [error]


def _engine_faults(network: Network, time_limit: float) -> list[SewerError]:
    from .. import worker

    try:
        return worker.open_only(network, time_limit)
    except SewerError as error:
        return [error]
