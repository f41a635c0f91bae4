"""A photograph of 12 million pixels: what is kept of it, its sizes in three formats, seconds of computing for each.

The photograph is made in code (noise on every scale, edges, a sensor's grain) with place and maker written into it, as JPEG and
PNG. Measured: the process that opens it, and each size as the job makes it. One core.
"""

import io
import os
import resource
import tempfile
import time
from pathlib import Path

from PIL import Image


def main() -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "jalin.config.settings", "JALIN_SECRET_KEY": "measured" * 8}
    import django

    django.setup()
    from jalin.newsroom.blocks.pictures.developing import develop
    from jalin.newsroom.blocks.pictures.sizes import FORMATS, resized, widths_for, written
    from jalin.newsroom.blocks.tests.photos import MAKER, photograph

    print(f"{'':24}{'handed in':>12}{'kept':>10}{'seconds':>9}  maker and place")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("PNG", "JPEG"):
            raw, path = photograph(4000, 3000, kind=kind), Path(folder) / "photo"
            path.write_bytes(raw)
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            kept = develop(path)
            spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            gone = "gone" if MAKER.encode() in raw and MAKER.encode() not in kept.content else "STILL THERE"
            print(
                f"{kind + ', 4000 × 3000':24}{len(raw) / 1e6:>9.1f} MB{len(kept.content) / 1e6:>7.1f} MB{spent:>9.2f}  {gone}"
            )
    with Image.open(io.BytesIO(kept.content)) as picture:
        picture.load()
        _print_sizes(picture, widths_for(picture.width), FORMATS, resized, written)


def _print_sizes(picture, widths, formats, resized, written) -> None:
    print(
        f"\n{'width':>8}"
        + "".join(f"{ending:>12}{'s':>7}" for ending in formats)
        + f"{'AVIF of JPEG':>15}{'WebP of JPEG':>14}"
    )
    began = time.process_time()
    for width in widths:
        small, line, sizes = resized(picture, width), f"{width:>8}", {}
        for ending in formats:
            start = time.process_time()
            sizes[ending] = len(written(small, ending))
            line += f"{sizes[ending] / 1000:>9.0f} kB{time.process_time() - start:>7.2f}"
        print(line + f"{sizes['avif'] / sizes['jpg']:>15.0%}{sizes['webp'] / sizes['jpg']:>14.0%}")
    print(f"{'together':>8} {time.process_time() - began:.2f} s")


if __name__ == "__main__":
    main()
