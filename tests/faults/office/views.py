"""How the clients of these tests write: a 201 is an acknowledgement, and from then on nothing may lose it."""

import csv
import json
import tempfile
import uuid
import zlib
from datetime import date, timedelta
from pathlib import Path

from django.db.models import Q
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from jalin.kernel.access.views import public
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.services import start_job, wake
from jalin.opendata.models import ImportBatch
from jalin.opendata.register import services as registers
from jalin.relations.models import Event, Relation
from jalin.relations.services import add_event

from .services import write_slip
from .tasks import BY
from .tasks import pragmas as read_pragmas

HEADINGS = ["Nama Kota Mitra", "Negara", "Jenis Kerja Sama", "Nomor", "Tentang", "Tanggal Penandatanganan"]


@csrf_exempt
@public
def write(request):
    slip = write_slip(by=BY, key=json.loads(request.body)["key"])
    return JsonResponse({"key": slip.key}, status=201)


@csrf_exempt
@public
def tell(request):
    """A real act of the record, with its statement, facts and search entry, in one of all relations."""
    key = json.loads(request.body)["key"]
    relations = Relation.objects.select_related("partner").order_by("pk")
    relation = relations[zlib.crc32(key.encode()) % relations.count()]
    event = add_event(by=BY, relation=relation, kind="visit", source="faults", starts_on=date(2020, 1, 1),
                      precision="day", summary_eng=f"Told by {key}")  # fmt: skip
    return JsonResponse({"key": key, "event": event.pk}, status=201)


@csrf_exempt
@public
def begin(request):
    job = start_job(
        "faults." + request.GET.get("kind", "batches"), by=BY, arguments=json.loads(request.body or "{}")
    )
    wake(job.pk)  # handed out twice on purpose
    return JsonResponse({"job": str(job.pk)}, status=201)


@csrf_exempt
@public
def receive(request):
    """A register of its own days, numbers and subjects, received and being read."""
    asked = json.loads(request.body)
    token, first = (
        uuid.uuid4().hex[:10],
        date(1900, 1, 1) + timedelta(days=ImportBatch.objects.count() * asked["rows"]),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{token}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(HEADINGS)
            for number in range(asked["rows"]):
                day = first + timedelta(days=number)
                rows.writerow(
                    [
                        "Kota Hamamatsu",
                        "Jepang",
                        "MoU",
                        f"{number}/{token}",
                        f"Perihal {token} {number}",
                        day.isoformat(),
                    ]
                )
        batch = registers.receive_register(by=BY, path=path, name=path.name)
    registers.start_reading(by=BY, batch=batch)
    return JsonResponse({"import": str(batch.pk), "token": token}, status=201)


@csrf_exempt
@public
def accept(request):
    batch = ImportBatch.objects.get(pk=json.loads(request.body)["import"])
    if batch.state == ImportBatch.State.READY:
        registers.accept_batch(by=BY, batch=batch)
    return JsonResponse({"state": batch.state}, status=201)


def events_of(batch: ImportBatch) -> int:
    """How many of its events are in the record, counted by what they say and not by what the import noted."""
    token = batch.document.name.partition(".")[0]
    said = Q(summary_ind__contains=token) | Q(summary_jpn__contains=token) | Q(summary_eng__contains=token)
    return Event.objects.filter(said).count()


@public
def state(request):
    """Jobs and imports as they stand; of each import how much of it is in the record. `?jobs`: the jobs alone, which
    takes no reading of all events."""
    names = ("kind", "state", "holder", "problem", "result", "attempts")
    jobs = {str(job.pk): {name: getattr(job, name) for name in names} for job in Job.objects.all()}
    imports = {}
    for batch in () if "jobs" in request.GET else ImportBatch.objects.all():
        imports[str(batch.pk)] = {"state": batch.state, "events": events_of(batch), "job": str(batch.job)}
    return JsonResponse({"jobs": jobs, "imports": imports})


@public
def pragmas(request):
    return JsonResponse(read_pragmas())
