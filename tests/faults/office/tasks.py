"""Work that goes on where it was left, as the manual of jobs asks for."""

import time

from django.db import connection

from jalin.kernel.jobs import register_job

from .models import Slip
from .services import write_slip

BY = "system:faults"


def write_batches(job, progress) -> dict:
    """`batches` times `size` slips, each batch in a transaction of its own."""
    batches, size, pause = (job.arguments[name] for name in ("batches", "size", "pause"))
    progress.set(total=batches * size)
    for number in range(batches):
        keys = [f"{job.pk}:{number}:{part}" for part in range(size)]
        there = Slip.objects.filter(key__in=keys).count()
        if there not in (0, size):
            raise RuntimeError("a batch is half in")
        if not there:
            with progress.batch():
                for key in keys:
                    write_slip(by=BY, key=key, job=job.pk)
                    time.sleep(pause / size)
        progress.advance(size)
    return {"slips": batches * size}


def read_pragmas(job, progress) -> dict:
    return pragmas()


def pragmas() -> dict:
    """How safely this process's connection writes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            return {"synchronous_commit": cursor.fetchone()[0]}
    with connection.cursor() as cursor:
        return {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")
        }


register_job("faults.batches", write_batches, title="Batches", attempts=50)
register_job("faults.pragmas", read_pragmas, title="Pragmas")
