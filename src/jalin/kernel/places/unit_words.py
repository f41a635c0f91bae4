"""Words for a kind of unit around a name: `Kota Bandung`, `浜松市`, `City of Melbourne`."""

import re
import unicodedata

CITY, REGENCY, OTHER = "city", "regency", "other"

# (kind, pattern): the first group is the name. Other units are known, so that none is taken for a city.
_PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (REGENCY, r"(?:kabupaten|kab\.?)\s+(.+)"),
        (REGENCY, r"(.+?)\s+regency"),
        (CITY, r"(?:kota administrasi|kota|kotamadya|pemerintah kota|pemkot)\s+(.+)"),
        (CITY, r"(?:the\s+)?(?:city|town|municipality|borough|commune|comune|ville)\s+(?:of|de|di)\s+(.+)"),
        (CITY, r"(.+?)[-\s]+(?:city|town|municipality|shi|si|chō|cho|machi|mura|commune|metropolitan city)"),
        (CITY, r"(.+[^\W\d_])(?:市|町|村|区|시|특별시|광역시)"),
        (OTHER, r"(?:provinsi|province of|prefecture of|county of|kecamatan|district of)\s+(.+)"),
        (OTHER, r"(.+?)\s+(?:province|prefecture|county|district|region|raion|oblast|voivodeship|canton|state"
                r"|governorate|department|rural gmina|parish|township|shire)"),
        (OTHER, r"(.+[^\W\d_])(?:県|都|道|府|郡|省|州|도)"),
    )
)  # fmt: skip
_ADDITION = re.compile(
    r"^(?P<base>[^(（,、]+?)\s*(?:[(（](?P<bracket>[^)）]*)[)）]|[,、]\s*(?P<comma>.+))\s*$"
)


def unit_of(name: str) -> tuple[str, str] | None:
    """(kind, name without the word), or None where the text carries no such word."""
    text = unicodedata.normalize("NFKC", name).strip()
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return kind, found.group(1)
    return None


def addition_of(name: str) -> tuple[str, str] | None:
    """(name, addition) of `Csepel (Budapest)` or `Suzhou, Anhui`; None where there is no addition."""
    found = _ADDITION.match(unicodedata.normalize("NFKC", name).strip())
    if not found:
        return None
    return found["base"], found["bracket"] or found["comma"] or ""
