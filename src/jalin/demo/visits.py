"""The journeys of the demonstration: the one of the founding article, and three that are invented and say so.

Of the article's journey its days, purpose, subjects and who travelled are sourced. Hours, places and the interpreter are
not told by any source: each such entry says that it is invented."""

from datetime import date, time, timedelta

from django.utils import timezone

from jalin.kernel.journal import action
from jalin.people.models import Unit
from jalin.people.permissions import EDIT_OFFICE
from jalin.relations.models import Event, Field, Relation
from jalin.visits.delegation.services import put_delegate
from jalin.visits.models import Visit
from jalin.visits.programme.services import instants, put_item
from jalin.visits.services import move_visit, plan_visit, publish_visit

from .after_visits import load_what_followed

TOKYO, JAKARTA = "Asia/Tokyo", "Asia/Jakarta"
NOTE = dict(zip(("note_ind", "note_jpn", "note_eng"), (
    "Rekaan untuk peragaan: sumber menyebut pokok bahasannya, tetapi tidak jam dan tempatnya.",
    "デモ用の架空の記載です。資料は議題を伝えますが、時刻と場所は伝えません。",
    "Invented for the demonstration: the source names the subject, but neither hour nor place.",
), strict=True))  # fmt: skip


def said(name: str, ind: str, jpn: str, eng: str) -> dict[str, str]:
    return {f"{name}_ind": ind, f"{name}_jpn": jpn, f"{name}_eng": eng}


ARTICLE = {
    **said("title", "Kunjungan kerja Wali Kota Bandung ke Hamamatsu", "バンドン市長の浜松市訪問", "The Mayor of Bandung's working visit to Hamamatsu"),
    **said(
        "purpose",
        "Menjajaki kerja sama perbaikan jaringan air limbah, peningkatan kapasitas, lingkungan hidup, ekonomi kreatif, dan ketenagakerjaan; "
        "tindak lanjut penjajakan sebelumnya.",
        "下水道管路の改善、人材育成、環境、創造経済、雇用の分野での協力を探るため。これまでの協議を受けた訪問。",
        "To explore cooperation on repairing the wastewater network, capacity building, the environment, the creative economy and "
        "employment; it follows earlier talks.",
    ),
}  # fmt: skip
HOME_PEOPLE = (  # role, rank, office in three languages, organisation
    ("head", 10, ("Wali Kota Bandung", "バンドン市長", "Mayor of Bandung"), "Pemerintah Kota Bandung"),
    ("member", 30, ("Ketua DPRD Kota Bandung", "バンドン市議会議長", "Chair of the Bandung City Council"), "DPRD Kota Bandung"),
    ("member", 50, ("Direktur Utama PDAM Tirtawening", "水道公社ティルタウェニン総裁", "President Director of PDAM Tirtawening"), "PDAM Tirtawening"),
    ("interpreter", 80, ("Juru bahasa (rekaan)", "通訳（架空）", "Interpreter (invented)"), ""),
)  # fmt: skip
PARTNER_PEOPLE = (("head", 10, ("Wali Kota Hamamatsu", "浜松市長", "Mayor of Hamamatsu"), "浜松市"),)
TALKS = (  # day, from, until, kind, field, title in three languages
    (2, (9, 0), (10, 30), "ceremony", "", ("Kunjungan kehormatan kepada Wali Kota Hamamatsu", "浜松市長表敬訪問", "Courtesy call on the Mayor of Hamamatsu")),
    (3, (9, 30), (12, 0), "site", "wastewater", ("Perbaikan jaringan air limbah", "下水道管路の改善", "Repair of the wastewater network")),
    (3, (13, 30), (15, 30), "meeting", "capacity-building", ("Peningkatan kapasitas PDAM Tirtawening", "水道公社の人材育成", "Capacity building of the water utility")),
    (4, (9, 30), (11, 30), "meeting", "environment", ("Kerja sama lingkungan hidup", "環境分野の協力", "Cooperation on the environment")),
    (5, (9, 30), (11, 30), "meeting", "creative-economy", ("Ekonomi kreatif", "創造経済", "Creative economy")),
    (5, (14, 0), (16, 0), "site", "employment", ("Ketenagakerjaan dengan industri di Hamamatsu", "浜松の企業との雇用分野の協力", "Employment with industries in Hamamatsu")),
)  # fmt: skip


@action("demo.load_visits", verb=EDIT_OFFICE)
def load_visits(*, by, act) -> int:
    """Load the journeys once; returns how many."""
    if Visit.objects.exists():
        return 0
    hamamatsu, kawasaki = (Relation.objects.get(partner__slug=slug) for slug in ("hamamatsu", "kawasaki"))
    holder = Unit.objects.filter(key="ksd").first()
    _of_the_article(by, hamamatsu, holder)
    expected = _expected(by, hamamatsu, holder)
    _too_late(by, kawasaki, holder)
    load_what_followed(by=by, relation=kawasaki, expected=expected, holder=holder)
    act.note(visits=4)
    return 4


