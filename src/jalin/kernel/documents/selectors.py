"""Which documents a user may have."""

from django.db.models import Q

from jalin.kernel.access import can, scope_of

from .models import Document
from .permissions import DOWNLOAD

_PURPOSES: dict[str, str] = {}


def register_purpose(purpose: str, *, verb) -> None:
    """Documents of this purpose may be downloaded by whoever holds `verb`; others only have what they handed
    in."""
    _PURPOSES[purpose] = str(verb)


@scope_of(Document)
def _documents_in_scope(user, verb):
    if not can(user, DOWNLOAD):
        return Document.objects.none()
    open_to = [purpose for purpose, needed in _PURPOSES.items() if can(user, needed)]
    return Document.objects.filter(Q(purpose__in=open_to) | Q(handed_in_by=user.pk))


def visible_documents(user):
    """Documents that `user` may download; erased ones are not among them."""
    return _documents_in_scope(user, DOWNLOAD).filter(erased_at=None)
