"""What the record holds of the partners an import names: their relation, its events, their links with each other."""

from collections.abc import Iterable

from jalin.kernel.dates import DISAGREE, PartialDate, compare_dates
from jalin.relations.bulk import chunks
from jalin.relations.models import Event, Relation, Tie

from .says import dates_of

ONCE = "relation_established"  # a relation begins once: a second date for it is a second statement


class Record:
    """Read in pieces as partners turn up. With `blank` there is no record."""

    def __init__(self, *, blank: bool = False):
        self.blank = blank
        self._loaded: set[int] = set()
        self._relations: dict[int, Relation] = {}
        self._events: dict[int, list[Event]] = {}
        self._ties: set[tuple[int, int]] = set()

    def load(self, partners: Iterable[int]) -> None:
        """A few statements for a thousand partners."""
        fresh = sorted(set(partners) - self._loaded)
        if self.blank or not fresh:
            return
        self._loaded |= set(fresh)
        for part in chunks(fresh):
            relations = {relation.pk: relation for relation in Relation.objects.filter(partner__in=part)}
            self._relations |= {relation.partner_id: relation for relation in relations.values()}
            for event in Event.objects.filter(relation__in=relations, withdrawn_at__isnull=True).order_by(
                "id"
            ):
                self._events.setdefault(event.relation_id, []).append(event)
            self._ties |= set(Tie.objects.filter(one__in=part).values_list("one", "other"))
            self._ties |= set(Tie.objects.filter(other__in=part).values_list("one", "other"))

    def relation_of(self, partner: int) -> Relation | None:
        return self._relations.get(partner)

    def are_linked(self, one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in self._ties

    def event_like(self, partner: int, told: dict, used: Iterable[int] = ()) -> Event | None:
        """The event that `told` may be telling of: of its kind, with a date that does not contradict it. The beginning
        of a relation is one event whatever its dates; others are told of by one row each (`used` are taken)."""
        relation = self._relations.get(partner)
        date = PartialDate.from_columns(*dates_of(told).values())
        for event in self._events.get(relation.pk, ()) if relation else ():
            if event.kind != told["event"] or (event.kind != ONCE and event.pk in used):
                continue
            there = PartialDate.from_columns(event.starts_on, event.ends_on, event.precision)
            fits = date.is_known and there.is_known and compare_dates(date, there) != DISAGREE
            if event.kind == ONCE or fits:
                return event
        return None

    def says_nothing_new(self, partner: int, told: dict) -> bool:
        """An undated "they are linked" adds nothing to a relation that has an agreement on record."""
        relation = self._relations.get(partner)
        return (
            relation is not None
            and relation.facts_has_agreement
            and told["event"] == ONCE
            and not told.get("start")
        )
