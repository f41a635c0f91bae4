"""A thousand invented cases in the database of an office, and their reckoning: `python -m tests.faults.many_cases fill |
reckon | nightly`, in the office's environment. The last two print a digest of what was reckoned."""

import hashlib
import json
import sys
from datetime import date, timedelta

import django

CASES, ROUTE = 1000, ("c", "e", "j")
BEGAN = date(2021, 3, 1)


def fill() -> None:
    from jalin.agreements.models import Case, Step
    from jalin.relations.models import Event, Partner, Relation

    partner = Partner.objects.create(slug="invented", name_eng="Invented", sort_name="invented")
    relation = Relation.objects.create(partner=partner)
    cases = Case.objects.bulk_create(
        Case(relation=relation, kind="sister", procedure="id-permendagri-25-2020", procedure_version="2020-05-22",
             opened_on=BEGAN, title_eng=f"Invented {number}") for number in range(CASES)
    )  # fmt: skip
    acts = [
        (case, stage, BEGAN + timedelta(days=case.pk % 300 + 40 * number))
        for case in cases
        for number, stage in enumerate(ROUTE)
    ]
    events = Event.objects.bulk_create(
        Event(relation=relation, kind="procedure_step", precision="day", is_invented=True, starts_on=day, ends_on=day,
              summary_ind="x", summary_jpn="x", summary_eng="x") for _case, _stage, day in acts
    )  # fmt: skip
    Step.objects.bulk_create(
        Step(case=case, event=event, stage=stage, outcome="done")
        for (case, stage, _day), event in zip(acts, events, strict=True)
    )


def reckon() -> None:
    """Without a break, in this process."""
    from jalin.agreements.models import Case
    from jalin.agreements.reckoning import reckon_many

    reckon_many(Case.objects.values_list("pk", flat=True))
    tell()


class Quiet:
    """The progress of a job that nobody looks at."""

    def set(self, **_told) -> None: ...
    def advance(self, _count: int) -> None: ...
    def cancelled(self) -> bool:
        return False


def nightly() -> None:
    """The job itself, from wherever it was left."""
    from jalin.agreements.tasks import reckon_all

    reckon_all(None, Quiet())
    tell()


def tell() -> None:
    """A digest of everything that was reckoned, and how many rows there are."""
    from jalin.agreements.models import Case, Deadline
    from jalin.agreements.reckoning import KEPT

    cases = list(Case.objects.order_by("pk").values_list("pk", *KEPT))
    rows = list(Deadline.objects.filter(case__isnull=False).order_by("case", "clock", "year", "run").values_list(
        "case", "clock", "year", "run", "state", "starts_on", "due_on", "takes_effect_on", "ended_on", "late_by", "is_provisional",
    ))  # fmt: skip
    digest = hashlib.sha256(repr((cases, rows)).encode()).hexdigest()
    print(json.dumps({"cases": len(cases), "deadlines": len(rows), "digest": digest}))


if __name__ == "__main__":
    django.setup()
    {"fill": fill, "reckon": reckon, "nightly": nightly}[sys.argv[1]]()
