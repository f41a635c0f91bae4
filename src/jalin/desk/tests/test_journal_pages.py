"""The journal as people read it: in words, in three languages, only what one may see, with its seal."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from jalin.desk.journal_words import FAULTS
from jalin.kernel.journal import action
from jalin.kernel.journal.models import Body, Entry
from jalin.kernel.journal.services import shred_entries
from jalin.kernel.journal.telling import tell, tell_whole
from jalin.kernel.journal.words import named_acts, named_fields, named_nouns
from jalin.people.services import set_active, set_office
from jalin.relations.models import Event, Partner
from jalin.relations.permissions import EDIT_PARTNER
from jalin.relations.services import add_event, create_partner, edit_partner, enter_contact

pytestmark = pytest.mark.one_database

BY = "system:test"


@pytest.fixture
def namur(db):
    return create_partner(by=BY, name_eng="Namur", country="BE", relation={"kind": "limited"})


@pytest.fixture
def reader(client, make_user, sign_in):
    user = make_user("auditor")
    sign_in(client, user)
    return user


def page(client, name="journal", *arguments, **query) -> str:
    return client.get(reverse(f"desk:{name}", args=arguments), query).content.decode()


def opened(client, action: str) -> str:
    """The page of the newest entry of that act."""
    return page(client, "journal_entry", Entry.objects.filter(action=action)[0].n)


def test_every_act_of_the_program_has_words():
    """Acts are read off the source: a new one without words fails here. Add it to desk/journal_words.py."""
    from pathlib import Path

    import jalin

    source = Path(jalin.__file__).parent
    texts = [path.read_text() for path in source.rglob("*.py") if "tests" not in path.parts]
    used = {name for text in texts for name in re.findall(r'@action\(\s*"([\w.]+)"', text)}
    assert used - set(named_acts()) == set()


def test_every_field_that_can_be_recorded_has_a_word():
    modules = ("people", "relations", "lists", "opendata", "rulebook", "documents")
    missing = []
    for label in modules:
        for model in apps.get_app_config(label).get_models():
            left_out = {
                *getattr(model, "journal_left_out", ()),
                model._meta.pk.name,
                "password",
                "last_login",
                "is_superuser",
            }
            for field in model._meta.concrete_fields:
                if field.name not in left_out and field.name not in named_fields():
                    missing.append(f"{model._meta.label_lower}.{field.name}")
            if model._meta.label_lower not in named_nouns():
                missing.append(model._meta.label_lower)
    assert missing == [], "add these words to desk/journal_words.py"


@pytest.mark.parametrize("language", ["id", "ja"])
def test_the_words_are_translated(language):
    tables = (named_acts(), named_fields(), {key: noun.name for key, noun in named_nouns().items()}, FAULTS)
    same = {"Filter", "Format", "Status", "Unit"}  # words that are the same in Indonesian
    untold = []
    for word in (word for table in tables for word in table.values()):
        with translation.override("en"):
            english = str(word)
        with translation.override(language):
            if str(word) == english and english not in same:
                untold.append(english)
    assert untold == []


def test_a_change_is_told_with_before_and_after(client, reader, namur):
    edit_partner(by=BY, partner=namur, name_ind="Kota Namur", reason="the embassy writes it so")
    listed, shown = page(client), opened(client, "relations.edit_partner")
    for text in (listed, shown):
        assert "changed the partner" in text
        assert "the embassy writes it so" in text
        assert "Name, Indonesian" in text
    assert "Kota Namur" in shown and "Kota Namur" not in listed


def test_a_list_takes_the_changes_alone_when_they_are_opened(client, reader, namur):
    entry = Entry.objects.get(action="relations.create_partner")
    address = reverse("desk:journal_entry", args=[entry.n])
    assert f'hx-get="{address}"' in page(client)
    taken = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Namur" in taken and "<h1" not in taken
    assert client.get(reverse("desk:journal_entry", args=[10**12])).status_code == 404


def test_of_a_long_entry_a_list_reads_the_beginning(client, reader, namur):
    """An import changes thousands of things: the list says so without reading them all."""

    @action("relations.import_all", verb=EDIT_PARTNER)
    def change_much(*, by, act):
        for number in range(200):
            act.create(
                Partner(slug=f"p{number}", name_eng=f'Partner ",{{"reason": {number}', sort_name=f"p{number}")
            )

    change_much(by=BY, reason='said: ","reason":"')
    told = tell(Entry.objects.all()[:1], reader)[0]
    assert told.is_more and told.reason == 'said: ","reason":"' and told.object.startswith("Partner")
    assert "Many changes" in page(client)
    assert len(tell_whole(Entry.objects.first(), reader).changes) > 200


def test_values_are_told_as_people_say_them(client, reader, namur, make_user):
    add_event(by=BY, relation=namur.relation, kind="visit", source="x", precision="unknown", audience="staff")
    told = tell_whole(Entry.objects.get(action="relations.add_event"), reader)
    rows = {change["label"]: change["after"] for change in told.changes}
    assert rows["Who may see it"] == "This office only"
    assert rows["Relation"] == "Namur"
    assert rows["Kind"] == told.object == "Visit"


def test_personal_values_are_never_shown(client, reader, namur):
    enter_contact(by=BY, partner=namur, post_eng="Mayor", name="Jeanne Dupont", email="jeanne@namur.example")
    shown = opened(client, "relations.enter_contact")
    assert "Jeanne" not in shown
    assert "jeanne@" not in shown
    assert "(not shown here)" in shown


def test_filters_find_by_person_act_kind_and_day(client, reader, make_user, namur):
    head = make_user("head")
    edit_partner(by=head, partner=namur, name_jpn="ナミュール")
    by_head = page(client, person=f"user:{head.pk}")
    assert by_head.count("journal-entry") == 1
    assert page(client, action="relations.create_partner").count("journal-entry") == 1
    assert page(client, noun="relations.partner").count("journal-entry") == 2
    assert page(client, until="2000-01-01").count("journal-entry") == 0
    assert client.get(reverse("desk:journal"), {"person": "user:x"}).status_code == 400


def test_pages_follow_by_number_without_gap(client, reader, namur):
    for number in range(45):
        edit_partner(by=BY, partner=namur, name_ind=f"Name {number}")
    numbers, address = [], reverse("desk:journal")
    while address:
        answer = client.get(address)
        numbers += [told.n for told in answer.context["told"]]
        address = answer.context["older"] and reverse("desk:journal") + answer.context["older"]
    assert numbers == list(range(Entry.objects.count(), 0, -1))


@pytest.mark.one_database
def test_the_journal_takes_the_same_number_of_statements_for_any_page(client, reader, namur):
    counts = []
    for size in (2, 30):
        for number in range(size):
            edit_partner(by=BY, partner=namur, name_ind=f"Name {size} {number}")
        client.get(reverse("desk:journal"))
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("desk:journal"), {"action": "relations.edit_partner"})
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12


@pytest.mark.one_database
def test_nor_does_it_ask_for_each_kind_of_thing_that_was_changed(client, reader, namur, make_user):
    """A small, varied office: five kinds of things and what they point to."""
    address = reverse("desk:journal")
    edit_partner(by=BY, partner=namur, name_ind="Kota Namur")
    client.get(address)
    with CaptureQueriesContext(connection) as plain:
        client.get(address)
    add_event(by=BY, relation=namur.relation, kind="visit", source="x", precision="unknown", audience="staff")
    enter_contact(by=BY, partner=namur, post_eng="Mayor", name="Jeanne Dupont")
    set_office(by=BY, city_eng="Bandung", country="ID", latitude="-6.9", longitude="107.6")
    set_active(by=BY, user=make_user("unit"), is_active=False, reason="left")
    with CaptureQueriesContext(connection) as varied:
        client.get(address)
    assert len(varied) <= len(plain) + 1  # names of persons stand in no entry
    assert len(varied) <= 12


def test_a_tampered_entry_is_marked_where_it_is_read(client, reader, namur):
    """The triggers go first, as whoever holds the database's tools can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_body_only_shred")
        else:
            cursor.execute("ALTER TABLE journal_body DISABLE TRIGGER USER")
    assert "BROKEN" not in page(client)
    body = Body.objects.last()
    Body.objects.filter(pk=body.pk).update(text=body.text.replace("Namur", "Namurs"))
    assert "BROKEN" in page(client)


