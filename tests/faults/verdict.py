"""`python -m tests.faults.verdict`: one JSON object that says what is in the database and whether it hangs together."""

import json
import sys

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from jalin.kernel.jobs.models import Job
    from jalin.kernel.journal.models import Entry, Target
    from jalin.kernel.journal.selectors import verify_journal
    from jalin.opendata.models import ImportBatch
    from jalin.relations.models import Event

    from .office.models import Slip
    from .office.views import events_of

    sound = "ok"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            sound = cursor.execute("PRAGMA integrity_check").fetchone()[0]
    told = "Told by "
    events = Event.objects.filter(summary_eng__startswith=told).values_list("pk", "summary_eng")
    json.dump(
        {
            "integrity": sound,
            "slips": list(Slip.objects.filter(job=None).values_list("key", flat=True)),
            "events": [summary.removeprefix(told) for _pk, summary in events],
            "without_entry": unjournaled(Slip, Target) + unjournaled(Event, Target),
            "entries_without_slip": entries_without(Slip, Entry),
            "journal": [f"{fault.n} {fault.kind}" for fault in verify_journal()],
            "imports": {
                str(batch.pk): [batch.state, events_of(batch)] for batch in ImportBatch.objects.all()
            },
            "jobs": {
                str(job.pk): [job.kind, job.state, Slip.objects.filter(job=job.pk).count()]
                for job in Job.objects.all()
            },
        },
        sys.stdout,
    )


def unjournaled(model, target) -> int:
    """How many rows have no entry in the journal."""
    known = set(target.objects.filter(noun=model._meta.label_lower).values_list("object_id", flat=True))
    return sum(str(pk) not in known for pk in model.objects.values_list("pk", flat=True))


def entries_without(model, entry) -> int:
    """How many entries tell of a row that is not there."""
    there = {str(pk) for pk in model.objects.values_list("pk", flat=True)}
    told = entry.objects.filter(noun=model._meta.label_lower).values_list("object_id", flat=True)
    return sum(pk not in there for pk in told)


if __name__ == "__main__":
    main()
