"""One sentence per code, in Indonesian, Japanese and English. A translation hook may replace them."""

from collections.abc import Callable
from datetime import date

from .formatting import format_month, format_partial, format_weekday
from .partial import PartialDate

LANGUAGES = ("id", "ja", "en")

# Read, and yet worth a look before it is taken over.
WARNINGS = frozenset(
    {"wrong-weekday", "typo-month", "long-span", "unlikely-year", "serial", "could-be-two-years",
     "fiscal-year", "compact-date", "utc-moment", "same-ends"}
)  # fmt: skip

_STATE_NAMES = {
    "ongoing": ("berjalan", "継続中", "ongoing"),
    "completed": ("selesai", "完了", "completed"),
    "cancelled": ("dibatalkan", "中止", "cancelled"),
    "declined": ("ditolak dengan hormat", "辞退", "declined"),
    "transferred": ("dialihkan", "移管", "transferred"),
    "postponed": ("ditunda", "延期", "postponed"),
    "planned": ("direncanakan", "予定", "planned"),
    "expired": ("berakhir", "失効", "expired"),
    "open-ended": ("tanpa batas waktu", "無期限", "without an end date"),
}

_SENTENCES = {
    "empty": (
        "Sel ini tidak memuat tanggal.",
        "このセルには日付が書かれていません。",
        "There is no date in this cell.",
    ),
    "zero-means-unknown": (
        "Angka 0 berarti tanggalnya tidak diketahui.",
        "0は日付が不明であることを表します。",
        "0 stands for a date that is not known.",
    ),
    "status-in-date-column": (
        "“{word}” adalah status ({state}), bukan tanggal.",
        "「{word}」は状況({state})であり、日付ではありません。",
        "“{word}” is a status ({state}), not a date.",
    ),
    "status-with-date": (
        "Sel ini memuat status “{word}” dan tanggal sekaligus. Mohon pisahkan keduanya.",
        "このセルには状況「{word}」と日付が両方書かれています。分けて入力してください。",
        "This cell holds the status “{word}” and a date. Please separate the two.",
    ),
    "quarter-without-year": (
        "“{word}” adalah triwulan tanpa tahun. Tuliskan tanggalnya.",
        "「{word}」は年のない四半期です。日付を入力してください。",
        "“{word}” is a quarter without a year. Please write the date.",
    ),
    "quarter": (
        "“{word}” menyebut bagian tahun, bukan tanggal. Tuliskan hari pertama dan terakhirnya.",
        "「{word}」は年の一部を示すもので、日付ではありません。最初の日と最後の日を入力してください。",
        "“{word}” names a part of a year, not a date. Please write its first and last day.",
    ),
    "week": (
        "“{word}” menyebut minggu, bukan tanggal. Tuliskan hari pertama dan terakhirnya.",
        "「{word}」は週を示すもので、日付ではありません。最初の日と最後の日を入力してください。",
        "“{word}” names a week, not a date. Please write its first and last day.",
    ),
    "budget-year": (
        "“{word}” menyebut tahun anggaran atau tahun ajaran, bukan tanggal. Tuliskan hari pertama dan terakhirnya.",
        "「{word}」は会計年度または学年度を示すもので、日付ではありません。最初の日と最後の日を入力してください。",
        "“{word}” names a budget or school year, not a date. Please write its first and last day.",
    ),
    "other-calendar": (
        "“{word}” tampaknya dari kalender lain. Tuliskan tanggal menurut kalender Masehi.",
        "「{word}」は西暦以外の暦と思われます。西暦の日付を入力してください。",
        "“{word}” seems to be of another calendar. Please write the date in the Western calendar.",
    ),
    "date-or-number": (
        "“{word}” dapat berarti tanggal atau nomor surat. Tuliskan nama bulannya.",
        "「{word}」は日付とも文書番号とも読めます。月を数字で入力してください。",
        "“{word}” can be a date or the number of a letter. Please write the name of the month.",
    ),
    "year-missing": (
        "Tahun tidak tertulis dalam “{word}”.",
        "「{word}」に年が書かれていません。",
        "The year is missing in “{word}”.",
    ),
    "short-year": (
        "Tahun dalam “{word}” hanya dua angka. Tuliskan dengan empat angka.",
        "「{word}」の年が2桁です。4桁で入力してください。",
        "The year in “{word}” has two digits. Please write it with four.",
    ),
    "impossible-year": (
        "“{word}” tidak mungkin sebuah tahun di sini.",
        "「{word}」は年として読み取れません。",
        "“{word}” cannot be a year here.",
    ),
    "ambiguous-order": (
        "“{word}” dapat berarti {first} atau {second}. Pilih salah satu.",
        "「{word}」は{first}とも{second}とも読めます。どちらかを選んでください。",
        "“{word}” can mean {first} or {second}. Please choose.",
    ),
    "month-or-years": (
        "“{word}” dapat berarti sebuah bulan atau dua tahun. Tuliskan dengan lengkap.",
        "「{word}」は月とも2年間とも読めます。省略せずに入力してください。",
        "“{word}” can mean a month or two years. Please write it in full.",
    ),
    "impossible-date": (
        "Tanggal {day} tidak ada dalam bulan {in_month}.",
        "{in_month}に{day}日はありません。",
        "There is no day {day} in {in_month}.",
    ),
    "impossible-date-text": (
        "Tanggal “{word}” tidak ada.",
        "「{word}」という日付はありません。",
        "There is no date “{word}”.",
    ),
    "impossible-month": (
        "Tidak ada bulan ke-{month}.",
        "{month}月という月はありません。",
        "There is no month {month}.",
    ),
    "impossible-time": (
        "“{word}” bukan jam yang benar.",
        "「{word}」という時刻はありません。",
        "“{word}” is not a time of day.",
    ),
    "end-before-start": (
        "Akhir ({end}) lebih awal daripada permulaan ({start}).",
        "終わり({end})が始まり({start})より前です。",
        "The end ({end}) is before the start ({start}).",
    ),
    "open-range": (
        "“{word}” hanya menyebut satu ujung rentang waktu.",
        "「{word}」には期間の一方の端しか書かれていません。",
        "“{word}” gives only one end of a period.",
    ),
    "several-dates": (
        "Sel ini memuat beberapa tanggal. Pisahkan, atau tulis sebagai rentang dengan “s.d.”.",
        "このセルには日付が複数あります。分けるか、期間として「〜」で入力してください。",
        "This cell holds several dates. Separate them, or write a range with “to”.",
    ),
    "vague": (
        "“{word}” membuat tanggal ini tidak pasti. Tuliskan tanggal yang dimaksud.",
        "「{word}」があるため日付を確定できません。該当する日付を入力してください。",
        "“{word}” leaves this date uncertain. Please write the date that is meant.",
    ),
    "era-mismatch": (
        "{era} adalah tahun {era_western}, bukan {western}.",
        "{era}は{era_western}年であり、{western}年ではありません。",
        "{era} is {era_western}, not {western}.",
    ),
    "era-range": (
        "Era {romaji} ({era}) tidak memuat tanggal ini: “{word}”.",
        "{era}にこの日付はありません:「{word}」。",
        "The {romaji} era ({era}) had no such date: “{word}”.",
    ),
    "old-calendar": (
        "Sebelum 1873 Jepang memakai kalender lain, sehingga hari dalam {era} tidak dapat dibaca.",
        "1873年より前は旧暦のため、{era}の月日は読み取れません。",
        "Before 1873 Japan used another calendar, so a day of {era} cannot be read.",
    ),
    "time-without-date": (
        "“{word}” adalah jam tanpa tanggal.",
        "「{word}」は日付のない時刻です。",
        "“{word}” is a time without a date.",
    ),
    "number-not-date": (
        "Angka {word} tidak dapat dibaca sebagai tanggal.",
        "数値{word}は日付として読み取れません。",
        "The number {word} cannot be read as a date.",
    ),
    "year-as-date": (
        "{date} tampaknya tahun {year} dalam sel berformat tanggal. Mohon dipastikan.",
        "{date}は、日付形式のセルに入力された{year}年と思われます。ご確認ください。",
        "{date} looks like the year {year} in a cell formatted as a date. Please check.",
    ),
    "too-long": (
        "Sel ini terlalu panjang untuk sebuah tanggal.",
        "日付としては長すぎます。",
        "This cell is too long for a date.",
    ),
    "not-understood": (
        "“{word}” tidak dapat dibaca sebagai tanggal.",
        "「{word}」は日付として読み取れません。",
        "“{word}” cannot be read as a date.",
    ),
    "wrong-weekday": (
        "{date} adalah hari {actual}, bukan {stated}.",
        "{date}は{actual}であり、{stated}ではありません。",
        "{date} is a {actual}, not a {stated}.",
    ),
    "typo-month": (
        "“{month_word}” dibaca sebagai {month_name}.",
        "「{month_word}」を{month_name}と読みました。",
        "“{month_word}” was read as {month_name}.",
    ),
    "long-span": (
        "Rentang ini {days} hari. Mohon dipastikan.",
        "この期間は{days}日間です。ご確認ください。",
        "This span covers {days} days. Please check.",
    ),
    "same-ends": (
        "Kedua ujung rentang dalam “{word}” sama. Mohon dipastikan.",
        "「{word}」は期間の始まりと終わりが同じです。ご確認ください。",
        "Both ends of the span in “{word}” are the same. Please check.",
    ),
    "unlikely-year": (
        "Tahun {year} tidak lazim. Mohon dipastikan.",
        "{year}年は通常考えにくい年です。ご確認ください。",
        "The year {year} is unusual. Please check.",
    ),
    "serial": (
        "Angka {word} dibaca sebagai hari dalam lembar kerja: {date}.",
        "数値{word}を表計算の日付として{date}と読みました。",
        "The number {word} was read as a spreadsheet's day: {date}.",
    ),
    "could-be-two-years": (
        "“{word}” dibaca sebagai bulan, tetapi dapat juga berarti dua tahun.",
        "「{word}」を月と読みましたが、2年間とも読めます。",
        "“{word}” was read as a month; it could also mean two years.",
    ),
    "fiscal-year": (
        "“{word}” dibaca sebagai tahun anggaran Jepang, April sampai Maret.",
        "「{word}」を4月から翌年3月までの年度と読みました。",
        "“{word}” was read as a Japanese fiscal year, April to March.",
    ),
    "utc-moment": (
        "Waktu ini dalam UTC. Di Indonesia dan Jepang mungkin sudah hari berikutnya.",
        "この時刻は協定世界時(UTC)です。インドネシアや日本では翌日にあたる可能性があります。",
        "This time is in UTC. In Indonesia and Japan it may already be the next day.",
    ),
    "compact-date": (
        "{word} dibaca sebagai {date}.",
        "{word}を{date}と読みました。",
        "{word} was read as {date}.",
    ),
}  # fmt: skip

