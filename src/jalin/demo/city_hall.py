"""What passes inside the city hall, for the demonstration: all of it is invented and says so.

A file that climbs and comes back, a meeting with minutes and tasks, one that lies ahead, and translations that wait, are in work
and done. The cases they are about are those of the record; nothing is added to these."""

from datetime import date, timedelta

from django.utils import timezone

from jalin.agreements.chain.dispositions.services import pass_on
from jalin.agreements.chain.meetings.services import (
    finish_task,
    give_task,
    plan_meeting,
    put_attendance,
    write_minutes,
)
from jalin.agreements.chain.models import Disposition, Meeting
from jalin.agreements.chain.selectors import rungs_on
from jalin.agreements.chain.translations.services import (
    finish_translation,
    request_translation,
    take_translation,
)
from jalin.agreements.models import Case
from jalin.kernel.journal import action
from jalin.people.models import Unit, User
from jalin.people.permissions import EDIT_OFFICE

PASSES = (  # days ago, kind, rung counted from the lowest, what was written
    (23, "forward", 0, "Contoh rekaan: surat Daegu diterima, mohon arahan."),
    (22, "forward", 2, "Contoh rekaan: mohon telaahan staf tentang kelanjutan pernyataan kehendak."),
    (16, "forward", 4, "Contoh rekaan: telaahan staf terlampir, mohon persetujuan untuk rapat tim."),
    (11, "return", 2, "Contoh rekaan: setuju; lengkapi dengan manfaat bagi perangkat daerah."),
    (6, "note", None, "Contoh rekaan: matriks manfaat diminta kepada Bappelitbang."),
)
PRESENT = (  # unit, function, state
    ("ksd", "Sekretaris tim", "present"),
    ("bappelitbang", "Kepala bidang", "present"),
    ("disbudpar", "Kepala dinas", "represented"),
    ("disdagin", "Kepala dinas", "absent"),
)
MINUTES = """Contoh rekaan untuk peragaan.

1. Pernyataan kehendak dengan Daegu melewati masa berlakunya; berkas masih di DPRD.
2. Bappelitbang menyusun matriks manfaat tiap bidang.
3. Bagian Kerja Sama menanyakan jadwal pembahasan kepada Sekretariat DPRD."""
TASKS = (  # unit, days until due, what, days ago it was done
    ("bappelitbang", 6, "Menyusun matriks manfaat kerja sama dengan Daegu (rekaan)", None),
    ("ksd", -2, "Menanyakan jadwal pembahasan kepada Sekretariat DPRD (rekaan)", 4),
)
LETTERS = (  # partner, days ago, what, from, into, working days, pages, taken, done
    ("daegu", 3, "Surat Kota Daegu tentang forum air (rekaan)", "ko", "id", 5, 2, False, False),
    ("daegu", 9, "Undangan festival budaya Daegu (rekaan)", "en", "id", 10, 4, True, False),
    ("hamamatsu", 30, "浜松市長からの礼状（架空）", "ja", "id", 5, 1, True, True),
)


@action("demo.load_city_hall", verb=EDIT_OFFICE)
def load_city_hall(*, by, act) -> int:
    """Load it once, behind the accounts; returns how many rows of the chain, meetings and translations there are."""
    if Disposition.objects.exists() or Meeting.objects.exists():
        return 0
    today, case = timezone.localdate(), Case.objects.get(relation__partner__slug="daegu")
    rungs = list(rungs_on(today))
    for ago, kind, place, text in PASSES:
        pass_on(
            by=by,
            case=case,
            kind=kind,
            on_day=today - timedelta(days=ago),
            rung=None if place is None else rungs[place],
            text=text,
        )
    _meetings(by, case, today)
    for row in LETTERS:
        _translation(by, today, *row)
    act.note(rows=len(PASSES) + 2 + len(LETTERS))
    return len(PASSES) + 2 + len(LETTERS)


def _meetings(by: str, case: Case, today: date) -> None:
    units = {unit.key: unit for unit in Unit.objects.all()}
    held = plan_meeting(by=by, topic="Kelanjutan pernyataan kehendak dengan Daegu (rekaan)", held_on=today - timedelta(days=8),
                        place="Ruang rapat (rekaan)", cases=[case])  # fmt: skip
    for key, function, state in PRESENT:
        put_attendance(by=by, meeting=held, unit=units[key], function=function, state=state)
    write_minutes(by=by, meeting=held, minutes=MINUTES)
    for key, days, what, ago in TASKS:
        task = give_task(
            by=by, meeting=held, what=what, due_on=today + timedelta(days=days), unit=units[key], case=case
        )
        if ago is not None:
            finish_task(
                by=by, task=task, done_on=today - timedelta(days=ago), result="Rekaan: dijawab lisan."
            )
    plan_meeting(
        by=by,
        topic="Rapat pleno TKKSD (rekaan)",
        kind=Meeting.Kind.PLENARY,
        held_on=today + timedelta(days=12),
    )


def _translation(
    by: str, today: date, partner, ago, what, source, target, days, pages, is_taken, is_done
) -> None:
    asked = today - timedelta(days=ago)
    row = request_translation(
        by=by, what=what, source_language=source, target_language=target, working_days=days, requested_on=asked, pages=pages,
        case=Case.objects.get(relation__partner__slug=partner), remark="Contoh rekaan untuk peragaan.",
    )  # fmt: skip
    if is_taken:
        translator = User.objects.filter(is_demo=True, duties__role="translator").first()
        row = take_translation(by=by, translation=row, person=translator, taken_on=asked + timedelta(days=1))
    if is_done:
        finish_translation(
            by=by, translation=row, done_on=asked + timedelta(days=5), result="Arsip surat masuk (rekaan)"
        )
