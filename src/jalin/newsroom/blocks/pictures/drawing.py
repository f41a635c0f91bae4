"""How a picture stands on a page."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jalin.kernel.text import COLUMNS
from jalin.newsroom.models import Picture

SHORT = 20  # letters of the digest in an address: enough to be unique, and nobody guesses them


def address_of(picture: Picture, width: int, ending: str = "jpg") -> str:
    """Of one size: `width` is one of picture.widths, `ending` jpg, webp or avif. What it holds never changes."""
    return reverse("media:picture", args=[picture.digest[:SHORT], width, ending])


def _set(picture: Picture, ending: str) -> str:
    return ", ".join(f"{address_of(picture, width, ending)} {width}w" for width in picture.widths)


def picture_html(picture: Picture, *, language: str, sizes: str = "100vw", lazy: bool = True) -> SafeString:
    """`<picture>` with AVIF, WebP and JPEG in all its sizes; width and height are set, so that nothing moves while it comes.
    `sizes`: how wide it is shown, as HTML says it. `lazy=False` for the one on top. Without sizes yet: nothing."""
    if not picture.widths:
        return format_html("{}", "")
    middle = next((width for width in picture.widths if width >= 960), picture.widths[-1])
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}"><source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}></picture>',
        _set(picture, "avif"), sizes, _set(picture, "webp"), sizes, address_of(picture, middle), _set(picture, "jpg"), sizes,
        picture.width, picture.height, getattr(picture, f"alt_{COLUMNS[language]}") or str(picture.alt),
        LAZY if lazy else "",
    )  # fmt: skip


LAZY = format_html(' loading="{}" decoding="{}"', "lazy", "async")
