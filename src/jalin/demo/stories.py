"""The stories of the demonstration: two written anew from what sources say, and an invented one that says so.

The first tells what the founding article tells; what the mayor says there is quoted from it and, in the other languages, marked as
translated. None names a person who has not spoken in public in that office."""

from datetime import date

from jalin.agreements.models import Case
from jalin.kernel.journal import action
from jalin.newsroom.models import Story
from jalin.newsroom.services import publish_text, save_text, start_story, text_in
from jalin.people.permissions import EDIT_OFFICE
from jalin.relations.models import Relation
from jalin.visits.models import Visit

ORDER = ("id", "ja", "en")
VISIT = {  # title, summary, text before the words of the mayor, his words, his office, text after them, title of the box
    "id": (
        "Wali Kota Bandung di Hamamatsu: air limbah di urutan pertama",
        "Dari 2 sampai 6 November 2018 Wali Kota Bandung berkunjung ke Hamamatsu bersama PDAM Tirtawening untuk menjajaki lima bidang "
        "kerja sama.",
        "Yang dibahas adalah perbaikan jaringan air limbah, peningkatan kapasitas, lingkungan hidup, ekonomi kreatif, dan ketenagakerjaan. "
        "Kunjungan ini merupakan tindak lanjut dari penjajakan sebelumnya; pada September 2018 wakil Kota Hamamatsu bertemu Wali Kota di "
        "Balai Kota Bandung dan menawarkan kerja sama di bidang lingkungan.\n\n## Mengapa undangan ini\n\nKota Bandung banyak menerima "
        "undangan dari luar negeri.",
        "Kita memenuhi undangan ini karena telah ada kerja sama sebelumnya. Sedangkan undangan yang lainnya kita pilih berdasarkan kebutuhan Kota Bandung.",
        "Wali Kota Bandung",
        "## Sebelum kunjungan\n\nKedua kota menjalin kerja sama sejak tahun 2002 dan menandatangani Letter of Intent pada tahun 2014. Sumber "
        "tidak sepakat tentang awalnya; semuanya ada di [halaman mitra](/id/partners/hamamatsu/). Apa yang terjadi sesudahnya ada di "
        "[halaman kunjungan](/id/visits/{visit}/).\n\nDitulis ulang untuk peragaan menurut berita [Pelita Online]({source}).",
        "Angka hari ini",
    ),
    "ja": (
        "バンドン市長が浜松市を訪問、下水道を第一の議題に",
        "2018年11月2日から6日まで、バンドン市長は水道公社PDAMティルタウェニンとともに浜松市を訪れ、5つの分野での協力を話し合いました。",
        "話し合われたのは、下水道管路の改善、人材育成、環境、創造経済、雇用です。今回の訪問はこれまでの協議を受けたものです。2018年9月には浜松市の"
        "代表がバンドン市庁舎で市長と会い、環境分野での協力を提案していました。\n\n## なぜこの招待を受けたのか\n\nバンドン市には海外から多くの招待が届きます。",
        "この招待を受けるのは、以前からの協力があるからです。ほかの招待は、バンドン市の必要に応じて選んでいます。（インドネシア語からの訳）",
        "バンドン市長",
        "## これまでの経緯\n\n両市は2002年から協力を続け、2014年に意向書に署名しました。協力の始まりについては資料によって異なります。詳しくは"
        "[提携先のページ](/ja/partners/hamamatsu/)をご覧ください。その後のことは[訪問のページ](/ja/visits/{visit}/)にあります。\n\n"
        "[Pelita Online]({source})の記事をもとに、デモ用に書き直したものです。",
        "今日の数字",
    ),
    "en": (
        "The Mayor of Bandung in Hamamatsu: wastewater comes first",
        "From 2 to 6 November 2018 the Mayor of Bandung and the water utility PDAM Tirtawening were in Hamamatsu to explore five fields of "
        "cooperation.",
        "They spoke about repairing the wastewater network, capacity building, the environment, the creative economy and employment. The "
        "visit followed earlier talks; in September 2018 representatives of Hamamatsu had met the Mayor at Bandung City Hall and offered "
        "to cooperate on the environment.\n\n## Why this invitation\n\nBandung receives many invitations from abroad.",
        "We accept this invitation because there has been cooperation before. The others we choose by what the city of Bandung needs. (Translated from Indonesian)",
        "Mayor of Bandung",
        "## Before the visit\n\nThe two cities have cooperated since 2002 and signed a letter of intent in 2014. Sources differ about the "
        "beginning; all of them are on the [page of the partner](/en/partners/hamamatsu/). What came of the visit is on "
        "[its own page](/en/visits/{visit}/).\n\nWritten anew for the demonstration after a report by [Pelita Online]({source}).",
        "Figures of today",
    ),
}  # fmt: skip
RENEWED = {  # title, summary, text; from the record's entry of 11 August 2025, not in Japanese yet
    "id": (
        "Nota Kesepahaman dengan Hamamatsu diperpanjang",
        "Pada 11 Agustus 2025 kedua kota memperpanjang Nota Kesepahaman: sumber daya manusia, industri, dan ekonomi, serta air bersih.",
        "Sasarannya 200 tenaga kerja terlatih setahun dan teknologi air bersih bersama PDAM. Sumbernya ada pada [lini masa](/id/partners/hamamatsu/"
        "#timeline).\n\nDitulis untuk peragaan menurut catatan kantor.",
    ),
    "en": (
        "The memorandum with Hamamatsu is renewed",
        "On 11 August 2025 the two cities renewed their memorandum: human resources, industry and the economy, and clean water.",
        "It aims at 200 trained workers a year and at clean-water technology with the water utility. The sources are on the [timeline]"
        "(/en/partners/hamamatsu/#timeline).\n\nWritten for the demonstration after the office's record.",
    ),
}  # fmt: skip
EXPECTED = (
    "Rombongan teknis Hamamatsu dinantikan di Bandung",
    "Contoh rekaan: rombongan teknis dari Hamamatsu akan melihat jaringan air di Bandung pada akhir tahun.",
    "Berita ini rekaan untuk peragaan. Tidak ada sumber yang membenarkan kunjungan ini.",
)


