"""Rows for the styleguide: public facts where there are such, long names, and emptiness. Nothing is stored.

Figures, journal entries and jobs below are samples and the page says so.
"""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import pgettext, pgettext_lazy

from .forms import DayField, FileDrop

HOME = {"id": "Kota Bandung", "ja": "バンドン市", "en": "Bandung"}
PARTNER = {"id": "Hamamatsu", "ja": "浜松市", "en": "Hamamatsu"}
LONG_UNIT = {
    "id": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kota Bandung bersama Bagian Kerja Sama "
    "Sekretariat Daerah",
    "ja": "浜松市産業部産業振興課国際経済交流推進事業担当及び公益財団法人浜松国際交流協会",
}
NEWS = {
    "title": "Dibuka peluang kerja sama Kota Bandung dan Hamamatsu",
    "publisher": "Humas Kota Bandung",
    "date": "2018",
    "language": "id",
}
CITY_PAGE = {
    "title": "草の根技術協力事業",
    "publisher": "浜松市上下水道部",
    "url": "https://www.city.hamamatsu.shizuoka.jp/suidow-s/kouhou/kusanone.html",
    "language": "ja",
}
PRESS = {"title": "Bandung dan Hamamatsu perpanjang MoU", "publisher": "Media Indonesia", "language": "id"}


class SampleForm(forms.Form):
    """One of every kind of field."""

    name = forms.CharField(
        label=pgettext_lazy("styleguide", "What is the partner called?"),
        help_text=pgettext_lazy("styleguide", "As it writes itself."),
    )
    country = forms.ChoiceField(
        label=pgettext_lazy("styleguide", "In which country?"),
        choices=[("", "—"), ("JP", "日本"), ("DE", "Deutschland")],
    )
    since = DayField(label=pgettext_lazy("styleguide", "Since when?"), required=False)
    email = forms.EmailField(
        label=pgettext_lazy("styleguide", "Which address may we write to?"), required=False
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("styleguide", "What kind of relation?"),
        widget=forms.RadioSelect,
        choices=[
            ("a", pgettext_lazy("styleguide", "Sister city")),
            ("b", pgettext_lazy("styleguide", "Sister province")),
        ],
    )
    note = forms.CharField(
        label=pgettext_lazy("styleguide", "What should a colleague know?"),
        widget=forms.Textarea,
        required=False,
    )
    file = forms.FileField(
        label=pgettext_lazy("styleguide", "Which file?"),
        widget=FileDrop(accept=".csv,.xlsx,.ods"),
        required=False,
    )
    public = forms.BooleanField(label=pgettext_lazy("styleguide", "Show this to citizens"), required=False)


class SampleNames(forms.Form):
    name_ind = forms.CharField(
        label=pgettext_lazy("styleguide", "Name of the programme"),
        required=False,
        initial="Pelatihan pengolahan air limbah",
    )
    name_jpn = forms.CharField(required=False, initial="下水処理研修")
    name_eng = forms.CharField(required=False)


class SampleReply(forms.Form):
    text = forms.CharField(label=pgettext_lazy("styleguide", "What do we answer?"), widget=forms.Textarea)


class SampleFilter(forms.Form):
    status = forms.ChoiceField(
        label=pgettext_lazy("styleguide", "Relations that are"),
        required=False,
        choices=[
            ("", pgettext_lazy("styleguide", "of any status")),
            ("a", pgettext_lazy("styleguide", "active")),
            ("i", pgettext_lazy("styleguide", "idle")),
        ],
    )
    country = forms.ChoiceField(
        label=pgettext_lazy("styleguide", "in"),
        required=False,
        choices=[
            ("", pgettext_lazy("styleguide", "any country")),
            ("JP", pgettext_lazy("styleguide", "Japan")),
        ],
    )
    words = forms.CharField(label=pgettext_lazy("styleguide", "with the words"), required=False)


