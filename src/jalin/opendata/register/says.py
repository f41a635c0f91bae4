"""What a row says in the terms of the record, kept as JSON. Pure Python.

`says`: {"relation": kind, "unit": key, "fields": [keys], "events": [told, …]}. `told`: {"event": kind, "start", "end": ISO
days, "precision", "valid_until": ISO day, "summary": {language: text}, "quoted": the cell as written, "basis": where it
stands}. What is empty is left out.
"""

from datetime import date

from jalin.kernel.dates import PartialDate


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def dates_of(told: dict) -> dict:
    """{"starts_on", "ends_on", "precision"} for the columns of an event, a statement or a tie."""
    start = day(told.get("start"))
    if start is None:
        return {"starts_on": None, "ends_on": None, "precision": "unknown"}
    end = day(told.get("end")) or start
    return {"starts_on": start, "ends_on": end, "precision": told.get("precision", "day")}


def told_date(value: dict) -> dict:
    """The engine's reading of a date cell as the record keeps dates: to the day, spans as intervals."""
    start, end = day(value["start"]), day(value["end"]) or day(value["start"])
    known = PartialDate.from_columns(start, start, value["precision"])
    if known.end != end:
        known = PartialDate.of_interval(start, end)
    return {"start": known.start.isoformat(), "end": known.end.isoformat(), "precision": known.precision}


def events_of(says: dict) -> list[dict]:
    return says.get("events", [])


def essence_of(says: dict) -> dict:
    """What the record would take over; that a cell moved or was written in other words makes no difference."""
    events = [
        {name: value for name, value in told.items() if name not in ("basis", "quoted")}
        for told in events_of(says)
    ]
    return {**says, "events": events}
