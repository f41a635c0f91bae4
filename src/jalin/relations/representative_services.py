"""Who signs in here for a partner city, and sees the shared part of one relation."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.people.permissions import MANAGE_USERS
from jalin.people.representation import Representation, set_representation

from .models import Relation, Representative
from .permissions import VIEW_SHARED


@action("relations.name_representative", verb=MANAGE_USERS, on="user")
def name_representative(*, by, act, user, relation: Relation) -> Representative:
    """`user` stands for the partner of `relation` from now on."""
    if Representative.objects.filter(user=user, relation=relation).exists():
        raise ValidationError(_("This person represents %(partner)s already.") % {"partner": relation})
    made = act.create(Representative(user=user, relation=relation))
    act.about(user)
    act.about(relation)
    return made


@action("relations.end_representative", verb=MANAGE_USERS, on="user")
def end_representative(*, by, act, user, representative: Representative) -> None:
    """`user` no longer sees the shared part of that relation."""
    act.about(user)
    act.about(representative.relation)
    act.remove(representative)


def _of(user) -> list[tuple]:
    rows = Representative.objects.filter(user=user).select_related("relation__partner")
    return [(row.pk, str(row.relation)) for row in rows.order_by("pk")]


def _find(word: str) -> Relation | None:
    return Relation.objects.filter(partner__slug=word.strip().lower()).select_related("partner").first()


def _end(*, by, user, key: int, reason: str = "") -> None:
    row = Representative.objects.select_related("relation__partner").filter(user=user, pk=key).first()
    if row is not None:
        end_representative(by=by, user=user, representative=row, reason=reason)


def _name(*, by, user, thing: Relation, reason: str = "") -> None:
    name_representative(by=by, user=user, relation=thing, reason=reason)


def register() -> None:
    """Called when the program starts: `people` then offers it on the page of a person."""
    set_representation(Representation(of=_of, find=_find, name=_name, end=_end, verb=str(VIEW_SHARED)))
