"""Visits at four sizes up to 20,000: list, month, a visit's page and the public pages, and how their cost grows; 2,000 within the budgets."""

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from .agreements_scale import prepare
from .invitations_scale import signed_in
from .pages import measure

SIZES = tuple(int(size) for size in os.environ.get("JALIN_BENCH_VISITS", "20,200,2000,20000").split(","))
TODAY = date(2026, 11, 25)
DAYS = 5 * 365  # over which the visits are spread, around today: at 2,000 about 33 in a month
STATES = ("planned", "permitted", "ended", "reported", "reported", "cancelled")
BUDGETS = {"list": (12, 20), "page": (10, 12)}


def set_up() -> list:
    """The office, and relations with 60 partners; returns the relations."""
    from jalin.people.models import Office
    from jalin.relations.models import Partner, Relation

    Office.objects.create(
        city_eng="Bandung", name_eng="Cooperation Division", country="ID", latitude="-6.92", longitude="107.6"
    )
    partners = Partner.objects.bulk_create(
        Partner(slug=f"p{n}", name_eng=f"Invented {n}", sort_name=f"invented {n}", country="JP", is_public=True) for n in range(60)
    )  # fmt: skip
    return Relation.objects.bulk_create(Relation(partner=one, is_public=True) for one in partners)


def fill(first: int, last: int, relations: list) -> None:
    """Visits number `first` to `last`, both ways and in every state, each with six people and four entries of the programme."""
    from jalin.visits.models import Delegate, ProgrammeItem, Visit

    rows = []
    for n in range(first, last):
        starts_on, state = TODAY + timedelta(days=(n * 997) % DAYS - DAYS * 2 // 3), STATES[n % 6]
        rows.append(Visit(
            reference=f"V-2026-{n:05}", direction=("outgoing", "incoming")[n % 2], relation=relations[n % 60], title_eng=f"Invented visit {n}",
            title_ind=f"Kunjungan {n}", title_jpn=f"訪問{n}", purpose_eng="Invented", starts_on=starts_on, ends_on=starts_on + timedelta(days=n % 6),
            place="Invented place", home_zone="Asia/Jakarta", partner_zone="Asia/Tokyo", state=state,
            cancelled_because="Invented" if state == "cancelled" else "", planned_on=starts_on - timedelta(days=90), is_public=True,
            is_invented=True, personal_data_until=starts_on + timedelta(days=400),
        ))  # fmt: skip
    made = Visit.objects.bulk_create(rows, batch_size=500)
    for start in range(0, len(made), 500):
        part = made[start : start + 500]
        Delegate.objects.bulk_create(
            Delegate(visit=one, side=("home", "partner")[n % 2], role="head" if n < 2 else "member", rank=10 * (n + 1), office_eng=f"Office {n}")
            for one in part for n in range(6)
        )  # fmt: skip
        ProgrammeItem.objects.bulk_create(
            ProgrammeItem(visit=one, starts_at=f"{one.starts_on}T0{n + 1}:00:00Z", ends_at=f"{one.starts_on}T0{n + 2}:00:00Z", zone="Asia/Tokyo",
                          title_eng=f"Meeting {n}") for one in part for n in range(4)
        )  # fmt: skip


def pages(head, visitor) -> dict:
    """name -> (kind of budget, client, address)."""
    from jalin.visits.models import Visit

    one = Visit.objects.filter(state="planned", direction="outgoing").order_by("-starts_on", "pk").first()
    return {
        "list, 20 rows": ("list", head, "/desk/visits/"), "list, 100 rows": ("", head, "/desk/visits/?rows=100"),
        "list, coming": ("list", head, "/desk/visits/?when=coming"), "list, a word": ("list", head, "/desk/visits/?text=invented"),
        "month": ("list", head, f"/desk/visits/calendar/?month={TODAY:%Y-%m}"), "page of a visit": ("page", head, f"/desk/visits/{one.pk}/"),
        "public list": ("list", visitor, "/en/visits/"), "public page": ("page", visitor, f"/en/visits/{one.reference}/"),
    }  # fmt: skip


def in_month() -> int:
    from jalin.visits.models import Visit

    return Visit.objects.filter(starts_on__year=TODAY.year, starts_on__month=TODAY.month).count()


def measured(head, visitor, size: int) -> None:
    print(f"\n{size:,} visits, {in_month()} of them begin in the month shown")
    for name, (kind, client, path) in pages(head, visitor).items():
        found = measure(lambda client=client, path=path: client.get(path, HTTP_HOST="localhost"))
        most = "(at most {} SQL, {} ms)".format(*BUDGETS[kind]) if kind else ""
        print(f"{name:<18}{found['cpu_ms']:>7.1f} ms CPU  {found['sql']:>3} SQL  {found['bytes'] / 1000:>5.0f} kB   {most}", flush=True)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client

        settings.ALLOWED_HOSTS = ["*"]
        call_command("createcachetable", verbosity=0)
        relations, head, visitor, filled = set_up(), signed_in(), Client(), 0
        for size in SIZES:
            fill(filled, size, relations)
            filled = size
            measured(head, visitor, size)


if __name__ == "__main__":
    sys.exit(main())
