"""Rows for the styleguide: real public facts where there are such, long names, and emptiness. Nothing is stored.

Figures, journal entries and jobs below are samples and the page says so.
"""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import DayInput, FileDrop

HOME = {"id": "Kota Bandung", "ja": "バンドン市", "en": "Bandung"}
PARTNER = {"id": "Hamamatsu", "ja": "浜松市", "en": "Hamamatsu"}
LONG_UNIT = {
    "id": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kota Bandung bersama Bagian Kerja Sama Sekretariat Daerah",
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

    name = forms.CharField(label=gettext_lazy("What is the partner called?"), help_text=gettext_lazy("As it writes itself."))
    country = forms.ChoiceField(label=gettext_lazy("In which country?"), choices=[("", "—"), ("JP", "日本"), ("DE", "Deutschland")])
    since = forms.DateField(label=gettext_lazy("Since when?"), widget=DayInput, required=False)
    email = forms.EmailField(label=gettext_lazy("Which address may we write to?"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of relation?"), widget=forms.RadioSelect, choices=[("a", "Sister city"), ("b", "Sister province")]
    )
    note = forms.CharField(label=gettext_lazy("What should a colleague know?"), widget=forms.Textarea, required=False)
    file = forms.FileField(label=gettext_lazy("Which file?"), widget=FileDrop(accept=".csv,.xlsx,.ods"), required=False)
    public = forms.BooleanField(label=gettext_lazy("Show this to citizens"), required=False)


class SampleNames(forms.Form):
    name_ind = forms.CharField(label=gettext_lazy("Name of the programme"), required=False, initial="Pelatihan pengolahan air limbah")
    name_jpn = forms.CharField(required=False, initial="下水処理研修")
    name_eng = forms.CharField(required=False)


class SampleFilter(forms.Form):
    status = forms.ChoiceField(label=gettext_lazy("Relations that are"), required=False, choices=[("", "…"), ("a", "active"), ("i", "idle")])
    country = forms.ChoiceField(label=gettext_lazy("in"), required=False, choices=[("", "any country"), ("JP", "Japan")])
    words = forms.CharField(label=gettext_lazy("with the words"), required=False)


def timeline() -> list[dict]:
    """The relation of Bandung and Hamamatsu as its public sources tell it, newest first."""
    rows = [
        ("both", date(2025, 8, 11), None, "day", "file-certificate", {
            "id": "Nota kesepahaman diperpanjang: sumber daya manusia, industri, dan ekonomi",
            "ja": "覚書を延長：人材、産業、経済", "en": "Memorandum extended: human resources, industry and economy"}, [PRESS]),
        ("partner", date(2025, 2, 6), None, "day", "plane-arrival", {
            "id": "Delegasi dewan kota: kesehatan, rumah sakit, sumber daya manusia",
            "en": "Council delegation: health, hospital, human resources"}, [PRESS]),
        ("both", date(2019, 6, 26), None, "day", "signature", {
            "id": "Nota kesepahaman pertama", "ja": "最初の覚書", "en": "First memorandum of understanding"}, [PRESS]),
        ("home", date(2018, 11, 2), date(2018, 11, 6), "interval", "plane-departure", {
            "id": "Wali Kota mengunjungi Hamamatsu bersama PDAM Tirtawening",
            "ja": "市長がPDAMティルタウェニンとともに浜松市を訪問",
            "en": "The mayor visits Hamamatsu with PDAM Tirtawening"}, [NEWS]),
        ("partner", date(2018, 9, 1), None, "month", "plane-arrival", {
            "id": "Perwakilan Hamamatsu menemui Wali Kota di Balai Kota",
            "ja": "浜松市の代表がバンドン市庁舎で市長と会談",
            "en": "Hamamatsu's representatives meet the mayor at City Hall"}, [NEWS]),
        ("home", date(2015, 2, 4), None, "day", "gavel", {
            "id": "Permohonan Wali Kota sampai di DPRD", "ja": "市長の申請が市議会に届く",
            "en": "The mayor's request reaches the council"}, []),
        ("both", date(2014, 12, 19), None, "day", "signature", {
            "id": "Surat pernyataan kehendak (Letter of Intent) kerja sama teknis",
            "ja": "技術協力に関する意向書", "en": "Letter of Intent on technical cooperation"}, [CITY_PAGE]),
        ("none", date(2002, 1, 1), None, "year", "heart-handshake", {
            "id": "Kedua kota mulai bekerja sama", "ja": "両市の協力が始まる", "en": "The two cities begin to cooperate"}, [NEWS]),
    ]  # fmt: skip
    kinds = {
        "signature": _("Signature"), "file-certificate": _("Signature"), "plane-arrival": _("Visit received"),
        "plane-departure": _("Visit made"), "gavel": _("Council"), "heart-handshake": _("Beginning"),
    }  # fmt: skip
    items = [
        {"side": side, "start": start, "end": end, "precision": precision, "icon": icon, "kind": kinds[icon], "title": title,
         "sources": sources}
        for side, start, end, precision, icon, title, sources in rows
    ]  # fmt: skip
    items[2]["gap"] = _("5 years without a recorded contact")
    items[-1]["claims"] = disagreeing()
    return items


def disagreeing() -> list[dict]:
    return [
        {"text": {"id": "sejak 2002", "ja": "2002年から", "en": "since 2002"}, "sources": [NEWS]},
        {"text": {"id": "sejak 2014", "ja": "2014年から", "en": "since 2014"}, "sources": [CITY_PAGE]},
    ]


def stages() -> list[dict]:
    return [
        {"label": _("Exploring"), "state": "done", "note": "2002"},
        {"label": _("Letter of Intent"), "state": "done", "note": "2014"},
        {"label": _("Council's consent"), "state": "skipped"},
        {"label": _("Memorandum"), "state": "done", "note": "2019"},
        {"label": _("Renewal"), "state": "now", "note": "2025"},
        {"label": _("Report to the ministry"), "state": "late"},
        {"label": _("Evaluation"), "state": "next"},
    ]


def rows() -> list[dict]:
    return [
        {"name": {"id": "Hamamatsu", "ja": "浜松市", "en": "Hamamatsu"}, "local": "浜松市", "country": "JP", "word": _("active"), "tone": "good", "events": 14},
        {"name": {"id": "Braunschweig", "ja": "ブラウンシュヴァイク", "en": "Braunschweig"}, "local": "Braunschweig", "country": "DE", "word": _("idle"), "tone": "due", "events": 2},
        {"name": {"id": "Petaling Jaya"}, "local": "Petaling Jaya", "country": "MY", "word": _("lapsed"), "tone": "bad", "events": 3},
        {"name": {"id": "Breslavia", "ja": "ヴロツワフ", "en": "Wrocław"}, "local": "Wrocław", "country": "PL", "word": _("exploring"), "tone": "info", "events": 0},
        {"name": LONG_UNIT, "local": LONG_UNIT["ja"], "country": "JP", "word": _("ended"), "tone": "neutral", "events": 1204},
    ]  # fmt: skip


def jobs() -> list[dict]:
    return [
        {"id": 1, "title": _("Import of twinning.csv"), "state": "running", "done": 8120, "total": 26114, "seconds_left": 140, "cancel_url": "#"},
        {"id": 2, "title": _("Export of all relations"), "state": "waiting"},
        {"id": 3, "title": _("Import of register.xlsx"), "state": "failed", "message": _("The file is protected by a password. Save it without one and try again."), "result_url": "#", "result_label": _("Choose another file")},
        {"id": 4, "title": _("Export of all relations"), "state": "done", "done": 16, "total": 16, "result_url": "#", "result_label": _("Download the file")},
    ]  # fmt: skip


def entries() -> list[dict]:
    at = datetime(2026, 11, 23, 3, 40, tzinfo=UTC)
    changes = [
        {"label": _("Note"), "before": "Oldest sister city of Indonesia", "after": "Oldest sister city of Indonesia, renewal being drafted"},
        {"label": _("Name in Japanese"), "before": "", "after": "ブラウンシュヴァイク市"},
        {"label": _("Contact"), "before": "部長　山田", "after": ""},
    ]  # fmt: skip
    return [
        {"who": "Siti Nurhayati", "act": _("changed the partner"), "object": "Braunschweig", "url": "#", "at": at, "changes": changes, "seal": "9f2c41d0"},
        {"who": "山田 花子 様", "act": _("read the dossier"), "object": PARTNER, "url": "#", "at": at, "reason": _("Preparing the visit in March")},
    ]  # fmt: skip


def filled(data: dict | None = None) -> SampleForm:
    """The form as it comes back with errors."""
    return SampleForm(data if data is not None else {"email": "humas@bandung", "name": ""}, auto_id="bad_%s")


def page():
    return Paginator(range(1, 412), 20).page(7)