# side, first day, last day, precision, icon, sources, title: as public sources tell it, newest first
TOLD = (
    ("both", date(2025, 8, 11), None, "day", "file-certificate", [PRESS],
     {"id": "Nota kesepahaman diperpanjang: sumber daya manusia, industri, dan ekonomi",
      "ja": "覚書を延長：人材、産業、経済",
      "en": "Memorandum extended: human resources, industry and economy"}),
    ("partner", date(2025, 2, 6), None, "day", "plane-arrival", [PRESS],
     {"id": "Delegasi dewan kota: kesehatan, rumah sakit, sumber daya manusia",
      "en": "Council delegation: health, hospital, human resources"}),
    ("both", date(2019, 6, 26), None, "day", "signature", [PRESS],
     {"id": "Nota kesepahaman pertama", "ja": "最初の覚書", "en": "First memorandum of understanding"}),
    ("home", date(2018, 11, 2), date(2018, 11, 6), "interval", "plane-departure", [NEWS],
     {"id": "Wali Kota mengunjungi Hamamatsu bersama PDAM Tirtawening",
      "ja": "市長がPDAMティルタウェニンとともに浜松市を訪問",
      "en": "The mayor visits Hamamatsu with PDAM Tirtawening"}),
    ("partner", date(2018, 9, 1), None, "month", "plane-arrival", [NEWS],
     {"id": "Perwakilan Hamamatsu menemui Wali Kota di Balai Kota",
      "ja": "浜松市の代表がバンドン市庁舎で市長と会談",
      "en": "Hamamatsu's representatives meet the mayor at City Hall"}),
    ("home", date(2015, 2, 4), None, "day", "gavel", [],
     {"id": "Permohonan Wali Kota sampai di DPRD", "ja": "市長の申請が市議会に届く",
      "en": "The mayor's request reaches the council"}),
    ("both", date(2014, 12, 19), None, "day", "signature", [CITY_PAGE],
     {"id": "Surat pernyataan kehendak (Letter of Intent) kerja sama teknis",
      "ja": "技術協力に関する意向書",
      "en": "Letter of Intent on technical cooperation"}),
    ("none", date(2002, 1, 1), None, "year", "heart-handshake", [NEWS],
     {"id": "Kedua kota mulai bekerja sama", "ja": "両市の協力が始まる",
      "en": "The two cities begin to cooperate"}),
)  # fmt: skip


def timeline() -> list[dict]:
    """The relation of Bandung and Hamamatsu with its kinds in the reader's language."""
    kinds = {
        "signature": pgettext("styleguide", "Signature"),
        "file-certificate": pgettext("styleguide", "Signature"),
        "plane-arrival": pgettext("styleguide", "Visit received"),
        "plane-departure": pgettext("styleguide", "Visit made"),
        "gavel": pgettext("styleguide", "Council"),
        "heart-handshake": pgettext("styleguide", "Beginning"),
    }
    items = [
        {"side": side, "start": start, "end": end, "precision": precision, "icon": icon, "kind": kinds[icon],
         "title": title, "sources": sources}
        for side, start, end, precision, icon, sources, title in TOLD
    ]  # fmt: skip
    items[2]["gap"] = pgettext("styleguide", "5 years without a recorded contact")
    items[-1]["claims"] = disagreeing()
    return items


def disagreeing() -> list[dict]:
    return [
        {"text": {"id": "sejak 2002", "ja": "2002年から", "en": "since 2002"}, "sources": [NEWS]},
        {"text": {"id": "sejak 2014", "ja": "2014年から", "en": "since 2014"}, "sources": [CITY_PAGE]},
    ]


def stages() -> list[dict]:
    return [
        {"label": pgettext("styleguide", "Exploring"), "state": "done", "note": "2002"},
        {"label": pgettext("styleguide", "Letter of Intent"), "state": "done", "note": "2014"},
        {"label": pgettext("styleguide", "Council's consent"), "state": "skipped"},
        {"label": pgettext("styleguide", "Memorandum"), "state": "done", "note": "2019"},
        {"label": pgettext("styleguide", "Renewal"), "state": "now", "note": "2025"},
        {"label": pgettext("styleguide", "Report to the ministry"), "state": "late"},
        {"label": pgettext("styleguide", "Evaluation"), "state": "next"},
    ]