def test_a_shredded_entry_says_so_and_stays_whole(client, reader, make_user):
    user = make_user()
    shred_entries(by=BY, noun="people.user", object_id=str(user.pk))
    shown = page(client)
    assert "was erased on" in shown
    assert "BROKEN" not in shown


def test_the_journal_of_a_thing_is_for_who_may_see_the_thing(client, make_user, sign_in, namur):
    address = reverse("desk:journal_object", args=["relations.partner", namur.pk])
    sign_in(client, make_user("unit"))
    assert client.get(address).status_code == 200
    sign_in(client, make_user("partner"))
    assert client.get(address).status_code == 404
    contact = enter_contact(by=BY, partner=namur, post_eng="Mayor", name="Jeanne Dupont")
    sign_in(client, make_user("moderator"))
    assert (
        client.get(reverse("desk:journal_object", args=["relations.contact", contact.pk])).status_code == 404
    )


def test_the_journal_of_a_partner_leaves_out_what_the_reader_may_not_see(client, make_user, sign_in, namur):
    enter_contact(by=BY, partner=namur, post_eng="Secret post", name="Jeanne Dupont")
    entry = Entry.objects.get(action="relations.enter_contact")
    address, hidden = (
        reverse("desk:journal_object", args=["relations.partner", namur.pk]),
        reverse("desk:journal_entry", args=[entry.n]),
    )
    sign_in(client, make_user("moderator"))
    shown = client.get(address).content.decode()
    assert "entered the partner" in shown
    assert "Secret post" not in shown
    assert client.get(hidden).status_code == 404
    sign_in(client, make_user("officer"))
    assert hidden in client.get(address).content.decode()
    assert "Secret post" in client.get(hidden).content.decode()


