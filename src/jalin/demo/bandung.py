"""Loads the Bandung record through the services, as an officer would enter it. Loading twice changes nothing."""

import calendar
import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jalin.agreements.chain.dispositions.services import set_rung
from jalin.agreements.papers.services import set_particulars
from jalin.agreements.services import adopt_events, open_case, publish_case
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.people.models import Office, Unit, User
from jalin.people.permissions import EDIT_OFFICE
from jalin.people.services import create_unit, create_user, give_duty, rename_unit, set_office
from jalin.relations.models import Field, Partner, Relation, Representative
from jalin.relations.services import add_event, create_partner, put_field, set_involvement, state_date

from .accounts import ACCOUNTS, PASSWORD

DATA = Path(__file__).parent / "data" / "bandung"
FIELDS = Path(__file__).parent.parent / "relations" / "data" / "fields.csv"
BY = "system:demo"


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def span(text: str, precision: str) -> dict:
    """{"starts_on", "ends_on", "precision"} from the record's own spelling ("2015-05", "2018-11-02/2018-11-06")."""
    if precision == "unknown" or not text:
        return {"starts_on": None, "ends_on": None, "precision": "unknown"}
    first, _slash, last = text.partition("/")
    if precision == "year":
        start, end = date(int(first), 1, 1), date(int(first), 12, 31)
    elif precision == "month":
        year, month = map(int, first.split("-"))
        start, end = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    else:
        start = date.fromisoformat(first)
        end = date.fromisoformat(last) if last else start
    return {"starts_on": start, "ends_on": end, "precision": precision}


@action("demo.load_bandung", verb=EDIT_OFFICE)
def load_bandung(*, by, act) -> dict:
    """Load office, fields, units, partners, events. Returns what was created: {"partners": n, "events": n}."""
    counts = {"partners": 0, "events": 0}
    if Partner.objects.filter(slug="hamamatsu").exists():
        return counts
    _office(by)
    fields = _fields(by)
    units = _units(by)
    relations = _partners(by, units["ksd"], counts)
    _events(by, relations, fields, counts)
    _involvements(by, relations, units)
    _cases(by, relations)
    _rungs(by, units)
    act.note(record="bandung", **counts)
    return counts


CASES = (
    # partner, opened on, procedure, title in id, ja, en
    ("melbourne", date(2019, 1, 1), "id-permendagri-25-2020", "Kerja sama dengan Melbourne", "メルボルンとの協力", "Cooperation with Melbourne"),
    ("hamamatsu", date(2014, 1, 1), "id-permendagri-25-2020", "Nota kesepahaman dengan Hamamatsu", "浜松市との覚書", "Memorandum with Hamamatsu"),
    ("daegu", date(2022, 1, 1), "id-permendagri-25-2020", "Pernyataan kehendak dengan Daegu", "大邱との意向書", "Letter of intent with Daegu"),
    ("petaling-jaya", date(2015, 1, 1), "id-permendagri-25-2020", "Perpanjangan dengan Petaling Jaya", "ペタリン・ジャヤとの更新", "Renewal with Petaling Jaya"),
)  # fmt: skip


def _cases(by, relations: dict[str, Relation]) -> None:
    """The four real cases that the process is measured by, made of the events that the record tells."""
    for slug, opened, procedure, *titles in CASES:
        title = dict(zip(("title_ind", "title_jpn", "title_eng"), titles, strict=True))
        case = open_case(
            by=by, relation=relations[slug], kind="sister", procedure=procedure, opened_on=opened, **title
        )
        adopt_events(by=by, case=case)
        publish_case(by=by, case=case, is_public=True)
        if slug == "hamamatsu":
            _shared_fields(by, case)


def _shared_fields(by, case) -> None:
    """What the papers of this case share: offices only, no names of persons; the fields as the letter of intent named them."""
    values = {
        row["key"]: {lang: row[column] for lang, column in COLUMNS.items()}
        for row in rows(DATA / "shared_fields.csv")
    }
    set_particulars(by=by, case=case, values=values)


def _rungs(by, units: dict[str, Unit]) -> None:
    """The way of a file through the city hall, from the published procedure; no officer has confirmed it."""
    for row in rows(DATA / "rungs.csv"):
        unit = units.get(row.pop("unit"))
        set_rung(by=by, place=int(row.pop("place")), unit=unit, **row)


def _office(by) -> None:
    if not Office.objects.exists():
        set_office(
            by=by, city_ind="Kota Bandung", city_jpn="バンドン市", city_eng="City of Bandung",
            name_ind="Bagian Kerja Sama Sekretariat Daerah Kota Bandung", name_jpn="バンドン市官房 協力部",
            name_eng="Cooperation Division, City of Bandung", country="ID", geoname_id=1650357,
            latitude="-6.92222", longitude="107.60694",
        )  # fmt: skip


