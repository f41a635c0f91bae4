"""How the process really goes: how long each stage took, who waits for whom, what ends, what fell silent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import F
from django.utils.translation import gettext as _

from jalin.kernel.clocks.calendar_months import add_years
from jalin.relations.kept_facts import STAFF
from jalin.relations.rules import IDLE
from jalin.relations.selectors import visible_relations, with_status

from .engine.procedure import ENDING, RECEIVED, said
from .permissions import VIEW
from .selectors import deadline_rows, known_procedures, step_rows, visible_cases
from .words import language

MOST = 200  # rows of one table; a city has tens


@dataclass(frozen=True)
class Table:
    """One table of the report: `numeric` names the columns that hold numbers or days."""

    key: str
    title: str
    lead: str
    columns: tuple[str, ...]
    rows: list[tuple] = field(default_factory=list)
    numeric: tuple[int, ...] = ()
    empty: str = ""


def name_of(partner) -> str:
    return str(partner.name) or str(partner)


def durations(steps: Iterable[tuple]) -> dict[tuple[str, str], list[int]]:
    """(procedure, stage) -> days that each passage really took: from its receipt, or from the end of what came before, to
    its own end. `steps`: (case, procedure, stage, outcome, first day, precision) in order of case and day; only days
    that are known count."""
    took: dict[tuple[str, str], list[int]] = defaultdict(list)
    present, before, received = None, None, {}
    for case, procedure, stage, outcome, day, precision in steps:
        if case != present:
            present, before, received = case, None, {}
        exact = day if precision == "day" else None
        if outcome == RECEIVED:
            received[stage] = exact
        elif outcome in ENDING:
            begun = received.pop(stage, None) or before
            if begun and exact and exact >= begun:
                took[procedure, stage].append((exact - begun).days)
            before = exact
    return took


def stages_took(user) -> Table:
    rows = step_rows(user, VIEW).filter(event__withdrawn_at__isnull=True, event__starts_on__isnull=False)
    found = rows.order_by("case", "event__starts_on", "pk").values_list(
        "case", "case__procedure", "stage", "outcome", "event__starts_on", "event__precision"
    )
    known, lang, table = known_procedures(), language(), []
    for (key, stage), days in durations(found.iterator(chunk_size=5000)).items():
        route = known.get(key)
        if route and stage in route.stages:
            table.append(
                (
                    said(route.stages[stage].name, lang),
                    said(route.stages[stage].actor, lang),
                    len(days),
                    median(days),
                    max(days),
                )
            )
    table.sort(key=lambda row: (-row[3], row[0]))
    return Table("took", _("How long each stage really took"),
                 _("Calendar days from receipt, or from the end of the stage before, to its own end; only days that are known."),
                 (_("Stage"), _("Who acts"), _("Cases"), _("Median, days"), _("Longest, days")), table[:MOST], (2, 3, 4),
                 _("No stage has both its days on record yet."))  # fmt: skip


def waiting(user, today: date) -> Table:
    """Who has how many cases, and for how long."""
    cases = (
        visible_cases(user)
        .filter(kept_waiting_since__isnull=False)
        .values_list("procedure", "kept_holder", "kept_waiting_since")
    )
    known, lang, held = known_procedures(), language(), defaultdict(list)
    for key, stage, since in cases:
        route = known.get(key)
        actor = said(route.stages[stage].actor, lang) if route and stage in route.stages else stage
        held[actor].append((today - since).days)
    rows = sorted(
        ((who, len(days), median(days), max(days)) for who, days in held.items()), key=lambda row: -row[3]
    )
    return Table("waiting", _("Who waits for whom"), _("Days without a limit in law, by whoever has the case now."),
                 (_("Who has it"), _("Cases"), _("Median, days"), _("Longest, days")), rows[:MOST], (1, 2, 3),
                 _("Nobody is waiting."))  # fmt: skip


def _clocks(user, role: str):
    keys = {
        (one.key, rule.key)
        for one in known_procedures().values()
        for rule in one.clocks.values()
        if rule.role == role
    }
    rows = deadline_rows(user, VIEW).filter(
        ended_on__isnull=True, clock__in={clock for _procedure, clock in keys}
    ).exclude(case__kept_state="closed")  # fmt: skip
    found = rows.select_related("case__relation__partner").order_by("due_on", "pk")[: 4 * MOST]
    return [row for row in found if (row.case.procedure, row.clock) in keys]


def ending(user, today: date) -> Table:
    until = add_years(today, 1)
    rows = [(name_of(row.case.relation.partner), str(row.case.title), row.due_on, (row.due_on - today).days)
            for row in _clocks(user, "term") if today <= row.due_on <= until]  # fmt: skip
    return Table("ending", _("Agreements that end within twelve months"), _("By their own term, or after five years."),
                 (_("Partner"), _("Case"), _("Last day"), _("Days left")), rows[:MOST], (2, 3),
                 _("None ends within twelve months."))  # fmt: skip


def intents(user, today: date) -> Table:
    rows = [(name_of(row.case.relation.partner), str(row.case.title), row.due_on, (today - row.due_on).days)
            for row in _clocks(user, "intent") if row.due_on < today]  # fmt: skip
    return Table("intents", _("Letters of intent past their year"), _("Signed, and no memorandum within the year (art. 13)."),
                 (_("Partner"), _("Case"), _("Last day"), _("Days over")), rows[:MOST], (2, 3),
                 _("No letter of intent is past its year."))  # fmt: skip


def silent(user, today: date) -> Table:
    relations = with_status(visible_relations(user), audience=STAFF, on=today).filter(
        status=IDLE, facts_has_agreement=True
    )
    found = relations.select_related("partner").order_by(
        F("facts_last_contact_on").asc(nulls_first=True), "pk"
    )[:MOST]
    rows = [
        (
            name_of(one.partner),
            one.facts_last_contact_on,
            (today - one.facts_last_contact_on).days if one.facts_last_contact_on else None,
        )
        for one in found
    ]
    return Table("silent", _("Silent agreements"), _("An agreement, and no dated contact for longer than the office's rule allows."),
                 (_("Partner"), _("Last contact"), _("Days silent")), rows, (1, 2), _("No agreement is silent."))  # fmt: skip


def report(user, today: date) -> list[Table]:
    """Every table of the report, as this person may see the cases."""
    return [
        ending(user, today),
        intents(user, today),
        silent(user, today),
        waiting(user, today),
        stages_took(user),
    ]
