"""The holidays of a country as this office counts them: the shipped rows and those of the city's own folder `holidays`.

An own file is a CSV with the columns `date,country,kind,source` and, if wanted, `name_ind,name_jpn,name_eng`; a row takes
the place of what ships for that day, and the kind `working_day` takes a shipped holiday back. Pure Python."""

import logging
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from jalin.decisions.faults import Fault
from jalin.decisions.files import Stamped, stamped_files
from jalin.decisions.tables import Column, read_table
from jalin.kernel.clocks.working_days import KINDS, Holiday, WorkingCalendar, shipped_holidays

log = logging.getLogger("jalin.law")
FOLDER, WORKING_DAY = "holidays", "working_day"
NAMES = ("name_ind", "name_jpn", "name_eng")
COLUMNS = (
    Column("date", "date"), Column("country"), Column("kind", "choice", choices=(*KINDS, WORKING_DAY)),
    Column("source"), *(Column(name, may_be_empty=True, may_miss=True) for name in NAMES),
)  # fmt: skip
_COUNTRY = re.compile("[A-Z]{2}")  # ISO 3166-1
Rows = dict[tuple[str, date], Holiday | None]  # country and day -> the holiday, or that people work


def calendar_with_own(
    country: str, home: Path | None, *, collective_leave_is_off: bool = True
) -> WorkingCalendar:
    """The working days of a country."""
    return _calendar(country, stamped_files(home and home / FOLDER, "*.csv"), collective_leave_is_off)


def holiday_faults(home: Path) -> list[Fault]:
    """What is wrong with the city's own files, the first fault of each."""
    faults = []
    for file in stamped_files(home / FOLDER, "*.csv"):
        try:
            read_holidays(file.path)
        except Fault as fault:
            faults.append(fault)
    return faults


def read_holidays(path: Path) -> Rows:
    """The rows of one file. Raises Fault."""
    table, found = read_table(path, COLUMNS, most_bytes=1_000_000), {}
    for row in range(len(table)):
        place = table["country"][row], table["date"][row]
        if not _COUNTRY.fullmatch(place[0]):
            raise table.fault(
                "table.not_choice", row=row, name="country", value=place[0], known="ID, JP, MY, …"
            )
        if place in found:
            raise table.fault(
                "table.twice", row=row, name="date", value=place[1], first=table.lines[[*found].index(place)]
            )
        names = [(table[name][row] or "") if name in table else "" for name in NAMES]
        kind = table["kind"][row]
        found[place] = None if kind == WORKING_DAY else Holiday(place[1], kind, *names, table["source"][row])
    return found


@lru_cache(maxsize=16)
def _calendar(country: str, files: Sequence[Stamped], collective_leave_is_off: bool) -> WorkingCalendar:
    own: Rows = {}
    for file in files:
        try:
            own |= {
                place: holiday for place, holiday in read_holidays(file.path).items() if place[0] == country
            }
        except Fault as fault:  # said at the start and by the doctor; spoilt later it is passed over
            log.error("%s is passed over: %s", file.path, fault)
    shipped = [one for one in shipped_holidays(country) if (country, one.day) not in own]
    rows = [*shipped, *filter(None, own.values())]
    return WorkingCalendar(country, rows, collective_leave_is_off=collective_leave_is_off)
