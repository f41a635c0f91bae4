"""The networks that the wastewater benchmarks run, small and large, and their accepted figures."""

import gzip
from pathlib import Path

import jalin.fields.wastewater.engine as engine
from jalin.fields.wastewater.engine import inp

SMALL = Path(engine.__file__).parent / "tests" / "networks"
LARGE = Path(__file__).parent / "networks"

# EPA SWMM 5.2.4 by swmm-toolkit 0.17.0, the file's options, THREADS 1: flooding (decimals printed), nodes flooded,
# links full at both ends, continuity errors of runoff and routing in percent
ACCEPTED = {
    "epa_example2_extran_10n": ("116740.8", 2, 2, "0.000", "-0.042"),
    "epa_example3_sanitary_34n": ("0", 0, 1, "0.000", "-0.042"),
    "epa_example8_combined_31n": ("0", 0, 3, "-0.047", "-2.043"),
    "simon_user1_cms_60n": ("1934.71", 14, 32, "-0.411", "0.085"),
    "simon_user5_looped_200n": ("0", 0, 60, "-0.023", "-2.239"),
    "simon_sanitary_flooded_203n": ("4874538", 34, 147, "-0.036", "1.437"),
    "ncimm_storm_flooded_si_363n": ("978.93", 68, 188, "-0.015", "-0.396"),
    "simon_chapter7_si_369n": ("377.2", 2, 23, "-0.104", "0.199"),
    "ncimm_sanitary_circular_491n": ("0", 0, 35, "0.000", "0.366"),
    "ncimm_sanitary_si_1195n": ("0", 0, 2, "0.000", "6.209"),
    "simon_sanitary_1868n": ("8719.5", 2, 5, "0.000", "0.706"),
    "ncimm_sanitary_7161n": ("6826.6", 2, 37, "0.000", "-0.924"),
}


def network(name: str) -> inp.Network:
    name = name.removesuffix(".inp")
    packed = LARGE / f"{name}.inp.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (SMALL / f"{name}.inp").read_bytes()
    return inp.read(data, f"{name}.inp")
