"""Old dialects of the .inp format: what today's engine refuses, and the offered upgrade, line by line."""

import tomllib
from functools import cache
from importlib.resources import files

from .errors import OldDialect
from .inp import Network


@cache
def keywords() -> list[dict]:
    """Rows of `data/dialects.toml`: section, name, from, to, mark, note."""
    return tomllib.loads(files(__package__).joinpath("data/dialects.toml").read_text(encoding="utf-8"))[
        "keyword"
    ]


def old_keywords(network: Network) -> list[OldDialect]:
    """Every old keyword of the file, each with its offered upgrade."""
    found = []
    for known in keywords():
        for row in network.section(known["section"]):
            if tuple(word.upper() for word in row.tokens[:2]) == (known["name"], known["from"]):
                found.append(OldDialect(file=network.name, line=row.line, section=known["section"],
                                        object=row.tokens[0], **{"from": row.tokens[1], "to": known["to"]}))  # fmt: skip
    return found


def upgrade(network: Network) -> tuple[Network, list[OldDialect]]:
    """The network in today's words and what was changed; the same network when nothing is old."""
    old = old_keywords(network)
    if not old:
        return network, []
    changes = {(section, name): tokens for section, name, tokens in (fault.upgrade for fault in old)}
    return network.patched(changes), old
