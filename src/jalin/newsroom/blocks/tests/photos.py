"""Photographs made in code: noise on every scale, as landscapes have it, with edges and skin-like planes; and what a telephone
writes beside them."""

import io

import numpy
from PIL import Image, ImageDraw, ImageFilter

GPS_LATITUDE, MAKER, XMP_MARK = (6.0, 54.0, 7.2), "Telephone of the office", "xmp-secret-place"


def landscape(width: int, height: int, seed: int = 7) -> Image.Image:
    """RGB, the same for the same numbers."""
    random = numpy.random.default_rng(seed)
    layers = numpy.zeros((height, width, 3), dtype=numpy.float32)
    step = max(width, height)
    while step >= 2:
        small = random.normal(0, 1, (height // step + 2, width // step + 2, 3)).astype(numpy.float32)
        small -= (
            small - small.mean(axis=2, keepdims=True)
        ) * 0.6  # colours of things differ less than their light
        planes = [
            Image.fromarray(small[:, :, n]).resize((width, height), Image.Resampling.BICUBIC)
            for n in range(3)
        ]
        layers += numpy.stack([numpy.asarray(plane) for plane in planes], axis=2) * step**0.3
        step //= 2
    layers = (layers - layers.min()) / (layers.max() - layers.min())
    sky = numpy.linspace(70, 0, height, dtype=numpy.float32)[:, None, None] * numpy.array(
        [0.3, 0.6, 1.0], dtype=numpy.float32
    )
    picture = Image.fromarray(numpy.clip(layers * 190 + sky, 0, 255).astype(numpy.uint8))
    draw = ImageDraw.Draw(picture)
    for n in range(9):  # buildings
        left = width * n // 9
        draw.rectangle(
            (left, height * (5 + n % 3) // 10, left + width // 13, height), fill=(40 + 20 * n, 60 + 9 * n, 90)
        )
    seen = numpy.asarray(
        picture.filter(ImageFilter.GaussianBlur(max(width / 4000, 0.3))), dtype=numpy.float32
    )
    grain = random.normal(0, 2, (height, width, 1)).astype(numpy.float32)  # of a sensor
    return Image.fromarray(numpy.clip(seen + grain, 0, 255).astype(numpy.uint8))


def photograph(
    width: int = 640, height: int = 480, *, orientation: int = 1, kind: str = "JPEG", **options
) -> bytes:
    """As a telephone writes it: place, maker, a thumbnail's worth of XMP, the turn of the camera."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = MAKER, orientation
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", GPS_LATITUDE, "E", (107.0, 36.0, 35.0)
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>{XMP_MARK}</rdf:RDF></x:xmpmeta>'.encode()
    memory = io.BytesIO()
    more = {"quality": 92, "subsampling": 2} if kind == "JPEG" else {}
    landscape(width, height).save(
        memory, kind, exif=exif, **({} if kind == "PNG" else {"xmp": xmp}), **more, **options
    )
    return memory.getvalue()
