"""From the rows to be taken over to what is to be written. Reads the record, writes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from jalin.kernel.dates import DISAGREE, PartialDate, compare_dates
from jalin.relations.bulk import chunks
from jalin.relations.models import Event, Partner, Relation

from ..models import ImportMade, ImportRow
from .matching import HOME, KNOWN, SEVERAL, Matcher
from .sides import Side

PIECE = 1000
ONCE = "relation_established"  # a relation begins once: a second date for it is a second statement


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def dates_of(says: dict) -> dict:
    """{"starts_on", "ends_on", "precision"} of what a row says."""
    start = day(says.get("start"))
    if start is None:
        return {"starts_on": None, "ends_on": None, "precision": "unknown"}
    return {"starts_on": start, "ends_on": day(says.get("end")) or start, "precision": says.get("precision", "day")}


@dataclass
class End:
    """One partner of the import: `id` when the record has it, else `fresh` with the spellings it was met under."""

    id: int | None = None
    fresh: Partner | None = None
    spellings: dict[str, None] = field(default_factory=dict)
    relation: Relation | None = None

    @property
    def pk(self) -> int:
        return self.id or self.fresh.pk


@dataclass
class Happening:
    """An event that a row tells of, and what became of it: a new event, or a statement on one that is there."""

    row: int
    end: End
    says: dict
    event: Event | None = None  # the event in the record that the row tells of as well


@dataclass
class Link:
    row: int
    one: End
    other: End
    says: dict


@dataclass
class Change:
    """A row that was edited in the file: what its former version made, what it said, and what it says now."""

    row: int
    made: ImportMade
    former: dict
    says: dict


@dataclass
class Plan:
    """All that one acceptance writes. `rows` are the keys of the import rows it covers."""

    rows: list[int] = field(default_factory=list)
    ends: dict[tuple, End] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    changes: list["Change"] = field(default_factory=list)
    former: dict[int, int] = field(default_factory=dict)  # row -> the taken row of an earlier import it replaces
    first_row: dict[int, int] = field(default_factory=dict)  # id(end) -> the row that brought it
    unclear: list[int] = field(default_factory=list)  # rows that were clear when they were read, and are not any more

    @property
    def fresh(self) -> list[End]:
        return [end for end in self.ends.values() if end.fresh is not None]


class Planner:
    """Goes through rows once. `matcher` finds partners; what a row says comes from its `understood`."""

    def __init__(self, matcher: Matcher):
        self.matcher, self.plan = matcher, Plan()
        self._by_partner: dict[int, End] = {}

    def add(self, rows: Iterable[ImportRow], progress: Callable[[int], None] = lambda n: None) -> Plan:
        piece: list[ImportRow] = []
        for row in rows:
            piece.append(row)
            if len(piece) == PIECE:
                self._add_piece(piece)
                progress(len(piece))
                piece = []
        self._add_piece(piece)
        progress(len(piece))
        self._find_relations()
        self._find_events()
        return self.plan

    def _add_piece(self, rows: list[ImportRow]) -> None:
        sided = [(row, [Side.from_json(kept) for kept in row.understood.get("sides", ())]) for row in rows]
        self.matcher.load(side for _row, sides in sided for side in sides)
        formers = former_rows([row for row in rows if row.verdict == ImportRow.Verdict.CHANGED])
        for row, sides in sided:
            self.plan.rows.append(row.pk)
            if row.key in formers:
                self._add_changed(row, formers[row.key])
                continue
            self._add_row(row, sides)

    def _add_row(self, row: ImportRow, sides: list[Side]) -> None:
        ends = [self._end_of(side, row.pk) for side in sides]
        away = [end for end in ends if end is not None]
        says = row.understood.get("says", {})
        if len(ends) == 2 and len(away) == 2:
            self.plan.links.append(Link(row.pk, *away, says))
        elif away:
            self.plan.happenings.append(Happening(row.pk, away[0], says))

    def _add_changed(self, row: ImportRow, former: ImportRow) -> None:
        self.plan.former[row.pk] = former.pk
        says = row.understood.get("says", {})
        for made in former.made.all():
            self.plan.changes.append(Change(row.pk, made, former.understood.get("says", {}), says))

    def _end_of(self, side: Side, row: int) -> End | None:
        """The partner of this side; None for the home city."""
        match = self.matcher.find(side)
        if match.how == HOME:
            return None
        if match.how == SEVERAL:
            self.plan.unclear.append(row)
        if match.how == KNOWN:
            end = self._by_partner.setdefault(match.partner.id, End(id=match.partner.id))
            self.plan.ends.setdefault(("partner", str(match.partner.id)), end)
        else:
            end = self.plan.ends.get(side.identity)
            if end is None:
                end = self.plan.ends[side.identity] = End(fresh=partner_from(side))
        end.spellings |= dict.fromkeys((side.text, *side.spellings))
        self.plan.first_row.setdefault(id(end), row)
        return end

    def _find_relations(self) -> None:
        known = {end.id: end for end in self._by_partner.values()}
        for part in chunks(sorted(known)):
            for relation in Relation.objects.filter(partner__in=part):
                known[relation.partner_id].relation = relation

    def _find_events(self) -> None:
        """Where the record tells of the same happening already, the row becomes a further source of it."""
        waiting = [one for one in self.plan.happenings if one.end.relation and one.says.get("event")]
        by_relation: dict[int, list[Event]] = {}
        for part in chunks(sorted({one.end.relation.pk for one in waiting})):
            for event in Event.objects.filter(relation__in=part, withdrawn_at__isnull=True).order_by("id"):
                by_relation.setdefault(event.relation_id, []).append(event)
        used: set[int] = set()
        for one in waiting:
            one.event = same_event(one.says, [e for e in by_relation.get(one.end.relation.pk, ()) if e.pk not in used])
            if one.event is not None and one.event.kind != ONCE:
                used.add(one.event.pk)


def same_event(says: dict, events: Iterable[Event]) -> Event | None:
    """The event of this kind that the row may be telling of: its date does not contradict the row's, and is not wider
    than a year apart. The beginning of a relation is one event whatever its dates."""
    told = PartialDate.from_columns(*dates_of(says).values())
    for event in events:
        if event.kind != says.get("event"):
            continue
        there = PartialDate.from_columns(event.starts_on, event.ends_on, event.precision)
        if event.kind == ONCE or (told.is_known and there.is_known and compare_dates(told, there) != DISAGREE):
            return event
    return None


def former_rows(rows: list[ImportRow]) -> dict[str, ImportRow]:
    """Key -> the row of an earlier import that stands in the record, with what it made."""
    found = {}
    for part in chunks(sorted({row.key for row in rows})):
        for row in ImportRow.objects.filter(key__in=part, taken=True).order_by("id").prefetch_related("made"):
            found[row.key] = row
    return found


def partner_from(side: Side) -> Partner:
    """A partner the record does not have yet."""
    return Partner(
        kind=side.kind, name_eng=side.name_eng, name_jpn=side.name_jpn, name_ind=side.name_ind, country=side.country,
        geoname_id=side.geoname_id, latitude=side.latitude, longitude=side.longitude,
    )  # fmt: skip

