"""Two partners linked with each other: one link without a direction, however often it is listed."""

import hashlib
from dataclasses import dataclass, field

from jalin.kernel.places.folding import fold

SELF_PAIR, REPEATED, REVERSED = "self-pair", "repeated", "reversed"


def place_key(name: str, country: str) -> str:
    """One place of a list: the folded name and the country's ISO code, or else its folded text."""
    code = country if len(country) == 2 and country.isupper() else fold(country)
    return f"{fold(name)}|{code}"


def link_key(one: str, other: str) -> str:
    """The same for both orders of two place keys; 32 hexadecimal digits."""
    return digest("link", *sorted((one, other)))


def is_domestic(country: str, other: str) -> bool:
    """Whether both partners say they are in the same country; blank is no country."""
    return bool(country) and country == other


def digest(*parts: str) -> str:
    """32 hexadecimal digits of the parts; no two lists of parts are joined to the same text."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()


@dataclass
class LinksSeen:
    """The links of one file so far: whether a pair was there before, and in which row."""

    _rows: dict[str, tuple[int, str]] = field(default_factory=dict)

    def notice(self, one: str, other: str, row: int) -> tuple[str, str | None, int | None]:
        """(link key, SELF_PAIR or REPEATED or REVERSED or None, the row in which the pair stood first)."""
        key = link_key(one, other)
        if one == other:
            return key, SELF_PAIR, None
        first = self._rows.setdefault(key, (row, one))
        if first[0] == row:
            return key, None, None
        return key, REPEATED if first[1] == one else REVERSED, first[0]

    def __len__(self) -> int:
        return len(self._rows)
