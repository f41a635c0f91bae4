"""Why a file cannot be read, in one sentence: what, and what to do about it."""

from collections.abc import Callable

LANGUAGES = ("id", "ja", "en")

_SENTENCES = {
    "missing": (
        "Berkas {name} tidak ditemukan.",
        "ファイル{name}が見つかりません。",
        "The file {name} was not found.",
    ),
    "not-opened": (
        "{name} tidak dapat dibuka ({reason}). Pilih berkas yang boleh Anda baca.",
        "{name}を開けません（{reason}）。読み取れるファイルを選んでください。",
        "{name} cannot be opened ({reason}). Choose a file that you may read.",
    ),
    "empty": (
        "Berkas {name} kosong. Periksa apakah berkas yang benar telah dipilih.",
        "ファイル{name}は空です。正しいファイルを選んだかご確認ください。",
        "The file {name} is empty. Check that the right file was chosen.",
    ),
    "too-large": (
        "Berkas {name} lebih besar dari {limit} MB, batas yang dapat dibaca. Bagilah menjadi beberapa berkas.",
        "ファイル{name}は、読み取れる上限の{limit} MBを超えています。複数のファイルに分けてください。",
        "The file {name} is larger than {limit} MB, the most that can be read. Split it into several files.",
    ),
    "not-a-spreadsheet": (
        "Berkas {name} ({kind}) bukan lembar kerja. Simpan sebagai .xlsx, .ods, atau .csv.",
        "ファイル{name}（{kind}）は表計算ファイルではありません。.xlsx、.ods、.csvのいずれかで保存してください。",
        "The file {name} ({kind}) is not a spreadsheet. Save it as .xlsx, .ods or .csv.",
    ),
    "encrypted": (
        "Berkas {name} dilindungi kata sandi. Simpan salinan tanpa kata sandi.",
        "ファイル{name}はパスワードで保護されています。パスワードなしの写しを保存してください。",
        "The file {name} is protected by a password. Save a copy without it.",
    ),
    "macros": (
        "Berkas {name} memuat makro, yang tidak diterima. Simpan sebagai .xlsx tanpa makro.",
        "ファイル{name}にはマクロが含まれているため受け付けられません。マクロなしの.xlsxで保存してください。",
        "The file {name} contains macros, which are not accepted. Save it as .xlsx without macros.",
    ),
    "bomb": (
        "Berkas {name} mengembang jauh melebihi ukurannya dan karena itu tidak dibuka.",
        "ファイル{name}は展開すると異常に大きくなるため、開きませんでした。",
        "The file {name} unpacks to far more than its size and was not opened.",
    ),
    "broken": (
        "Berkas {name} rusak. Buka dengan program lembar kerja lalu simpan kembali.",
        "ファイル{name}は壊れています。表計算ソフトで開いて保存し直してください。",
        "The file {name} is damaged. Open it in a spreadsheet program and save it again.",
    ),
    "too-many-rows": (
        "Berkas {name} memuat lebih dari {limit} baris. Bagi menjadi beberapa berkas.",
        "ファイル{name}は{limit}行を超えています。複数のファイルに分けてください。",
        "The file {name} has more than {limit} rows. Split it into several files.",
    ),
    "too-many-columns": (
        "Berkas {name} memuat lebih dari {limit} kolom. Hapus kolom yang tidak diperlukan.",
        "ファイル{name}は{limit}列を超えています。不要な列を削除してください。",
        "The file {name} has more than {limit} columns. Remove those that are not needed.",
    ),
    "too-slow": (
        "Berkas {name} tidak selesai dibaca dalam {limit} detik. Simpan kembali sebagai .csv.",
        "ファイル{name}は{limit}秒以内に読み終わりませんでした。.csvで保存し直してください。",
        "The file {name} could not be read within {limit} seconds. Save it again as .csv.",
    ),
    "too-big": (
        "Berkas {name} memerlukan terlalu banyak memori. Simpan kembali sebagai .csv.",
        "ファイル{name}の読み込みには多くのメモリが必要です。.csvで保存し直してください。",
        "The file {name} needs too much memory. Save it again as .csv.",
    ),
    "undecodable": (
        "Huruf dalam berkas {name} tidak dapat dibaca (baris {row}). Simpan sebagai UTF-8.",
        "ファイル{name}の文字を読み取れません（{row}行目）。UTF-8で保存してください。",
        "The letters in the file {name} cannot be read (row {row}). Save it as UTF-8.",
    ),
    "cell-too-long": (
        "Baris {row} dalam berkas {name} memuat sel yang terlalu panjang. Periksa tanda kutipnya.",
        "ファイル{name}の{row}行目に長すぎるセルがあります。引用符をご確認ください。",
        "Row {row} of the file {name} has a cell that is too long. Check its quotation marks.",
    ),
    "no-rows": (
        "Berkas {name} tidak memuat baris data di bawah judul kolom.",
        "ファイル{name}には見出しの下にデータの行がありません。",
        "The file {name} has no rows of data below its headings.",
    ),
    "no-headings": (
        "Judul kolom tidak ditemukan dalam berkas {name}. Baris judul harus memuat paling sedikit dua kolom.",
        "ファイル{name}に列の見出しが見つかりません。見出しの行には2列以上必要です。",
        "No column headings were found in the file {name}. The heading row needs at least two columns.",
    ),
    "no-such-sheet": (
        "Lembar “{sheet}” tidak ada dalam berkas {name}.",
        "ファイル{name}にシート「{sheet}」はありません。",
        "There is no sheet “{sheet}” in the file {name}.",
    ),
}  # fmt: skip

# What a file is instead, for people.
KINDS = {
    "document": ("dokumen", "文書", "a document"),
    "presentation": ("presentasi", "プレゼンテーション", "a presentation"),
    "pdf": ("PDF", "PDF", "a PDF"),
    "image": ("gambar", "画像", "an image"),
    "archive": ("arsip", "圧縮ファイル", "an archive"),
    "xlsb": (".xlsb", ".xlsb", ".xlsb"),
    "page": ("halaman web", "ウェブページ", "a web page"),
    "unknown": ("jenis tidak dikenal", "種類不明", "of unknown kind"),
}

_hook: Callable[[str, str], str | None] | None = None


def set_translation_hook(hook: Callable[[str, str], str | None] | None) -> None:
    """`hook(code, lang)` may return another template for a code, or None to keep the one of this table."""
    global _hook
    _hook = hook


class UnreadableFile(Exception):
    """The file as a whole cannot be read. `code` is a key of the table; `params` fill its sentence."""

    def __init__(self, code: str, **params) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def message(self, lang: str) -> str:
        """One sentence in id, ja or en (any other language reads English)."""
        index = LANGUAGES.index(lang) if lang in LANGUAGES else 2
        template = (_hook(self.code, lang) if _hook else None) or _SENTENCES[self.code][index]
        shown = dict(self.params)
        if "kind" in shown:
            shown["kind"] = KINDS.get(shown["kind"], KINDS["unknown"])[index]
        return template.format_map(
            {"name": "", "row": "?", "limit": "?", "size": "?", "sheet": "", "reason": "?", **shown}
        )

    def __str__(self) -> str:
        return self.message("en")


def file_problem_codes() -> frozenset[str]:
    return frozenset(_SENTENCES)
