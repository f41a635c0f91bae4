"""Reading visits. Everything starts from the nouns' scope functions."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.rulebook.selectors import declare_rule
from jalin.relations.models import Event, Involvement

from .models import Delegate, Permit, ProgrammeItem, Visit
from .permissions import PLAN, VIEW, VIEW_PUBLIC

NOUN = "visits.visit"
KEEP_PEOPLE = "visits.personal_data_days"
declare_rule(
    KEEP_PEOPLE,
    365,
    name=_("Personal data of a delegation are erased after"),
    unit=_("days from its last day"),
)


@scope_of(Visit)
def visit_rows(user, verb):
    """Visits: all; for a unit those it leads and those about its own fields; for everybody the published ones."""
    grants = grants_of(user, verb)
    if verb == str(VIEW_PUBLIC):
        published = Visit.objects.filter(
            is_public=True, relation__is_public=True, relation__partner__is_public=True
        )
        return published if grants else Visit.objects.none()
    if grants.everywhere:
        return Visit.objects.all()
    if not grants.units:
        return Visit.objects.none()
    own_field = Involvement.objects.filter(
        unit__in=grants.units, relation=OuterRef("relation"), field__visits=OuterRef("pk")
    )
    return Visit.objects.filter(Q(unit__in=grants.units) | Exists(own_field))


def office_rows(model, user, verb):
    """Rows with a `visit` that are the office's alone: of the visits within reach, and nothing of them is public."""
    if verb == str(VIEW_PUBLIC):
        return model.objects.none()
    if grants_of(user, verb).everywhere:
        return model.objects.all()
    return model.objects.filter(visit__in=visit_rows(user, verb).values("pk"))


@scope_of(Delegate)
def delegate_rows(user, verb):
    return office_rows(Delegate, user, verb)


@scope_of(ProgrammeItem)
def item_rows(user, verb):
    return office_rows(ProgrammeItem, user, verb)


@scope_of(Permit)
def permit_rows(user, verb):
    return office_rows(Permit, user, verb)


def visible_visits(user):
    return visit_rows(user, str(VIEW))


def plannable_visits(user):
    return visit_rows(user, str(PLAN))


def published_visits(user):
    """What the public pages show: the same for everybody, whatever else `user` may see."""
    return visit_rows(user, str(VIEW_PUBLIC))


def visits_made(visits, year: int, on: date):
    """Those of `visits` that began in this year, up to the day `on`, and were not called off."""
    return visits.filter(starts_on__year=year, starts_on__lte=on).exclude(state=Visit.State.CANCELLED)


def visible_delegates(user, verb):
    """The people of the visits that `user` may see with `verb` (VIEW_PEOPLE, or VIEW_PAPERS for passports)."""
    return delegate_rows(user, str(verb))


def event_of(visit: Visit) -> Event | None:
    """The event by which the timeline tells of this visit; None once it was called off."""
    told = Event.objects.filter(relation=visit.relation_id, about_noun=NOUN, about_id=str(visit.pk))
    return told.filter(kind="visit", withdrawn_at__isnull=True).first()
