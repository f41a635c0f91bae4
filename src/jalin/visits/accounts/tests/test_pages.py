"""The pages and papers of the accounts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jalin.visits.accounts.letters import LANGUAGES, begin_letter
from jalin.visits.accounts.models import Expense, FollowUp, Gift, Report, Thanks
from jalin.visits.accounts.reporting.services import begin_report
from jalin.visits.models import Delegate
from jalin.visits.services import publish_visit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TODAY = timezone.localdate()
GIFT = {"direction": "received", "kind": "goods", "what": "A lacquer box", "on_day": TODAY, "giver_office": "Mayor of Hamamatsu",
        "receiver_office": "Mayor of Bandung", "receiver_name": "Somebody Known", "value": "12000", "currency": "jpy"}  # fmt: skip


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def many(visit, unit, count: int) -> None:
    Gift.objects.bulk_create(
        Gift(
            visit=visit,
            direction="received",
            what=f"Box {n}",
            on_day=TODAY,
            giver_office="a",
            receiver_office="b",
        )
        for n in range(count)
    )
    Expense.objects.bulk_create(
        Expense(visit=visit, category="flight", what=f"Ticket {n}", paid_on=TODAY, amount=n, currency="IDR")
        for n in range(count)
    )
    FollowUp.objects.bulk_create(
        FollowUp(visit=visit, what=f"Call {n}", on_day=TODAY, unit=unit) for n in range(count)
    )


def test_lists_and_accounts_ask_the_same_for_ten_rows_and_a_hundred(desk, begun, unit):
    client, pages = desk(), ("/desk/gifts/", "/desk/expenses/", f"/desk/visits/{begun.pk}/accounts/")
    many(begun, unit, 10)
    few = [asked(client, page) for page in pages]
    many(begun, unit, 90)
    assert [asked(client, page) for page in pages] == few and max(few[:2]) <= 12 and few[2] <= 10


def test_the_report_is_begun_written_handed_in_and_printed(desk, begun):
    client, page = desk(), f"/desk/visits/{begun.pk}/report"
    assert client.get(f"{page}/").status_code == 200 and not Report.objects.exists()
    assert client.post(f"{page}/", {"language": "ja"}).status_code == 302
    assert "実施した活動" in client.get(f"{page}/").content.decode()
    assert client.post(f"{page}/", {"seen": 1, "closing": "以上"}).status_code == 302
    late = client.post(f"{page}/", {"seen": 1, "closing": "Mine"})
    assert late.status_code == 422 and "meanwhile" in late.content.decode()
    paper = client.get(f"{page}.pdf")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert (
        client.post(f"{page}/hand-in/", {"handed_in_on": TODAY, "handed_to": "Ministry"}).status_code == 302
    )
    assert client.post(f"{page}/take-back/", {"because": "A page"}).status_code == 302


def test_a_gift_from_entry_to_decision_and_its_form_for_the_commission(desk, begun, sign_in, make_user):
    client, new = desk(), f"/desk/visits/{begun.pk}/gifts/new/"
    wrong = client.post(new, GIFT | {"currency": "XYZ"})
    assert wrong.status_code == 422 and "no such currency" in wrong.content.decode()
    assert client.post(new, GIFT).status_code == 302
    page = f"/desk/gifts/{Gift.objects.get().pk}/"
    assert asked(client, page) <= 12 and "Somebody Known" in client.get(page).content.decode()
    assert client.get(f"/desk/visits/{begun.pk}/gifts.pdf").content.startswith(b"%PDF")
    assert client.post(f"{page}reported/", {"reported_on": TODAY, "report_number": "G-1"}).status_code == 302
    assert client.post(f"{page}decided/", {"ruling": "state", "ruled_on": TODAY}).status_code == 302
    register = client.get("/desk/gifts/export.csv").getvalue().decode()
    assert "A lacquer box" in register and "Somebody" not in register
    sign_in(client, make_user("auditor"))
    assert "Somebody Known" not in client.get(page).content.decode()
    assert client.get(f"/desk/visits/{begun.pk}/gifts.pdf").status_code == 403


def test_an_expense_with_a_wrong_file_is_told_and_without_one_is_shown_as_such(desk, begun):
    client, new = desk(), f"/desk/visits/{begun.pk}/expenses/new/"
    paid = {
        "category": "lodging",
        "what": "Hotel",
        "paid_on": TODAY,
        "amount": "8000",
        "currency": "JPY",
        "rate": "105",
    }
    wrong = client.post(new, {**paid, "file": SimpleUploadedFile("x.pdf", b"MZ no paper")})
    assert wrong.status_code == 422 and "Hotel" in wrong.content.decode() and not Expense.objects.exists()
    assert client.post(new, paid).status_code == 302
    assert client.post(f"/desk/visits/{begun.pk}/budget/", {"lodging": "500000"}).status_code == 302
    shown = client.get(f"/desk/visits/{begun.pk}/accounts/").content.decode()
    assert "no receipt" in shown and "IDR840,000" in shown
    publish_visit(by="system:test", visit=begun, is_public=True)
    public = client.get(f"/en/visits/{begun.reference}/").content.decode()
    assert "What it cost" in public and "1 without a receipt" in public and "Hotel" not in public
    assert client.post(f"/desk/expenses/{Expense.objects.get().pk}/remove/").status_code == 302


def test_a_letter_is_drafted_in_the_partners_language_and_addressed_when_it_is_printed(desk, begun):
    client, new = desk(), f"/desk/visits/{begun.pk}/thanks/new/"
    assert (
        "拝啓" in client.get(new).content.decode()
        and "Dengan hormat" in client.get(f"{new}?language=id").content.decode()
    )
    mayor = Delegate.objects.create(
        visit=begun,
        side="partner",
        role="head",
        rank=10,
        office_jpn="浜松市長",
        family_name="Suzuki",
        other_script="鈴木",
    )
    sent = {
        "delegate": mayor.pk,
        "office": "浜松市長室",
        "language": "ja",
        "dated_on": TODAY,
        "text": "拝啓\n敬具",
    }
    assert client.post(new, sent).status_code == 302
    thanks = Thanks.objects.get()
    assert "鈴木" not in thanks.text and client.get(
        f"/desk/thanks/{thanks.pk}/letter.pdf"
    ).content.startswith(b"%PDF")
    assert client.post(f"/desk/thanks/{thanks.pk}/sent/", {"sent_on": TODAY}).status_code == 302


def test_a_draft_has_opening_promises_and_closing_in_each_language():
    for language in LANGUAGES:
        for is_ours in (True, False):
            text = begin_letter(
                language,
                is_ours=is_ours,
                city="Bandung",
                partner="Hamamatsu",
                days="2–6",
                promises=["X", "Y"],
            )
            assert text.index("Bandung") < text.index("X") < text.index("Y") and "{" not in text


def test_the_report_of_an_invented_journey_says_so(desk, begun):
    begun.is_invented = True
    begun.save()
    report = begin_report(by="system:test", visit=begun)
    assert report.language == "id" and desk().get(f"/desk/visits/{begun.pk}/report.pdf").status_code == 200
