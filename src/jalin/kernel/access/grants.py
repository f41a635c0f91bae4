"""From a user to what that user may do. Read once per user object (one query), then kept on it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .roles import duties_of, roles
from .verbs import Verb, verbs

PUBLIC = "public"


class NotAllowed(PermissionDenied):
    """The act was refused; the text is a sentence for the person who tried."""


@dataclass(frozen=True)
class Grants:
    """What one user may do with one verb: everywhere, or only on rows of these units (ids) or of own relations."""

    everywhere: bool = False
    units: frozenset = frozenset()
    own: bool = False  # rows that name this person, such as the relation a partner city's officer represents

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.units) or self.own


EVERYWHERE = Grants(everywhere=True)


def _read(user, duties=None) -> dict[str, Grants]:
    table = roles()
    everywhere = set(table[PUBLIC].verbs) if PUBLIC in table else set()
    units: dict[str, set] = {}
    own: set[str] = set()
    if getattr(user, "is_authenticated", False) and user.is_active:
        for duty in duties_of(user) if duties is None else duties:
            held = table.get(duty.role)
            if held is None:
                continue
            everywhere |= held.verbs
            for key in held.limited:
                if duty.unit_id:
                    units.setdefault(key, set()).add(duty.unit_id)
                else:
                    own.add(key)
    limited = {
        key: Grants(key in everywhere, frozenset(units.get(key, ())), key in own)
        for key in units.keys() | own
    }
    return dict.fromkeys(everywhere, EVERYWHERE) | limited


def grants_of(user, verb: Verb | str) -> Grants:
    """The grants of `user` (AnonymousUser has the public's) for `verb`."""
    kept = getattr(user, "_jalin_grants", None)
    if kept is None:
        kept = user._jalin_grants = _read(user)
    return kept.get(str(verb), Grants())


def keep_grants(user, duties) -> None:
    """For who has read today's duties of `user` already, together with the user."""
    user._jalin_grants = _read(user, duties)


def forget_grants(user) -> None:
    """After a change of duties in this request."""
    if hasattr(user, "_jalin_grants"):
        del user._jalin_grants


def can(user, verb: Verb | str, on=None) -> bool:
    """Whether `user` may do `verb`, to anything at all (`on=None`) or to this row."""
    grants = grants_of(user, verb)
    if not grants:
        return False
    if on is None or grants.everywhere:
        return True
    from .scope import rows

    return on.pk is not None and rows(type(on), user, verb).filter(pk=on.pk).exists()


def require(user, verb: Verb | str, on=None) -> None:
    """Raise NotAllowed with a sentence when `user` may not do `verb`."""
    if not can(user, verb, on):
        name = verbs()[str(verb)].name
        raise NotAllowed(
            _("Your role does not allow this: %(verb)s. Ask the head of the office.") % {"verb": name}
        )
