"""How the process really goes: what ends, what fell silent, who waits for whom, how long each stage took."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.decisions.words import listed
from jalin.kernel.clocks.calendar_months import add_years
from jalin.relations.kept_facts import STAFF
from jalin.relations.rules import IDLE
from jalin.relations.selectors import visible_relations, with_status
from jalin.relations.sentences import partner_word

from .engine.procedure import RECEIVED, SENT, said
from .passages import passages
from .permissions import VIEW
from .selectors import deadline_rows, known_procedures, step_rows, still_owed, visible_cases
from .words import language, stage_name

MOST = 1000  # rows of one table; a city has tens
NAMED = 3  # partners in one cell


@dataclass(frozen=True)
class Table:
    """One table of the report: `numeric` names the columns that hold numbers or days. `rows` are MOST at most; `links`: where each
    of them leads, or nothing."""

    key: str
    title: str
    lead: str
    columns: tuple[str, ...]
    rows: list[tuple] = field(default_factory=list)
    numeric: tuple[int, ...] = ()
    empty: str = ""
    links: list[str] = field(default_factory=list)

    @property
    def cut(self) -> str:
        """What is said where there may be more rows than these."""
        return (
            _("Only the first %(count)s rows stand here.") % {"count": MOST} if len(self.rows) >= MOST else ""
        )


_FURTHER: list[Callable[[object, date], Table]] = []


def register_table(make: Callable[[object, date], Table]) -> None:
    """`make(user, today)` gives a further table, which stands after who waits for whom."""
    if make not in _FURTHER:
        _FURTHER.append(make)


def held_rows(held: Iterable[tuple[str, str, int]]) -> list[tuple]:
    """(who has it, whose it is, days) of each -> a row for everybody who has something: who it is, who waits, how many, the median
    and the longest; the longest first."""
    by_holder: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for who, partner, days in held:
        by_holder[who].append((days, partner))
    rows = []
    for who, found in by_holder.items():
        found.sort(key=lambda one: -one[0])
        days = [one for one, _partner in found]
        rows.append(
            (
                who,
                _names(dict.fromkeys(partner for _days, partner in found)),
                len(days),
                median(days),
                days[0],
            )
        )
    return sorted(rows, key=lambda row: (-row[4], row[0]))[:MOST]


def _names(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - NAMED
    rest = [ngettext("%(n)s more", "%(n)s more", more) % {"n": more}] if more > 0 else []
    return listed([*names[:NAMED], *rest], language())


def stages_took(user, today: date) -> Table:
    rows = step_rows(user, VIEW).filter(event__withdrawn_at__isnull=True, event__starts_on__isnull=False)
    found = rows.order_by("case", "event__starts_on", "pk").values_list(
        "case", "case__procedure", "stage", "outcome", "event__starts_on", "event__precision"
    )
    known, lang, by_words = known_procedures(), language(), defaultdict(list)
    own = {RECEIVED: _("its receipt"), SENT: _("its letter")}
    for (key, begun, code), days in passages(found.iterator(chunk_size=5000), known).items():
        stage = known[key].stages[code]
        words = (
            said(stage.name, lang),
            own.get(begun) or stage_name(known[key], begun),
            said(stage.actor, lang),
        )
        by_words[words] += days
    table = [(*words, len(days), median(days), max(days)) for words, days in by_words.items()]
    table.sort(key=lambda row: (-row[4], row))
    return Table("took", _("How long each stage really took"),
                 _("Calendar days from its own receipt or letter, else from the end of the last stage on record, to its end; only days that are known."),
                 (_("Stage"), _("Counted from"), _("Who acts"), _("Cases"), _("Median, days"), _("Longest, days")), table[:MOST], (3, 4, 5),
                 _("No stage has both its days on record yet."))  # fmt: skip


def waiting(user, today: date) -> Table:
    """Who has which cases, and for how long."""
    cases = visible_cases(user).filter(kept_waiting_since__isnull=False).select_related("relation__partner")
    known, held = known_procedures(), []
    for case in cases:
        route = known.get(case.procedure)
        stage = route.stages.get(case.kept_holder) if route else None
        who = said(stage.actor, language()) if stage else case.kept_holder
        held.append((who, partner_word(case.relation.partner), (today - case.kept_waiting_since).days))
    return Table("waiting", _("Who waits for whom"), _("By whoever has the case now; days of waiting, without a limit in law."),
                 (_("Who has it"), _("Who waits"), _("Cases"), _("Median, days"), _("Longest, days")), held_rows(held), (2, 3, 4),
                 _("Nobody is waiting."))  # fmt: skip


def _clocks(user, role: str, **due):
    """Open clocks of cases that have this role in their procedure, the first due first."""
    keys = {
        (one.key, rule.key)
        for one in known_procedures().values()
        for rule in one.clocks.values()
        if rule.role == role
    }
    rows = still_owed(deadline_rows(user, VIEW)).filter(
        case__isnull=False, clock__in={clock for _case, clock in keys}, **due
    )
    found = rows.select_related("case__relation__partner").order_by("due_on", "pk").iterator(chunk_size=2000)
    return [row for row in found if (row.case.procedure, row.clock) in keys][:MOST]


def _links(rows) -> list[str]:
    return [reverse("desk:case", args=[row.case_id]) for row in rows]


def _row(row, days: int) -> tuple:
    return partner_word(row.case.relation.partner), str(row.case.title), row.due_on, days


def ending(user, today: date) -> Table:
    rows = _clocks(user, "term", due_on__lte=add_years(today, 1))
    return Table("ending", _("Agreements that end within twelve months"),
                 _("By their own term, or after five years. Below zero: the term is over and no extension is on record."),
                 (_("Partner"), _("Case"), _("Last day"), _("Days left")), [_row(row, (row.due_on - today).days) for row in rows], (2, 3),
                 _("None ends within twelve months."), _links(rows))  # fmt: skip


def intents(user, today: date) -> Table:
    rows = _clocks(user, "intent", due_on__lt=today)
    return Table("intents", _("Letters of intent past their year"), _("Signed, and no memorandum within the year (art. 13)."),
                 (_("Partner"), _("Case"), _("Last day"), _("Days over")), [_row(row, (today - row.due_on).days) for row in rows], (2, 3),
                 _("No letter of intent is past its year."), _links(rows))  # fmt: skip


def silent(user, today: date) -> Table:
    relations = with_status(visible_relations(user), audience=STAFF, on=today).filter(
        status=IDLE, facts_has_agreement=True
    )
    found = relations.select_related("partner").order_by(
        F("facts_last_contact_on").asc(nulls_first=True), "pk"
    )[:MOST]
    rows = []
    for one in found:
        last = one.facts_last_contact_on
        rows.append((partner_word(one.partner), last, (today - last).days if last else None))
    return Table("silent", _("Silent agreements"), _("An agreement, and no dated contact for longer than the office's rule allows."),
                 (_("Partner"), _("Last contact"), _("Days silent")), rows, (1, 2), _("No agreement is silent."),
                 [reverse("desk:relation", args=[one.partner.slug]) for one in found])  # fmt: skip


def report(user, today: date) -> list[Table]:
    """Every table of the report, as this person may see the cases."""
    return [make(user, today) for make in (ending, intents, silent, waiting, *_FURTHER, stages_took)]
