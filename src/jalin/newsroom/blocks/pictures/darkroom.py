"""The process of its own in which strangers' pictures are opened: libraries that read damaged files may crash, hang or fill
the memory, and then it is this process that ends and not the office.

`python -I darkroom.py FILE` writes one line of JSON and, behind it, the picture that is kept. Needs nothing of this project
but this file.
"""

import io
import json
import resource
import signal
import sys
import warnings

import pi_heif
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
MOST_PIXELS = 50_000_000  # a phone's largest; more is refused before it is unpacked
LEAST = 200  # pixels of width and height
MOST = (4096, 4096)  # pixels of what is kept
SMOOTH = frozenset({"RGB", "RGBA", "CMYK", "L"})  # modes that can be made smaller as they are
QUALITY = 90
FEW_COLOURS = 4096  # a drawing has no more; a photograph saved as PNG has more and is kept as JPEG
MEMORY, SECONDS = 2_000_000_000, 40  # bytes of address space, seconds of computing

Image.MAX_IMAGE_PIXELS = None  # the limit of this house is lower, and asked before anything is unpacked
pi_heif.register_heif_opener(thumbnails=False)
_SRGB = ImageCms.createProfile("sRGB")


class Refused(Exception):
    """`code` "pixels" or "small"; `parameters` for its sentence."""

    def __init__(self, code: str, **parameters):
        super().__init__(code)
        self.code, self.parameters = code, parameters


def opened(path: str) -> tuple[bytes, int, int]:
    """(content, width, height) of what is kept: JPEG, or PNG where it is a drawing or see-through. Raises Refused, or
    whatever the libraries raise for a damaged file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=FORMATS) as source:
            width, height = source.size
            if width * height > MOST_PIXELS:
                raise Refused("pixels", found=round(width * height / 1e6), most=MOST_PIXELS // 1_000_000)
            if min(width, height) < LEAST:
                raise Refused("small", width=width, height=height, least=LEAST)
            is_png = source.format == "PNG"
            picture = _upright(source)
        return _kept(picture, is_png)


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


def _kept(picture: Image.Image, is_png: bool) -> tuple[bytes, int, int]:
    """A new picture of the same pixels: whatever else stood in the file is not in it."""
    blank = Image.new(picture.mode, picture.size)
    blank.paste(picture)
    memory = io.BytesIO()
    if blank.mode == "RGBA" or (is_png and blank.getcolors(FEW_COLOURS)):
        blank.save(memory, "PNG", compress_level=4)
    else:
        blank.save(memory, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return memory.getvalue(), *blank.size


def main(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.alarm(2 * SECONDS)
    content, said = b"", {}
    try:
        content, said["width"], said["height"] = opened(path)
    except Refused as refusal:
        said = {"refused": refusal.code, **refusal.parameters}
    except MemoryError:
        said = {"refused": "heavy"}
    except Exception:
        said = {"refused": "damaged"}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)


if __name__ == "__main__":
    main(sys.argv[1])
