"""The library of pictures: taken in without what the camera wrote beside them, kept in several sizes, described in three
languages.

Terms. The *kept* picture is what was handed in, drawn anew: turned upright, colours as screens show them (sRGB), at most
4,096 pixels wide or high, without EXIF, GPS or XMP. Its *digest* names its files. *Sizes* are widths; each exists as AVIF, WebP
and JPEG, made by a job. *Alt* is what the picture shows, for people who do not see it.

Others call: `add_picture`, `picture_html`, `address_of`. Pure: `sizes`, and `darkroom`, which
runs in a process of its own.
"""

from .drawing import address_of, picture_html
from .services import add_picture

__all__ = ["add_picture", "address_of", "picture_html"]
