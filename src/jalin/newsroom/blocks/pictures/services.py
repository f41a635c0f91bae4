"""Writing pictures: taking in, describing, removing; their sizes."""

import functools
import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jalin.kernel.access import require
from jalin.kernel.documents.names import clean_name
from jalin.kernel.documents.services import passing_file
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.newsroom.models import Picture
from jalin.newsroom.permissions import WRITE

from ..models import PictureUse
from .developing import KINDS, Developed, develop
from .places import kept_file, remove_files, write_whole

CAP = 30_000_000  # bytes of a file
SIZES = "newsroom.picture_sizes"


def add_picture(
    *,
    by,
    file,
    credit: str,
    name: str = "",
    alt_ind: str = "",
    alt_jpn: str = "",
    alt_eng: str = "",
    reason: str = "",
) -> Picture:
    """Take a photograph or drawing into the library: any object with `read`, or a Path; at most 30 MB and 50 million pixels.
    Its sizes are made by a job. The same picture again is the one that is there. Raises UnreadableFile with a sentence.

    The work on the pixels takes about a second and is done before the act begins: nobody waits for it with a lock."""
    if not (isinstance(by, str) and by.startswith("system:")):
        require(by, WRITE)
    with passing_file(file=file, allowed=KINDS, cap=CAP) as (path, kind):
        developed = develop(path)
    digest = hashlib.sha256(developed.content).hexdigest()
    write_whole(kept_file(digest), developed.content)
    called = clean_name(name or getattr(file, "name", "") or "picture", kind)
    texts = {"credit": credit, "alt_ind": alt_ind, "alt_jpn": alt_jpn, "alt_eng": alt_eng}
    return _enter_picture(by=by, reason=reason, digest=digest, developed=developed, name=called, texts=texts)


@action("newsroom.add_picture", verb=WRITE)
def _enter_picture(*, by, act, digest: str, developed: Developed, name: str, texts: dict) -> Picture:
    if known := Picture.objects.filter(digest=digest).first():
        return known
    user = None if isinstance(by, str) else by
    picture = Picture(
        digest=digest, name=name[:200], width=developed.width, height=developed.height, added_by=user, **texts
    )
    act.create(picture)
    _start_sizes(picture, by)
    return picture


def _start_sizes(picture: Picture, by):
    return start_job(SIZES, by=by, arguments={"picture": picture.pk})


@action("newsroom.make_sizes_again", verb=WRITE)
def make_sizes_again(*, by, act, picture: Picture):
    """Begin anew what a disk that was full, or a server that was away, has stopped."""
    act.about(picture)
    act.note(sizes_again=True)
    return _start_sizes(picture, by)


@action("newsroom.keep_sizes", verb=WRITE)
def keep_sizes(*, by, act, picture: Picture, widths: list[int]) -> None:
    act.change(picture, widths=widths)


@action("newsroom.describe_picture", verb=WRITE)
def describe_picture(
    *, by, act, picture: Picture, credit: str, alt_ind: str, alt_jpn: str, alt_eng: str
) -> Picture:
    """Its credit and what it shows. What is published already says so from its next publication on."""
    act.change(picture, credit=credit, alt_ind=alt_ind, alt_jpn=alt_jpn, alt_eng=alt_eng)
    return picture


@action("newsroom.remove_picture", verb=WRITE)
def remove_picture(*, by, act, picture: Picture) -> None:
    """Out of the library, with its files; refused while a story shows it."""
    if PictureUse.objects.filter(picture=picture).exists() or picture.stories.exists():
        raise ValidationError(_("A story shows this picture. Take it out there first."))
    act.remove(picture)
    transaction.on_commit(functools.partial(remove_files, picture.digest))
