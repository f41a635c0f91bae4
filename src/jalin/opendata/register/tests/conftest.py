"""A register of any rows, handed in and read."""

import csv

import pytest

from jalin.kernel.jobs.running import run_job
from jalin.opendata.models import ImportBatch
from jalin.opendata.register import services

BY = "system:test"
HEADINGS = ["No", "Nama Kota Mitra", "Negara", "Jenis Kerja Sama", "Nomor", "Tentang", "Tanggal Penandatanganan", "Berakhir",
            "OPD", "Bidang"]  # fmt: skip


def mou(partner="Kota Hamamatsu", country="Jepang", signed="19 Desember 2014", kind="MoU", number="415.4/02",
        subject="Pengelolaan air limbah", until="", unit="", field=""):  # fmt: skip
    return ["", partner, country, kind, number, subject, signed, until, unit, field]


class Registers:
    """`registers.read(rows)` hands a file in and reads it; `accept`, `undo` follow."""

    def __init__(self, folder):
        self.folder, self.made = folder, 0

    def file(self, rows, headings=HEADINGS, name=""):
        self.made += 1
        path = self.folder / (name or f"register{self.made}.csv")
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([headings, *rows])
        return path

    def receive(self, rows, headings=HEADINGS, name="") -> ImportBatch:
        path = self.file(rows, headings, name)
        return services.receive_register(by=BY, path=path, name=path.name)

    def read(self, rows, headings=HEADINGS, name="") -> ImportBatch:
        batch = self.receive(rows, headings, name)
        return self.run(batch, services.start_reading(by=BY, batch=batch, wait=True))

    def accept(self, batch) -> ImportBatch:
        return self.run(batch, services.accept_batch(by=BY, batch=batch, wait=True))

    def undo(self, batch, **more) -> ImportBatch:
        return self.run(
            batch, services.undo_batch(by=BY, batch=batch, reason="wrong file", wait=True, **more)
        )

    @staticmethod
    def run(batch, job) -> ImportBatch:
        ended = run_job(job.pk)
        assert ended.state == "done", ended.problem
        batch.refresh_from_db()
        return batch


@pytest.fixture
def registers(db, tmp_path):
    return Registers(tmp_path)


def verdicts(batch) -> dict[str, int]:
    return {key: number for key, number in batch.counts["rows"].items() if number}
