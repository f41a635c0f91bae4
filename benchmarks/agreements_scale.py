"""The legal process at 10,000 cases with 200,000 acts: the nightly reckoning (at most 60 s), and what desk, list and page ask."""

import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

CASES = int(os.environ.get("JALIN_BENCH_CASES", "10000"))
ROUTE = ("a", "b", "b2", "c0", "c", "d", "e", "f0", "f", "g", "h1", "h2", "i", "j")
ACTS = 20
TODAY = date(2026, 11, 25)


def prepare(home: Path) -> None:
    """An empty office in `home`."""
    os.environ |= {
        "JALIN_HOME": str(home),
        "JALIN_SECRET_KEY": "b" * 60,
        "DJANGO_SETTINGS_MODULE": "jalin.config.settings",
    }
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill() -> None:
    """Cases in every stage, a partner for each, with the acts of the route and then a report or an activity a month."""
    from jalin.agreements.models import Case, Step
    from jalin.relations.models import Event, Partner, Relation

    for start in range(0, CASES, 500):
        numbers = range(start, min(start + 500, CASES))
        partners = Partner.objects.bulk_create(
            Partner(slug=f"p{n}", name_eng=f"Invented {n}", sort_name=f"invented {n}") for n in numbers
        )
        relations = Relation.objects.bulk_create(Relation(partner=one) for one in partners)
        cases = Case.objects.bulk_create(
            Case(relation=one, kind="sister", procedure="id-permendagri-25-2020", procedure_version="2020-05-22",
                 opened_on=date(2020, 6, 1), title_eng=f"Invented case {n}") for n, one in zip(numbers, relations, strict=True)
        )  # fmt: skip
        acts = [(case, number, stage) for case in cases for number, stage in enumerate(stages_of(case.pk))]
        events = Event.objects.bulk_create(
            Event(relation_id=case.relation_id, kind="procedure_step", precision="day", is_invented=True, summary_ind="x", summary_jpn="x", summary_eng="x", starts_on=day, ends_on=day)
            for case, number, _stage in acts for day in [date(2020, 6, 1) + timedelta(days=case.pk % 900 + 45 * number)]
        )  # fmt: skip
        Step.objects.bulk_create(
            Step(case=case, event=event, stage=stage, outcome="done")
            for (case, _number, stage), event in zip(acts, events, strict=True)
        )


def stages_of(number: int) -> list[str]:
    """Every second case is signed and carried out, the others stopped on the way."""
    signed = [*ROUTE, "k", "l", "k", "l", "k", "l"]
    return signed[:ACTS] if number % 2 else (list(ROUTE[: 3 + number % 11]) * 3)[:ACTS]


def measured(name: str, work, most: float) -> None:
    began = time.process_time()
    said = work()
    print(
        f"{name:<46}{time.process_time() - began:>9.1f} s CPU   (at most {most:g})   {said or ''}", flush=True
    )


def page_time(client, path: str) -> float:
    """Milliseconds of computing for one warm request, the middle of 25."""
    taken = []
    for _request in range(25):
        began = time.process_time()
        client.get(path)
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken)


def pages() -> None:
    from django.test import Client

    from jalin.agreements.models import Case
    from jalin.people.services import create_user, give_duty

    user = create_user(by="system:bench", email="head@bench.example", name="Head", language="en")
    give_duty(by="system:bench", user=user, role="head", unit=None, since=date(2000, 1, 1))
    client = Client()
    client.force_login(user, backend="jalin.people.backend.PeopleBackend")
    session = client.session
    session["jalin_second_factor"], session["jalin_began"], session["jalin_seen"] = (
        user.pk,
        4_102_444_800,
        4_102_444_800,
    )
    session.save()
    case = Case.objects.order_by("-pk").first().pk
    for name, path, most in (("desk", "/desk/", 25), ("list of cases", "/desk/cases/", 20), ("overdue cases", "/desk/cases/?due=overdue", 20),
                             ("page of a case", f"/desk/cases/{case}/", 12)):  # fmt: skip
        client.get(path)
        assert client.get(path, HTTP_HOST="localhost").status_code == 200, path
        print(f"{name:<46}{page_time(client, path):>9.1f} ms CPU   (at most {most:g})", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        fill()
        from jalin.agreements.models import Case, Deadline
        from jalin.agreements.reckoning import reckon_many

        keys = list(Case.objects.values_list("pk", flat=True))
        measured(
            f"reckoning {len(keys):,} cases, {len(keys) * ACTS:,} acts",
            lambda: reckon_many(keys, on=TODAY),
            60,
        )
        measured("reckoning them again, nothing has changed", lambda: reckon_many(keys, on=TODAY), 60)
        print(f"{Deadline.objects.count():,} deadlines")
        pages()


if __name__ == "__main__":
    sys.exit(main())
