"""From the file of a camera to the picture that is kept: upright, in screen colours, with nothing else in it."""

import json
import logging
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_noop as _

from jalin.kernel.documents.errors import UnreadableFile

KINDS = ("jpg", "png", "webp", "avif", "heic")
DARKROOM = Path(__file__).with_name("darkroom.py")
PATIENCE = 120  # seconds; the process ends itself before
SENTENCES = {
    "pixels": _(
        "The picture has %(found)s million pixels; %(most)s million are the most. Make it smaller and try again."
    ),
    "small": _(
        "The picture is only %(width)s × %(height)s pixels. Take one of at least %(least)s × %(least)s."
    ),
    "damaged": _(
        "The picture is damaged and cannot be shown whole. Open it yourself, save it anew, and try again."
    ),
    "heavy": _("The picture takes too long or too much room to unpack. Save it anew as JPEG and try again."),
}
log = logging.getLogger("jalin.pictures")


@dataclass(frozen=True)
class Developed:
    """`content`: JPEG, or PNG where it is a drawing or see-through."""

    content: bytes
    width: int
    height: int


def develop(path: Path) -> Developed:
    """Opens the file in a process of its own (darkroom.py). Raises UnreadableFile with a sentence."""
    said, content = _in_the_darkroom(path)
    if code := said.pop("refused", ""):
        raise UnreadableFile(f"pictures.{code}", SENTENCES[code], **said)
    return Developed(content, **said)


def _in_the_darkroom(path: Path) -> tuple[dict, bytes]:
    """What the process says of the picture, and the picture. It is killed by its limits or by what the file does to it."""
    command = [sys.executable, "-I", str(DARKROOM), str(path)]
    try:
        done = subprocess.run(  # noqa: S603  (our own file, no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"refused": "heavy"}, b""
    line, _end, content = done.stdout.partition(b"\n")
    if done.returncode or not line:
        log.warning("a picture ended the process that opened it (%s)", done.returncode)
        is_slow = -done.returncode in (signal.SIGALRM, signal.SIGXCPU, signal.SIGKILL)
        return {"refused": "heavy" if is_slow else "damaged"}, b""
    return json.loads(line), content
