"""The queue of translations: working days by the city's calendar, taken, done; waiting and deadlines of law apart."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jalin.agreements.chain.due import translations_due
from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.selectors import TRANSLATION_DAYS, usual_days
from jalin.agreements.chain.tests.test_dispositions import words_of
from jalin.agreements.chain.translations.services import (
    drop_translation,
    edit_translation,
    finish_translation,
    give_back_translation,
    reckon_translations,
    request_translation,
    take_translation,
)
from jalin.agreements.models import Deadline
from jalin.agreements.papers.services import begin_text, save_version
from jalin.kernel.access import NotAllowed
from jalin.people.services import set_office, set_rule

pytestmark = pytest.mark.django_db
BY = "system:test"
DAY = date(2025, 3, 20)


@pytest.fixture(autouse=True)
def office():
    """A city in Indonesia, whose holidays count."""
    return set_office(
        by=BY, city_eng="City", name_eng="Office", country="ID", latitude="-6.9", longitude="107.6"
    )


def asked(what: str = "Letter 12/KS", days: int = 5, on: date = DAY, **more) -> Translation:
    return request_translation(
        by=BY,
        what=what,
        source_language="id",
        target_language="ja",
        working_days=days,
        requested_on=on,
        **more,
    )


def test_the_day_is_counted_in_working_days_of_the_city(office):
    # 28 March to 7 April 2025: Nyepi with its leave, Lebaran with its leave and two weekends lie on the way
    assert (asked(days=5).due_on, asked(days=6).due_on) == (date(2025, 3, 27), date(2025, 4, 8))
    office.country = "JP"
    office.save()
    assert asked(days=6).due_on == date(2025, 3, 28)


def test_a_holiday_or_a_calendar_that_changed_moves_what_is_open_and_not_what_is_done(office, make_user):
    open_, done = asked(days=6), asked(days=6)
    take_translation(by=BY, translation=done, person=make_user("officer"), taken_on=DAY)
    finish_translation(by=BY, translation=done, done_on=DAY)
    office.country = "JP"
    office.save()
    assert reckon_translations(by=BY) == 1 and reckon_translations(by=BY) == 0
    open_.refresh_from_db(), done.refresh_from_db()
    assert (open_.due_on, done.due_on) == (date(2025, 3, 28), date(2025, 4, 8))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"target_language": "id"}, "target_language"),
        ({"source_language": "xx"}, "source_language"),
        ({"working_days": 0}, "working_days"),
        ({"working_days": 251}, "working_days"),
        ({"requested_on": date(2999, 1, 1)}, "requested_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(values, field):
    right = {
        "what": "x",
        "source_language": "id",
        "target_language": "ja",
        "working_days": 3,
        "requested_on": DAY,
    }
    with pytest.raises(ValidationError) as refusal:
        request_translation(by=BY, **{**right, **values})
    assert list(refusal.value.message_dict) == [field] and not Translation.objects.exists()


def test_one_takes_it_another_cannot_and_it_goes_back_into_the_queue(make_user):
    row, one, other = asked(), make_user("officer"), make_user("officer")
    with pytest.raises(ValidationError, match="Nobody has taken"):
        finish_translation(by=BY, translation=row, done_on=DAY)
    take_translation(by=one, translation=row, person=one, taken_on=DAY)
    with pytest.raises(ValidationError, match="has this translation already"):
        take_translation(by=other, translation=row, person=other)  # with the row as it was before
    give_back_translation(by=one, translation=row)
    with pytest.raises(ValidationError, match="before the request"):
        take_translation(by=other, translation=row, person=other, taken_on=DAY - timedelta(days=1))
    take_translation(by=other, translation=row, person=other, taken_on=DAY + timedelta(days=3))
    with pytest.raises(ValidationError, match="before the day on which it was taken"):
        finish_translation(by=other, translation=row, done_on=DAY)
    finish_translation(by=other, translation=row, done_on=DAY + timedelta(days=8), result="Archive 3")
    row.refresh_from_db()
    assert (row.taken_by, row.done_on, row.due_on) == (other, date(2025, 3, 28), date(2025, 3, 27))
    for act in (give_back_translation, drop_translation):
        with pytest.raises(ValidationError, match="done already"):
            act(by=other, translation=row)


def test_what_is_dropped_stays_in_the_record_and_other_days_make_another_due_day():
    row = asked()
    edit_translation(by=BY, translation=row, working_days=2, pages=4)
    assert row.due_on == date(2025, 3, 24)
    drop_translation(by=BY, translation=row, reason="The visit is off")
    with pytest.raises(ValidationError, match="Ask for it anew"):
        edit_translation(by=BY, translation=Translation.objects.get(), pages=5)


def test_the_database_holds_it_too():
    asked()
    for wrong in ({"done_on": DAY}, {"target_language": "id"}, {"taken_on": DAY}, {"working_days": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Translation.objects.update(**wrong)


def test_the_usual_time_is_a_dated_rule_of_the_office():
    set_rule(by=BY, key=TRANSLATION_DAYS, value=8, valid_from=date(2025, 6, 1), source="Decision of the head")
    assert (usual_days(date(2025, 5, 31)), usual_days(date(2025, 6, 1))) == (5, 8)


def test_who_may_only_read_cannot_ask(make_user):
    with pytest.raises(NotAllowed):
        request_translation(
            by=make_user("auditor"), what="x", source_language="id", target_language="ja", working_days=3
        )


def test_what_nobody_took_and_ones_own_stand_on_the_desk(make_user):
    today, one, other = timezone.localdate(), make_user("officer"), make_user("officer")
    free, mine = asked("Free"), asked("Mine", on=today, days=3)
    far = asked("Far", on=today, days=60)
    take_translation(by=one, translation=mine, person=one)
    assert [(due.title, due.standing) for due in translations_due(one, today)] == [
        ("Free", "late"),
        ("Mine", "due"),
    ]
    assert [due.title for due in translations_due(other, today)] == ["Free"]
    assert not list(translations_due(make_user("leader"), today)) and not free.taken_by and not far.taken_by


def test_no_translation_is_ever_a_deadline_of_law_and_its_page_shows_three_times_apart(desk, case):
    officer = desk()
    answer = officer.post("/desk/translations/new/", {
        "what": "Letter of intent", "kind": "paper", "source_language": "id", "target_language": "ja", "requested_on": "2025-03-20",
        "working_days": 6, "case": case.pk,
    })  # fmt: skip
    row = Translation.objects.get()
    home = f"/desk/translations/{row.pk}/"
    assert answer["Location"] == home and not Deadline.objects.filter(due_on=row.due_on).exists()
    case.kept_next_due_on = date(2026, 1, 31)
    case.save()
    page = words_of(officer.get(home))
    for words in ("Agreed in the house 8 April 2025", "6 working days by the city's calendar", "Waiting, without a limit in law",
                  "Next legal deadline of the case 31 January 2026", "Indonesian → Japanese", "after its day"):  # fmt: skip
        assert words in page, words
    assert (
        officer.post(home + "take/", {"person": officer.user.pk, "taken_on": "2025-03-21"}).status_code == 302
    )
    assert officer.post(home + "done/", {"done_on": "2025-04-09", "result": "Shelf 4"}).status_code == 302
    page = words_of(officer.get(home))
    assert "Shelf 4" in page and "1 working day over" in page and "20 days" in page
    assert "Letter of intent" in words_of(officer.get(f"/desk/cases/{case.pk}/parts/translations/"))


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_every_page_of_translations_opens_in_each_language_empty_and_full(desk, case, language):
    officer = desk(language=language)
    paths = [
        "/desk/translations/",
        "/desk/translations/export.csv",
        f"/desk/translations/new/?case={case.pk}",
        "/desk/",
    ]
    for _round in range(2):
        for path in paths:
            assert officer.get(path).status_code == 200, path
        if not Translation.objects.exists():
            home = f"/desk/translations/{asked(case=case).pk}/"
            paths += [home, *(home + path for path in ("edit/", "take/", "done/", "drop/"))]
    assert officer.post(home + "give-back/").status_code == 302


@pytest.mark.one_database
def test_the_list_takes_the_same_number_of_queries_for_any_number(desk, case, django_assert_max_num_queries):
    officer = desk()
    for number in range(25):
        asked(f"{number}", case=case)
    for path in ("/desk/translations/?state=late", "/desk/translations/"):
        with django_assert_max_num_queries(12):
            officer.get(path)


@pytest.fixture
def paper(case):
    """A paper with two Indonesian versions."""
    text = begin_text(by=BY, case=case, kind="mou")
    for number, aim in enumerate(("Satu", "Dua")):
        save_version(by=BY, text=text, language="id", bodies={"aim": aim}, based_on=number)
    return text


def test_a_translation_says_which_version_it_is_of_and_a_newer_text_makes_it_stale(paper, desk):
    client = desk()
    page = f"/desk/papers/{paper.pk}/"
    assert f"/desk/translations/new/?text={paper.pk}&amp;into=ja" in client.get(page).content.decode()
    sent = {
        "what": "Memorandum",
        "source_language": "id",
        "target_language": "ja",
        "requested_on": "2025-03-20",
        "working_days": 5,
    }
    asked_at = client.post("/desk/translations/new/", {**sent, "text": paper.pk})["Location"]
    row = Translation.objects.get()
    assert (row.text, row.asked_number, row.kind, row.case) == (paper, 2, "paper", paper.case)
    take_translation(by=BY, translation=row, person=client.user, taken_on=DAY)
    with pytest.raises(ValidationError, match="not in the paper yet"):
        finish_translation(by=BY, translation=row, done_on=DAY)
    save_version(by=BY, text=paper, language="ja", bodies={"aim": "一"})
    assert (
        client.post(f"{asked_at}done/", {"done_on": "2025-03-21", "translated_number": 9}).status_code == 422
    )
    assert (
        client.post(f"{asked_at}done/", {"done_on": "2025-03-21", "translated_number": 2}).status_code == 302
    )
    row.refresh_from_db()
    assert (row.translated_number, row.made_number) == (2, 1)
    assert "text has changed" not in client.get(asked_at).content.decode()
    save_version(by=BY, text=paper, language="id", bodies={"aim": "Tiga"}, based_on=2)
    for address in (
        asked_at,
        page,
        f"/desk/cases/{paper.case_id}/parts/translations/",
        "/desk/translations/?state=stale",
    ):
        assert "text is newer" in client.get(address).content.decode(), address
    assert "The text is version 3 now." in client.get(asked_at).content.decode()


def test_a_translation_of_a_paper_stays_with_its_languages_and_needs_its_source(paper):
    row = asked(text=paper)
    with pytest.raises(ValidationError, match="languages stay"):
        edit_translation(by=BY, translation=row, target_language="en")
    with pytest.raises(ValidationError, match="not written in that language"):
        request_translation(
            by=BY, what="x", source_language="en", target_language="ja", working_days=5, text=paper
        )
    with pytest.raises(ValidationError, match="Indonesian, Japanese or English"):
        request_translation(
            by=BY, what="x", source_language="id", target_language="ko", working_days=5, text=paper
        )
