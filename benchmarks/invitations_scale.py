"""5,000 invitations: board, list, page and public page within their budgets; 100 forms a minute; the search for the same one."""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from .agreements_scale import prepare
from .pages import measure

INVITATIONS = int(os.environ.get("JALIN_BENCH_INVITATIONS", "5000"))
FORMS = 100
STATES = ("new", "with_unit", "assessed", "to_decide", "answered")
FORM = {"inviter_name": "City of Toyama", "city": "Toyama", "country": "JP", "title": "Tram week", "kind": "technical", "summary": "Trams",
        "language": "ja", "name": "Invented Person", "agreed": "on", "website": ""}  # fmt: skip


def fill() -> None:
    """Invitations in every state, from 40 countries over three years, a third of them answered and published."""
    from jalin.invitations.models import Invitation, Likeness, Sender
    from jalin.people.models import Office
    from jalin.people.services import create_unit

    Office.objects.create(
        city_eng="Bandung", name_eng="Cooperation Division", country="ID", latitude="-6.92", longitude="107.6"
    )  # whose rules on travel every card is held against
    units = [create_unit(by="system:bench", key=f"u{n}", name={"name_eng": f"Unit {n}"}) for n in range(12)]
    codes = ("JP", "KR", "CN", "MY", "TH", "VN", "NL", "DE", "BE", "US")
    rows = []
    for n in range(INVITATIONS):
        state, came = STATES[n % 5], date(2026, 11, 25) - timedelta(days=n % 1000)
        ended = (
            {"outcome": "declined", "answered_on": came, "is_published": True, "public_reason_eng": "No need"}
            if state == "answered"
            else {}
        )
        rows.append(Invitation(
            reference=f"b{n}", channel="form", received_on=came, state=state, state_since=came, inviter_name=f"City {n}", city=f"City {n % 700}",
            country=codes[n % 10], language="en", title=f"Invented invitation {n} on water and trams", summary="Water " * 40,
            starts_on=came + timedelta(days=150), ends_on=came + timedelta(days=153), answer_due_on=came + timedelta(days=14),
            unit=units[n % 12], held_since=came, **ended,
        ))  # fmt: skip
    made = Invitation.objects.bulk_create(rows, batch_size=500)
    Sender.objects.bulk_create(
        [
            Sender(invitation=one, email=f"a{one.pk}@x.example", email_digest=f"{one.pk % 900}")
            for one in made
        ],
        500,
    )
    Likeness.objects.bulk_create(
        Likeness(one=one, other=two, score=70) for one, two in zip(made[:200], made[300:500], strict=True)
    )


def signed_in():
    from django.test import Client

    from jalin.people.services import create_user, give_duty

    user = create_user(by="system:bench", email="head@bench.example", name="Head", language="en")
    give_duty(by="system:bench", user=user, role="head", unit=None, since=date(2000, 1, 1))
    client = Client()
    client.force_login(user, backend="jalin.people.backend.PeopleBackend")
    session = client.session
    session["jalin_second_factor"] = user.pk
    session["jalin_began"] = session["jalin_seen"] = 4_102_444_800
    session.save()
    return client


def pages() -> None:
    from django.test import Client

    from jalin.invitations.models import Invitation

    head, visitor, one = signed_in(), Client(), Invitation.objects.filter(state="new").first().pk
    for name, client, path, most in (
        ("board", head, "/desk/invitations/", 20), ("board, one unit", head, "/desk/invitations/?unit=3", 20),
        ("list, 20 rows", head, "/desk/invitations/list/", 20), ("list, maybe twice", head, "/desk/invitations/list/?which=alike", 20),
        ("list, a word", head, "/desk/invitations/list/?text=trams", 20), ("page of one", head, f"/desk/invitations/{one}/", 12),
        ("public page", visitor, "/en/invitations/", 20), ("form", visitor, "/en/invitations/new/", 20),
    ):  # fmt: skip
        found = measure(lambda client=client, path=path: client.get(path, HTTP_HOST="localhost"))
        print(
            f"{name:<22}{found['cpu_ms']:>7.1f} ms CPU (at most {most})  {found['sql']:>3} SQL  {found['bytes'] / 1000:>6.0f} kB",
            flush=True,
        )


def forms() -> None:
    """As many forms as come in a minute, from as many addresses, one after the other in one process."""
    from django.test import Client

    from jalin.invitations.intake import guarding
    from jalin.invitations.models import Invitation

    guarding.QUICKEST = -1
    client, before = Client(), Invitation.objects.count()
    began, began_cpu = time.perf_counter(), time.process_time()
    for n in range(FORMS):
        form = {**FORM, "email": f"p{n}@x.example", "stamp": guarding.new_stamp()}
        client.post("/en/invitations/new/", form, REMOTE_ADDR=f"10.{n}.0.1", HTTP_HOST="localhost")
    wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    kept = Invitation.objects.count() - before
    print(
        f"{kept} of {FORMS} forms kept in {wall:.1f} s ({cpu:.1f} s CPU): {60 * kept / wall:.0f} a minute",
        flush=True,
    )


def search() -> None:
    from jalin.invitations.duplicates.finding import likenesses_of
    from jalin.invitations.models import Invitation

    one = Invitation.objects.filter(state="new").first()
    likenesses_of(one)  # loads the encoder
    began = time.process_time()
    found = likenesses_of(one)
    print(
        f"the same one among {INVITATIONS:,}: {time.process_time() - began:.2f} s CPU, {len(found)} offered",
        flush=True,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        call_command("createcachetable", verbosity=0)
        fill()
        pages()
        forms()
        search()


if __name__ == "__main__":
    sys.exit(main())
