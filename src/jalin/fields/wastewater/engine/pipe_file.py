"""What a city knows of its pipes besides their hydraulics: pipes.csv with material, year, depth, road, people, customers."""

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from .csv_file import CsvRow, plain, read_csv
from .observations import Pipe

COLUMNS = {
    "pipe_id": ("id", "id_pipa", "pipa", "管渠番号", "路線番号", "管きょ番号"),
    "material": ("bahan", "jenis_pipa", "管種", "材質"),
    "year": ("tahun", "tahun_pasang", "tahun_bangun", "布設年度", "布設年", "施工年度"),
    "depth_m": ("kedalaman_m", "土被りm", "土被り", "埋設深m"),
    "road": ("kelas_jalan", "jalan", "道路種別", "道路区分"),
    "population": ("penduduk", "jiwa_hulu", "処理人口", "上流人口"),
    "critical": ("pelanggan_penting", "重要施設"),
}
# Years outside are a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1800, 2100


@cache
def _materials() -> dict[str, str]:
    raw = tomllib.loads(files(__package__).joinpath("data/materials.toml").read_text(encoding="utf-8"))
    return {
        plain(word).casefold(): material for material, words in raw.items() for word in (material, *words)
    }


def material_of(text: str) -> str:
    """concrete, clay, plastic, steel, iron, brick, fibre-cement; another word as it stands, in small letters."""
    word = plain(text).casefold()
    return _materials().get(word, word)


def read(source: Path | bytes, pipes: Mapping[str, Pipe], name: str = "") -> dict[str, Pipe]:
    """The same pipes with what the file adds. Raises FaultyFile for an unknown pipe, one given twice, or a bad cell."""
    file = read_csv(source, COLUMNS, ("pipe_id",), name)
    found, lines = dict(pipes), {}
    for row in file.rows:
        pipe = row.text("pipe_id", required=True)
        if not pipe:
            continue
        if pipe not in pipes:
            near = ", ".join(get_close_matches(pipe, pipes, n=3)) or "–"
            row.fault("unknown-pipe", "pipe_id", pipe=pipe, near=near)
        elif pipe in lines:
            row.fault("given-twice", "pipe_id", pipe=pipe, first=lines[pipe])
        else:
            lines[pipe] = row.line
            found[pipe] = _with(pipes[pipe], row)
    file.check()
    return found


def _with(pipe: Pipe, row: CsvRow) -> Pipe:
    depth, population = row.number("depth_m", 0, 100), row.whole("population", 0)
    critical = tuple(
        word.strip() for word in row.text("critical").replace("、", ";").split(";") if word.strip()
    )
    return replace(
        pipe,
        material=material_of(row.text("material")),
        year=row.whole("year", FIRST_YEAR, LAST_YEAR),
        depth=pipe.depth if depth is None else depth,
        road=row.text("road"),
        population=population,
        critical=critical,
    )


def as_csv(pipes: Mapping[str, Pipe]) -> str:
    """The file that `read` takes."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for pipe in pipes.values():
        known = (
            pipe.id,
            pipe.material,
            pipe.year,
            pipe.depth,
            pipe.road,
            pipe.population,
            ";".join(pipe.critical),
        )
        lines.writerow("" if value is None else value for value in known)
    return out.getvalue()