def _fields(by) -> dict[str, Field]:
    """Every word of the record -> field."""
    words = {}
    for position, row in enumerate(rows(FIELDS)):
        aliases = row.pop("aliases").split("|")
        field = put_field(by=by, position=position, aliases="\n".join(aliases), **row)
        words |= dict.fromkeys((row["key"], *aliases), field)
    return words


def _units(by) -> dict[str, Unit]:
    english = {row["unit_id"]: row for row in rows(DATA / "units.csv")}
    units: dict[str, Unit] = {}
    for row in rows(DATA / "unit_names.csv"):
        key, known = row["unit_id"], english[row["unit_id"]]
        name = {"name_ind": row["name_id"], "name_jpn": row["name_ja"], "name_eng": known["name_en"]}
        if key in units:
            rename_unit(by=by, unit=units[key], on=date.fromisoformat(row["valid_from"]), name=name, short=row["short"],
                        source=row["source"])  # fmt: skip
            continue
        units[key] = create_unit(by=by, key=key, name=name, short=row["short"], duty=known["role"],
                                 source=row["source"] or known["source"])  # fmt: skip
    return units


def _partners(by, holder: Unit, counts: dict) -> dict[str, Relation]:
    names = {row["partner_id"]: row for row in rows(DATA / "partner_names.csv")}
    relations = {}
    for row in rows(DATA / "partners.csv"):
        more = names[row["partner_id"]]
        partner = create_partner(
            by=by, slug=row["partner_id"], kind=row["kind"], country=row["country"],
            name_ind=more["name_ind"], name_jpn=more["name_jpn"], name_eng=row["name_en"],
            name_own=row["name_local"], own_language=more["own_language"],
            geoname_id=int(more["geoname_id"]) if more["geoname_id"] else None,
            latitude=row["latitude"] or None, longitude=row["longitude"] or None,
            note_eng=row["note"] or "", is_public=True,
            aliases=[row["name_en"], row["name_local"], more["name_ind"], more["name_jpn"]],
            relation={"kind": more["relation_kind"], "is_legacy": more["is_legacy"] == "1", "held_by": holder,
                      "is_public": True},
        )  # fmt: skip
        relations[row["partner_id"]] = partner.relation
        counts["partners"] += 1
    return relations


# stated in the record: four years from the day it was reported
VALID_UNTIL = {("melbourne", "2024-04-24"): date(2028, 4, 24)}


def _events(by, relations: dict[str, Relation], words: dict[str, Field], counts: dict) -> None:
    texts = {(row["partner_id"], row["date"], row["event"]): row for row in rows(DATA / "translations.csv")}
    events = {}
    for row in rows(DATA / "milestones.csv"):
        key = (row["partner_id"], row["date"], row["event"])
        text = texts.get(key, {})
        events[key] = add_event(
            by=by, relation=relations[row["partner_id"]], kind=row["event"], source=row["source"],
            direction=row["direction"], summary_eng=row["summary_en"], summary_ind=text.get("summary_id", ""),
            summary_jpn=text.get("summary_ja", ""), audience="public", quoted=row["date"],
            valid_until=VALID_UNTIL.get(key[:2]), fields={words[word] for word in row["fields"].split(";") if word},
            **span(row["date"], row["date_precision"]),
        )  # fmt: skip
        counts["events"] += 1
    for row in rows(DATA / "statements.csv"):
        event = events[(row["partner_id"], row["date"], row["event"])]
        state_date(by=by, event=event, source=row["source"], basis=row["basis"], quoted=row["stated"],
                   **span(row["stated"], row["precision"]))  # fmt: skip


def _involvements(by, relations: dict[str, Relation], units: dict[str, Unit]) -> None:
    carriers = {}
    for row in rows(DATA / "units.csv"):
        kind, _colon, field = row["role"].partition(":")
        if kind == "field":
            carriers.setdefault(field, units[row["unit_id"]])
    carriers |= {"water": units["tirtawening"], "trade": units["disdagin"]}
    for relation in relations.values():
        for field in Field.objects.filter(events__relation=relation).distinct():
            set_involvement(by=by, relation=relation, field=field, unit=carriers.get(field.key))


@action("demo.make_accounts", verb=EDIT_OFFICE)
def make_accounts(*, by, act) -> int:
    """One account per role; returns how many were made."""
    made = 0
    for account in ACCOUNTS:
        if User.objects.filter(email=account.email).exists():
            continue
        user = create_user(by=by, email=account.email, name=account.name, language=account.language,
                           password=PASSWORD, is_demo=True)  # fmt: skip
        unit = Unit.objects.filter(key=account.unit).first() if account.unit else None
        give_duty(by=by, user=user, role=account.role, unit=unit)
        if account.partner:
            act.create(
                Representative(user=user, relation=Relation.objects.get(partner__slug=account.partner))
            )
        made += 1
    return made


__all__ = ["ACCOUNTS", "PASSWORD", "load_bandung", "make_accounts"]
