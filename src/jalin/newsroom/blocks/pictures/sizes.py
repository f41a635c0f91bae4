"""Which sizes a picture has, and how one is made. Pure: pictures in, bytes out."""

import io

from PIL import Image

WIDTHS = (480, 960, 1440, 1920)  # pixels: a phone's column to a wide screen with twice the dots
FORMATS = {  # ending -> format and how it is written
    "avif": ("AVIF", {"quality": 52, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}


def widths_for(width: int) -> list[int]:
    """The sizes of a picture of this width: never wider than it is."""
    smaller = [one for one in WIDTHS if one < width]
    return [*smaller, min(width, WIDTHS[-1])] if width < WIDTHS[-1] or not smaller else list(WIDTHS)


def resized(picture: Image.Image, width: int) -> Image.Image:
    """The picture at `width` pixels, its proportions kept."""
    if picture.width == width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def written(picture: Image.Image, ending: str) -> bytes:
    """The picture as a file. What is see-through stands on white where the format knows no see-through."""
    name, options = FORMATS[ending]
    if ending == "jpg" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    memory = io.BytesIO()
    picture.save(memory, name, **options)
    return memory.getvalue()