@action("demo.load_stories", verb=EDIT_OFFICE)
def load_stories(*, by, act) -> int:
    """Load the stories once, after the journeys; returns how many."""
    if Story.objects.exists():
        return 0
    hamamatsu = Relation.objects.get(partner__slug="hamamatsu")
    _invented(by, hamamatsu)
    _renewed(by, hamamatsu)
    _of_the_article(by, hamamatsu)
    act.note(stories=3)
    return 3


def _written(by, story: Story, language: str, title: str, summary: str, body: list[dict]) -> None:
    """Save a language of a story and let everybody read it."""
    text = text_in(story, language)
    version = text_in(story, story.original).version if language != story.original else None
    save_text(
        by=by, text=text, title=title, summary=summary, body=body, seen_version=0, follows_version=version
    )
    publish_text(by=by, text=text_in(story, language))


def _of_the_article(by, relation: Relation) -> None:
    visit = Visit.objects.get(relation=relation, starts_on=date(2018, 11, 2))
    source = f"https://{relation.events.get(kind='visit', starts_on=visit.starts_on).statements.first().source.key}"
    about = [
        ("relation", relation.pk),
        ("visit", visit.pk),
        *(("field", field.pk) for field in visit.fields.all()),
    ]
    story = start_story(by=by, original="id", subjects=about)
    figures = ["agreements_in_force", "visits_of_year:2018"]
    for language in ORDER:
        title, summary, before, said, office, after, box = VISIT[language]
        after = after.format(visit=visit.reference, source=source)
        _written(by, story, language, title, summary, [
            {"id": "before", "kind": "text", "text": before},
            {"id": "said", "kind": "quotation", "text": said, "speaker": "Oded M. Danial", "office": office},
            {"id": "after", "kind": "text", "text": after},
            {"id": "figures", "kind": "facts", "title": box, "figures": figures},
        ])  # fmt: skip


def _renewed(by, relation: Relation) -> None:
    case = Case.objects.filter(relation=relation).first()
    about = [("relation", relation.pk), *([("agreement", case.pk)] if case else [])]
    story = start_story(by=by, original="id", subjects=about)
    for language, (title, summary, text) in RENEWED.items():
        _written(by, story, language, title, summary, [{"id": "text", "kind": "text", "text": text}])


def _invented(by, relation: Relation) -> None:
    title, summary, text = EXPECTED
    story = start_story(by=by, original="id", subjects=[("relation", relation.pk)], is_invented=True)
    _written(by, story, "id", title, summary, [{"id": "text", "kind": "text", "text": text}])
