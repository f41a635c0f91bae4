"""What is said about one row, in Indonesian, Japanese and English."""

from collections.abc import Callable
from datetime import date

from jalin.kernel.dates import format_day
from jalin.kernel.places.countries import country_name

LANGUAGES = ("id", "ja", "en")

_SENTENCES = {
    # why a row is left out
    "repeated-heading": ("Judul kolom yang berulang.", "繰り返された見出しです。", "Headings repeated."),
    "column-numbers": ("Nomor kolom.", "列の番号です。", "Numbers of the columns."),
    "total": ("Baris jumlah.", "合計の行です。", "A row of totals."),
    "note": ("Catatan, bukan data.", "注記であり、データではありません。", "A note, not data."),
    "section": ("Judul bagian di dalam tabel.", "表の中の区切りの見出しです。",
    "A section title inside the table."),
    "other-table": (
        "Di bawah tabel ini ada tabel lain, yang tidak dibaca.",
        "この表の下に別の表があり、読み込みません。",
        "Below this table stands another, which is not read.",
    ),
    "repeated-row": (
        "Baris ini sama dengan baris {first}.",
        "{first}行目と同じ内容です。",
        "This row is the same as row {first}.",
    ),
    "repeated-link": (
        "Pasangan ini sudah tercantum pada baris {first}; keduanya digabung.",
        "この組み合わせは{first}行目にあるため、まとめました。",
        "This pair already stands in row {first}; the two are merged.",
    ),
    "reversed-link": (
        "Pasangan ini tercantum terbalik pada baris {first}; keduanya digabung.",
        "この組み合わせは{first}行目に逆の順であるため、まとめました。",
        "This pair stands the other way round in row {first}; the two are merged.",
    ),
    # why a row is refused
    "self-pair": (
        "“{name}” dipasangkan dengan dirinya sendiri. Jika dua tempat bernama sama, bedakan namanya.",
        "「{name}」同士の組み合わせです。同名の別の場所であれば、名称で区別してください。",
        "“{name}” is paired with itself. If two places of one name are meant, tell them apart.",
    ),
    # what is asked
    "partner-missing": (
        "Nama mitra tidak ada dalam baris ini.",
        "この行に提携先の名称がありません。",
        "No partner is named in this row.",
    ),
    "partner-as-above": (
        "Nama mitra tidak ada dalam baris ini. Apakah sama dengan baris di atasnya, “{name}”?",
        "この行に提携先の名称がありません。上の行の「{name}」と同じですか。",
        "No partner is named in this row. Is it “{name}”, as in the row above?",
    ),
    "partner-placeholder": (
        "“{text}” bukan nama mitra. Tuliskan siapa yang dimaksud.",
        "「{text}」は提携先の名称ではありません。具体的な名称を入力してください。",
        "“{text}” names no partner. Please say who is meant.",
    ),
    "partner-several": (
        "Sel ini memuat beberapa mitra: {names}. Bagi menjadi beberapa baris?",
        "このセルには複数の提携先があります：{names}。行を分けますか。",
        "This cell names several partners: {names}. Split it into rows?",
    ),
    "country-blank": (
        "Negara untuk “{name}” tidak tertulis.",
        "「{name}」の国名がありません。",
        "The country of “{name}” is missing.",
    ),
    "country-in-name": (
        "Negara untuk “{name}” tidak tertulis, tetapi namanya menyebut {code}. Benarkah?",
        "「{name}」の国名がありませんが、名称に{code}とあります。これでよろしいですか。",
        "The country of “{name}” is missing, but the name says {code}. Is that right?",
    ),
    "country-unknown": (
        "Negara “{text}” tidak dikenal.",
        "国名「{text}」が分かりません。",
        "The country “{text}” is not known.",
    ),
    "country-spelling": (
        "“{text}” tampaknya salah ketik untuk {code}. Benarkah?",
        "「{text}」は{code}の誤記と思われます。これでよろしいですか。",
        "“{text}” looks like a slip for {code}. Is that right?",
    ),
    "country-ambiguous": (
        "“{text}” dapat berarti beberapa negara: {codes}.",
        "「{text}」は複数の国を指す可能性があります：{codes}。",
        "“{text}” can mean several countries: {codes}.",
    ),
    "country-former": (
        "“{text}” adalah negara yang sudah tidak ada. Pilih negara sekarang: {codes}.",
        "「{text}」は現在存在しない国です。現在の国を選んでください：{codes}。",
        "“{text}” is a state that no longer exists. Choose the present one: {codes}.",
    ),
    "country-policy": (
        "Untuk “{text}” kantor Anda perlu memutuskan negaranya.",
        "「{text}」の国の扱いは、担当部署でお決めください。",
        "For “{text}” the office has to decide the country.",
    ),
    "place-ambiguous": (
        "Ada beberapa tempat bernama “{name}”. Pilih yang dimaksud.",
        "「{name}」という場所が複数あります。該当するものを選んでください。",
        "There are several places called “{name}”. Please choose.",
    ),
    "date": ("{sentence}", "{sentence}", "{sentence}"),
    "end-before-start": (
        "Tanggal berakhir ({end}) lebih awal daripada tanggal mulai ({start}).",
        "終了日（{end}）が開始日（{start}）より前です。",
        "The end ({end}) is before the beginning ({start}).",
    ),
    "status-conflict": (
        "Kolom status menyebut “{status}”, tetapi kolom {heading} memuat “{word}”.",
        "状況の列は「{status}」ですが、{heading}の列に「{word}」とあります。",
        "The status column says “{status}”, but the column {heading} says “{word}”.",
    ),
    "coordinates": (
        "Koordinat “{text}” tidak mungkin.",
        "座標「{text}」はありえない値です。",
        "The coordinates “{text}” are impossible.",
    ),
    # what is worth a look
    "coordinates-elsewhere": (
        "Koordinat “{text}” tidak terletak di {code}, maka tidak dipakai.",
        "座標「{text}」は{code}の中にないため、使用しません。",
        "The coordinates “{text}” do not lie in {code} and were not taken.",
    ),
    "status-as-date": (
        "Kolom {heading} memuat status “{word}”; dibaca sebagai status, tanpa tanggal.",
        "{heading}の列に状況「{word}」とあるため、日付なしの状況として読みました。",
        "The column {heading} holds the status “{word}”; it was read as the status, without a date.",
    ),
    "status-unknown": (
        "Status “{text}” tidak dikenal dan dicatat apa adanya.",
        "状況「{text}」は判別できないため、そのまま記録します。",
        "The status “{text}” is not known and is kept as written.",
    ),
    "country-historic": (
        "“{text}” adalah nama lama; dibaca sebagai {code}, teksnya disimpan.",
        "「{text}」は過去の国名です。{code}と読み、元の表記も残します。",
        "“{text}” is a name of the past; it was read as {code} and its text is kept.",
    ),
    "place-other-name": (
        "“{name}” ditemukan sebagai nama lain dari {place}.",
        "「{name}」は{place}の別名として見つかりました。",
        "“{name}” was found as another name of {place}.",
    ),
    "duration": (
        "“{text}” menyebut lama waktu; tanggal berakhirnya tidak dihitung.",
        "「{text}」は期間の長さのため、終了日は計算しません。",
        "“{text}” is a length of time; the end is not computed from it.",
    ),
    "lost-zero": (
        "“{text}” mungkin kehilangan nol di depan: {suggestion}?",
        "「{text}」は先頭の0が落ちている可能性があります：{suggestion}ではありませんか。",
        "“{text}” may have lost its leading zero: {suggestion}?",
    ),
}  # fmt: skip

_hook: Callable[[str, str], str | None] | None = None


def set_translation_hook(hook: Callable[[str, str], str | None] | None) -> None:
    """`hook(code, lang)` may return another template for a code, or None to keep the one of this table."""
    global _hook
    _hook = hook


def row_sentence(code: str, params: dict, lang: str) -> str:
    """The sentence of a code; what is missing shows as an ellipsis. Other languages read English."""
    index = LANGUAGES.index(lang) if lang in LANGUAGES else 2
    template = (_hook(code, lang) if _hook else None) or _SENTENCES[code][index]
    return template.format_map(_Shown({name: _shown(name, value, lang) for name, value in params.items()}))


def _shown(name: str, value, lang: str) -> object:
    if isinstance(value, date):
        return format_day(value, lang)
    if name in ("code", "codes"):  # countries by their ISO codes
        codes = [value] if isinstance(value, str) else value
        return _comma(lang).join(country_name(code, lang) for code in codes)
    return _comma(lang).join(map(str, value)) if isinstance(value, list | tuple) else value


def _comma(lang: str) -> str:
    return "、" if lang == "ja" else ", "


class _Shown(dict):
    def __missing__(self, key: str) -> str:
        return "…"
