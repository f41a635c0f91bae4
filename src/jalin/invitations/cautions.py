"""What other packages warn of on the board and on the page of an invitation. The pages know none of them.

register_caution(look)    look(invitations, today, office) -> {key of an invitation: Caution}, in a fixed number of queries; `office`: the
row of whose installation it is, read once for the page, None before it is set up"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Caution:
    """`word`: a few words for a card; `tell()`: one sentence for the page, made only when it is shown. `url`, `link`: where it
    can be read what the warning rests on, and the words of that link."""

    word: str
    tell: Callable[[], str]
    url: str = ""
    link: str = ""


_LOOKS: list[Callable] = []


def register_caution(look: Callable) -> Callable:
    """Call it in AppConfig.ready. Registering the same function twice has no effect."""
    if look not in _LOOKS:
        _LOOKS.append(look)
    return look


def cautions_on(invitations: Iterable, today: date, office) -> dict[int, list[Caution]]:
    """key -> what is to be warned of."""
    rows, found = list(invitations), {}
    for look in _LOOKS if rows else ():
        for key, caution in look(rows, today, office).items():
            found.setdefault(key, []).append(caution)
    return found
