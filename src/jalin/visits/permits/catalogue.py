"""The travel rules that come with the program, and those a city adds as a file of its own. Pure Python."""

from functools import cache
from pathlib import Path

from .reading import read_rule_book
from .rule import RuleBook

SHIPPED = Path(__file__).resolve().parent / "rules"
NOTHING = RuleBook("", (), {})


@cache
def _read(path: Path, written: int) -> RuleBook:
    """`written`: when the file was changed last, so that a new version is read without a restart."""
    return read_rule_book(path)


def rule_book(country: str, own: Path | None = None) -> RuleBook:
    """The rules for officials of this country: the city's own file `xx.toml` in the folder `own` where there is one, else
    the shipped one; an empty book where no rule is known. Raises Fault."""
    for folder in (own, SHIPPED):
        path = folder / f"{country.lower()}.toml" if folder and country.isalpha() else None
        if path and path.is_file():
            return _read(path, path.stat().st_mtime_ns)
    return NOTHING
