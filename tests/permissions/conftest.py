"""The demo record once for all walks, and one account per role."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from .letters import enter_newsletter
from .materials import enter_material
from .personal import SECRETS, enter_names
from .readers import enter_replies
from .stories import enter_story

PASSWORD = "twelve blue threads"


@pytest.fixture(scope="module")
def record(django_db_setup, bandung_world, enter_world, django_db_blocker, tmp_path_factory):
    """The demo record with a contact and a job; {"person": key, …} of what the samples need. Rolled back at the end."""
    enter_world("bandung")
    with django_db_blocker.unblock(), transaction.atomic():
        yield _load(tmp_path_factory.mktemp("register"))
        transaction.set_rollback(True)


def _load(folder) -> dict:
    from jalin.agreements.obligations.services import record_fulfilment
    from jalin.agreements.sealing.services import prepare_round
    from jalin.demo.visits import load_visits
    from jalin.invitations.rounds.models import Reply
    from jalin.kernel.jobs.models import Job
    from jalin.people.models import Unit
    from jalin.people.services import create_user
    from jalin.relations.models import Event, Involvement, Partner, Representative, Statement
    from jalin.relations.services import add_event, create_partner, enter_contact
    from jalin.visits.models import Visit

    by = "system:test"
    load_visits(by=by)
    partner = Partner.objects.get(slug="hamamatsu")
    relation = partner.relation
    person = create_user(by=by, email="somebody@test.example", name="Somebody Else", role="officer")
    head = create_user(by=by, email="head@test.example", name="Head", role="head")
    relation_unit = Involvement.objects.filter(relation=relation, unit__isnull=False).first()
    event = Event.objects.filter(relation=relation, audience="public").first()
    contact = enter_contact(
        by=by, partner=partner, post_eng="Section chief", name="Somebody", since=date(2020, 1, 1)
    )
    job = Job.objects.create(kind="journal.verify", arguments={}, created_by=head.pk)
    batch, row = _import(folder)
    users = _users(relation_unit.unit)
    Representative.objects.create(user=users["partner"], relation=relation)
    represents = Representative.objects.create(
        user=person, relation=relation
    )  # a second one, so that joins would double rows
    hidden = create_partner(by=by, name_eng="Unpublished Town", is_public=False, relation={"kind": "none"})
    for place, audience in ((hidden.relation, "staff"), (relation, "staff"), (relation, "shared")):
        add_event(
            by=by,
            relation=place,
            kind="note_taken",
            source="an officer",
            summary_eng=f"{audience} only",
            audience=audience,
        )
    case, step, text = _case(relation)
    signing = prepare_round(by=by, text=text, signers=[{"name": "Mayor"}])
    _keep(signing.prepared)
    done = record_fulfilment(
        by=by,
        obligation="K9T",
        year=timezone.localdate().year - 1,
        number=1,
        done_on=timezone.localdate(),
        source="Letter",
    )
    journey, rounds = _visit(), _rounds(relation_unit.unit)
    enter_names(
        by=by, visit=Visit.objects.get(pk=journey["visit"]), reply=Reply.objects.get(pk=rounds["reply"])
    )
    return {
        **enter_material(_keep), **enter_story(), **enter_replies(), **enter_newsletter(),
        **journey, **_chain(case, relation_unit.unit), **_invitations(relation_unit.unit), **rounds, "year": done.year, "fulfilment": done.pk, "case": case.pk, "step": step.pk, "text": text.pk, "signing": signing.pk,
        "person": person.pk, "duty": person.duties.get().pk, "unit": Unit.objects.get(key="dlh").pk, "partner": partner.pk,
        "relation": relation.pk, "event": event.pk, "statement": Statement.objects.filter(event=event).first().pk,
        "involvement": relation_unit.pk, "contact": contact.pk, "job": job.pk, "represents": represents.pk, "users": users, "head": head,
        "batch": batch.pk, "row": row.pk,
    }  # fmt: skip


def _case(relation):
    """A case of the relation that is shared, with one act and one text of its papers."""
    from jalin.agreements.models import Case
    from jalin.agreements.papers.services import begin_text, save_version

    case = Case.objects.get(relation=relation)
    text = begin_text(by="system:test", case=case, kind="mou")
    save_version(by="system:test", text=text, language="id", bodies={"aim": "Maju bersama"})
    return case, case.steps.first(), text


def _invitations(unit) -> dict:
    """One that lies with the unit and whose sender follows it, and another that may be the same."""
    from jalin.invitations.models import Likeness
    from jalin.invitations.services import enter_invitation, hand_to_unit

    about = {"channel": "letter", "received_on": date(2024, 9, 2), "inviter_name": "Toyama", "city": "Toyama", "country": "JP",
             "language": "en", "title": "Tram week"}  # fmt: skip
    key = "k" * 43
    name, email, phone = SECRETS["sender"].words
    sender = {"name": name, "email": email, "phone": phone, "language": "en", "follow_key": key}
    one = hand_to_unit(
        by="system:test", invitation=enter_invitation(by="system:test", sender=sender, **about), unit=unit
    )
    too = enter_invitation(by="system:test", **about)
    Likeness.objects.create(one=one, other=too, score=90, reasons=["same_place"])
    return {"invitation": one.pk, "invitation_too": too.pk, "follow_key": key}


def _rounds(unit) -> dict:
    """A need, a vote that is open, a round that is open with a proposal, and one that was published with a reply in draft."""
    from jalin.invitations.needs.models import Period
    from jalin.invitations.needs.services import cast_points, close_ballot, open_ballot, write_need
    from jalin.invitations.rounds import services
    from jalin.invitations.rounds.criteria import items_of_criteria
    from jalin.invitations.rounds.replies import write_reply

    by, day = "system:test", date(2027, 3, 1)
    period = Period.objects.create(
        key="p", name_eng="Period", starts_on=date(2025, 1, 1), ends_on=date(2029, 12, 31), source="Plan"
    )
    need = write_need(by=by, period=period, title_eng="Trams", topic="public-transport", unit=unit)
    items = items_of_criteria(period)
    ballot = open_ballot(by=by, period=period, kind="criteria", items=items)
    cast_points(by=by, ballot=ballot, points={one["key"]: 100 if one is items[0] else 0 for one in items})
    close_ballot(by=by, ballot=ballot, source="Minutes")
    rounds = []
    for city in ("Sendai", "Otsu"):
        row = _scored(city, [one["key"] for one in items], unit)
        found = services.open_round(by=by, period=period, budget=10, days=10, title_eng=city)
        entry = services.take_in(by=by, round=found, invitations=[row])[0]
        bound = services.bind_days(by=by, round=found, first_day=day, last_day=day, what="Speech")
        rounds.append((services.propose(by=by, round=found), entry, bound, row))
    (still_open, entry, bound, _row), (found, decided, _bound, row) = rounds
    services.decide_round(by=by, round=found, decisions={decided.pk: {"decision": "accepted"}})
    services.publish_round(by=by, round=type(found).objects.get(pk=found.pk))
    reply = write_reply(by=by, invitation=row, outcome="", entry=type(decided).objects.get(pk=decided.pk))
    again = open_ballot(by=by, period=period, kind="criteria", items=items)
    return {"need": need.pk, "ballot": again.pk, "open_round": still_open.pk, "entry": entry.pk, "bound": bound.pk, "round": found.pk,
            "decided": decided.pk, "reply": reply.pk}  # fmt: skip


def _scored(city: str, keys: list[str], unit):
    """An invitation with two views and an estimate."""
    from jalin.invitations.rounds.services import assess, estimate
    from jalin.invitations.services import enter_invitation

    row = enter_invitation(by="system:test", channel="letter", received_on=date(2026, 9, 2), inviter_name=city, city=city, country="JP",
                           language="ja", title=city)  # fmt: skip
    for _view in range(2):
        assess(by="system:test", invitation=row, scores={key: {"score": 8, "note": ""} for key in keys})
        row.refresh_from_db()
    estimate(
        by="system:test",
        invitation=row,
        leaves_on=date(2027, 4, 1),
        returns_on=date(2027, 4, 3),
        cost=5,
        days=3,
    )
    return row


def _chain(case, unit) -> dict:
    """A file that lies with somebody, a meeting with somebody there and a task, and a translation in the queue."""
    from jalin.agreements.chain.dispositions.services import pass_on
    from jalin.agreements.chain.meetings.services import (
        give_task,
        plan_meeting,
        put_attendance,
        write_minutes,
    )
    from jalin.agreements.chain.models import Rung
    from jalin.agreements.chain.translations.services import request_translation

    by, day = "system:test", date(2024, 9, 18)
    rung = Rung.objects.first()
    moved = pass_on(by=by, case=case, kind="forward", rung=rung, on_day=day)
    meeting = plan_meeting(by=by, topic="The plan", held_on=day, cases=[case])
    row = put_attendance(by=by, meeting=meeting, unit=unit, state="present")
    task = give_task(by=by, meeting=meeting, what="Ask", unit=unit, due_on=day)
    write_minutes(by=by, meeting=meeting, minutes="Agreed")
    asked = request_translation(
        by=by, what="Letter", source_language="id", target_language="ja", working_days=5, requested_on=day
    )
    return {
        "rung": rung.pk,
        "disposition": moved.pk,
        "meeting": meeting.pk,
        "attendance": row.pk,
        "task": task.pk,
        "asked": asked.pk,
    }


def _visit() -> dict:
    """The journey of the article, published, with a paper beside a meeting and one of its permit."""
    from django.core.files.base import ContentFile

    from jalin.visits.models import Visit
    from jalin.visits.permits.services import put_permit_paper
    from jalin.visits.programme.services import add_paper

    by, visit = "system:test", Visit.objects.get(is_public=True)
    item = visit.programme.first()
    paper = add_paper(
        by=by, visit=visit, item=item, title="Paper", file=ContentFile(b"a,b\n1,2\n", "paper.csv")
    )
    ready = put_permit_paper(
        by=by,
        visit=visit,
        key="invitation",
        ready_on=date(2018, 10, 1),
        file=ContentFile(b"a,b\n1,2\n", "letter.csv"),
    )
    _keep(paper.document)
    _keep(ready.document)
    return {
        **_what_followed(visit),
        "visit": visit.pk,
        "reference": visit.reference,
        "delegate": visit.delegates.first().pk,
        "item": item.pk,
        "paper": paper.pk,
    }


def _what_followed(visit) -> dict:
    """The report of that journey, and one of each thing that the invented journey of the demonstration brought."""
    from jalin.visits.accounts.models import Expense, FollowUp, Gift, Thanks
    from jalin.visits.accounts.reporting.services import begin_report
    from jalin.visits.hosting.models import Offer, Room
    from jalin.visits.promises.models import Commitment, Note

    begin_report(by="system:test", visit=visit)
    models = {
        "note": Note,
        "promise": Commitment,
        "gift": Gift,
        "expense": Expense,
        "thanks": Thanks,
        "follow_up": FollowUp,
        "room": Room,
        "offer": Offer,
    }
    return {key: model.objects.first().pk for key, model in models.items()}


def _keep(document) -> None:
    """The file lies outside the folder that each test has, so that every walk finds it."""
    from pathlib import Path

    from django.conf import settings

    document.stored_as = str(Path(settings.MEDIA_ROOT) / document.stored_as)
    document.save()


def _import(folder):
    """An import with one row, read and waiting to be checked. Its file lies outside the folder that each test has."""
    from jalin.kernel.jobs.running import run_job
    from jalin.opendata.models import ImportRow
    from jalin.opendata.register.services import receive_register, start_reading

    path = folder / "register.csv"
    path.write_text("Nama Kota Mitra,Negara,Tanggal\nToyama,Jepang,12 Mei 2026\n", encoding="utf-8")
    batch = receive_register(by="system:test", path=path, name=path.name)
    assert run_job(start_reading(by="system:test", batch=batch, wait=True).pk).state == "done"
    _keep(batch.document)
    return batch, ImportRow.objects.filter(batch=batch).first()


def _users(unit) -> dict:
    """One person per role of the table, and one without any."""
    from jalin.kernel.access.roles import roles
    from jalin.people.services import create_user, give_duty

    users = {
        "nobody": create_user(
            by="system:test", email="nobody@test.example", name="Nobody", language="en", password=PASSWORD
        )
    }
    for key in roles():
        if key == "public":
            continue
        users[key] = create_user(
            by="system:test", email=f"{key}@role.example", name=key, language="en", password=PASSWORD
        )
        give_duty(
            by="system:test",
            user=users[key],
            role=key,
            unit=unit if key == "unit" else None,
            since=date(2000, 1, 1),
        )
    return users
