"""What a partner's public page tells of the legal process: published cases by published events, and nothing else."""

import re
from datetime import date

import pytest

from jalin.agreements.papers.services import begin_text, save_version
from jalin.agreements.services import publish_case, record_step
from jalin.kernel.access import NotAllowed

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture
def tie(case, time_machine):
    """LoI 2014, memorandum 2019, renewed 2025, all published; what stands between is the office's own."""
    time_machine.move_to(date(2026, 11, 25))
    partner = case.relation.partner
    partner.is_public = case.relation.is_public = True
    partner.save()
    case.relation.save()
    for stage, day, audience in (
        ("c", date(2014, 12, 19), "public"), ("j", date(2019, 6, 26), "public"), ("m", date(2025, 8, 11), "public"),
        ("l", date(2026, 1, 9), "staff"),
    ):  # fmt: skip
        record_step(
            by=BY,
            case=case,
            stage=stage,
            starts_on=day,
            source="Nota rahasia 7",
            reason_given="Dari arsip",
            audience=audience,
        )
    return case


def words(client, language: str = "en") -> str:
    html = client.get(f"/{language}/partners/hamamatsu/").content.decode()
    found = re.search(r'<section[^>]*id="agreements".*?</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


def test_a_case_is_shown_only_once_the_office_publishes_it(client, tie):
    assert words(client) == ""
    publish_case(by=BY, case=tie, is_public=True)
    told = words(client)
    assert "Letter of intent: 19 December 2014" in told
    assert "Memorandum: 26 June 2019 to 26 June 2024" in told
    assert (
        "Extension: 11 August 2025 to 11 August 2030 in force the longest term by Permendagri 25/2020 art. 32"
        in told
    )
    publish_case(by=BY, case=tie, is_public=False)
    assert words(client) == ""


def test_what_the_office_keeps_to_itself_shows_nowhere(client, tie):
    publish_case(by=BY, case=tie, is_public=True)
    told = words(client)
    assert "Stage reached: Extension, 11 August 2025" in told, "the report of 2026 is the office's own"
    assert not any(word in told for word in ("Yearly report", "rahasia", "arsip", "out of order", "overdue"))


def test_the_language_that_prevails_is_named_while_an_agreement_is_in_force(client, tie, time_machine):
    publish_case(by=BY, case=tie, is_public=True)
    assert "prevails" not in words(client)
    text = begin_text(by=BY, case=tie, kind="mou", prevailing="id")
    save_version(by=BY, text=text, language="id", bodies={"aim": "Naskah internal"})
    told = words(client)
    assert "Language that prevails: Bahasa Indonesia" in told and "Naskah internal" not in told
    time_machine.move_to(date(2030, 8, 12))
    assert "in force" not in words(client) and "prevails" not in words(client)


@pytest.mark.parametrize(("language", "told"), [("id", "sampai 11 Agustus 2030"), ("ja", "2030年8月11日")])
def test_it_is_told_in_the_languages_of_both_cities(client, tie, language, told):
    publish_case(by=BY, case=tie, is_public=True)
    assert told in words(client, language)


def test_an_unpublished_relation_shows_nothing_and_only_who_publishes_may_show_it(
    client, tie, make_user, sign_in
):
    with pytest.raises(NotAllowed):
        publish_case(by=make_user("auditor"), case=tie, is_public=True)
    officer = sign_in(client, make_user("officer"))
    assert "Only this office sees this case" in officer.get(f"/desk/cases/{tie.pk}/").content.decode()
    assert officer.post(f"/desk/cases/{tie.pk}/publish/", {"is_public": "1"}).status_code == 302
    client.logout()
    assert words(client) != ""
    tie.relation.is_public = False
    tie.relation.save()
    assert words(client) == ""


def test_the_page_asks_as_often_for_many_cases_as_for_one(client, tie, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jalin.agreements.models import Case
    from jalin.relations.public.caching import Kept

    publish_case(by=BY, case=tie, is_public=True)
    with CaptureQueriesContext(connection) as few:
        words(client)
    for number in range(5):
        Case.objects.create(relation=tie.relation, kind="sister", procedure="generic-two-step", procedure_version="1",
                            opened_on=date(2024, 1, 8), title_eng=f"{number}", is_public=True)  # fmt: skip
    count = len(few)
    Kept.forget_all()  # these cases came without an act
    with django_assert_num_queries(count):
        words(client)
