"""Minutes and promises: written once, on both timelines until they end, on the desk of who sees to them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jalin.kernel.access import NotAllowed
from jalin.kernel.due import dues_of
from jalin.kernel.journal.models import Body, Entry
from jalin.people.models import Unit
from jalin.relations.models import Event, Field, Involvement, Representative
from jalin.relations.selectors import published_events, visible_events
from jalin.relations.states import states_of
from jalin.visits.models import ProgrammeItem
from jalin.visits.promises.models import Commitment, Note
from jalin.visits.promises.selectors import published_commitments, visible_commitments, visible_notes
from jalin.visits.promises.services import (
    change_commitment,
    correct_note,
    finish_commitment,
    record_commitment,
    reopen_commitment,
    withdraw_commitment,
    write_note,
)
from jalin.visits.services import move_visit, plan_visit, publish_visit

pytestmark = pytest.mark.django_db
BY = "system:test"
TODAY = timezone.localdate()


def kinds_of(promise) -> list[str]:
    rows = Event.objects.filter(
        about_noun="visit_promises.commitment", about_id=str(promise.pk), withdrawn_at=None
    )
    return list(rows.order_by("pk").values_list("kind", flat=True))


def test_a_passage_is_corrected_by_one_at_a_time_and_every_wording_stays(begun, item, make_user):
    officer = make_user("officer")
    note = write_note(
        by=officer,
        visit=begun,
        item=item,
        text=" Agreed on pipes.\r\n",
        noted_at=timezone.now() + timedelta(hours=3),
    )
    assert note.text == "Agreed on pipes." and note.noted_at <= timezone.now()
    correct_note(by=officer, note=note, text="Agreed on all pipes.", seen=1)
    with pytest.raises(ValidationError, match="meanwhile"):
        correct_note(by=officer, note=note, text="Mine.", seen=1)
    assert Note.objects.get().text == "Agreed on all pipes."
    assert any("Agreed on pipes." in str(body.text) for body in Body.objects.all())


def test_nothing_is_written_before_the_visit_nor_when_it_was_called_off(relation, begun):
    ahead = plan_visit(
        by=BY, relation=relation, direction="outgoing", starts_on=TODAY + timedelta(days=9), title_eng="Later"
    )
    with pytest.raises(ValidationError, match="lies ahead"):
        write_note(by=BY, visit=ahead, text="x")
    move_visit(by=BY, visit=ahead, to="cancelled", reason_given="Flood")
    with pytest.raises(ValidationError, match="called off"):
        write_note(by=BY, visit=ahead, text="x")
    with pytest.raises(ValidationError, match="said and decided"):
        write_note(by=BY, visit=begun, text="  ")
    stranger = ProgrammeItem(visit=ahead, pk=99)
    with pytest.raises(ValueError, match="another visit"):
        write_note(by=BY, visit=begun, text="x", item=stranger)


def test_a_promise_has_owner_counterpart_and_a_day_that_can_be(begun, item, unit):
    good = {
        "by": BY,
        "visit": begun,
        "owed_by": "home",
        "counterpart": "Waterworks",
        "unit": unit,
        "due_on": TODAY,
        "what_eng": "Send it",
    }
    for wrong, sentence in (({"unit": None}, "owner"), ({"counterpart": " "}, "other side"), ({"what_eng": ""}, "was promised"),
                            ({"due_on": begun.starts_on - timedelta(days=1)}, "before the promise")):  # fmt: skip
        with pytest.raises(ValidationError, match=sentence):
            record_commitment(**good | wrong)
    assert not Commitment.objects.exists() and not Event.objects.filter(kind="commitment").exists()
    made = record_commitment(**good, item=item)
    assert made.made_on == begun.starts_on + timedelta(days=1)  # it was that day in Japan


def test_it_stands_open_on_both_timelines_until_it_is_kept(promise, begun, make_user):
    officer, partner = make_user("officer"), make_user("partner")
    Representative.objects.create(user=partner, relation=begun.relation)
    for reader in (officer, partner):
        event = visible_events(reader).get(kind="commitment")
        assert "open until" in states_of([event], TODAY)[event.pk]
    finish_commitment(by=officer, commitment=promise, done_on=TODAY, result_eng="The plan was sent")
    for reader in (officer, partner):
        events = {
            event.kind: event
            for event in visible_events(reader).filter(about_noun="visit_promises.commitment")
        }
        assert (
            set(events) == {"commitment", "commitment_kept"}
            and "The plan was sent" in events["commitment_kept"].summary_eng
        )
        assert "kept on" in states_of(events.values(), TODAY)[events["commitment"].pk]
    with pytest.raises(ValidationError, match="kept already"):
        withdraw_commitment(by=officer, commitment=promise, because="x")


def test_it_is_withdrawn_with_a_reason_only_and_can_be_opened_again(promise):
    with pytest.raises(ValidationError, match="why"):
        withdraw_commitment(by=BY, commitment=promise, because=" ")
    withdraw_commitment(by=BY, commitment=promise, because="The department was closed")
    assert kinds_of(promise) == ["commitment", "commitment_withdrawn"]
    reopen_commitment(by=BY, commitment=promise, because="It was another one")
    assert kinds_of(promise) == ["commitment"] and Commitment.objects.get().withdrawn_on is None
    with pytest.raises(ValidationError, match="not come yet"):
        finish_commitment(by=BY, commitment=promise, done_on=TODAY + timedelta(days=1))


def test_correcting_it_corrects_the_timeline_in_one_entry(promise, begun, make_user):
    before = Entry.objects.count()
    change_commitment(
        by=make_user("officer"), visit=begun, commitment=promise, what_ind="Mengirim peta pipa", due_on=TODAY
    )
    promise.event.refresh_from_db()
    assert (
        promise.event.summary_ind == "Mengirim peta pipa"
        and promise.event.summary_eng == "Send the pipe plan"
    )
    assert Entry.objects.exclude(action__startswith="people.").count() == before + 1


def test_everybody_reads_it_once_the_visit_is_published_and_no_longer_after(promise, begun, make_user):
    visitor = make_user()
    assert (
        not published_commitments(begun).exists()
        and not published_events(visitor).filter(kind="commitment").exists()
    )
    publish_visit(by=BY, visit=begun, is_public=True)
    assert (
        published_commitments(begun).get() == promise
        and published_events(visitor).filter(kind="commitment").exists()
    )
    publish_visit(by=BY, visit=begun, is_public=False)
    assert not published_events(visitor).filter(kind="commitment").exists()


def test_a_unit_keeps_what_is_of_its_field_and_nobody_else_does(promise, begun, unit, make_user):
    field = Field.objects.create(key="water", name_eng="Water")
    Involvement.objects.create(relation=begun.relation, field=field, unit=unit)
    begun.fields.add(field)
    theirs, others = make_user("unit", unit=unit), make_user("unit", unit=Unit.objects.create(key="other"))
    write_note(by=theirs, visit=begun, text="Seen by the unit")
    assert visible_notes(theirs).count() == 1 and not visible_notes(others).exists()
    assert visible_commitments(theirs).get() == promise and not visible_commitments(others).exists()
    for refused in (others, make_user("leader"), make_user("auditor"), make_user("partner")):
        with pytest.raises(NotAllowed):
            write_note(by=refused, visit=begun, text="x")
        with pytest.raises(NotAllowed):
            finish_commitment(by=refused, commitment=promise, done_on=TODAY)


def test_it_stands_on_the_desk_of_its_owner_and_of_the_office(promise, unit, make_user):
    def told(user):
        return [due.title for due in dues_of(user, TODAY) if due.kind == "commitment"]

    assert told(make_user("officer")) == told(make_user("unit", unit=unit)) == ["Send the pipe plan"]
    assert told(make_user("unit", unit=Unit.objects.create(key="other"))) == told(make_user("auditor")) == []
    leader = make_user("leader")
    Commitment.objects.update(owner=leader)
    assert told(leader) == ["Send the pipe plan"]
