"""The time series that drive a network (rain and direct inflow), in seconds from the start of the simulation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .inp import Network, Row

DAY = 86400.0


@dataclass(frozen=True)
class Series:
    """points: (seconds from the start, value) · hold: seconds for which a value goes on after its time"""

    name: str
    points: tuple[tuple[float, float], ...]
    hold: float


def start_of(network: Network) -> datetime | None:
    """The moment the simulation starts."""
    return moment(network.options.get("START_DATE", ""), network.options.get("START_TIME", "0:00"))


def end_of(network: Network) -> datetime | None:
    options = network.options
    return moment(options.get("END_DATE", options.get("START_DATE", "")), options.get("END_TIME", "0:00"))


def simulated_days(network: Network) -> float:
    """From the start to the end of the simulation; 0 when the dates cannot be read or are the wrong way round."""
    start, end = start_of(network), end_of(network)
    return max((end - start).total_seconds() / DAY, 0.0) if start and end else 0.0


def moment(date: str, time: str) -> datetime | None:
    """The engine's month/day/year and hours:minutes as one moment, None when they are none."""
    seconds = clock_seconds(time)
    for form in ("%m/%d/%Y", "%b/%d/%Y"):
        try:
            day = datetime.strptime(date.replace("-", "/"), form)  # noqa: DTZ007 (the file names no zone)
            return None if seconds is None else day + timedelta(seconds=seconds)
        except (ValueError, OverflowError):
            continue
    return None


def clock_seconds(text: str) -> float | None:
    """ "1:30", "01:30:15" or decimal hours → seconds."""
    try:
        parts = [float(part) for part in text.split(":")]
    except ValueError:
        return None
    if not 1 <= len(parts) <= 3:
        return None
    return sum(part * 3600 / 60**position for position, part in enumerate(parts))


def series_of(network: Network) -> list[Series | None]:
    """Every series a rain gage or an inflow uses; None in place of one that cannot be read from the file itself."""
    start, rows = start_of(network), {}
    for row in network.section("TIMESERIES"):
        rows.setdefault(row.tokens[0].upper(), []).append(row)
    found: list[Series | None] = []
    for gage in network.section("RAINGAGES"):
        interval = clock_seconds(gage.tokens[2]) if len(gage.tokens) > 5 else None
        if (
            interval is None
            or gage.tokens[4].upper() != "TIMESERIES"
            or gage.tokens[1].upper().startswith("CUM")
        ):
            found.append(None)
        else:
            found.append(_read(gage.tokens[5], rows, start, interval))
    for inflow in network.section("INFLOWS"):
        found.append(_inflow(inflow, rows, start))
    return found


def _inflow(row: Row, rows: dict, start) -> Series | None:
    """A direct inflow by its series; one with a base flow or pattern goes on for ever and is not read."""
    if (
        len(row.tokens) < 3
        or not row.tokens[2]
        or (len(row.tokens) > 6 and row.tokens[6] not in {"0", "0.0"})
    ):
        return None
    return _read(row.tokens[2], rows, start, 0.0)


def _read(name: str, rows: dict, start, hold: float) -> Series | None:
    points = []
    date = None
    for row in rows.get(name.upper(), []):
        tokens = list(row.tokens[1:])
        while tokens:
            if "/" in tokens[0] or tokens[0].count("-") == 2:
                date = tokens.pop(0)
                continue
            if len(tokens) < 2:
                return None
            moment, value = _point(date, tokens[0], tokens[1], start)
            if moment is None:
                return None
            points.append((moment, value))
            tokens = tokens[2:]
    return Series(name, tuple(points), hold) if points else None


def _point(date: str | None, time: str, value: str, start) -> tuple[float | None, float]:
    try:
        number = float(value)
    except ValueError:
        return None, 0.0
    if date is None:
        return clock_seconds(time), number
    when = moment(date, time)
    return (None if start is None or when is None else (when - start).total_seconds()), number
