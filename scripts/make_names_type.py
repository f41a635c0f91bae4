"""Cuts the web typeface in which names of Korean and Chinese partners stand: `python scripts/make_names_type.py NODE_MODULES`.

Partners are named in their own script on pages of every language. Where a device has no typeface for it, a page fetches the
slices whose characters stand on it: Hangul of KS X 1001, and the Chinese characters of the gazetteer's and the demonstration's
names that the Japanese slices lack. From `npm install --ignore-scripts @expo-google-fonts/noto-sans-kr
@expo-google-fonts/noto-sans-sc` in a folder beside the repository. For maintainers: needs `fonttools` and `brotli`. Writes
static/ui/fonts/noto-sans-names/ and the sums in vendored.toml.
"""

import gzip
import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from make_japanese_type import FONTS, RARE, SOURCE, TARGET, cut, face, keep_sums, of_jis, slices_of

NAMES = TARGET.parent / "noto-sans-names"
KOREAN = "@expo-google-fonts/noto-sans-kr"
CHINESE = "@expo-google-fonts/noto-sans-sc"


def is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def names() -> set[str]:
    """The characters of all names of places and partners that the program brings along."""
    gazetteer = SOURCE / "kernel" / "places" / "data" / "gazetteer_names.txt.gz"
    record = (SOURCE / "demo" / "data" / "bandung").glob("*.csv")
    texts = [
        gzip.decompress(gazetteer.read_bytes()).decode(),
        *(path.read_text(encoding="utf-8") for path in record),
    ]
    return {character for text in texts for character in text}


def main(modules: Path) -> None:
    japanese = set(map(chr, TTFont(FONTS / "NotoSansJP_500Medium.ttf").getBestCmap()))
    covered = {character for part in slices_of(japanese) for character in part}
    used = names()
    korean = sorted(
        filter(is_hangul, of_jis(range(0xB0, 0xC9), "euc_kr")), key=lambda one: (one not in used, one)
    )
    chinese = sorted(filter(is_han, used - covered))
    shutil.rmtree(NAMES, ignore_errors=True)
    NAMES.mkdir(parents=True)
    shutil.copyfile(modules / KOREAN / "LICENSE_FONT", NAMES / "LICENSE")
    faces, origins = [], {"LICENSE": KOREAN, "faces.css": KOREAN}
    for package, font, word, characters in (
        (KOREAN, "NotoSansKR_500Medium.ttf", "ko", korean), (CHINESE, "NotoSansSC_500Medium.ttf", "zh", chinese),
    ):  # fmt: skip
        for number, first in enumerate(range(0, len(characters), RARE)):
            part, name = characters[first : first + RARE], f"{word}-{number:02}.woff2"
            cut(modules / package / "500Medium" / font, part, NAMES / name)
            faces.append(face("Noto Sans Names", name, part))
            origins[name] = package
    (NAMES / "faces.css").write_text("".join(faces), encoding="utf-8")
    keep_sums(NAMES, origins)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