_hook: Callable[[str, str], str | None] | None = None


def set_translation_hook(hook: Callable[[str, str], str | None] | None) -> None:
    """`hook(code, lang)` may return another template for a code, or None to keep the one of this table."""
    global _hook
    _hook = hook


def sentence(code: str, params: dict, lang: str) -> str:
    """The sentence for a code with its words filled in; any language but id and ja reads English."""
    lang = lang.lower()[:2] if lang.lower()[:2] in LANGUAGES else "en"
    template = (_hook(code, lang) if _hook else None) or _SENTENCES[code][LANGUAGES.index(lang)]
    return template.format_map(_Shown(params, lang))


def state_name(state: str, lang: str) -> str:
    return _STATE_NAMES[state][LANGUAGES.index(lang if lang in LANGUAGES else "en")]


class _Shown(dict):
    """Parameters as words of one language; what is missing shows as an ellipsis rather than an error."""

    def __init__(self, params: dict, lang: str) -> None:
        super().__init__(params)
        self.lang = lang

    def __getitem__(self, key: str) -> str:
        match key:
            case "in_month":
                first = date(self.get("year") or 2000, self.get("month") or 1, 1)
                return format_partial(PartialDate.of_month(first.year, first.month), self.lang)
            case "month_name":
                return format_month(self.get("month"), self.lang)
            case "actual" | "stated":
                return format_weekday(self.get(key), self.lang)
            case "state":
                return state_name(self.get("state"), self.lang)
        value = self.get(key, "…")
        if isinstance(value, date):
            return format_partial(PartialDate.of_day(value), self.lang)
        return format_partial(value, self.lang) if isinstance(value, PartialDate) else str(value)
