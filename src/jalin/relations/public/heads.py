"""What machines read at the top of a page: title, description, canonical address, languages, schema.org data."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.html import format_html

from ..sentences import language

CODES = ("id", "ja", "en")
LOCALES = {"id": "id_ID", "ja": "ja_JP", "en": "en_GB"}
# "<" and "&" cannot end the script element or begin another once they are written as JSON escapes
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


class LinkedData:
    """schema.org data for a `<script type="application/ld+json">`, escaped as such an element needs it."""

    def __init__(self, data: dict):
        self.data = data

    def __html__(self) -> str:
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


@dataclass(frozen=True)
class Image:
    """A picture that others show beside a link: its full address, its size in pixels, what it shows."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # (hreflang, address), this language and x-default among them
    locale: str
    other_locales: tuple[str, ...]
    linked_data: str = ""  # JSON, ready for its script element
    kind: str = "website"  # or "article"
    image: Image | None = None
    times: tuple[str, str] = ()  # ISO moments of an article: published, changed


def _addresses(request, query: dict | None) -> dict[str, str]:
    """This page in each language. Only a list's page, or what `query` names, makes a page of its own: other filters do not."""
    rest = request.path_info.removeprefix(f"/{language()}/")
    page = request.GET.get("page", "")
    if query is None:
        query = {"page": page} if page.isdecimal() and int(page) > 1 else {}
    told = f"?{urlencode(query)}" if query else ""
    return {code: f"/{code}/{rest}{told}" for code in CODES}


def head_of(
    request, *, title: str, description: str, linked_data: dict | None = None, query: dict | None = None,
    addresses: dict[str, str] | None = None, written_in: str = "", **more,
) -> Head:  # fmt: skip
    """`addresses`: language -> path, for a page that does not stand in every language; `written_in`: the language of its text
    where that is not the page's. `query`: the parameters that belong to the page's own address. `more`: see `Head`."""
    here = written_in or language()
    paths = _addresses(request, query) if addresses is None else addresses
    known = {code: request.build_absolute_uri(paths[code]) for code in CODES if code in paths}
    return Head(
        title=title,
        description=description,
        canonical=known[here],
        alternates=(*known.items(), ("x-default", known.get("en") or known[here])),
        locale=LOCALES.get(here, "en_GB"),
        other_locales=tuple(LOCALES[code] for code in known if code != here),
        linked_data=format_html("{}", LinkedData(linked_data)) if linked_data else "",
        **more,
    )


def place_data(
    name: str, *, kind: str = "city", country: str = "", latitude=None, longitude=None, also=(), same_as=()
) -> dict:
    """A city, region or institution as schema.org says it."""
    types = {"city": "City", "region": "AdministrativeArea", "institution": "Organization"}
    data = {"@type": types.get(kind, "Place"), "name": name}
    if also:
        data["alternateName"] = list(also)
    if same_as:
        data["sameAs"] = list(same_as)
    if kind == "institution":
        return data
    if country:
        data["containedInPlace"] = {"@type": "Country", "name": country}
    if latitude is not None and longitude is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}
    return data
