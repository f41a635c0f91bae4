"""Acts on relations, events and partners, through their forms."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from jalin.kernel.journal.selectors import bodies_of, entries_of
from jalin.people.services import create_unit
from jalin.relations.models import Contact, Event, Involvement, Partner, Relation, Statement
from jalin.relations.services import edit_partner, enter_contact, put_field, set_involvement


def words(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def event(**values) -> dict:
    return {"kind": "visit", "date": "4 s.d. 6 Juni 2026", "date_seen": "4 s.d. 6 Juni 2026", "source": "letter 12/2026",
            "summary_eng": "They came", "direction": "incoming", "audience": "staff", **values}  # fmt: skip


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of a page."""
    import html

    return html.unescape(page.split(f'name="{name}" value="')[1].split('"')[0])


@pytest.fixture
def suwon(record):
    return record("Suwon", country="KR")


@pytest.fixture
def new_event(suwon):
    return reverse("desk:event_new", args=["suwon"])


class TestAddingAnEvent:
    def test_it_is_on_the_timeline_with_date_source_and_entry(self, suwon, new_event, enter):
        client = enter("officer")
        answer = client.post(new_event, event())
        assert answer.url == reverse("desk:relation", args=["suwon"])
        assert words(answer) == "The event is on the timeline."
        made = Event.objects.get()
        assert (made.starts_on, made.ends_on, made.precision) == (
            date(2026, 6, 4),
            date(2026, 6, 6),
            "interval",
        )
        said = Statement.objects.get()
        assert (said.source.key, said.quoted, said.is_preferred) == (
            "letter 12/2026",
            "4 s.d. 6 Juni 2026",
            True,
        )
        assert entries_of(suwon).first().action == "relations.add_event"
        assert entries_of(suwon).first().actor == f"user:{client.user.pk}"

    def test_a_date_is_shown_in_words_before_it_is_saved(self, new_event, enter):
        client = enter("officer")
        page = client.post(new_event, event(date_seen="")).content.decode()
        assert Event.objects.count() == 0
        assert "Thursday, 4 June 2026 – Saturday, 6 June 2026" in page
        assert hidden(page, "date_seen") == "4 s.d. 6 Juni 2026"
        assert client.post(new_event, event(date_seen=hidden(page, "date_seen"))).status_code == 302
        assert Event.objects.count() == 1

    def test_a_date_changed_after_its_reading_is_read_back_again(self, new_event, enter):
        page = enter("officer").post(new_event, event(date="5 Juni 2026")).content.decode()
        assert Event.objects.count() == 0
        assert "Friday, 5 June 2026" in page

    @pytest.mark.parametrize("text", ["31 Februari 2026", "03/04/2026", "soon"])
    def test_a_date_that_is_not_understood_is_asked_and_nothing_typed_is_lost(self, new_event, enter, text):
        page = enter("officer").post(new_event, event(date=text)).content.decode()
        assert Event.objects.count() == 0
        assert "field-error" in page
        assert "They came" in page
        assert f'value="{text}"' in page

    def test_the_reading_comes_while_one_types(self, enter):
        answer = enter("officer").get(reverse("desk:date_reading"), {"field": "date", "date": "平成30年11月"})
        assert "November 2018" in answer.content.decode()
        assert 'name="date_seen"' in answer.content.decode()

    def test_without_a_source_nothing_is_saved(self, new_event, enter):
        page = enter("officer").post(new_event, event(source=" ")).content.decode()
        assert Event.objects.count() == 0
        assert "field-error" in page

    def test_only_an_agreement_has_an_end(self, new_event, enter):
        page = enter("officer").post(new_event, event(valid_until="2030-01-01")).content.decode()
        assert "Only an agreement has an end" in page

    def test_an_unknown_date_is_kept_as_unknown(self, new_event, enter):
        enter("officer").post(new_event, event(date="", date_seen=""))
        assert Event.objects.get().precision == "unknown"

    def test_who_may_not_publish_cannot_show_an_event_to_everybody(self, suwon, new_event, enter):
        unit = create_unit(by="system:test", key="health", name={"name_eng": "Health Office"})
        field = put_field(by="system:test", key="health", name_eng="Health")
        set_involvement(by="system:test", relation=suwon, field=field, unit=unit)
        client = enter("unit", unit=unit)
        assert 'value="public"' not in client.get(new_event).content.decode()
        assert client.post(new_event, event(audience="public")).status_code == 422
        assert client.post(new_event, event(audience="shared")).status_code == 302
        assert Event.objects.get().audience == "shared"


