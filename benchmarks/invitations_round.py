"""A round of 40 invitations: the choice with its reasons, moving a weight in the page, `jalin verify`; and how well codes are suggested."""

import csv
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from .agreements_scale import prepare
from .invitations_scale import signed_in
from .pages import measure

INVITATIONS = 40
START = date(2027, 1, 4)


def fill():
    """Invented invitations with two views each, drawn from a fixed seed, and a round that holds them."""
    from jalin.invitations.models import Invitation
    from jalin.invitations.needs.models import Ballot, Period
    from jalin.invitations.rounds import services
    from jalin.invitations.rounds.criteria import items_of_criteria
    from jalin.invitations.rounds.models import Assessment, Estimate

    drawn = random.Random(7)  # noqa: S311  (invented cases, no secret)
    period = Period.objects.create(
        key="b", name_eng="b", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source="b"
    )
    items = items_of_criteria(period)
    keys = [one["key"] for one in items]
    weights = dict(zip(keys, (30, 25, 15, 10, 10, 10), strict=True))
    Ballot.objects.create(
        period=period, kind="criteria", items=items, result=weights, opened_on=START, closed_on=START
    )
    found = services.open_round(
        by="system:bench", period=period, budget=1_500_000_000, days=45, title_eng="b"
    )
    rows = []
    for n in range(INVITATIONS):
        leaves, days = START + timedelta(days=drawn.randrange(300)), drawn.randrange(3, 9)
        row = Invitation.objects.create(
            reference=f"b{n}", channel="letter", received_on=date(2026, 11, 1), state="new", state_since=date(2026, 11, 1), inviter_name=f"City {n}",
            city=f"City {n}", country="JP", language="en", title=f"Invented {n}", is_in_force=not n or None, is_within_scope=not n or None, must_accept=not n,
        )  # fmt: skip
        for _view in range(2):
            scores = {key: {"score": drawn.randrange(11), "note": ""} for key in keys}
            Assessment.objects.create(invitation=row, criteria=found.criteria, scores=scores)
        Estimate.objects.create(invitation=row, leaves_on=leaves, returns_on=leaves + timedelta(days=days - 1), days=days,
                                cost=drawn.randrange(20, 200) * 10**6, may_send_deputy=drawn.random() < 0.4)  # fmt: skip
        rows.append(row)
    services.take_in(by="system:bench", round=found, invitations=rows)
    return found


def choose(found) -> None:
    from jalin.invitations.rounds import services

    began = time.process_time()
    services.propose(by="system:bench", round=found)
    print(
        f"choice with reasons   {time.process_time() - began:7.2f} s CPU, proof file of {len(found.proof) / 1000:.0f} kB"
    )


def pages(found, folder: Path) -> None:
    from jalin.decisions.proofs import read_proof
    from jalin.decisions.verification import verify

    head, path = signed_in(), f"/desk/rounds/{found.pk}/"
    for name, address in (
        ("page of the round", path),
        ("a weight moved", f"{path}weigh/?criterion=need&to=45"),
    ):
        one = measure(
            lambda address=address: head.get(address, HTTP_HOST="localhost", HTTP_HX_REQUEST="true")
        )
        print(f"{name:<22}{one['cpu_ms']:>6.1f} ms CPU  {one['sql']:>3} SQL  {one['bytes'] / 1000:>4.0f} kB")
    slowest = 0.0
    for to in range(0, 101, 4):
        began = time.perf_counter()
        head.get(f"{path}weigh/?criterion=benefit&to={to}", HTTP_HOST="localhost", HTTP_HX_REQUEST="true")
        slowest = max(slowest, time.perf_counter() - began)
    print(f"slowest of 26 moves   {slowest:7.2f} s (at most 3)")
    file = folder / "proof.json"
    file.write_text(found.proof, encoding="utf-8")
    began = time.process_time()
    verdict = verify(read_proof(file))
    print(
        f"verify                {time.process_time() - began:7.2f} s CPU, {'identical' if verdict.is_identical else 'DIFFERENT'}"
    )


def codes() -> None:
    """The evaluation set of the tests: right topic first, among three, among five."""
    from jalin.invitations.needs import encoder

    path = Path(encoder.__file__).parent / "tests" / "data" / "evaluation.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    began = time.process_time()
    encoder.suggest("")
    encoder.suggest("x")
    loaded = time.process_time()
    offered = encoder.suggest_many([row["text"] for row in rows])
    each = (time.process_time() - loaded) / len(rows) * 1000
    print(f"encoder and vocabulary{loaded - began:7.2f} s CPU, then {each:.1f} ms a text")
    for language in ("id", "ja", "en", ""):
        mine = [
            (row, told)
            for row, told in zip(rows, offered, strict=True)
            if row["language"] == language or not language
        ]
        shares = [
            sum(row["topic"] in [one.topic for one in told[:most]] for row, told in mine) / len(mine)
            for most in (1, 3, 5)
        ]
        print(
            f"{language or 'all':<4}{len(mine):>4} texts: first {shares[0]:.2f}, in three {shares[1]:.2f}, in five {shares[2]:.2f}"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        call_command("createcachetable", verbosity=0)
        found = fill()
        choose(found)
        pages(found, Path(folder))
        codes()


if __name__ == "__main__":
    sys.exit(main())