def test_unknown_things_have_no_journal(client, reader):
    for noun, key in (
        ("people.nothing", "1"),
        ("relations.partner", "999999"),
        ("relations.partner", "x"),
        ("auth.group", "1"),
    ):
        assert client.get(reverse("desk:journal_object", args=[noun, key])).status_code == 404


def test_a_removed_thing_keeps_its_journal_for_readers_of_all(client, reader, namur):
    event = add_event(by=BY, relation=namur.relation, kind="visit", source="x", precision="unknown")
    key = event.pk
    Event.objects.filter(pk=key).delete()
    assert client.get(reverse("desk:journal_object", args=["relations.event", key])).status_code == 200


def test_everybody_reads_what_they_did_themselves_and_only_readers_what_others_did(
    client, make_user, sign_in, namur
):
    officer = make_user("officer")
    edit_partner(by=officer, partner=namur, name_ind="Kota Namur")
    sign_in(client, officer)
    assert "changed the partner" in page(client, "journal_person", officer.pk)
    sign_in(client, make_user("unit"))
    assert client.get(reverse("desk:journal_person", args=[officer.pk])).status_code == 404
    sign_in(client, make_user("leader"))
    assert "changed the partner" in page(client, "journal_person", officer.pk)


@pytest.mark.parametrize(
    "language, word", [("id", "mengubah mitra"), ("ja", "提携先を変更"), ("en", "changed the partner")]
)
def test_entries_are_told_in_the_readers_language(client, make_user, sign_in, namur, language, word):
    edit_partner(by=BY, partner=namur, name_ind="Kota Namur")
    sign_in(client, make_user("auditor", language=language))
    assert word in page(client)


def test_the_whole_journal_is_checked_in_the_background(client, reader, namur):
    from jalin.kernel.jobs.models import Job
    from jalin.kernel.jobs.running import run_job

    answer = client.post(reverse("desk:journal_check_begin"))
    job = Job.objects.get()
    run_job(str(job.pk))
    assert b"The journal is whole" in client.get(answer.headers["Location"]).content


def test_entries_about_one_person_are_found_by_acts_on_the_account(client, reader, make_user):
    user = make_user()
    set_active(by=BY, user=user, is_active=False, reason="left the office")
    shown = page(client, "journal_object", "people.user", user.pk)
    assert "left the office" in shown
    assert user.name in shown


def test_facts_of_an_act_are_told(client, reader):
    set_office(by=BY, city_eng="Bandung", country="ID", latitude="-6.9", longitude="107.6")
    assert "changed the office" in page(client)
    assert Partner.objects.count() == 0
