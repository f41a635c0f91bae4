"""What followed on a journey, for the demonstration: all of it is invented and says so. Nothing here touches a real journey.

One invented journey to Kawasaki that ended nine days ago, with minutes, promises, a gift, costs and a letter; and the
reception of the invented guests that are expected."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone

from jalin.relations.models import Field, Relation
from jalin.visits.accounts.letters import begin_letter
from jalin.visits.accounts.services import enter_expense, record_gift, set_budget, set_follow_up, write_thanks
from jalin.visits.delegation.services import put_delegate
from jalin.visits.hosting.services import book_room, record_offer, set_host
from jalin.visits.models import Visit
from jalin.visits.programme.services import instants, put_item
from jalin.visits.promises.services import finish_commitment, record_commitment, write_note
from jalin.visits.services import move_visit, plan_visit

TOKYO = "Asia/Tokyo"
PEOPLE = (  # side, role, rank, office in three languages
    ("home", "head", 50, ("Kepala Dinas Lingkungan Hidup", "環境局長", "Head of the Environment Agency")),
    ("home", "member", 60, ("Kepala Bidang Persampahan", "廃棄物課長", "Head of the Waste Division")),
    ("home", "interpreter", 80, ("Juru bahasa", "通訳", "Interpreter")),
    ("partner", "head", 50, ("Kepala Biro Lingkungan Kawasaki", "川崎市環境局長", "Director of the Kawasaki Environment Bureau")),
    ("partner", "member", 60, ("Kepala Pabrik Pengolahan", "処理センター所長", "Head of the Treatment Plant")),
)  # fmt: skip
NOTES = (
    "Contoh rekaan: pihak Kawasaki menjelaskan pemilahan sampah di rumah tangga dan biaya per ton.",
    "Contoh rekaan: disepakati untuk menukar data timbulan sampah setiap bulan.",
)
PROMISES = (  # who, days until due counted from today, counterpart, what in three languages
    ("home", 12, "川崎市環境局", ("Mengirim data timbulan sampah (rekaan)", "廃棄物発生量データの送付（架空）", "Send the data on waste volumes (invented)")),
    ("partner", -2, "川崎市環境局", ("Mengirim panduan pemilahan (rekaan)", "分別手引きの送付（架空）", "Send the guide on sorting waste (invented)")),
    ("partner", 1, "川崎市環境局", ("Menyebutkan narahubung teknis (rekaan)", "技術担当窓口の通知（架空）", "Name a technical contact (invented)")),
)  # fmt: skip


def said(name: str, ind: str, jpn: str, eng: str) -> dict[str, str]:
    return {f"{name}_ind": ind, f"{name}_jpn": jpn, f"{name}_eng": eng}


def load_what_followed(*, by: str, relation: Relation, expected: Visit, holder) -> Visit:
    """The invented journey and what came of it; the reception of the guests that are `expected`."""
    visit = _journey(by, relation, holder)
    for text in NOTES:
        write_note(by=by, visit=visit, text=text, item=visit.programme.first())
    made = [
        record_commitment(by=by, visit=visit, owed_by=side, counterpart=other, unit=holder, due_on=timezone.localdate() + timedelta(days=days),
                          is_invented=True, **said("what", *what))
        for side, days, other, what in PROMISES
    ]  # fmt: skip
    finish_commitment(
        by=by,
        commitment=made[2],
        done_on=visit.ends_on + timedelta(days=2),
        **said("result", "Disebutkan lewat surel.", "メールで通知あり。", "Named by e-mail."),
    )
    _accounts(by, visit, holder)
    _reception(by, expected)
    return visit


def _journey(by: str, relation: Relation, holder) -> Visit:
    last = timezone.localdate() - timedelta(days=9)
    visit = plan_visit(
        by=by, relation=relation, direction="outgoing", starts_on=last - timedelta(days=2), ends_on=last, place="Kawasaki", unit=holder,
        is_invented=True, purpose_kind="study", fields=Field.objects.filter(key__in=("environment", "waste")),
        **said("title", "Studi pemilahan sampah di Kawasaki (rekaan)", "川崎市ごみ分別の視察（架空）", "Study of waste sorting in Kawasaki (invented)"),
        **said("purpose", "Contoh rekaan: melihat pemilahan sampah dan bertukar data.", "架空の例：ごみ分別の視察とデータの交換。", "Invented example: to see how waste is sorted and to exchange data."),
    )  # fmt: skip
    for side, role, rank, office in PEOPLE:
        put_delegate(by=by, visit=visit, side=side, role=role, rank=rank, **said("office", *office))
    begins, ends = instants(visit.starts_on, time(9), time(11, 30), TOKYO)
    put_item(by=by, visit=visit, starts_at=begins, ends_at=ends, zone=TOKYO, kind="site", place="Kawasaki",
             **said("title", "Pusat pengolahan sampah (rekaan)", "廃棄物処理センター（架空）", "Waste treatment centre (invented)"))  # fmt: skip
    move_visit(by=by, visit=visit, to="ended", reason_given="An invented journey without a permit.")
    return visit


def _accounts(by: str, visit: Visit, holder) -> None:
    record_gift(by=by, visit=visit, direction="received", what="Kotak pernis (rekaan)", on_day=visit.starts_on, place="Kawasaki", value=Decimal(8000),
                currency="JPY", giver_office="川崎市環境局長", receiver_office="Kepala Dinas Lingkungan Hidup", occasion="Kunjungan (rekaan)")  # fmt: skip
    set_budget(
        by=by,
        visit=visit,
        amounts={
            "flight": Decimal(42_000_000),
            "lodging": Decimal(15_000_000),
            "allowance": Decimal(9_000_000),
        },
    )
    for category, what, amount, currency, rate in (
        ("flight", "Tiket pesawat (rekaan)", 40_500_000, "IDR", None),
        ("lodging", "Hotel di Kawasaki (rekaan)", 152_000, "JPY", Decimal(106)),
    ):
        enter_expense(by=by, visit=visit, category=category, what=what, paid_on=visit.starts_on, amount=Decimal(amount), currency=currency,
                      rate=rate, no_receipt_because="Rekaan: tidak ada kuitansi", is_invented=True)  # fmt: skip
    guide = visit.delegates.filter(side="partner").first()
    text = begin_letter(
        "ja", is_ours=True, city="バンドン市", partner="川崎市", days=f"{visit.starts_on:%Y年%-m月%-d日}"
    )
    write_thanks(
        by=by,
        visit=visit,
        delegate=guide,
        office="川崎市環境局",
        language="ja",
        text=text,
        dated_on=visit.ends_on + timedelta(days=3),
    )
    set_follow_up(
        by=by,
        visit=visit,
        what="Menelepon Kawasaki tentang data (rekaan)",
        on_day=timezone.localdate() + timedelta(days=6),
        unit=holder,
    )


def _reception(by: str, expected: Visit) -> None:
    set_host(by=by, visit=expected, host_office="Bagian Kerja Sama (rekaan)")
    begins = datetime.combine(expected.starts_on, time(9), ZoneInfo(expected.home_zone))
    book_room(by=by, visit=expected, name="Balai Kota, ruang tengah (rekaan)", starts_at=begins, ends_at=begins + timedelta(hours=1), seats=24,
              item=expected.programme.first())  # fmt: skip
    record_offer(by=by, visit=expected, counterpart="浜松市上下水道部", offered_on=timezone.localdate(), is_invented=True,
                 **said("what", "Pelatihan dua teknisi di Hamamatsu (rekaan)", "浜松での技術者2名の研修（架空）", "Training of two technicians in Hamamatsu (invented)"))  # fmt: skip
