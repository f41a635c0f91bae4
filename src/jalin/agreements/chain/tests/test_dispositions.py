"""With whom a file lies: passing on, giving back, notes, laying down; rungs as dated data."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jalin.agreements.chain.dispositions.forms import DispositionForm
from jalin.agreements.chain.dispositions.rules import KINDS
from jalin.agreements.chain.dispositions.services import end_rung, pass_on, set_rung, withdraw_disposition
from jalin.agreements.chain.due import files_due
from jalin.agreements.chain.models import Disposition, Rung
from jalin.agreements.chain.selectors import current_of, holding_of, rungs_on
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Entry
from jalin.people.models import User

pytestmark = pytest.mark.django_db
BY = "system:test"
DAY = date(2024, 3, 4)


def words_of(answer) -> str:
    """The words of a page, without its tags."""
    apart = re.sub(r"</(dt|dd|p|li|div|h2|strong|span)>", " ", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]*>", "", apart)).split())


def move(case, kind: str, rung=None, days: int = 0, text: str = "Please look", **more) -> Disposition:
    return pass_on(
        by=BY, case=case, kind=kind, rung=rung, on_day=DAY + timedelta(days=days), text=text, **more
    )


def test_a_file_climbs_and_comes_back_and_each_row_is_one_entry_of_the_journal(case, rungs):
    before = Entry.objects.count()
    move(case, "forward", rungs["clerk"])
    move(case, "forward", rungs["division"], 1)
    move(case, "note", days=2, text="Ask the water company")
    assert (holding_of(case).rung, current_of(case).on_day) == ("division", DAY + timedelta(days=1))
    move(case, "forward", rungs["mayor"], 5)
    move(case, "return", rungs["clerk"], 9, text="Agreed, write the reply")
    assert holding_of(case).path == ("clerk",) and current_of(case).rung == rungs["clerk"]
    move(case, "end", days=12, text="Answered")
    assert current_of(case) is None and Entry.objects.count() == before + 6
    move(case, "forward", rungs["clerk"], 20)
    assert holding_of(case).before == ()


@pytest.mark.parametrize(
    ("kind", "rung", "days", "text", "field"),
    [
        ("forward", "division", 3, "", "rung"),
        ("forward", None, 3, "x", "rung"),
        ("return", "mayor", 3, "x", "rung"),
        ("return", "clerk", 3, " ", "text"),
        ("note", None, 3, "", "text"),
        ("note", None, -1, "x", "on_day"),
        ("forward", "mayor", 90_000, "x", "on_day"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_written(
    case, rungs, kind, rung, days, text, field
):
    move(case, "forward", rungs["clerk"])
    move(case, "forward", rungs["division"])
    with pytest.raises(ValidationError) as refusal:
        move(case, kind, rungs.get(rung), days, text)
    assert field in refusal.value.message_dict and Disposition.objects.count() == 2


def test_nothing_can_be_noted_where_nobody_has_the_file(case, rungs):
    with pytest.raises(ValidationError, match="Nobody has this file"):
        move(case, "note")


def test_whoever_wrote_after_another_is_told_so(case, rungs):
    move(case, "forward", rungs["clerk"], based_on=0)
    with pytest.raises(ValidationError, match="meanwhile"):
        move(case, "forward", rungs["mayor"], based_on=0)


def test_only_the_last_row_is_withdrawn_and_the_file_lies_where_it_lay_before(case, rungs):
    first, second = move(case, "forward", rungs["clerk"]), move(case, "forward", rungs["division"], 4)
    with pytest.raises(ValidationError, match="last entry"):
        withdraw_disposition(by=BY, case=case, disposition=first, reason="wrong")
    withdraw_disposition(by=BY, case=case, disposition=second, reason="wrong office")
    assert current_of(case) == first and Disposition.objects.get(pk=second.pk).withdrawn_at
    assert move(case, "forward", rungs["mayor"], 5).number == 3


def test_a_new_name_of_an_office_holds_from_its_day_and_old_entries_keep_the_old_one(case, rungs):
    row = move(case, "forward", rungs["division"])
    day = date(2025, 1, 1)
    set_rung(by=BY, key="division", place=2, source="Decree 9/2024", valid_from=day, name_eng="Bureau")
    row.refresh_from_db()
    assert str(row.rung) == "Division" and row.rung.valid_to == date(2024, 12, 31)
    assert [str(one) for one in rungs_on(day)] == ["Clerk", "Bureau", "Secretary", "Mayor"]
    with pytest.raises(ValidationError, match="already"):
        pass_on(
            by=BY, case=case, kind="forward", rung=rungs_on(day)[1], on_day=day
        )  # the same office by another name
    with pytest.raises(ValidationError, match="later row"):
        set_rung(
            by=BY, key="division", place=2, source="Decree", valid_from=date(2023, 1, 1), name_eng="Desk"
        )


def test_an_office_that_ended_gets_no_file_and_an_office_needs_its_decree(case, rungs):
    end_rung(by=BY, rung=rungs["mayor"], last_day=date(2023, 12, 31))
    with pytest.raises(ValidationError, match="did not stand"):
        move(case, "forward", rungs["mayor"])
    with pytest.raises(ValidationError, match="decree"):
        set_rung(by=BY, key="x", place=1, source=" ", name_eng="X")


def test_a_file_lies_only_with_people_who_may_read_it(case, rungs, make_user):
    city, auditor, gone = make_user("partner"), make_user("auditor"), make_user("officer")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="may not read"):
        pass_on(by=BY, case=case, kind="forward", rung=rungs["clerk"], on_day=DAY, person=city)
    offered = DispositionForm(kind="forward", offered=Rung.objects.all()).fields["person"].queryset
    assert list(offered) == [auditor]


def test_who_may_only_read_cannot_write(case, rungs, make_user):
    with pytest.raises(NotAllowed):
        pass_on(by=make_user("auditor"), case=case, kind="forward", rung=rungs["clerk"], on_day=DAY)
    with pytest.raises(NotAllowed):
        set_rung(by=make_user("officer"), key="x", place=1, source="Decree", name_eng="X")
    assert not Disposition.objects.exists() and Rung.objects.count() == 4


def test_the_holder_stands_on_the_page_of_the_case_and_the_file_on_the_desk(desk, case, rungs):
    officer = desk()
    url = f"/desk/cases/{case.pk}/chain/forward/"
    form = {"rung": rungs["mayor"].pk, "on_day": "2024-03-04", "text": "For signature", "based_on": 0}
    assert officer.post(url, form).status_code == 302
    page = words_of(officer.get(f"/desk/cases/{case.pk}/parts/dispositions/"))
    assert "Passed on to Mayor" in page and "For signature" in page and "since 4 March 2024" in page
    assert "Mayor has its file since 4 March 2024" in words_of(officer.get("/desk/"))
    assert officer.post(url, {**form, "based_on": 0, "text": "Typed"}).status_code == 422
    assert "Mayor" in officer.get("/desk/chain/?days=14").content.decode()
    assert "Give the file back" not in page and "Write a note" in page


def test_a_file_in_ones_own_hands_comes_first_and_to_nobody_else(case, rungs, make_user):
    leader, other = make_user("leader"), make_user("leader")
    move(case, "forward", rungs["mayor"], person=leader)
    today = timezone.localdate()
    (due,) = files_due(leader, today)
    assert due.standing == "due" and "lies with you" in due.reason and not due.act_url
    assert not list(files_due(other, today))


@pytest.mark.one_database
def test_every_page_of_the_chain_opens_empty_and_full_in_each_language(desk, case, rungs):
    head, rung = desk("head"), rungs["clerk"]
    paths = ["/desk/chain/", "/desk/chain/export.csv", "/desk/chain/offices/", "/desk/chain/offices/new/",
             f"/desk/chain/offices/{rung.pk}/edit/", f"/desk/chain/offices/{rung.pk}/end/", f"/desk/cases/{case.pk}/parts/dispositions/",
             *(f"/desk/cases/{case.pk}/chain/{kind}/" for kind in KINDS)]  # fmt: skip
    for language in ("en", "id", "ja", "en"):
        User.objects.update(language=language)
        for path in paths:
            assert head.get(path).status_code == 200, (language, path)
        if not case.dispositions.exists():
            move(case, "forward", rung)
            move(case, "forward", rungs["mayor"])
    assert head.get(f"/desk/cases/{case.pk}/chain/elsewhere/").status_code == 404


def test_rungs_are_set_on_their_page(desk):
    head = desk("head")
    form = {"name_ind": "Sekretaris Daerah", "place": 5, "source": "Perwal", "valid_from": ""}
    assert head.post("/desk/chain/offices/new/", form).status_code == 302
    rung = Rung.objects.get()
    assert (rung.key, rung.valid_from) == ("sekretaris-daerah", None)
    assert head.post("/desk/chain/offices/new/", form).status_code == 422
    assert head.post(f"/desk/chain/offices/{rung.pk}/end/", {"last_day": "2024-05-01"}).status_code == 302
    assert "until 1 May 2024" in words_of(head.get("/desk/chain/offices/"))


@pytest.mark.one_database
def test_the_list_takes_the_same_number_of_queries_for_any_number(
    desk, case, rungs, django_assert_max_num_queries
):
    from jalin.agreements.models import Case

    officer = desk()
    others = Case.objects.bulk_create(
        Case(relation=case.relation, kind="sister", procedure="generic-two-step", procedure_version="1", opened_on=DAY,
             title_eng=f"{number}") for number in range(30)
    )  # fmt: skip
    Disposition.objects.bulk_create(
        Disposition(case=other, number=1, kind="forward", rung=rungs["clerk"], on_day=DAY, is_current=True) for other in others
    )  # fmt: skip
    with django_assert_max_num_queries(12):
        officer.get("/desk/chain/")
