"""The pages of visits, through the browser's door."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.kernel.due import dues_of
from jalin.relations.services import add_event, enter_contact
from jalin.visits.models import Delegate, ItemDocument, PermitPaper, ProgrammeItem, Visit
from jalin.visits.selectors import event_of
from jalin.visits.services import move_visit, publish_visit
from jalin.visits.tests.people_and_talks import BY, SECRETS, entry, person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_a_visit_is_planned_changed_and_called_off(desk, relation):
    officer = desk()
    plan = {"direction": "outgoing", "relation": relation.pk, "title_ind": "Kunjungan", "purpose_kind": "study", "starts_on": "2030-11-02",
            "ends_on": ""}  # fmt: skip
    answer = officer.post("/desk/visits/new/", plan)
    visit = Visit.objects.get()
    assert (
        answer.status_code == 302
        and answer["Location"] == f"/desk/visits/{visit.pk}/"
        and visit.ends_on == date(2030, 11, 2)
    )
    page = officer.get(f"/desk/visits/{visit.pk}/edit/")
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1].replace("&quot;", '"')
    changed = {
        **plan,
        "title_ind": "Kunjungan kerja",
        "ends_on": "2030-11-05",
        "home_zone": "Asia/Jakarta",
        "partner_zone": "Asia/Tokyo",
        "seen": seen,
    }
    assert officer.post(f"/desk/visits/{visit.pk}/edit/", changed).status_code == 302
    assert Visit.objects.get().title_ind == "Kunjungan kerja"
    again = officer.post(f"/desk/visits/{visit.pk}/edit/", {**changed, "title_ind": "Yang lain"})
    assert again.status_code == 422 and "changed this to" in again.content.decode()
    assert officer.post(f"/desk/visits/{visit.pk}/move/cancelled/", {"reason_given": ""}).status_code == 422
    officer.post(f"/desk/visits/{visit.pk}/move/cancelled/", {"reason_given": "Storm"})
    assert "Storm" in officer.get(f"/desk/visits/{visit.pk}/").content.decode()


def test_what_the_timeline_tells_already_is_taken_over_or_said_to_be_another(desk, relation):
    told = add_event(by=BY, relation=relation, kind="visit", source="a page", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6),
                     precision="interval", direction="outgoing", summary_eng="The mayor travels")  # fmt: skip
    plan = {
        "direction": "outgoing",
        "relation": relation.pk,
        "title_eng": "2018",
        "purpose_kind": "other",
        "starts_on": "2018-11-03",
    }
    officer = desk()
    asked = officer.post("/desk/visits/new/", plan)
    assert (
        asked.status_code == 422
        and "2–6 November 2018: The mayor travels" in asked.content.decode()
        and not Visit.objects.exists()
    )
    officer.post("/desk/visits/new/", {**plan, "event": told.pk})
    assert event_of(Visit.objects.get()) == told
    officer.post("/desk/visits/new/", plan)  # now it is told of the first visit, and nothing is asked
    assert Visit.objects.count() == 2


def test_a_broken_file_of_the_citys_own_rules_is_said_and_the_shipped_ones_hold(
    desk, visit, settings, tmp_path
):
    settings.HOME = tmp_path
    (tmp_path / "travel_rules").mkdir()
    (tmp_path / "travel_rules" / "id.toml").write_text('country = "ID"\nlenght = 3\n', encoding="utf-8")
    officer = desk()
    for path in (f"/desk/visits/{visit.pk}/", "/desk/visits/travel-rules/"):
        page = officer.get(path).content.decode()
        assert "id.toml, line 2" in page and "Permendagri 59/2019" in page


def test_a_journey_that_is_too_late_for_its_permit_is_said_at_once_and_on_the_desk(
    desk, relation, make_user, time_machine
):
    time_machine.move_to(datetime(2026, 11, 26, 8, tzinfo=UTC))
    plan = {
        "direction": "outgoing",
        "relation": relation.pk,
        "title_eng": "Study",
        "purpose_kind": "study",
        "starts_on": "2026-12-14",
    }
    page = desk().post("/desk/visits/new/", plan, follow=True).content.decode()
    assert (
        page.count(
            "It is too late for the permit: the papers were to be handed in by 14 November 2026, 12 days ago"
        )
        == 2
    )
    assert "Handed in today, the first day of travel would be 26 December 2026." in page
    due = next(one for one in dues_of(make_user("officer"), date(2026, 11, 26)) if one.kind == "permit")
    assert (due.standing, due.on) == ("late", date(2026, 11, 14)) and "too late" in due.reason


def test_the_programme_is_typed_in_the_clocks_of_one_city_and_shown_in_both(desk, visit):
    officer, url = desk(), f"/desk/visits/{visit.pk}/programme/"
    form = {"kind": "meeting", "title_eng": "Sewers", "day": "2026-11-03", "begins": "09:30", "ends": "11:00", "zone": "Asia/Tokyo",
            "place": "浜松市役所"}  # fmt: skip
    assert officer.post(f"{url}new/", form).status_code == 302
    page = officer.get(f"/desk/visits/{visit.pk}/").content.decode()
    assert (
        "09:30–11:00" in page
        and "07:30–09:00 WIB" in page
        and "Tuesday, 3 November 2026" in page
        and '<span lang="ja">浜松市役所' in page
    )
    item = ProgrammeItem.objects.get()
    bad = officer.post(
        f"{url}{item.pk}/edit/", {**form, "day": "2027-01-03", "title_eng": "", "gift": "Angklung"}
    ).content.decode()
    assert "at least one language" in bad and "Angklung" in bad
    upload = {"title": "Map", "file": SimpleUploadedFile("map.csv", b"a,b\n1,2\n")}
    officer.post(f"{url}{item.pk}/papers/new/", upload)
    paper = ItemDocument.objects.get()
    assert (
        b"".join(officer.get(f"/desk/visits/{visit.pk}/papers/{paper.pk}/").streaming_content)
        == b"a,b\n1,2\n"
    )
    refused = officer.post(
        f"{url}{item.pk}/papers/new/", {"file": SimpleUploadedFile("x.exe", b"MZ\x00\x01")}
    )
    assert refused.status_code == 422 and ItemDocument.objects.count() == 1
    officer.post(f"{url}{item.pk}/remove/")
    assert not ProgrammeItem.objects.exists()


def test_what_overlaps_is_marked(desk, visit):
    entry(visit, title_eng="One")
    page = desk().get(f"/desk/visits/{visit.pk}/").content.decode()
    assert "overlaps" not in page
    entry(visit, title_eng="Two")
    assert desk().get(f"/desk/visits/{visit.pk}/").content.decode().count("<span>overlaps</span>") == 2


def test_papers_of_the_permit_are_laid_down_and_only_who_looks_after_them_opens_them(desk, visit):
    officer = desk()
    officer.post(
        f"/desk/visits/{visit.pk}/permit/invitation/",
        {"ready_on": "2026-09-01", "file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")},
    )
    assert PermitPaper.objects.get().key == "invitation"
    page = officer.get(f"/desk/visits/{visit.pk}/").content.decode()
    assert (
        "1 September 2026" in page
        and "ready since" in page
        and "17 of 18 missing" in page
        and "not confirmed: ask an officer" in page
    )
    assert officer.get(f"/desk/visits/{visit.pk}/permit/invitation/file/").status_code == 200
    assert desk("leader").get(f"/desk/visits/{visit.pk}/permit/invitation/file/").status_code == 403


def test_a_crawl_with_every_role_sees_of_the_people_what_the_role_may(client, desk, visit):
    from jalin.kernel.access import roles

    person(visit, passport_expires=date(2026, 11, 4))
    entry(visit)
    base, names, papers = (
        f"/desk/visits/{visit.pk}/",
        {"officer", "head", "leader", "auditor"},
        {"officer", "head"},
    )
    pages = [
        base,
        f"{base}now/",
        f"{base}briefing/",
        "/desk/visits/",
        "/desk/visits/export.csv",
        "/desk/",
        "/desk/search/?q=Director",
    ]
    for role in set(roles()) - {"public"}:
        reader, text = desk(role), ""
        for path in pages:
            answer = reader.get(path)
            text += (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        assert ("Sekarwangi" in text) == (role in names), role
        assert any(SECRETS[name] in text for name in ("passport_number", "diet", "phone")) == (
            role in papers
        ), role
    assert "passport ends before" in desk().get(base).content.decode()


def test_people_can_be_erased_before_their_time(desk, visit):
    person(visit)
    move_visit(by=BY, visit=visit, to="cancelled", reason_given="Storm")
    officer, path = desk(), f"/desk/visits/{visit.pk}/people/erase/"
    assert path in officer.get(f"/desk/visits/{visit.pk}/").content.decode()
    assert officer.get(path).status_code == 200 and Delegate.objects.get().family_name
    assert officer.post(path).status_code == 302 and not Delegate.objects.get().family_name
    assert "of this visit were erased." in officer.get(f"/desk/visits/{visit.pk}/").content.decode()


def test_nothing_personal_is_in_lists_exports_search_public_pages_or_calendars(
    client, desk, visit, make_user
):
    one = person(visit)
    publish_visit(by=BY, visit=visit, is_public=True)
    entry(
        visit,
        met=[enter_contact(by=BY, partner=visit.relation.partner, post_eng="Mayor", name="Suzuki Ichiro")],
    )
    officer = desk()
    shown = officer.post(
        f"/desk/visits/{visit.pk}/people/{one.pk}/calendar/", {"act": "make"}
    ).content.decode()
    path = re.search(r"/calendar/visit/[\w-]+\.ics", shown)[0]
    client.logout()
    places = [
        path,
        "/en/visits/",
        f"/en/visits/{visit.reference}/",
        "/en/search/?q=Sekarwangi",
        "/api/v1/events",
    ]
    for place in places:
        text = client.get(place).content.decode()
        assert (
            not any(secret in text for secret in (*list(SECRETS.values())[:2], "Suzuki")) or "search" in place
        ), place
    officer = desk()
    export = b"".join(officer.get("/desk/visits/export.csv").streaming_content).decode()
    assert visit.reference in export and "Sekarwangi" not in export
    assert visit.reference not in officer.get("/desk/search/?q=Sekarwangi").content.decode()


@pytest.mark.parametrize("language", ["id", "ja"])
def test_every_page_opens_in_the_other_languages(desk, visit, language):
    officer, one, item = desk(language=language), person(visit), entry(visit)
    base = f"/desk/visits/{visit.pk}/"
    paths = ["/desk/visits/", "/desk/visits/new/", "/desk/visits/travel-rules/", base, f"{base}edit/", f"{base}move/cancelled/", f"{base}now/",
             f"{base}briefing/", f"{base}people/new/", f"{base}people/{one.pk}/edit/", f"{base}programme/new/",
             f"{base}programme/{item.pk}/edit/", f"{base}permit/", f"{base}permit/visa/", f"{base}booklet.pdf"]  # fmt: skip
    for path in paths:
        assert officer.get(path).status_code == 200, path


def test_list_page_and_calendar_take_the_same_number_of_statements_for_any_number(desk, visit, relation):
    officer, base = desk(), f"/desk/visits/{visit.pk}/"
    entry(visit, day=2)
    person(visit)
    with CaptureQueriesContext(connection) as few:
        officer.get(base)
    for day in range(2, 7):
        for hour in (10, 12, 14):
            entry(visit, day=day, hour=hour)
        person(visit)
    with CaptureQueriesContext(connection) as many:
        officer.get(base)
    assert len(few) == len(many) <= 11, len(many)
    Visit.objects.bulk_create(
        Visit(reference=f"V-2025-{n:04d}", relation=relation, direction="incoming", title_eng=f"{n}", starts_on=date(2026, 11, 1) + timedelta(n % 9),
              ends_on=date(2026, 11, 12), home_zone="UTC", partner_zone="UTC", planned_on=date(2025, 1, 1), personal_data_until=date(2030, 1, 1))
        for n in range(60)
    )  # fmt: skip
    for path, most in (("/desk/visits/", 12), ("/desk/visits/calendar/?month=2026-11", 8)):
        with CaptureQueriesContext(connection) as asked:
            officer.get(path)
        assert len(asked) <= most, path