def rows() -> list[dict]:
    """One row for each tone; a name of great length and one in another language."""
    alliance = "スマートコミュニティ・アライアンス"
    named = [
        ({"id": "Hamamatsu", "ja": "浜松市", "en": "Hamamatsu"}, "浜松市", "JP"),
        ({"id": "Braunschweig", "ja": "ブラウンシュヴァイク", "en": "Braunschweig"}, "Braunschweig", "DE"),
        ({"id": "Petaling Jaya"}, "Petaling Jaya", "MY"),
        ({"id": "Breslavia", "ja": "ヴロツワフ", "en": "Wrocław"}, "Wrocław", "PL"),
        (LONG_UNIT, LONG_UNIT["ja"], "JP"),
        ({"ja": alliance}, alliance, "JP"),
    ]
    stated = [
        (pgettext("styleguide", "active"), "good", 14),
        (pgettext("styleguide", "idle"), "due", 2),
        (pgettext("styleguide", "lapsed"), "bad", 3),
        (pgettext("styleguide", "exploring"), "info", 0),
        (pgettext("styleguide", "ended"), "neutral", 1204),
        (pgettext("styleguide", "idle"), "due", 1),
    ]
    return [
        {"name": name, "local": local, "country": country, "word": word, "tone": tone, "events": events}
        for (name, local, country), (word, tone, events) in zip(named, stated, strict=True)
    ]


def jobs() -> list[dict]:
    return [
        {
            "id": 1,
            "title": pgettext("styleguide", "Import of twinning.csv"),
            "state": "running",
            "done": 8120,
            "total": 26114,
            "seconds_left": 140,
            "cancel_url": "#",
        },
        {"id": 2, "title": pgettext("styleguide", "Export of all relations"), "state": "waiting"},
        {
            "id": 3,
            "title": pgettext("styleguide", "Import of register.xlsx"),
            "state": "failed",
            "message": pgettext(
                "styleguide", "The file is protected by a password. Save it without one and try again."
            ),
            "result_url": "#",
            "result_label": pgettext("styleguide", "Choose another file"),
        },
        {
            "id": 4,
            "title": pgettext("styleguide", "Export of all relations"),
            "state": "done",
            "done": 16,
            "total": 16,
            "result_url": "#",
            "result_label": pgettext("styleguide", "Download the file"),
        },
    ]


def entries() -> list[dict]:
    at = datetime(2026, 11, 23, 3, 40, tzinfo=UTC)
    changes = [
        {
            "label": pgettext("styleguide", "Note"),
            "before": "Oldest sister city of Indonesia",
            "after": "Oldest sister city of Indonesia, renewal being drafted",
        },
        {
            "label": pgettext("styleguide", "Name in Japanese"),
            "before": "",
            "after": "ブラウンシュヴァイク市",
        },
        {"label": pgettext("styleguide", "Contact"), "before": "部長　山田", "after": ""},
    ]
    return [
        {
            "who": "Siti Nurhayati",
            "act": pgettext("styleguide", "changed the partner"),
            "object": "Braunschweig",
            "url": "#",
            "at": at,
            "changes": changes,
            "seal": "9f2c41d0",
        },
        {
            "who": "山田 花子 様",
            "act": pgettext("styleguide", "read the dossier"),
            "object": PARTNER,
            "url": "#",
            "at": at,
            "reason": pgettext("styleguide", "Preparing the visit in March"),
        },
    ]


def filled(data: dict | None = None) -> SampleForm:
    """The form as it comes back with errors."""
    return SampleForm(data if data is not None else {"email": "humas@bandung", "name": ""}, auto_id="bad_%s")


def page():
    return Paginator(range(1, 412), 20).page(7)
