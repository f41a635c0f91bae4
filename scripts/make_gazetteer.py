"""Write the place index that Jalin ships: `python scripts/make_gazetteer.py [--check]`.

From GeoNames' cities over 15,000 inhabitants, the Indonesian regencies and cities and the Japanese local
governments it makes two files that are read in a tenth of a second without folding half a million names:

- `gazetteer_places.tsv.gz`: one place per line, the most populous first
- `gazetteer_names.txt.gz`: one folded name per line with the line numbers of its places, sorted by bytes

`--check` writes nothing and exits with 1 where the index was made from other data or by other code.
"""

import csv
import gzip
import hashlib
import io
import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACES = ROOT / "src" / "jalin" / "kernel" / "places"
DATA = PLACES / "data"
sys.path.insert(0, str(ROOT / "src"))

from jalin.kernel.places.folding import fold  # noqa: E402

# How a name belongs to its place: its own name, another name, its name without the word for the unit.
MAIN, ALTERNATE, WITHOUT_UNIT = "m", "o", "u"
INPUTS = (
    DATA / "geonames_cities15000.tsv.gz",
    DATA / "indonesia_kabupaten_kota.csv",
    DATA / "japan_local_governments.csv",
    PLACES / "folding.py",
    Path(__file__),
)
KANA = re.compile("[\u3041-\u30ff]")
HAN_COUNTRIES = ("JP", "CN", "TW", "HK", "MO")


@dataclass
class Row:
    id: str
    name: str
    country: str
    kind: str
    lat: str = ""
    lon: str = ""
    population: int = 0
    timezone: str = ""
    admin1: str = ""
    name_ja: str = ""
    code: str = ""
    names: dict[str, str] = field(default_factory=dict)  # folded name → flag

    def add(self, name: str, flag: str) -> None:
        folded = fold(name)
        if folded and self.names.get(folded, "z") > flag:
            self.names[folded] = flag

    def line(self) -> str:
        return "\t".join(
            (self.id, self.name, self.country, self.kind, self.lat, self.lon, str(self.population or ""),
             self.timezone, self.admin1, self.name_ja, self.code)
        )  # fmt: skip


def geonames() -> list[Row]:
    rows = []
    with gzip.open(DATA / "geonames_cities15000.tsv.gz", "rt", encoding="utf-8") as file:
        for raw in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            row = Row(
                f"geonames:{raw['geonameid']}", raw["name"], raw["country"], "city", raw["lat"], raw["lon"],
                int(raw["population"]), raw["timezone"], raw["admin1"],
            )  # fmt: skip
            cjk = [name for name in raw["names_cjk_kana"].split("|") if name]
            row.name_ja = next((name for name in cjk if KANA.search(name)), "")
            if not row.name_ja and row.country in HAN_COUNTRIES:
                row.name_ja = cjk[0] if cjk else ""
            row.add(raw["name"], MAIN)
            for name in (*cjk, *filter(worth_keeping, raw["names_latin"].split("|"))):
                row.add(name, ALTERNATE)
            rows.append(row)
    return rows


def worth_keeping(name: str) -> bool:
    """GeoNames mixes in airport codes (BDO) and machine transliterations, all lower case (ban dung)."""
    return bool(name) and not name.islower() and not re.fullmatch("[A-Z]{2,4}", name)


def add_indonesian_units(rows: list[Row]) -> None:
    """A kota that is one GeoNames city becomes that city; regencies and the rest have no coordinates."""
    by_name = defaultdict(list)
    for row in rows:
        for name in {name.replace(" ", "") for name in row.names} if row.country == "ID" else ():
            by_name[name].append(row)
    for unit in _read("indonesia_kabupaten_kota.csv"):
        name, is_city = unit["name"], unit["name"].startswith("Kota")
        bare = re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", name)
        keys = (fold(name).replace(" ", ""), fold(bare).replace(" ", "")) if is_city else ()
        same = next((by_name[key] for key in keys if len(by_name[key]) == 1), [])
        if len(same) == 1:
            row = same[0]
            row.code, row.name = unit["code"], name
        else:
            kind = "city" if is_city else "regency"
            row = Row(
                f"kepmendagri:{unit['code']}", name, "ID", kind, admin1=unit["province"], code=unit["code"]
            )
            rows.append(row)
        row.add(name, MAIN)
        row.add(bare, MAIN if is_city else WITHOUT_UNIT)


