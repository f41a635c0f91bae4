"""Cuts the Japanese web typeface into slices, so that a page fetches little: `python scripts/make_japanese_type.py`.

From the Noto Sans JP that sets the documents (kernel/typesetting/fonts). The first slice holds kana, punctuation and every
character of the public pages' own words, the second those of fields, countries, events and the demonstration's record, the third the
rest of the program's words; then come the characters of JIS X 0208, those of place names first, and the extensions of cp932. A browser that has no Japanese
typeface fetches only the slices whose characters stand on the page (`unicode-range`). For maintainers: needs `fonttools`
and `brotli`; nothing at run time does. Writes static/ui/fonts/noto-sans-jp/ and the sums in vendored.toml.
"""

import gzip
import hashlib
import re
import shutil
from collections import Counter
from pathlib import Path

from babel.messages.pofile import read_po
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(__file__).resolve().parent.parent / "src" / "jalin"
FONTS = SOURCE / "kernel" / "typesetting" / "fonts"
TARGET = SOURCE / "kernel" / "ui" / "static" / "ui" / "fonts" / "noto-sans-jp"
RECORD = SOURCE / "kernel" / "ui" / "vendored.toml"
PUBLIC = (
    "relations",
    "kernel/ui",
    "kernel/search",
    "kernel/web",
    "config",
)  # modules whose words citizens read
TOLD = ("invitations", "visits", "newsroom/reading")  # modules whose events and news citizens read
SAMPLES = "styleguide"
COMMON, RARE = 64, 128  # characters in a slice

FACE = """@font-face {{
  font-family: "{family}";
  font-style: normal;
  font-display: swap;
  font-weight: 100 500;
  src: url("./{file}") format("woff2");
  unicode-range: {ranges};
}}
"""


def is_japanese(character: str) -> bool:
    return (
        "\u3000" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uffef"
    )


def of_catalogue(path: Path) -> set[str]:
    with path.open("rb") as file:
        messages = read_po(file, locale="ja")
    texts = (message.string for message in messages if message.id and message.context != SAMPLES)
    return {char for text in texts for part in ([text] if isinstance(text, str) else text) for char in part}


def of_jis(rows: range, encoding: str = "euc_jp") -> list[str]:
    """Characters by their rows (first bytes), in the order of the table."""
    found = []
    for row in rows:
        for cell in range(0x40 if encoding == "cp932" else 0xA1, 0xFD if encoding == "cp932" else 0xFF):
            try:
                found.append(bytes([row, cell]).decode(encoding))
            except UnicodeDecodeError:
                continue
    return found


def slices_of(available: set[str]) -> list[list[str]]:
    catalogues = {path.parents[3].relative_to(SOURCE).as_posix(): of_catalogue(path)
                  for path in SOURCE.rglob("locale/ja/LC_MESSAGES/django.po")}  # fmt: skip
    tables = [*(SOURCE / "demo" / "data" / "bandung").glob("*.csv"), *(SOURCE / "demo" / "data" / "bandung").glob("stories/*.toml"), *(SOURCE / "relations" / "data").glob("*.csv"),
              SOURCE / "kernel" / "places" / "data" / "countries_id_ja_en.csv"]  # fmt: skip
    record = {char for path in tables for char in path.read_text(encoding="utf-8")}
    kana = {chr(code) for code in (*range(0x3041, 0x3097), *range(0x30A0, 0x3100), *range(0x3001, 0x3020))}
    first = kana | set("年月日火水木金土曜頃") | {char for name in PUBLIC for char in catalogues[name]}
    record |= {char for name in TOLD for char in catalogues[name]}
    third = set().union(*catalogues.values())
    names = SOURCE / "kernel" / "places" / "data" / "gazetteer_names.txt.gz"
    used = Counter(char for char in gzip.decompress(names.read_bytes()).decode() if is_japanese(char))
    level_one = sorted(of_jis(range(0xB0, 0xD0)), key=lambda char: -used[char])
    rest = [*of_jis(range(0xA1, 0xA9)), *of_jis(range(0xD0, 0xF5)), *of_jis(range(0xFA, 0xFD), "cp932")]
    taken: set[str] = set()

    def fresh(characters) -> list[str]:
        found = [
            char for char in dict.fromkeys(characters) if is_japanese(char) and char in available - taken
        ]
        taken.update(found)
        return found

    slices = [fresh(sorted(first)), fresh(sorted(record)), fresh(sorted(third))]
    for characters, size in ((fresh(level_one), COMMON), (fresh(rest), RARE)):
        slices += [characters[place : place + size] for place in range(0, len(characters), size)]
    return slices


def ranges_of(characters: list[str]) -> str:
    """U+3042-3044, U+8A9E"""
    codes, runs = sorted(map(ord, characters)), []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{one:X}" if one == other else f"U+{one:X}-{other:X}" for one, other in runs)


def face(family: str, file: str, characters: list[str]) -> str:
    return FACE.format(family=family, file=file, ranges=ranges_of(characters))


def cut(typeface: Path, characters: list[str], file: Path) -> None:
    """These characters of a typeface as a web font."""
    font = TTFont(typeface, recalcTimestamp=False)
    options = Options(
        layout_features=[],
        hinting=False,
        desubroutinize=True,
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(file)


def keep_sums(folder: Path, origins: dict[str, str]) -> None:
    """Write name, origin and sum of each file of `folder` into vendored.toml, in the place of those before."""
    place = f"static/ui/fonts/{folder.name}/"
    ours = rf'\n\[\[derived\]\]\nfile = "{place}[^[]*?(?=\n\[\[|\Z)'
    record = re.sub(ours, "", RECORD.read_text(encoding="utf-8")).rstrip("\n") + "\n"
    for file in sorted(folder.iterdir()):
        record += (f'\n[[derived]]\nfile = "{place}{file.name}"\nlicence = "OFL-1.1"\n'
                   f'from = "{origins[file.name]}"\nsha256 = "{hashlib.sha256(file.read_bytes()).hexdigest()}"\n')  # fmt: skip
    RECORD.write_text(record, encoding="utf-8")


def main() -> None:
    available = set(map(chr, TTFont(FONTS / "NotoSansJP_500Medium.ttf").getBestCmap()))
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    shutil.copyfile(FONTS / "OFL-noto-sans-jp.txt", TARGET / "LICENSE")
    faces = []
    for number, characters in enumerate(slices_of(available)):
        name = f"noto-sans-jp-{number:02}.woff2"
        cut(FONTS / "NotoSansJP_500Medium.ttf", characters, TARGET / name)
        faces.append(face("Noto Sans JP Slices", name, characters))
    (TARGET / "faces.css").write_text("".join(faces), encoding="utf-8")
    keep_sums(TARGET, {file.name: "@expo-google-fonts/noto-sans-jp" for file in TARGET.iterdir()})


if __name__ == "__main__":
    main()
