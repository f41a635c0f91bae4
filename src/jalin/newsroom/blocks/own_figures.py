"""The figures that the house itself brings: agreements in force, relations alive, visits of a year, promises."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jalin.relations.kept_facts import PUBLIC
from jalin.relations.public.names import partner_name
from jalin.relations.public.partner_list import in_force
from jalin.relations.rules import ACTIVE
from jalin.relations.selectors import published_relations, with_partner_names, with_status
from jalin.visits.models import Visit
from jalin.visits.permissions import VIEW_PUBLIC
from jalin.visits.promises.models import Commitment
from jalin.visits.promises.selectors import commitment_rows, unsettled
from jalin.visits.selectors import published_visits, visits_made

from .figures import register_figure
from .reading_public import NOBODY

YEARS, LATEST = 12, 40  # years and visits that an editor is offered


def agreements_in_force(user, about: str, on: date) -> QuerySet:
    return in_force(with_status(published_relations(user), audience=PUBLIC, on=on, idle_days=0))


def relations_alive(user, about: str, on: date) -> QuerySet:
    return with_status(published_relations(user), audience=PUBLIC, on=on).filter(status=ACTIVE)


def visits_of_year(user, about: str, on: date) -> QuerySet:
    return visits_made(published_visits(user), int(about) if about else on.year, on)


def _year(about: str) -> dict | None:
    return {"year": int(about)} if about.isdecimal() and 1900 < int(about) < 2200 else None if about else {}


def _years() -> list[tuple[str, str]]:
    this = timezone.localdate().year
    return [
        ("", str(_("the year in which it is read"))),
        *((str(year), str(year)) for year in range(this, this - YEARS, -1)),
    ]


def _promises(user, about: str) -> QuerySet:
    kind, _dash, key = about.partition("-")
    rows = commitment_rows(user, str(VIEW_PUBLIC))
    if not key.isdecimal() or kind not in {"relation", "visit"}:
        return Commitment.objects.none()
    return rows.filter(visit__relation=int(key)) if kind == "relation" else rows.filter(visit=int(key))


def promises_kept(user, about: str, on: date) -> QuerySet:
    return _promises(user, about).filter(done_on__lte=on)


def promises_open(user, about: str, on: date) -> QuerySet:
    return unsettled(_promises(user, about))


def _promises_of(about: str) -> dict | None:
    """Where the promises of a visit or of a relation's visits can be read; None where that is not public."""
    kind, _dash, key = about.partition("-")
    if not key.isdecimal():
        return None
    if kind == "visit":
        visit = published_visits(NOBODY).filter(pk=int(key)).first()
        return {"visit": visit.reference} if visit else None
    relation = with_partner_names(published_relations(NOBODY).filter(pk=int(key)), "partner", "id").first()
    return {"partner": relation.partner.slug} if kind == "relation" and relation else None


def _promises_url(named: dict) -> str:
    if "visit" in named:
        return reverse("public_visit", args=[named["visit"]])
    return f"{reverse('public_visits')}?partner={named.get('partner', '')}"


def _promise_choices() -> list[tuple[str, str]]:
    rows = Visit.objects.filter(pk__in=commitment_rows(NOBODY, str(VIEW_PUBLIC)).values("visit"))
    visits = list(with_partner_names(rows, "relation__partner").order_by("-starts_on", "-pk")[:LATEST])
    relations = {visit.relation_id: str(partner_name(visit.relation.partner)) for visit in visits}
    return [
        *((f"relation-{key}", name) for key, name in relations.items()),
        *((f"visit-{visit.pk}", f"{visit.title} ({visit.starts_on.year})") for visit in visits),
    ]


def register_own_figures() -> None:
    register_figure(
        "agreements_in_force", label=_("Agreements in force"), rows=agreements_in_force,
        word=lambda number, named: ngettext("partner with an agreement in force", "partners with an agreement in force", number),
        url=lambda named: f"{reverse('partners')}?kind=in_force",
    )  # fmt: skip
    register_figure(
        "relations_alive", label=_("Relations alive"), rows=relations_alive,
        word=lambda number, named: ngettext("relation that is alive", "relations that are alive", number),
        url=lambda named: f"{reverse('partners')}?status={ACTIVE}",
    )  # fmt: skip
    register_figure(
        "visits_of_year", label=_("Visits of a year"), rows=visits_of_year, choices=_years, named=_year,
        word=lambda number, named: ngettext("visit in %(year)s", "visits in %(year)s", number) % {"year": _told(named)},
        url=lambda named: f"{reverse('public_visits')}?year={_told(named)}",
    )  # fmt: skip
    for key, label, rows, word in (
        ("promises_kept", _("Promises kept"), promises_kept, lambda number, named: ngettext("promise kept", "promises kept", number)),
        ("promises_open", _("Promises still open"), promises_open,
         lambda number, named: ngettext("promise still open", "promises still open", number)),
    ):  # fmt: skip
        register_figure(
            key,
            label=label,
            rows=rows,
            word=word,
            url=_promises_url,
            named=_promises_of,
            choices=_promise_choices,
        )


def _told(named: dict) -> int:
    return named.get("year") or timezone.localdate().year
