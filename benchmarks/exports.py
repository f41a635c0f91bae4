"""Every list as CSV and as a workbook with 5,000 invented rows: at least 10,000 rows a second, statements that do not grow."""

import io
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROWS = int(os.environ.get("JALIN_BENCH_ROWS", "5000"))
ROWS_A_SECOND = 10_000
FIRST = date(2020, 1, 1)


def prepare(home: Path) -> None:
    """An office in `home` with the Bandung record."""
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
    from jalin.demo.bandung import BY, load_bandung

    load_bandung(by=BY)


def fill(count: int = ROWS) -> None:
    """`count` rows in each list, joined as real ones are. Needs the Bandung record."""
    from jalin.agreements.chain.models import Disposition, Meeting, MeetingTask, Rung, Translation
    from jalin.agreements.models import Case
    from jalin.people.models import Duty, Unit, UnitName, User
    from jalin.relations.models import Field, Involvement, Partner, Relation

    days = [FIRST + timedelta(days=number % 2000) for number in range(count)]
    units = Unit.objects.bulk_create(Unit(key=f"unit-{number}") for number in range(count))
    UnitName.objects.bulk_create(
        UnitName(unit=unit, short=unit.key, name_ind=f"Dinas {unit.key}", source="-") for unit in units
    )
    users = User.objects.bulk_create(
        User(email=f"p{number}@invented.example", name=f"Invented {number}", language="id")
        for number in range(count)
    )
    Duty.objects.bulk_create(
        Duty(user=user, role="unit", unit=unit, since=FIRST) for user, unit in zip(users, units, strict=True)
    )
    partners = Partner.objects.bulk_create(
        Partner(
            slug=f"p{number}", name_eng=f"Invented {number}", sort_name=f"invented {number}", country="JP"
        )
        for number in range(count)
    )
    relations = Relation.objects.bulk_create(
        Relation(partner=partner, facts_last_contact_on=day, held_by=unit)
        for partner, day, unit in zip(partners, days, units, strict=True)
    )
    fields = Field.objects.all()[:3]
    Involvement.objects.bulk_create(
        Involvement(relation=relation, field=field) for relation in relations for field in fields
    )
    cases = Case.objects.bulk_create(
        Case(relation=relation, kind="sister", procedure="id-permendagri-25-2020", procedure_version="2020-05-22",
             opened_on=day, title_eng="Invented case") for relation, day in zip(relations, days, strict=True)
    )  # fmt: skip
    rung = Rung.objects.first()
    Disposition.objects.bulk_create(
        Disposition(case=case, number=1, kind="forward", rung=rung, person=user, on_day=day, is_current=True)
        for case, user, day in zip(cases, users, days, strict=True)
    )
    meetings = Meeting.objects.bulk_create(
        Meeting(topic=f"Invented meeting {number}", held_on=day) for number, day in enumerate(days)
    )
    Meeting.cases.through.objects.bulk_create(
        Meeting.cases.through(meeting=meeting, case=case)
        for meeting, case in zip(meetings, cases, strict=True)
    )
    MeetingTask.objects.bulk_create(
        MeetingTask(meeting=meeting, what="Invented", unit=unit, owner=user, due_on=day, case=case)
        for meeting, unit, user, day, case in zip(meetings, units, users, days, cases, strict=True)
    )
    Translation.objects.bulk_create(
        Translation(what="Invented", source_language="id", target_language="ja", case=case, requested_on=day, working_days=9,
                    due_on=day + timedelta(days=9), taken_by=user, taken_on=day) for case, user, day in zip(cases, users, days, strict=True)
    )  # fmt: skip
    _fill_invitations(days, units)
    _fill_visits(days, units, users, relations)