class TestAnEventThatExists:
    @pytest.fixture
    def visit(self, suwon, happened):
        return happened(suwon, "visit", date(2026, 6, 4), summary_eng="They came", source="a.example/1")

    def edit(self, client, visit, **values):
        address = reverse("desk:event_edit", args=[visit.pk])
        seen = hidden(client.get(address).content.decode(), "seen")
        about = {
            "seen": seen,
            "kind": "visit",
            "summary_eng": "They came",
            "direction": "",
            "audience": "public",
        }
        return address, {**about, **values}

    def test_what_it_tells_can_be_changed(self, visit, enter):
        client = enter("officer")
        address, values = self.edit(client, visit, summary_eng="They came by train")
        assert client.post(address, values).status_code == 302
        visit.refresh_from_db()
        assert visit.summary_eng == "They came by train"
        change = bodies_of([entries_of(visit).first()])
        assert list(change.values())[0]["changes"][0]["fields"] == {
            "summary_eng": ["They came", "They came by train"]
        }

    def test_another_source_is_kept_beside_the_first(self, visit, enter):
        client = enter("officer")
        values = {
            "date": "7 June 2026",
            "date_seen": "7 June 2026",
            "source": "b.example/2",
            "prefer": "keep",
        }
        client.post(reverse("desk:statement_new", args=[visit.pk]), values)
        visit.refresh_from_db()
        assert (visit.starts_on, visit.is_disputed, visit.statements.count()) == (date(2026, 6, 4), True, 2)

    def test_the_date_of_another_source_can_be_preferred(self, visit, enter):
        client = enter("officer")
        values = {
            "date": "7 June 2026",
            "date_seen": "7 June 2026",
            "source": "b.example/2",
            "prefer": "prefer",
        }
        client.post(reverse("desk:statement_new", args=[visit.pk]), values)
        visit.refresh_from_db()
        assert (visit.starts_on, visit.is_disputed) == (date(2026, 6, 7), True)
        first = visit.statements.get(source__key="a.example/1")
        client.post(reverse("desk:statement_prefer", args=[visit.pk, first.pk]))
        visit.refresh_from_db()
        assert visit.starts_on == date(2026, 6, 4)

    def test_its_page_shows_each_source_with_its_date(self, visit, enter):
        page = enter("auditor").get(reverse("desk:event", args=[visit.pk])).content.decode()
        assert "What the sources say" in page
        assert "https://a.example/1" in page
        assert reverse("desk:event_edit", args=[visit.pk]) not in page

    def test_the_dossier_behind_an_event_keeps_its_own_sources(self, visit, suwon, happened, enter):
        happened(suwon, "visit", date(2025, 6, 4), summary_eng="They came before", source="b.example/2")
        page = enter("officer").get(reverse("desk:event", args=[visit.pk])).content.decode()
        listed = page[page.index("dossier-sources") :]
        assert "a.example/1" in listed and "b.example/2" in listed

    def test_it_is_taken_off_with_a_reason_and_stays_in_the_journal(self, visit, suwon, enter):
        client = enter("officer")
        address = reverse("desk:event_withdraw", args=[visit.pk])
        assert client.post(address, {"reason": ""}).status_code == 422
        assert Event.objects.get().withdrawn_at is None
        client.post(address, {"reason": "typed twice"})
        assert "They came" not in client.get(reverse("desk:relation", args=["suwon"])).content.decode()
        entry = entries_of(visit).first()
        assert bodies_of([entry])[entry.n]["reason"] == "typed twice"
        assert client.get(reverse("desk:event", args=[visit.pk])).status_code == 404


class TestTwoPeopleEditAPartner:
    def form(self, client):
        address = reverse("desk:partner_edit", args=["suwon"])
        page = client.get(address).content.decode()
        return address, {"seen": hidden(page, "seen"), "name_eng": "Suwon", "kind": "city", "country": "KR"}

    def test_changes_to_different_fields_are_both_kept(self, suwon, enter):
        client = enter("officer")
        address, values = self.form(client)
        edit_partner(by="system:test", partner=Partner.objects.get(), name_jpn="水原")
        assert client.post(address, {**values, "name_own": "수원시"}).status_code == 302
        partner = Partner.objects.get()
        assert (partner.name_jpn, partner.name_own) == ("水原", "수원시")

    def test_a_change_to_the_same_field_is_told_and_nothing_typed_is_lost(self, suwon, enter):
        client = enter("officer")
        address, values = self.form(client)
        edit_partner(by="system:test", partner=Partner.objects.get(), name_jpn="水原")
        page = client.post(address, {**values, "name_jpn": "スウォン"}).content.decode()
        assert Partner.objects.get().name_jpn == "水原"
        assert "Somebody changed this to “水原”" in page
        assert "スウォン" in page
        again = {**values, "seen": hidden(page, "seen"), "name_jpn": "スウォン"}
        assert client.post(address, again).status_code == 302
        assert Partner.objects.get().name_jpn == "スウォン"

    def test_a_forged_mark_of_what_was_seen_is_asked_like_a_stale_one(self, suwon, enter):
        client = enter("officer")
        address, values = self.form(client)
        page = client.post(address, {**values, "seen": "{]", "name_eng": "Other"}).content.decode()
        assert "Somebody changed this" in page
        assert Partner.objects.get().name_eng == "Suwon"


