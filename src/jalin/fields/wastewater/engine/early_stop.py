"""When a run may end before its time because no more flooding can come: flood totals stay those of the full run.

The rule [D] is checked every 20 steps; all of it must hold:
1. No flooding for 30 simulated minutes, and some rain or inflow has come.
2. Lateral inflow is below 20 % of its peak so far.
3. No series of rain or inflow still to come reaches 20 % of the largest value it had so far (read off the file).
4. Every node stands below its ground with freeboard (a twentieth of its depth, at least 0.1 m), and no storage fills
   by more than 3 cm an hour, so none has a much larger release still to come.
A network with pumps, controls, dry-weather or interface inflow, RDII, groundwater, snow, LID units, tides or ponding never
stops early: there a later release cannot be excluded from the file.
"""

from .inp import Network
from .series import Series, series_of

CHECK_STEPS, QUIET_SECONDS, SHARE = 20, 1800.0, 0.2
FREEBOARD_SHARE, FREEBOARD_METRES, FILLING_METRES_A_SECOND = 0.05, 0.1, 0.03 / 3600
RELEASES = ("PUMPS", "CONTROLS", "DWF", "RDII", "GROUNDWATER", "GWF", "SNOWPACKS", "EVENTS", "LID_USAGE")
TIDES = ("TIDAL", "TIMESERIES")
WATCHED = {
    *RELEASES,
    "OPTIONS",
    "FILES",
    "RAINGAGES",
    "TIMESERIES",
    "INFLOWS",
    "OUTFALLS",
}  # all that the rule is read from


def rule_for(network: Network) -> dict | None:
    """What the engine's process needs to judge, as plain data; None when the network must run in full."""
    if any(network.section(name) for name in RELEASES) or _ponds(network) or _has_tides(network):
        return None
    if any(row.tokens[:1] and row.tokens[0].upper() == "USE" for row in network.section("FILES")):
        return None
    quiet = _quiet_after(network)
    if quiet is None:
        return None
    return {"check_steps": CHECK_STEPS, "quiet_seconds": QUIET_SECONDS, "share": SHARE, "not_before": quiet,
            "freeboard_share": FREEBOARD_SHARE, "freeboard": FREEBOARD_METRES / network.units.length,
            "filling": FILLING_METRES_A_SECOND / network.units.length}  # fmt: skip


def _ponds(network: Network) -> bool:
    return network.options.get("ALLOW_PONDING", "NO").upper().startswith("Y")


def _has_tides(network: Network) -> bool:
    """Whether the water at an outfall may rise later."""
    return any(len(row.tokens) > 2 and row.tokens[2].upper() in TIDES for row in network.section("OUTFALLS"))


def _quiet_after(network: Network) -> float | None:
    """Seconds of simulation after which no series comes near its largest value again; None when unknown."""
    series = series_of(network)
    if not series or any(one is None for one in series):
        return None
    return max(_quiet(one) for one in series)


def _quiet(series: Series) -> float:
    """When the last value above the share of the largest one has passed: after its interval, and at the next point."""
    top = max(abs(value) for _seconds, value in series.points)
    late = [seconds for seconds, value in series.points if top and abs(value) >= SHARE * top]
    last = max(late, default=0.0)
    after = min((seconds for seconds, _value in series.points if seconds > last), default=last)
    return max(last + series.hold, after)
