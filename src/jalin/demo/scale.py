"""Invented partners and events in any number, to measure how the house behaves when the record grows.

Every row says that it is invented: partners carry the note, events the mark. Names of places come from the gazetteer,
the rest from a fixed seed, so two runs make the same rows.
"""

import csv
import gzip
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.db.models import Prefetch, prefetch_related_objects
from rich.progress import Progress

from jalin.kernel.journal import action
from jalin.kernel.search.services import BATCH, index_objects
from jalin.people.permissions import EDIT_OFFICE
from jalin.relations.folding import fold
from jalin.relations.kept_facts import PREFIXES, columns_for
from jalin.relations.kinds import kinds
from jalin.relations.models import Event, Field, Partner, PartnerAlias, Relation, Source, Statement
from jalin.relations.rules import Happening, gather_facts

CITIES = Path(__file__).parent.parent / "kernel" / "places" / "data" / "geonames_cities15000.tsv.gz"
NOTE = "Invented row, made to measure the program."
EVENTS_A_PARTNER = 5
CHUNK = 1000
KINDS = (
    "visit",
    "meeting",
    "letter",
    "activity",
    "loi_signed",
    "mou_signed",
    "mou_renewed",
    "agreement_ended",
)
WEIGHTS = (30, 30, 20, 20, 4, 4, 2, 1)
LAST_DAY = date(2026, 11, 1)


def cities() -> Iterator[dict]:
    with gzip.open(CITIES, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def load_scale(events: int) -> None:
    """Make `events` invented events on a fifth as many partners, in chunks of 1,000 partners a transaction."""
    partners = max(1, events // EVENTS_A_PARTNER)
    with Progress() as bar:
        task = bar.add_task("Invented record", total=partners)
        first = Partner.objects.filter(slug__startswith="invented-").count()
        made = 0
        for chunk in _chunks(first, partners):
            _load_chunk(by="system:demo", rows=chunk, seed=first + made)
            made += len(chunk)
            bar.update(task, completed=made)


def _chunks(first: int, partners: int) -> Iterator[list[dict]]:
    chunk, made, known = [], 0, list(cities())
    while made < partners:
        number = first + made
        chunk.append({**known[number % len(known)], "number": number})
        made += 1
        if len(chunk) == CHUNK or made == partners:
            yield chunk
            chunk = []


@action("demo.load_scale", verb=EDIT_OFFICE)
def _load_chunk(*, by, act, rows: list[dict], seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  (measuring rows, not secrets)
    source, _made = Source.objects.get_or_create(key="invented", defaults={"title": NOTE})
    fields = list(Field.objects.all())
    partners = Partner.objects.bulk_create([_partner(row) for row in rows])
    PartnerAlias.objects.bulk_create(
        PartnerAlias(partner=partner, text=partner.name_eng, folded=partner.sort_name) for partner in partners
    )
    histories = [_history(dice) for _partner in partners]
    relations = Relation.objects.bulk_create(
        Relation(partner=partner, kind="limited", is_public=True, **_facts(history))
        for partner, history in zip(partners, histories, strict=True)
    )
    made = Event.objects.bulk_create(
        Event(relation=relation, kind=kind, starts_on=on, ends_on=on, precision="day", audience="public",
              is_invented=True, direction=dice.choice(["incoming", "outgoing"]) if kind == "visit" else "",
              summary_eng=f"{kinds()[kind].name} {on}")
        for relation, history in zip(relations, histories, strict=True) for kind, on in history
    )  # fmt: skip
    Statement.objects.bulk_create(
        Statement(event=event, source=source, starts_on=event.starts_on, ends_on=event.ends_on, precision="day",
                  is_preferred=True) for event in made
    )  # fmt: skip
    if fields:
        through = Event.fields.through
        through.objects.bulk_create(through(event=event, field=dice.choice(fields)) for event in made)
    _index("relations.partner", partners, "aliases")
    _index("relations.event", made, Prefetch("statements", Statement.objects.select_related("source")))
    act.note(invented_partners=len(partners), invented_events=len(made))


def _index(noun: str, rows: list, *needs) -> None:
    """What was just made is at hand: only what hangs on it is read again."""
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        prefetch_related_objects(part, *needs)
        index_objects(noun, part)


def _partner(row: dict) -> Partner:
    kanji = next((name for name in row["names_cjk_kana"].split("|") if name), "")
    number = row["number"]
    name = row["name"] if number < 34_000 else f"{row['name']} {number}"
    return Partner(
        slug=f"invented-{number}", name_eng=name, name_ind=name, name_jpn=kanji, name_own=name, country=row["country"],
        geoname_id=int(row["geonameid"]), latitude=round(float(row["lat"]), 5), longitude=round(float(row["lon"]), 5),
        note_eng=NOTE, is_public=True, sort_name=fold(name),
    )  # fmt: skip


def _history(dice: random.Random) -> list[tuple[str, date]]:
    return [(dice.choices(KINDS, WEIGHTS)[0], LAST_DAY - timedelta(days=dice.randrange(9000)))
            for _event in range(EVENTS_A_PARTNER)]  # fmt: skip


def _facts(history) -> dict:
    known = kinds()
    happenings = [
        Happening(kind, on, on, known[kind].is_contact, known[kind].effect, known[kind].stage)
        for kind, on in history
    ]
    facts = gather_facts(happenings)
    return {name: value for audience in PREFIXES for name, value in columns_for(audience, facts).items()}


__all__ = ["load_scale"]
