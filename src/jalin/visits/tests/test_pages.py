"""The pages of visits, through the browser's door."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from jalin.kernel.due import dues_of
from jalin.relations.services import add_event, enter_contact, state_date
from jalin.visits.delegation.services import put_delegate
from jalin.visits.models import Delegate, ItemDocument, PermitPaper, ProgrammeItem, Visit
from jalin.visits.programme.services import instants, put_item
from jalin.visits.selectors import event_of
from jalin.visits.services import move_visit, plan_visit, publish_visit

pytestmark = pytest.mark.django_db
BY = "system:test"
SECRETS = {
    "family_name": "Sekarwangi",
    "passport_number": "X1234567",
    "diet": "no prawns",
    "phone": "+62 811",
}


def person(visit, side="home", **more):
    return put_delegate(by=BY, visit=visit, side=side, **{"office_eng": "Director", **SECRETS, **more})


def entry(visit, day=2, hour=9, **more):
    starts, ends = instants(date(2026, 11, day), time(hour), time(hour + 1), "Asia/Tokyo")
    return put_item(
        by=BY,
        visit=visit,
        starts_at=starts,
        ends_at=ends,
        zone="Asia/Tokyo",
        **{"title_eng": f"Talk {day}.{hour}", **more},
    )


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
    from jalin.config.roles import ROLES

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
    for role in (role.key for role in ROLES if role.key != "public"):
        reader, text = desk(role), ""
        for path in pages:
            answer = reader.get(path)
            text += (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        assert ("Sekarwangi" in text) == (role in names), role
        assert any(SECRETS[name] in text for name in ("passport_number", "diet", "phone")) == (
            role in papers
        ), role
    assert "passport ends before" in desk().get(base).content.decode()


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


def test_a_calendar_is_one_persons_own_and_can_be_revoked(client, desk, visit):
    mine, other = person(visit), person(visit, office_eng="Somebody else")
    entry(visit, hour=9, title_eng="For all", place="City Hall", address="103-2 Motoshiro")
    entry(visit, hour=11, title_eng="For the other", attended_by=[other])
    officer, url = desk(), f"/desk/visits/{visit.pk}/people/{mine.pk}/calendar/"
    path = re.search(r"/calendar/visit/[\w-]+\.ics", officer.post(url, {"act": "make"}).content.decode())[0]
    events = list(Calendar.from_ical(client.get(path).content).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == ["For all"]
    assert (
        events[0]["dtstart"].dt == datetime(2026, 11, 2, 0, tzinfo=UTC)
        and str(events[0]["location"]) == "City Hall, 103-2 Motoshiro"
    )
    officer.post(url, {"act": "revoke"})
    assert client.get(path).status_code == 404 and Delegate.objects.get(pk=mine.pk).calendar_digest is None


def test_on_the_way_it_is_said_what_is_next(desk, visit, time_machine):
    entry(visit, hour=9, title_eng="Courtesy call", address="103-2 Motoshiro")
    entry(visit, hour=13, title_eng="Sewers")
    person(visit, side="partner", form_of_address="市長")
    officer = desk()
    time_machine.move_to(datetime(2026, 11, 1, 23, 30, tzinfo=UTC))  # 08:30 in Hamamatsu
    page = officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()
    assert "in 30 minutes" in page and "103-2 Motoshiro" in page and "Sekarwangi" in page and "市長" in page
    time_machine.move_to(datetime(2026, 11, 2, 0, 30, tzinfo=UTC))
    assert "in 4 hours" in officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()
    time_machine.move_to(datetime(2026, 11, 2, 6, 30, tzinfo=UTC))
    assert "The programme is over." in officer.get(f"/desk/visits/{visit.pk}/now/").content.decode()


def test_the_booklet_and_the_briefing_book_are_made_from_the_record(desk, visit, relation):
    from jalin.visits.briefing import chapters_of

    add_event(by=BY, relation=relation, kind="mou_signed", source="a page", starts_on=date(2019, 6, 26), precision="day",
              valid_until=date(2027, 6, 25), summary_eng="First memorandum")  # fmt: skip
    add_event(by=BY, relation=relation, kind="mou_signed", source="a page", starts_on=date(2010, 1, 1), precision="day",
              valid_until=date(2015, 1, 1), summary_eng="Old memorandum")  # fmt: skip
    earlier = plan_visit(
        by=BY, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), title_eng="2018"
    )
    contact = enter_contact(
        by=BY, partner=relation.partner, post_eng="Mayor of Hamamatsu", name="Suzuki Ichiro"
    )
    starts, ends = instants(date(2018, 11, 2), time(9), time(10), "Asia/Tokyo")
    put_item(
        by=BY,
        visit=earlier,
        starts_at=starts,
        ends_at=ends,
        zone="Asia/Tokyo",
        title_eng="Call",
        met=[contact],
    )
    relation.refresh_from_db()
    officer = desk()
    page = officer.get(f"/desk/visits/{visit.pk}/briefing/").content.decode()
    assert "First memorandum" in page and "26 June 2019 · until 25 June 2027" in page
    assert "Suzuki Ichiro" in page and "met in 2018" in page and "2 hours later than here" in page
    told = dict(chapters_of(officer.get("/desk/visits/").wsgi_request.user, visit, date(2026, 10, 1)))
    assert [row.text for row in told["agreements"].rows] == ["First memorandum"]
    assert {"The agreement ends on 25 June 2027.", "The programme is empty.", "18 papers for the permit are missing."} <= {
        row.text for row in told["questions"].rows}  # fmt: skip
    entry(visit)
    for name in ("booklet", "briefing"):
        answer = officer.get(f"/desk/visits/{visit.pk}/{name}.pdf")
        assert answer.status_code == 200 and answer.content[:5] == b"%PDF-"


def test_the_public_page_tells_purpose_and_days_and_opens_only_when_published(client, visit):
    person(visit)
    assert client.get(f"/en/visits/{visit.reference}/").status_code == 404
    publish_visit(by=BY, visit=visit, is_public=True)
    page = client.get(f"/en/visits/{visit.reference}/").content.decode()
    assert (
        "2–6 November 2026" in page
        and "1 person" in page
        and "Director" not in page
        and "Sources" not in page
    )
    state_date(by=BY, event=event_of(visit), source="paper.example/visit", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 6),
               precision="interval")  # fmt: skip
    assert "paper.example/visit" in client.get(f"/en/visits/{visit.reference}/").content.decode()
    assert visit.reference in client.get("/ja/visits/").content.decode()


def test_the_timeline_leads_to_the_visit_and_only_who_may_open_it_is_led(client, desk, visit):
    publish_visit(by=BY, visit=visit, is_public=True)
    assert f"/en/visits/{visit.reference}/" in client.get("/en/partners/hamamatsu/").content.decode()
    assert f"/desk/visits/{visit.pk}/" in desk("leader").get("/desk/relations/hamamatsu/").content.decode()
    event = event_of(visit)
    assert f"/desk/visits/{visit.pk}/" in desk().get(f"/desk/events/{event.pk}/").content.decode()
    publish_visit(by=BY, visit=visit, is_public=False)
    client.logout()
    assert visit.reference not in client.get("/en/partners/hamamatsu/").content.decode()


def test_the_calendar_lays_each_journey_over_its_days(desk, visit, relation):
    plan_visit(
        by=BY,
        relation=relation,
        direction="incoming",
        starts_on=date(2026, 11, 6),
        ends_on=date(2026, 11, 9),
        title_eng="They come",
    )
    gone = plan_visit(
        by=BY, relation=relation, direction="incoming", starts_on=date(2026, 11, 12), title_eng="Called off"
    )
    move_visit(by=BY, visit=gone, to="cancelled", reason_given="Storm")
    page = desk().get("/desk/visits/calendar/?month=2026-11").content.decode()
    assert (
        "from-1 for-5" in page
        and "from-5 for-3" in page
        and "from-1 for-1" in page
        and "from-4 for-1" not in page
    )
    assert "No visit falls" in desk().get("/desk/visits/calendar/?month=2026-01").content.decode()
    assert desk().get("/desk/visits/calendar/?month=nonsense").status_code == 200


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
    assert len(few) == len(many), len(many)
    Visit.objects.bulk_create(
        Visit(reference=f"V-2025-{n:04d}", relation=relation, direction="incoming", title_eng=f"{n}", starts_on=date(2026, 11, 1) + timedelta(n % 9),
              ends_on=date(2026, 11, 12), home_zone="UTC", partner_zone="UTC", planned_on=date(2025, 1, 1), personal_data_until=date(2030, 1, 1))
        for n in range(60)
    )  # fmt: skip
    for path, most in (("/desk/visits/", 12), ("/desk/visits/calendar/?month=2026-11", 8)):
        with CaptureQueriesContext(connection) as asked:
            officer.get(path)
        assert len(asked) <= most, path
