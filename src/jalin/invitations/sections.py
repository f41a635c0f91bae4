"""Parts of an invitation's page that other packages bring: needs, scores, rounds, visits. The page knows none of them."""

from collections.abc import Callable

from jalin.kernel.nested import NestedRows
from jalin.kernel.ui.sections import Sections

_OF_INVITATIONS = Sections()
register_section, sections_of = _OF_INVITATIONS.register, _OF_INVITATIONS.shown
_NESTED: dict[str, Callable[[], NestedRows]] = {}


def register_nested(name: str, make: Callable[[], NestedRows]) -> None:
    """Have the rows of `invitation.<name>` read with the invitation itself, for a section that would else ask for them alone.
    Call it in AppConfig.ready; `make` is called at the first use."""
    _NESTED[name] = make


def nested_behind() -> dict[str, Callable[[], NestedRows]]:
    return _NESTED
