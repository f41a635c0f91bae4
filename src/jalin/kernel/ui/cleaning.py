"""HTML that was prepared once and kept: it goes out through one sieve, whoever wrote it into the database.

What a page shows is made by templates and `format_html`, which escape. A text with markup (a story) is the exception: it is
kept as HTML. `Cleaned` is the only way for it onto a page, and making one is cleaning it (nh3, which is ammonia): unknown
elements, styles, scripts, handlers, foreign pictures and addresses of other kinds than http, https and this house are gone.
"""

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString

HOUSE_FILES = "/media/"
CLASSES = {
    "figure": {"prose-picture", "prose-gallery", "prose-video"},
    "ul": {"prose-gallery-list"},
    "li": {"prose-gallery-item"},
    "blockquote": {"prose-quote"},
    "div": {"prose-text", "prose-document"},
    "p": {"prose-credit", "prose-caption", "prose-speaker", "prose-file"},
    "span": {"prose-credit", "prose-speaker", "prose-office", "prose-file"},
}
TAGS = {"a", "blockquote", "br", "cite", "div", "em", "figcaption", "figure", "h2", "h3", "img", "li", "ol", "p", "picture",
        "source", "span", "strong", "time", "track", "ul", "video"}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "download", "hreflang"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "source": {"src", "srcset", "sizes", "type", "width", "height"},
    "video": {"controls", "preload", "poster", "width", "height", "playsinline", "aria-label"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "time": {"datetime"},
    "ol": {"start"},
    "*": {"lang"},
}


def is_house_file(address: str) -> bool:
    return address.startswith(HOUSE_FILES) and "\\" not in address


def is_safe_link(address: str) -> bool:
    """http and https, or a page of this house; `//other` and `/\\other` are somebody else's."""
    if address.startswith("/"):
        return address[1:2] not in {"/", "\\"}
    return address.lower().startswith(("https://", "http://")) or address.startswith("#")


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if is_safe_link(value) else None
    if name in {"src", "poster"}:
        return value if is_house_file(value) else None
    if name == "srcset":
        return value if all(is_house_file(part.strip()) for part in value.split(",")) else None
    return value


SIEVE = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    attribute_filter=_kept,
    url_schemes={"http", "https"},
    link_rel="noopener noreferrer",
)


class Cleaned:
    """Kept HTML, safe to stand on a page: what `format_html` takes as it is."""

    __slots__ = ("_html",)

    def __init__(self, html: str):
        self._html = SIEVE.clean(html)

    def __html__(self) -> str:
        return self._html

    def __str__(self) -> str:
        return self._html


def cleaned(html: str) -> SafeString:
    """The same for a template."""
    return format_html("{}", Cleaned(html))
