"""Write the holiday files that Jalin ships: `python scripts/make_holidays.py [--check]`.

The dates come from the PyPI package *holidays* (MIT), which is a development tool only. What it has wrong is
a row of `holiday_corrections.csv` with its source; the names in three languages are rows of
`holiday_names.csv`.
`--check` writes nothing and exits with 1 where a file is not what would be written.
"""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import holidays
from holidays.countries import Indonesia, Japan

DATA = Path(__file__).parent.parent / "src" / "jalin" / "kernel" / "clocks" / "data"
COLUMNS = ("date", "kind", "name_ind", "name_jpn", "name_eng", "source", "confirmed")
YEARS = range(2014, 2028)
ESTIMATED = " (perkiraan)"
# Presidential decree 8/2024 of 29 January 2024 changed the official names of the Christian holidays.
NAMES_BEFORE_2024 = {
    "Wafat Yesus Kristus": "Wafat Isa Almasih",
    "Kenaikan Yesus Kristus": "Kenaikan Isa Almasih",
}
# The gazette announces the equinoxes each February for the next year; the package computes them.
EQUINOXES, EQUINOXES_GAZETTED_UNTIL = ("春分の日", "秋分の日"), 2026
OFFICES_CLOSED = ((1, 2), (1, 3), (12, 29), (12, 30), (12, 31))
OFFICES_CLOSED_SOURCE = (
    "Act on Holidays of Administrative Organs (Act 91 of 1988) art. 1; Local Autonomy Act art. 4-2"
)


def indonesian_rows() -> list[dict]:
    rows = []
    for kind, category in (("national", "public"), ("collective_leave", "government")):
        for day, name in _days(Indonesia, category, "id"):
            estimated = name.endswith(ESTIMATED)
            name = name.removesuffix(ESTIMATED)
            if day.year < 2024:
                name = NAMES_BEFORE_2024.get(name, name)
            rows.append({"date": day, "kind": kind, "name": name, "confirmed": not estimated})
    return _leave_follows_its_holiday(rows)


def _leave_follows_its_holiday(rows: list[dict]) -> list[dict]:
    """Collective leave around an estimated holiday is no surer than the holiday."""
    unsure = {(row["date"].year, row["name"]) for row in rows if not row["confirmed"]}
    for row in rows:
        if (row["date"].year, row["name"].removeprefix("Cuti Bersama ")) in unsure:
            row["confirmed"] = False
    return rows


def japanese_rows() -> list[dict]:
    rows, unsure = [], set()
    for day, name in _days(Japan, "public", "ja"):
        confirmed = name not in EQUINOXES or day.year <= EQUINOXES_GAZETTED_UNTIL
        if not confirmed:
            unsure.add(day)
        kind = "substitute" if name == "振替休日" else "national"
        if kind == "substitute" and any((day - other).days in (1, 2, 3) for other in unsure):
            confirmed = False
        rows.append({"date": day, "kind": kind, "name": name, "confirmed": confirmed})
    closed = (date(year, month, day) for year in YEARS for month, day in OFFICES_CLOSED)
    rows += [
        {"date": day, "kind": "collective_leave", "name": "年末年始の休日", "confirmed": True,
         "source": OFFICES_CLOSED_SOURCE}
        for day in closed
    ]  # fmt: skip
    return rows


def _days(country: type, category: str, language: str) -> list[tuple[date, str]]:
    found = country(years=YEARS, categories=(category,), language=language)
    return [(day, name) for day in sorted(found) for name in found.get_list(day)]


def corrected(code: str, rows: list[dict]) -> list[dict]:
    for change in _read("holiday_corrections.csv"):
        if change["country"] != code:
            continue
        day = date.fromisoformat(change["date"])
        if change["change"] == "remove":
            kept = [row for row in rows if (row["date"], row["name"]) != (day, change["name"])]
            if len(kept) == len(rows):
                raise SystemExit(f"{change}: the package no longer gives this day; take the correction out")
            rows = kept
        else:
            rows.append({"date": day, "kind": change["kind"], "name": change["name"], "confirmed": True,
                         "source": change["source"]})  # fmt: skip
    return rows


def file_text(code: str) -> str:
    """The whole file as it should be."""
    names = {row["name"]: row for row in _read("holiday_names.csv") if row["country"] == code}
    rows = corrected(code, indonesian_rows() if code == "ID" else japanese_rows())
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in sorted(rows, key=lambda row: (row["date"], row["kind"], row["name"])):
        writer.writerow(
            {"date": row["date"].isoformat(), "kind": row["kind"]}
            | {column: names[row["name"]][column] for column in ("name_ind", "name_jpn", "name_eng")}
            | {"source": row.get("source", f"PyPI holidays {holidays.__version__}")}
            | {"confirmed": "yes" if row["confirmed"] else "no"}
        )
    return text.getvalue()


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(check: bool) -> int:
    wrong = 0
    for code in ("ID", "JP"):
        path = DATA / f"holidays_{code.lower()}.csv"
        text = file_text(code)
        if not check:
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: {text.count(chr(10)) - 1} days")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong += 1
            print(f"{path.name} is not what the package and the corrections give")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