class TestEnteringAPartner:
    address = "/desk/partners/~new/"
    values = {
        "name_eng": "Hamamatsu",
        "kind": "city",
        "country": "JP",
        "relation_kind": "none",
        "place": "Hamamatsu",
    }

    def test_its_place_is_found_and_its_relation_begun(self, enter):
        answer = enter("officer").post(self.address, self.values)
        assert answer.url == reverse("desk:relation", args=["hamamatsu"])
        partner = Partner.objects.get()
        assert round(float(partner.latitude), 1) == 34.7
        assert (partner.relation.kind, partner.is_public) == ("none", False)

    def test_a_partner_without_a_relation_has_a_page_of_its_own(self, enter):
        client = enter("officer")
        answer = client.post(self.address, {**self.values, "relation_kind": ""})
        assert answer.url == reverse("desk:partner", args=["hamamatsu"])
        assert "There is no relation with this partner" in client.get(answer.url).content.decode()

    def test_a_name_the_record_has_already_is_asked(self, suwon, enter):
        client = enter("officer")
        values = {**self.values, "name_eng": " SUWON ", "country": "KR", "place": ""}
        page = client.post(self.address, values).content.decode()
        assert "already" in page
        assert Partner.objects.count() == 1
        assert client.post(self.address, {**values, "different": "on"}).status_code == 302
        assert sorted(Partner.objects.values_list("slug", flat=True)) == ["suwon", "suwon-2"]

    def test_the_hint_comes_while_one_types(self, suwon, enter):
        client = enter("officer")
        assert "Suwon" in client.get("/desk/partners/~similar/", {"name_eng": "suw"}).content.decode()
        assert client.get("/desk/partners/~similar/", {"name_eng": "su"}).content.decode().strip() == ""

    def test_an_ambiguous_place_is_asked_never_guessed(self, enter):
        client = enter("officer")
        values = {**self.values, "name_eng": "Springfield", "country": "US", "place": "Springfield"}
        page = client.post(self.address, values).content.decode()
        assert Partner.objects.count() == 0
        assert "Several places are called “Springfield”" in page
        chosen = hidden_choice(page, "place_id")
        assert client.post(self.address, {**values, "place_id": chosen}).status_code == 302
        assert Partner.objects.get().latitude is not None

    def test_an_unknown_place_is_an_error_at_its_field(self, enter):
        page = enter("officer").post(self.address, {**self.values, "place": "Qwertyville"}).content.decode()
        assert "No place of this name is known here" in page
        assert Partner.objects.count() == 0

    def test_a_partner_needs_a_name(self, enter):
        page = enter("officer").post(self.address, {**self.values, "name_eng": ""}).content.decode()
        assert "A partner needs a name in at least one language." in page


