"""Background work on pictures."""

import time
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job
from jalin.newsroom.models import Picture

from .pictures.places import (
    digests_on_disk,
    kept_file,
    remove_begun_files,
    remove_files,
    size_file,
    write_whole,
)
from .pictures.services import SIZES, keep_sizes

MISSING = gettext_noop(
    "The picture's file is missing from the server. Take the picture into the library again."
)


def make_sizes(job, progress) -> dict:
    """Every size in every format. Run again, it goes on where it was: a file is there whole or not at all."""
    from .pictures.sizes import FORMATS, widths_for  # loads what handles pictures, which only this work needs

    picture = Picture.objects.filter(pk=job.arguments["picture"]).first()
    if picture is None:
        return {}
    widths = widths_for(picture.width)
    progress.set(total=len(widths) * len(FORMATS), step=gettext_noop("Making the sizes of the picture"))
    try:
        made = _make(picture, widths, progress)
    except FileNotFoundError as error:
        raise JobProblem("pictures.missing", MISSING) from error
    if progress.cancelled():
        return {}
    keep_sizes(by="system:newsroom", picture=picture, widths=widths)
    return {"made": made}


def _make(picture: Picture, widths: list[int], progress) -> int:
    from PIL import Image

    from .pictures.sizes import FORMATS, resized, written

    made = 0
    remove_begun_files(picture.digest)
    with Image.open(kept_file(picture.digest)) as kept:
        for width in widths:
            small = None
            for ending in FORMATS:
                if progress.cancelled():
                    return made
                place = size_file(picture.digest, width, ending)
                if not place.exists():
                    small = resized(kept, width) if small is None else small
                    write_whole(place, written(small, ending))
                    made += 1
                progress.advance()
    return made


def tidy(job, progress) -> dict:
    """Remove files of pictures that no row names: an act that was rolled back, or a removal that was cut off. Young ones are
    left: their row may be about to be committed."""
    old = digests_on_disk(time.time() - 24 * 3600)
    known = set(Picture.objects.values_list("digest", flat=True)) if old else set()
    gone = [digest for digest in old if digest not in known]
    for digest in gone:
        remove_files(digest)
    return {"removed": len(gone)}


register_job(SIZES, make_sizes, title=_("Making the sizes of a picture"))
register_job(
    "newsroom.tidy_pictures", tidy, title=_("Removing files that nothing names"), every=timedelta(days=1)
)
