"""From the file of a camera to the picture that is kept: upright, in screen colours, with nothing else in it. Pure."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import pi_heif
from django.utils.translation import gettext_noop as _
from PIL import Image, ImageCms, ImageOps

from jalin.kernel.documents.errors import UnreadableFile

KINDS = ("jpg", "png", "webp", "avif", "heic")
MOST_PIXELS = 50_000_000  # a phone's largest; more is refused before it is unpacked
LEAST = 200  # pixels of width and height
MOST = (4096, 4096)  # pixels of what is kept
SMOOTH = frozenset({"RGB", "RGBA", "CMYK", "L"})  # can be made smaller as they are
QUALITY = 90
FEW_COLOURS = 4096  # a drawing has no more; a photograph saved as PNG has more and is kept as JPEG

pi_heif.register_heif_opener(thumbnails=False)
_SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True)
class Developed:
    """`content`: JPEG, or PNG where it is a drawing or see-through."""

    content: bytes
    width: int
    height: int


def _of(code: str, text: str):
    return lambda **parameters: UnreadableFile(f"pictures.{code}", text, **parameters)


too_many_pixels = _of(
    "pixels",
    _(
        "The picture has %(found)s million pixels; %(most)s million are the most. Make it smaller and try again."
    ),
)
too_small = _of(
    "small",
    _("The picture is only %(width)s × %(height)s pixels. Take one of at least %(least)s × %(least)s."),
)
damaged = _of(
    "damaged",
    _("The picture is damaged and cannot be shown whole. Open it yourself, save it anew, and try again."),
)
FAILURES = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    RuntimeError,
    MemoryError,
    Image.DecompressionBombError,
)


def develop(path: Path) -> Developed:
    """Raises UnreadableFile with a sentence: damaged, too many pixels, too small."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit of this house is lower than the library's
            with Image.open(path) as source:
                _refuse_by_size(*source.size)
                is_png = source.format == "PNG"
                picture = _upright(source)
        return _kept(picture, is_png)
    except UnreadableFile:
        raise
    except FAILURES as error:
        raise damaged() from error


def _refuse_by_size(width: int, height: int) -> None:
    """Told by the head of the file, before anything is unpacked."""
    if width * height > MOST_PIXELS:
        raise too_many_pixels(found=round(width * height / 1e6), most=MOST_PIXELS // 1_000_000)
    if min(width, height) < LEAST:
        raise too_small(width=width, height=height, least=LEAST)


def _upright(source: Image.Image) -> Image.Image:
    """The pixels as they are to be seen: turned as the camera says, in the colours of screens, of 8 bits."""
    profile = source.info.get("icc_profile")
    source.load()
    if source.mode in SMOOTH:  # made smaller before anything is copied: a large one takes 150 MB
        source.thumbnail(MOST, Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = ImageOps.exif_transpose(source)
    if profile and picture.mode in SMOOTH:
        picture = _in_srgb(picture, profile)
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.point(lambda value: value / 256).convert("L")
    sees_through = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
    picture = picture.convert("RGBA" if sees_through else "RGB")
    if sees_through and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    picture.thumbnail(MOST, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        to = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, given, _SRGB, outputMode=to) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that cannot be read is left out


def _kept(picture: Image.Image, is_png: bool) -> Developed:
    """A new picture of the same pixels: whatever else stood in the file is not in it."""
    blank = Image.new(picture.mode, picture.size)
    blank.paste(picture)
    memory = io.BytesIO()
    if blank.mode == "RGBA" or (is_png and blank.getcolors(FEW_COLOURS)):
        blank.save(memory, "PNG", compress_level=4)
    else:
        blank.save(memory, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return Developed(memory.getvalue(), *blank.size)