def _fill_invitations(days, units) -> None:
    from jalin.invitations.models import Invitation
    from jalin.invitations.needs.models import Ballot, Need, Period
    from jalin.invitations.rounds.models import Round

    Invitation.objects.bulk_create(
        Invitation(reference=f"b{number}", channel="letter", received_on=day, state="with_unit", state_since=day, inviter_name="Invented city",
                   city=f"City {number}", country="JP", language="en", title="Invented", starts_on=day, ends_on=day, unit=unit, held_since=day)
        for number, (day, unit) in enumerate(zip(days, units, strict=True))
    )  # fmt: skip
    period = Period.objects.create(
        key="invented",
        name_eng="Invented",
        starts_on=FIRST,
        ends_on=days[-1] + timedelta(days=2000),
        source="-",
    )
    Need.objects.bulk_create(
        Need(period=period, title_eng="Invented", unit=unit, is_invented=True) for unit in units
    )
    ballot = Ballot.objects.create(
        period=period, kind="criteria", items=[], opened_on=FIRST, closed_on=FIRST, source="-"
    )
    Round.objects.bulk_create(
        Round(
            period=period, title_eng="Invented", opened_on=day, ballot=ballot, criteria="1", budget=1, days=1
        )
        for day in days
    )


def _fill_visits(days, units, users, relations) -> None:
    from jalin.visits.accounts.models import Expense, Gift
    from jalin.visits.hosting.models import Offer
    from jalin.visits.models import Visit
    from jalin.visits.promises.models import Commitment

    visits = Visit.objects.bulk_create(
        Visit(reference=f"V-{number}", direction="outgoing", relation=relation, title_eng="Invented", starts_on=day, ends_on=day, home_zone="Asia/Jakarta",
              partner_zone="Asia/Tokyo", unit=unit, planned_on=day, personal_data_until=day, state="reported")
        for number, (relation, day, unit) in enumerate(zip(relations, days, units, strict=True))
    )  # fmt: skip
    Commitment.objects.bulk_create(
        Commitment(visit=visit, owed_by="home", what_eng="Invented", unit=unit, owner=user, counterpart="Office", made_on=day, due_on=day)
        for visit, unit, user, day in zip(visits, units, users, days, strict=True)
    )  # fmt: skip
    Gift.objects.bulk_create(
        Gift(
            visit=visit,
            direction="received",
            what="Invented",
            on_day=day,
            giver_office="Theirs",
            receiver_office="Ours",
        )
        for visit, day in zip(visits, days, strict=True)
    )
    Expense.objects.bulk_create(
        Expense(visit=visit, category="other", what="Invented", paid_on=day, amount=9, currency="IDR")
        for visit, day in zip(visits, days, strict=True)
    )
    Offer.objects.bulk_create(
        Offer(visit=visit, what_eng="Invented", offered_on=day)
        for visit, day in zip(visits, days, strict=True)
    )


def lists():
    """Every list that is declared anywhere."""
    import gc

    from django.urls import get_resolver

    from jalin.kernel.lists.page import ListPage

    get_resolver().url_patterns  # noqa: B018  (imports every module with addresses)
    found = {
        one.key: one for one in gc.get_objects() if issubclass(type(one), ListPage)
    }  # a lazy object is left asleep
    return [found[key] for key in sorted(found)]


def measured(page, user, write) -> tuple[int, float, int]:
    """(rows, rows a second of computing, statements) of one export."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jalin.kernel.lists.selection import Selection

    with CaptureQueriesContext(connection) as queries:
        rows = write(Selection(page, user))
    best = 0.0
    for _run in range(3):
        began = time.process_time()
        write(Selection(page, user))
        best = max(best, rows / (time.process_time() - began))
    return rows, best, len(queries)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        fill()
        from django.contrib.auth import get_user_model

        from jalin.kernel.lists.exports import csv_pieces, write_xlsx
        from jalin.people.services import create_user, give_duty

        head = create_user(by="system:bench", email="head@bench.example", name="Head", language="en")
        give_duty(by="system:bench", user=head, role="head", since=FIRST)
        head = get_user_model().objects.get(pk=head.pk)
        print(f"{'list':<28}{'rows':>7}  {'CSV rows/s':>11}  {'XLSX rows/s':>11}  statements")
        for page in lists():
            rows, csv, asked = measured(
                page, head, lambda found: "".join(csv_pieces(found)).count("\r\n") - 1
            )
            _rows, xlsx, _asked = measured(page, head, lambda found: write_xlsx(found, io.BytesIO()))
            marks = ["" if speed >= ROWS_A_SECOND else " !" for speed in (csv, xlsx)]
            print(
                f"{page.key:<28}{rows:>7,}  {csv:>11,.0f}{marks[0]}  {xlsx:>11,.0f}{marks[1]}  {asked}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
