"""Report, gifts, costs, letters and dates of a visit: what is kept, what is refused, who may see it."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from jalin.kernel.access import NotAllowed
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.due import dues_of
from jalin.kernel.journal.models import Body
from jalin.visits.accounts.duties import REPORT, duty_on
from jalin.visits.accounts.models import Expense, Gift, Report
from jalin.visits.accounts.reporting.services import (
    begin_report,
    hand_in_report,
    take_back_report,
    write_report,
)
from jalin.visits.accounts.selectors import cost_of, gift_clock, home_currency, report_clock, visible_gifts
from jalin.visits.accounts.services import (
    enter_expense,
    exempt_gift,
    finish_follow_up,
    record_gift,
    report_gift,
    rule_gift,
    send_thanks,
    set_budget,
    set_follow_up,
    write_thanks,
)
from jalin.visits.accounts.words import gift_state
from jalin.visits.delegation.services import erase_people
from jalin.visits.models import Visit
from jalin.visits.promises.services import record_commitment, write_note
from jalin.visits.services import move_visit

pytestmark = pytest.mark.django_db
BY = "system:test"
TODAY = timezone.localdate()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def gift(visit, **more) -> Gift:
    values = {"direction": "received", "what": "A lacquer box", "on_day": visit.starts_on, "giver_office": "Mayor of Hamamatsu", "receiver_office": "Mayor of Bandung",
              "receiver_name": "Somebody Known", "value": Decimal("12000"), "currency": "JPY"}  # fmt: skip
    return record_gift(by=BY, visit=visit, **values | more)


def test_the_report_begins_from_the_record_and_is_handed_in_within_its_clock(begun, unit, make_user):
    officer = make_user("officer")
    write_note(by=officer, visit=begun, text="Pipes were discussed.")
    record_commitment(
        by=BY,
        visit=begun,
        owed_by="partner",
        counterpart="Waterworks",
        unit=unit,
        due_on=TODAY,
        what_ind="Mengirim rencana",
    )
    report = begin_report(by=officer, visit=begun, language="id")
    assert (
        "Pipes were discussed." in report.bodies["results"] and "Mengirim rencana" in report.bodies["results"]
    )
    assert "To Hamamatsu" in report.bodies["general"] and report.bodies["closing"] == ""
    with pytest.raises(ValidationError, match="begun already"):
        begin_report(by=officer, visit=begun)
    report = write_report(by=officer, report=report, bodies={"closing": "Demikian."}, seen=1)
    with pytest.raises(ValidationError, match="meanwhile"):
        write_report(by=officer, report=report, bodies={"closing": "x"}, seen=1)
    assert "Pipes" in report.bodies["results"]
    clock = report_clock(begun, "ID", TODAY, handed_in_on=None)
    assert clock.due == begun.ends_on + timedelta(days=duty_on(REPORT, "ID", begun.ends_on).length)
    move_visit(by=BY, visit=begun, to="ended", reason_given="No permit was asked for")
    begun.refresh_from_db()
    report.visit = begun
    hand_in_report(by=officer, report=report, handed_in_on=TODAY, handed_to="Ministry")
    assert Visit.objects.get().state == "reported"
    with pytest.raises(ValidationError, match="handed in"):
        write_report(by=officer, report=report, bodies={"closing": "x"}, seen=2)
    take_back_report(by=officer, report=Report.objects.get(), because="A page was missing")
    assert Visit.objects.get().state == "ended" and Report.objects.get().handed_in_on is None


def test_a_report_is_not_handed_in_empty_nor_on_a_day_that_has_not_come(begun):
    report = begin_report(by=BY, visit=begun, language="ja")
    with pytest.raises(ValidationError, match="not come yet"):
        hand_in_report(by=BY, report=report, handed_in_on=TODAY + timedelta(days=1), handed_to="Ministry")
    with pytest.raises(ValidationError, match="to whom"):
        hand_in_report(by=BY, report=report, handed_in_on=TODAY, handed_to=" ")
    Report.objects.update(bodies={})
    with pytest.raises(ValidationError, match="empty"):
        hand_in_report(by=BY, report=Report.objects.get(), handed_in_on=TODAY, handed_to="Ministry")


def test_a_received_gift_is_reported_then_decided_and_its_clock_stops(begun):
    found = gift(begun)
    assert gift_state(found, gift_clock(found, "ID", TODAY)) == "open"
    assert gift_state(found, gift_clock(found, "ID", TODAY + timedelta(days=90))) == "late"
    with pytest.raises(ValidationError, match="first"):
        rule_gift(by=BY, gift=found, ruling="state", ruled_on=TODAY)
    report_gift(by=BY, gift=found, reported_on=TODAY, report_number="G-1")
    assert gift_state(found, gift_clock(found, "ID", TODAY + timedelta(days=90))) == "reported"
    with pytest.raises(ValidationError, match="not reported"):
        exempt_gift(by=BY, gift=found, because="x")
    rule_gift(by=BY, gift=found, ruling="receiver", ruled_on=TODAY)
    assert Gift.objects.get().ruling == "receiver"


def test_a_given_gift_has_no_clock_and_a_value_has_a_currency_that_exists(begun):
    given = gift(begun, direction="given")
    assert gift_clock(given, "ID", TODAY) is None and gift_state(given, None) == "given"
    with pytest.raises(ValidationError, match="received"):
        report_gift(by=BY, gift=given, reported_on=TODAY)
    for currency, sentence in (("", "which currency"), ("XYZ", "no such currency")):
        with pytest.raises(ValidationError, match=sentence):
            gift(begun, currency=currency)
    left_out = gift(begun, what="A meal for all")
    exempt_gift(by=BY, gift=left_out, because="Served to everybody at an official reception")
    assert gift_state(left_out, gift_clock(left_out, "ID", TODAY)) == "exempt"


def test_names_are_kept_encrypted_are_not_in_the_journal_and_go_with_the_visits_people(begun):
    gift(begun)
    with connection.cursor() as cursor:
        cursor.execute("SELECT receiver_name FROM visit_accounts_gift")
        assert "Somebody" not in cursor.fetchone()[0]
    assert not any("Somebody Known" in str(body.text) for body in Body.objects.all())
    erase_people(by=BY, visit=begun)
    found = Gift.objects.get()
    assert found.receiver_name == "" and found.receiver_office == "Mayor of Bandung"
    with pytest.raises(ValidationError, match="were erased"):
        gift(Visit.objects.get())
    assert gift(Visit.objects.get(), receiver_name="").pk


def test_costs_stand_against_the_budget_and_what_has_no_receipt_says_so(begun):
    assert home_currency(TODAY, "ID") == "IDR" and home_currency(TODAY, "JP") == "JPY"
    set_budget(by=BY, visit=begun, amounts={"flight": Decimal("1000000"), "lodging": None})
    paid = {
        "by": BY,
        "visit": begun,
        "category": "flight",
        "what": "Flight",
        "paid_on": begun.starts_on,
        "currency": "jpy",
        "amount": Decimal("10000"),
    }
    enter_expense(**paid, rate=Decimal("105"), file=SimpleUploadedFile("ticket.pdf", PDF))
    bare = enter_expense(**paid, no_receipt_because="Lost")
    cost = cost_of(begun)
    assert (cost.spent, cost.lines[0].left, cost.without_receipt, cost.without_rate) == (
        Decimal("1050000"),
        Decimal("-50000"),
        1,
        1,
    )
    enter_expense(**paid, expense=bare, file=SimpleUploadedFile("found.pdf", PDF))
    assert cost_of(begun).without_receipt == 0 and Expense.objects.get(pk=bare.pk).no_receipt_because == ""


def test_a_file_that_is_no_receipt_leaves_nothing_behind(begun):
    paid = {
        "by": BY,
        "visit": begun,
        "category": "flight",
        "what": "Flight",
        "paid_on": begun.starts_on,
        "currency": "IDR",
        "amount": Decimal(1),
    }
    with pytest.raises(UnreadableFile):
        enter_expense(**paid, file=io.BytesIO(b"MZ this is a program"))
    with pytest.raises(ValidationError, match="not come yet"):
        enter_expense(**paid | {"paid_on": TODAY + timedelta(days=1)})
    assert not Expense.objects.exists()


def test_a_letter_that_was_sent_is_not_changed_and_dates_stand_on_desks(begun, unit, make_user):
    letter = {"office": "浜松市長室", "language": "ja", "text": "拝啓", "dated_on": TODAY}
    thanks = write_thanks(by=BY, visit=begun, **letter)
    send_thanks(by=BY, thanks=thanks, sent_on=TODAY)
    with pytest.raises(ValidationError, match="was sent"):
        write_thanks(by=BY, visit=begun, thanks=thanks, **letter)
    with pytest.raises(ValidationError, match="owner"):
        set_follow_up(by=BY, visit=begun, what="Write", on_day=TODAY)
    leader = make_user("leader")
    row = set_follow_up(by=BY, visit=begun, what="Ring the waterworks", on_day=TODAY, owner=leader, unit=unit)
    for user in (leader, make_user("officer"), make_user("unit", unit=unit)):
        assert "Ring the waterworks" in [due.title for due in dues_of(user, TODAY) if due.kind == "follow_up"]
    finish_follow_up(by=BY, follow_up=row)
    assert not [due for due in dues_of(leader, TODAY) if due.kind == "follow_up"]


def test_the_report_and_gifts_that_are_owed_stand_on_the_officers_desk(begun, make_user):
    gift(begun)
    Visit.objects.update(state="ended")
    kinds = {due.kind for due in dues_of(make_user("officer"), TODAY)}
    assert {"visit_report", "gift"} <= kinds
    assert not {"visit_report", "gift"} & {due.kind for due in dues_of(make_user("auditor"), TODAY)}


def test_only_who_keeps_the_accounts_writes_in_them_and_units_do_not_see_them(begun, make_user, unit):
    for role in ("leader", "auditor", "editor", "moderator", "partner"):
        with pytest.raises(NotAllowed):
            record_gift(
                by=make_user(role),
                visit=begun,
                direction="received",
                what="x",
                on_day=TODAY,
                giver_office="a",
                receiver_office="b",
            )
    gift(begun)
    assert (
        visible_gifts(make_user("auditor")).exists()
        and not visible_gifts(make_user("unit", unit=unit)).exists()
    )
