"""A storm from a text file, put on every rain gage of a network for one run.

The file: one line a time, `time value` parted by blanks, comma, semicolon or tab; the time is h:mm or decimal hours from the
start of the simulation, the value is the intensity until the next time, in the network's rain unit (mm/h or in/h). Lines
that begin with # or ;, and a first line of words, are passed over.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from .errors import BadStorm
from .inp import Network
from .series import clock_seconds, simulated_days

SERIES = "JALIN_STORM"
SPLIT = re.compile(r"[\s,;]+")


@dataclass(frozen=True)
class StormFile:
    """points: (seconds, intensity), the times rising by `interval` seconds"""

    name: str
    points: tuple[tuple[float, float], ...]
    interval: float


def read(path: Path) -> StormFile:
    """Raises BadStorm with the line."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadStorm("storm-unreadable", file=path.name, reason=error.encoding) from error
    except OSError as error:
        raise BadStorm("storm-unreadable", file=path.name, reason=error.strerror) from error
    points: list[tuple[float, float]] = []
    for number, line in enumerate(lines, 1):
        words = SPLIT.split(line.strip())
        if not words[0] or line.lstrip()[0] in "#;" or (not points and not re.match(r"[\d.]", words[0])):
            continue
        points.append(_point(path.name, number, words))
        if len(points) > 1 and points[-1][0] <= points[-2][0]:
            raise BadStorm("storm-time-not-rising", file=path.name, line=number, text=line.strip())
    if len(points) < 2:
        raise BadStorm("storm-too-short", file=path.name)
    interval = min(after[0] - before[0] for before, after in zip(points, points[1:], strict=False))
    return StormFile(path.name, tuple(points), interval)


def _point(file: str, line: int, words: list[str]) -> tuple[float, float]:
    seconds = clock_seconds(words[0]) if len(words) > 1 else None
    try:
        value = float(words[1]) if len(words) > 1 else -1.0
    except ValueError:
        value = -1.0
    if seconds is None or not 0 <= value < 10_000 or not seconds < 1e9:
        raise BadStorm(file=file, line=line, text=" ".join(words))
    return seconds, value


def under(network: Network, storm: StormFile) -> Network:
    """The network with this storm on all its rain gages. Raises BadStorm when it has none or stops before the storm."""
    gages = network.section("RAINGAGES")
    if not gages:
        raise BadStorm("no-rain-gage", file=network.name)
    if storm.points[-1][0] > simulated_days(network) * 86400:
        raise BadStorm("storm-too-long", file=storm.name, hours=storm.points[-1][0] / 3600,
                       simulated=simulated_days(network) * 24)  # fmt: skip
    interval = f"{storm.interval / 3600:.6f}"
    changes = {("RAINGAGES", row.tokens[0]): (row.tokens[0], "INTENSITY", interval, "1.0", "TIMESERIES", SERIES)
               for row in gages}  # fmt: skip
    rows = [(SERIES, f"{seconds / 3600:.6f}", f"{value:.9g}") for seconds, value in _filled(storm)]
    return network.patched(changes, {"TIMESERIES": rows}, name=f"{network.name} + {storm.name}")


def _filled(storm: StormFile):
    """One point an interval: the engine's rain gage keeps a value for one interval only."""
    ends = [point[0] for point in storm.points[1:]] + [storm.points[-1][0] + storm.interval]
    for (begin, value), end in zip(storm.points, ends, strict=True):
        for step in range(max(round((end - begin) / storm.interval), 1)):
            yield begin + step * storm.interval, value
