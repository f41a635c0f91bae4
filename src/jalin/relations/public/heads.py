"""What machines read at the top of a page: title, description, canonical address, languages, schema.org data."""

import json
from dataclasses import dataclass

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
class Head:
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # (hreflang, address), this language and x-default among them
    locale: str
    other_locales: tuple[str, ...]
    linked_data: str = ""  # JSON, ready for its script element


def head_of(request, *, title: str, description: str, linked_data: dict | None = None) -> Head:
    """`canonical` has no query but the page of a list, so that filters do not make pages of their own."""
    here = language()
    rest = request.path_info.removeprefix(f"/{here}/")
    page = request.GET.get("page", "")
    query = f"?page={page}" if page.isdecimal() and int(page) > 1 else ""

    def address(code: str) -> str:
        return request.build_absolute_uri(f"/{code}/{rest}{query}")

    return Head(
        title=title,
        description=description,
        canonical=address(here),
        alternates=(*((code, address(code)) for code in CODES), ("x-default", address("en"))),
        locale=LOCALES.get(here, "en_GB"),
        other_locales=tuple(LOCALES[code] for code in CODES if code != here),
        linked_data=format_html("{}", LinkedData(linked_data)) if linked_data else "",
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