def add_japanese_units(rows: list[Row]) -> None:
    """Cities, towns, villages and Tokyo's special wards; wards within a city are no places of their own."""
    near = defaultdict(list)
    for row in rows:
        if row.country == "JP":
            for name in row.names:
                near[name].append(row)
    for unit in _read("japan_local_governments.csv"):
        if " " in unit["city"] or not unit["city"]:
            continue
        if unit["city"].endswith("郡") or not unit["lgcode"]:
            continue
        bare, kana = unit["city"][:-1], re.sub("(し|く|ちょう|まち|むら|そん)$", "", unit["citykana"])
        name = romaji(kana).capitalize()
        keys = (fold(unit["city"]), fold(bare), fold(name))
        groups = ([row for row in near[key] if _km(row, unit) < 25] for key in keys)
        same = next((group for group in groups if group), [])
        if len(same) == 1 and not same[0].code:
            row = same[0]
            _take_new_name(row, name)
        else:
            row = Row(f"jp:{unit['lgcode']}", name, "JP", "city", unit["lat"], unit["lng"])
            row.timezone, row.admin1 = "Asia/Tokyo", unit["pref"]
            rows.append(row)
        row.code, row.name_ja = unit["lgcode"], unit["city"]
        for own in (unit["city"], bare, name):
            row.add(own, MAIN)
        row.add(unit["citykana"], ALTERNATE)


def _take_new_name(row: Row, name: str) -> None:
    """GeoNames often keeps the name from before a merger, with the new one among the alternates."""
    if fold(name) != fold(row.name) and fold(name) in row.names:
        row.names[fold(row.name)] = ALTERNATE
        row.name = name


def _km(row: Row, unit: dict) -> float:
    east = (float(row.lon) - float(unit["lng"])) * math.cos(math.radians(float(row.lat)))
    return math.hypot(float(row.lat) - float(unit["lat"]), east) * 111.2


_KANA_ROMAJI = {
    kana: consonant + vowel
    for consonant, row in {
        "": "あいうえお", "k": "かきくけこ", "s": "さ すせそ", "t": "た  てと", "n": "なにぬねの",
        "h": "はひ へほ", "m": "まみむめも", "y": "や ゆ よ", "r": "らりるれろ", "w": "わ   を",
        "g": "がぎぐげご", "z": "ざ ずぜぞ", "d": "だ  でど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
    }.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != " "
}  # fmt: skip
_KANA_ROMAJI |= {
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "じ": "ji",
    "ぢ": "ji",
    "づ": "zu",
    "を": "o",
    "ん": "n",
}


def romaji(kana: str) -> str:
    """Hepburn as road signs have it: long o and u are not written (`みなみぼうそう` → minamiboso)."""
    latin = ""
    for at, sign in enumerate(kana):
        if sign in "ゃゅょ":
            vowel = {"ゃ": "a", "ゅ": "u", "ょ": "o"}[sign]
            latin = latin[:-1] + (vowel if latin[:-1].endswith(("sh", "ch", "j")) else "y" + vowel)
        elif sign == "っ":
            following = _KANA_ROMAJI.get(kana[at + 1 : at + 2], "")
            latin += "t" if following.startswith("ch") else following[:1]
        else:
            latin += _KANA_ROMAJI.get(sign, "")
    return re.sub("o[ou]", "o", latin.replace("uu", "u"))


def texts() -> tuple[str, str]:
    """Both files as they should be."""
    rows = geonames()
    add_indonesian_units(rows)
    add_japanese_units(rows)
    rows.sort(key=lambda row: (-row.population, row.id))
    index = defaultdict(list)
    for number, row in enumerate(rows):
        for folded, flag in row.names.items():
            index[folded].append(f"{number}{flag}")
    lines = sorted(f"{folded}\t{' '.join(numbers)}" for folded, numbers in index.items())
    lines.sort(key=lambda line: line.encode())
    return "\n".join(row.line() for row in rows) + "\n", "\n".join(lines) + "\n"


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def input_digest() -> str:
    """What the index depends on: data and code."""
    digest = hashlib.sha256()
    for path in INPUTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write(name: str, text: str) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, compresslevel=9, filename="") as file:
        file.write(text.encode())
    (DATA / name).write_bytes(packed.getvalue())
    print(f"{name}: {text.count(chr(10))} lines, {len(packed.getvalue()) // 1024} KB")


def main(check: bool) -> int:
    stamp = DATA / "gazetteer.sha256"
    if check:
        return 0 if stamp.exists() and stamp.read_text().strip() == input_digest() else 1
    places, names = texts()
    write("gazetteer_places.tsv.gz", places)
    write("gazetteer_names.txt.gz", names)
    stamp.write_text(input_digest() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