def _of_the_article(by, relation: Relation, holder) -> None:
    event = Event.objects.get(relation=relation, kind="visit", starts_on=date(2018, 11, 2))
    visit = plan_visit(
        by=by, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6), event=event,
        purpose_kind="negotiation", place="Hamamatsu", unit=holder, fields=event.fields.all(), **ARTICLE,
    )  # fmt: skip
    people = [_person(by, visit, "home", *row, languages="id|en") for row in HOME_PEOPLE]
    for row in PARTNER_PEOPLE:
        _person(by, visit, "partner", *row, languages="ja")
    for day, begins, ends, kind, field, title in TALKS:
        _entry(
            by,
            visit,
            date(2018, 11, day),
            begins,
            ends,
            TOKYO,
            kind,
            title,
            field=field,
            interpreter=people[-1],
            **NOTE,
        )
    move_visit(
        by=by, visit=visit, to="ended", reason_given="The source tells of the journey, not of its permit."
    )
    publish_visit(by=by, visit=visit, is_public=True)


def _person(by, visit: Visit, side: str, role: str, rank: int, office: tuple, organisation: str, **more):
    return put_delegate(
        by=by,
        visit=visit,
        side=side,
        role=role,
        rank=rank,
        organisation=organisation,
        **said("office", *office),
        **more,
    )


def _entry(
    by, visit: Visit, day: date, begins, ends, zone: str, kind: str, title: tuple, *, field: str = "", **more
) -> None:
    starts_at, ends_at = instants(day, time(*begins), time(*ends), zone)
    subject = Field.objects.filter(key=field).first() if field else None
    put_item(
        by=by,
        visit=visit,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone,
        kind=kind,
        subject=subject,
        **said("title", *title),
        **more,
    )


def _expected(by, relation: Relation, holder) -> Visit:
    """An invented delegation from Hamamatsu, a month ahead."""
    first = timezone.localdate() + timedelta(days=30)
    visit = plan_visit(
        by=by, relation=relation, direction="incoming", starts_on=first, ends_on=first + timedelta(days=2), place="Bandung", unit=holder,
        is_invented=True, fields=Field.objects.filter(key__in=("wastewater", "employment")), purpose_kind="study",
        **said("title", "Rombongan teknis Hamamatsu di Bandung (rekaan)", "浜松市技術訪問団のバンドン訪問（架空）", "A technical delegation of Hamamatsu in Bandung (invented)"),
        **said("purpose", "Contoh rekaan: melihat jaringan air limbah dan membahas magang.", "架空の例：下水道管路の視察と研修生受入れの協議。",
               "Invented example: to see the wastewater network and to talk about trainees."),
    )  # fmt: skip
    guest = _person(by, visit, "partner", "head", 50, ("Kepala Biro Air Limbah Hamamatsu", "浜松市上下水道部長", "Head of the Hamamatsu Waterworks Department"),
                    "浜松市", languages="ja|en", family_name="Contoh", given_name="Taro", other_script="例 太郎",
                    form_of_address="Yth. Bapak")  # fmt: skip
    _person(
        by, visit, "partner", "interpreter", 80, ("Juru bahasa", "通訳", "Interpreter"), "", languages="ja|id"
    )
    _person(by, visit, "home", "head", 50, ("Direktur Utama Perumda Tirtawening", "水道公社ティルタウェニン総裁", "President Director of Perumda Tirtawening"),
            "Perumda Tirtawening", languages="id|en", form_of_address="総裁")  # fmt: skip
    where = {"place": "Balai Kota Bandung", "address": "Jl. Wastukencana No. 2, Bandung"}
    _entry(by, visit, first, (9, 0), (10, 0), JAKARTA, "ceremony", ("Penyambutan di Balai Kota", "市庁舎での歓迎", "Welcome at City Hall"), **where,
           gift="Angklung")  # fmt: skip
    _entry(by, visit, first, (13, 0), (16, 0), JAKARTA, "site", ("Peninjauan jaringan air limbah", "下水道管路の視察", "A look at the wastewater network"),
           field="wastewater", attended_by=[guest])  # fmt: skip
    _entry(by, visit, first + timedelta(days=1), (9, 0), (11, 30), JAKARTA, "meeting", ("Pembahasan magang", "研修生受入れの協議", "Talks on trainees"),
           field="employment", **where)  # fmt: skip
    return visit


def _too_late(by, relation: Relation, holder) -> None:
    """An invented invitation that came too late for a permit: what the office is warned of."""
    today = timezone.localdate()
    plan_visit(
        by=by, relation=relation, direction="outgoing", starts_on=today + timedelta(days=18), ends_on=today + timedelta(days=21),
        place="Kawasaki", unit=holder, invited_on=today, invitation_reference="KWS-2026/118 (rekaan)", is_invented=True, purpose_kind="study",
        fields=Field.objects.filter(key__in=("environment", "waste")),
        **said("title", "Studi pengelolaan sampah di Kawasaki (rekaan)", "川崎市廃棄物処理の視察（架空）", "Study of waste management in Kawasaki (invented)"),
        **said("purpose", "Contoh rekaan: undangan yang datang terlambat untuk izin.", "架空の例：許可に間に合わない招請。",
               "Invented example: an invitation that came too late for the permit."),
    )  # fmt: skip
