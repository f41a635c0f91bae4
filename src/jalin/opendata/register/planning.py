"""From the rows to be taken over to what is to be written. Reads the record, writes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jalin.relations.bulk import chunks
from jalin.relations.models import Event, Partner, Relation

from ..models import ImportMade, ImportRow
from .matching import HOME, KNOWN, SEVERAL, Matcher
from .record import Record
from .says import events_of
from .sides import Side

PIECE = 1000


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
class Told:
    """What a row tells of one relation. `event`: the event in the record it tells of as well; `told` is None when the
    row only names the partner."""

    row: int
    end: End
    says: dict
    told: dict | None
    event: Event | None = None


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
    told: dict


@dataclass
class Plan:
    """All that one acceptance writes. `rows` are the keys of the import rows it covers."""

    rows: list[int] = field(default_factory=list)
    ends: dict[tuple, End] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    changes: list["Change"] = field(default_factory=list)
    former: dict[int, int] = field(
        default_factory=dict
    )  # row -> the taken row of an earlier import it replaces
    first_row: dict[int, int] = field(default_factory=dict)  # id(end) -> the row that brought it
    unclear: list[int] = field(
        default_factory=list
    )  # rows that were clear when they were read, and are not any more

    @property
    def fresh(self) -> list[End]:
        return [end for end in self.ends.values() if end.fresh is not None]


class Planner:
    """Goes through rows once. `matcher` finds partners; what a row says comes from its `understood`."""

    def __init__(self, matcher: Matcher):
        self.matcher, self.record, self.plan = matcher, Record(blank=matcher.blank), Plan()
        self._used: set[int] = set()

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
        return self.plan

    def _add_piece(self, rows: list[ImportRow]) -> None:
        sided = [(row, [Side.from_json(kept) for kept in row.understood.get("sides", ())]) for row in rows]
        self.matcher.load(side for _row, sides in sided for side in sides)
        formers = former_rows({row.key for row in rows if row.verdict == ImportRow.Verdict.CHANGED})
        matched = [(row, [self._end_of(side, row.pk) for side in sides]) for row, sides in sided]
        self.record.load(end.id for _row, ends in matched for end in ends if end is not None and end.id)
        for row, ends in matched:
            self.plan.rows.append(row.pk)
            if row.key in formers:
                self._add_changed(row, formers[row.key])
            else:
                self._add_row(row, ends)

    def _add_row(self, row: ImportRow, ends: list[End | None]) -> None:
        away = [end for end in ends if end is not None]
        says = row.understood.get("says", {})
        if row.understood.get("pair") and len(away) == 2:
            if not (away[0].id and away[1].id and self.record.are_linked(away[0].id, away[1].id)):
                self.plan.links.append(Link(row.pk, *away, says))
            return
        for end in away:
            for told in events_of(says) or [None]:
                self._add_told(row.pk, end, says, told)

    def _add_told(self, row: int, end: End, says: dict, told: dict | None) -> None:
        event = None
        if end.id:
            end.relation = end.relation or self.record.relation_of(end.id)
            if told and self.record.says_nothing_new(end.id, told):
                told = None
            event = self.record.event_like(end.id, told, self._used) if told else None
            if event is not None:
                self._used.add(event.pk)
        self.plan.told.append(Told(row, end, says, told, event))

    def _add_changed(self, row: ImportRow, former: ImportRow) -> None:
        self.plan.former[row.pk] = former.pk
        before, now = (events_of(one.understood.get("says", {})) for one in (former, row))
        made = [one for one in former.made.all() if one.how == ImportMade.How.CREATED and one.noun in TELLING]
        for place, one in enumerate(made):
            was = before[place] if place < len(before) else {}
            told = next(
                (told for told in now if told["event"] == was.get("event")),
                now[place] if place < len(now) else None,
            )
            if told:
                self.plan.changes.append(Change(row.pk, one, was, told))

    def _end_of(self, side: Side, row: int) -> End | None:
        """The partner of this side; None for the home city."""
        match = self.matcher.find(side)
        if match.how == HOME:
            return None
        if match.how == SEVERAL:
            self.plan.unclear.append(row)
        if match.how == KNOWN:
            end = self.plan.ends.setdefault(("partner", str(match.partner.id)), End(id=match.partner.id))
        else:
            end = self.plan.ends.get(side.identity)
            if end is None:
                end = self.plan.ends[side.identity] = End(fresh=partner_from(side))
        end.spellings |= dict.fromkeys((side.text, *side.spellings))
        self.plan.first_row.setdefault(id(end), row)
        return end


TELLING = ("relations.event", "relations.statement")  # what an import makes of what a row tells, in its order


def former_digests(keys: set[str]) -> dict[str, str]:
    """Key -> what the row said that stands in the record."""
    found: dict[str, str] = {}
    for part in chunks(sorted(keys)):
        taken = ImportRow.objects.filter(key__in=part, taken=True).order_by("id")
        found |= dict(taken.values_list("key", "digest"))
    return found


def former_rows(keys: set[str]) -> dict[str, ImportRow]:
    """Key -> the row of an earlier import that stands in the record, with what it made."""
    found = {}
    for part in chunks(sorted(keys)):
        for row in ImportRow.objects.filter(key__in=part, taken=True).order_by("id").prefetch_related("made"):
            found[row.key] = row
    return found


def partner_from(side: Side) -> Partner:
    """A partner the record does not have yet."""
    return Partner(
        kind=side.kind, name_eng=side.name_eng, name_jpn=side.name_jpn, name_ind=side.name_ind, name_own=side.name_own,
        country=side.country, geoname_id=side.geoname_id, latitude=side.latitude, longitude=side.longitude,
    )  # fmt: skip