def hidden_choice(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


class TestOtherActs:
    def test_a_relation_changes_kind_and_holder_but_never_status(self, suwon, enter):
        client = enter("officer")
        unit = create_unit(by="system:test", key="ksd", name={"name_eng": "Cooperation Division"})
        address = reverse("desk:relation_edit", args=["suwon"])
        page = client.get(address).content.decode()
        assert 'name="status"' not in page
        client.post(address, {"seen": hidden(page, "seen"), "kind": "sister", "is_legacy": "on", "held_by": unit.pk,
                              "facts_closed_as": "ended"})  # fmt: skip
        relation = Relation.objects.get()
        assert (relation.kind, relation.is_legacy, relation.held_by, relation.facts_closed_as) == (
            "sister",
            True,
            unit,
            "",
        )

    def test_a_field_is_added_with_its_unit_and_ended_later(self, suwon, enter):
        client = enter("officer")
        unit = create_unit(by="system:test", key="health", name={"name_eng": "Health Office"})
        field = put_field(by="system:test", key="health", name_eng="Health")
        client.post(reverse("desk:involvement_new", args=["suwon"]), {"field": field.pk, "unit": unit.pk})
        row = Involvement.objects.get()
        assert (row.field, row.unit, row.until) == (field, unit, None)
        client.post(reverse("desk:involvement_end", args=["suwon", row.pk]), {"last_day": "2026-10-31"})
        assert Involvement.objects.get().until == date(2026, 10, 31)
        page = client.get(reverse("desk:relation", args=["suwon"])).content.decode()
        assert "Formerly: Health" in " ".join(page.split())

    def test_a_partner_is_published_and_taken_back_by_who_may(self, suwon, enter):
        editor = enter("editor")
        address = reverse("desk:relation_publish", args=["suwon"])
        editor.post(address, {"public": "no"})
        assert (Partner.objects.get().is_public, Relation.objects.get().is_public) == (False, False)
        editor.post(address, {"public": "yes"})
        assert (Partner.objects.get().is_public, Relation.objects.get().is_public) == (True, True)
        assert enter("moderator").post(address, {"public": "no"}).status_code == 403

    def test_a_place_is_set_and_fills_in_the_country(self, enter):
        from jalin.relations.services import create_partner

        create_partner(by="system:test", name_eng="Hamamatsu")
        enter("officer").post(reverse("desk:partner_place", args=["hamamatsu"]), {"place": "浜松市"})
        partner = Partner.objects.get()
        assert (partner.country, partner.latitude is not None) == ("JP", True)

    def test_a_relation_is_begun_once(self, enter):
        from jalin.relations.services import create_partner

        create_partner(by="system:test", name_eng="Osaka")
        client = enter("officer")
        address = reverse("desk:relation_new", args=["osaka"])
        client.post(address, {"kind": "limited"})
        assert client.post(address, {"kind": "sister"}).url == reverse("desk:relation", args=["osaka"])
        assert Relation.objects.get().kind == "limited"


class TestContacts:
    @pytest.fixture
    def contact(self, suwon):
        return enter_contact(by="system:test", partner=suwon.partner, post_eng="Director", name="Kim Jiwoo",
                             email="kim@suwon.example", since=date(2024, 1, 1))  # fmt: skip

    def test_a_contact_is_entered_corrected_and_ended_and_the_post_keeps_its_history(self, suwon, enter):
        client = enter("officer")
        page = reverse("desk:contacts", args=["suwon"])
        client.post(
            reverse("desk:contact_new", args=["suwon"]), {"post_eng": "Director", "name": "Kim Jiwoo"}
        )
        contact = Contact.objects.get()
        address = reverse("desk:contact_edit", args=[contact.pk])
        seen = hidden(client.get(address).content.decode(), "seen")
        client.post(address, {"seen": seen, "post_eng": "Director", "name": "Kim Ji-woo"})
        assert Contact.objects.get().name == "Kim Ji-woo"
        client.post(reverse("desk:contact_end", args=[contact.pk]), {"last_day": "2026-10-31"})
        shown = client.get(page).content.decode()
        assert "Formerly" in shown
        assert "Kim Ji-woo" in shown
        assert "Nobody is in a post now." in shown

    def test_the_journal_never_shows_whose_they_are(self, contact):
        entry = entries_of(contact).first()
        assert "Kim" not in str(bodies_of([entry]))

    @pytest.mark.parametrize(("role", "status"), [("leader", 200), ("auditor", 200), ("editor", 403), ("moderator", 403),
                                                  ("partner", 403), ("unit", 403)])  # fmt: skip
    def test_only_who_may_see_contacts_opens_them(self, contact, enter, role, status):
        answer = enter(role).get(reverse("desk:contacts", args=["suwon"]))
        assert answer.status_code == status
        assert ("Kim Jiwoo" in answer.content.decode()) == (status == 200)

    def test_an_auditor_is_offered_no_act_on_them(self, contact, enter):
        page = enter("auditor").get(reverse("desk:contacts", args=["suwon"])).content.decode()
        assert reverse("desk:contact_new", args=["suwon"]) not in page
        assert (
            enter("auditor")
            .post(reverse("desk:contact_end", args=[contact.pk]), {"last_day": "2026-01-01"})
            .status_code
            == 403
        )

    def test_a_last_day_before_the_first_is_refused_in_words(self, contact, enter):
        page = enter("officer").post(
            reverse("desk:contact_end", args=[contact.pk]), {"last_day": "2023-01-01"}
        )
        assert "The last day is before the first." in page.content.decode()
        assert Contact.objects.get().until is None
