"""List, detail, search, export and API show the same rows to the same person, noun by noun and role by role."""

import csv
import io
import json
import sys

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from jalin.config.roles import ROLES
from jalin.kernel.access import can, nouns, rows, verbs
from jalin.kernel.journal.words import named_nouns
from jalin.kernel.lists import ListPage, Selection

from .test_matrix import session_of

pytestmark = pytest.mark.django_db
WHO = ("nobody", *(role.key for role in ROLES if role.key != "public"))
REFUSED = {403, 404}


def all_lists() -> dict[str, ListPage]:
    """Every list of the program, by key: whatever module declares one is found."""
    modules = [
        module
        for name, module in sorted(sys.modules.items())
        if name.startswith("jalin.") and module is not None
    ]
    found = {
        thing.key: thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, ListPage)
    }
    return dict(sorted(found.items()))


@pytest.fixture
def browse(record, django_db_blocker, bare_refusals):
    """browse(who) -> (user, get); `get(path)` is a request of that person that leaves nothing behind."""

    def enter(who: str):
        user = type(record["head"]).objects.get(pk=record["users"][who].pk)
        client = Client(raise_request_exception=False)
        for name, value in session_of(user).items():
            client.cookies[name] = value

        def get(path: str):
            with transaction.atomic():
                response = client.get(path, follow=True, HTTP_ACCEPT_LANGUAGE="en")
                content = b"".join(response.streaming_content) if response.streaming else response.content
                transaction.set_rollback(True)
            return response.status_code, content

        return user, get

    return enter


def test_the_lists_are_found():
    reverse("desk:users")  # the URLconf brings every list in
    assert {"people.users", "people.units", "relations.partners", "relations.relations"} <= set(all_lists())


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_every_listed_row_opens_and_every_other_is_refused(who, browse, undrawn_pages):
    user, get = browse(who)
    for page in all_lists().values():
        if not page.link:
            continue
        model = page.rows(user).model
        listed = set(page.rows(user).values_list("pk", flat=True)) if can(user, page.verb) else set()
        for row in model._default_manager.all():
            status, _content = get(page.link(row))
            assert (status == 200) == (row.pk in listed) or _is_open_otherwise(page, user, row, status), (
                f"{page.key} {row.pk}: {status}"
            )
            assert status == 200 or status in REFUSED


def _is_open_otherwise(page, user, row, status: int) -> bool:
    """A partner city's officer has no list but opens the one dossier that is shared."""
    return (
        status == 200
        and not can(user, page.verb)
        and can(user, "relations.view_shared")
        and page.key.startswith("relations.")
    )


@pytest.mark.parametrize("who", WHO)
def test_the_officer_of_a_partner_city_opens_one_dossier_only(who, browse, record, undrawn_pages):
    if who != "partner":
        return
    _user, get = browse(who)
    from jalin.relations.models import Relation

    opened = [relation.pk for relation in Relation.objects.select_related("partner")
              if get(reverse("desk:relation", args=[relation.partner.slug]))[0] == 200]  # fmt: skip
    assert opened == [record["relation"]]


@pytest.mark.parametrize("who", WHO)
def test_an_export_has_the_rows_of_the_list_in_its_order(who, browse):
    user, get = browse(who)
    for page in all_lists().values():
        status, content = get(page.export_url("csv"))
        if not can(user, page.export_verb):
            assert status in REFUSED, page.key
            continue
        lead = next(index for index, column in enumerate(page.columns_for(user)) if column.place == "lead")
        exported = [row[lead] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))][1:]
        selection = Selection(page, user)
        pages = selection.page_of(1).paginator.page_range
        drawn = [row for number in pages for row in selection.page_of(number)]
        column = page.columns_for(user)[lead]
        assert exported == [str(column.value(row)) for row in drawn], page.key


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_every_thing_with_a_page_is_closed_to_who_may_not_see_it(who, browse, undrawn_pages):
    from django.apps import apps

    user, get = browse(who)
    for key, noun in named_nouns().items():
        if not noun.url or not noun.verb:
            continue
        model = apps.get_model(key)
        seen = (
            set(rows(model, user, noun.verb).values_list("pk", flat=True)) if can(user, noun.verb) else set()
        )
        for row in model._default_manager.all()[:40]:
            if row.pk in seen or not noun.url(str(row.pk)) or key in {"people.office", "rulebook.datedrule"}:
                continue
            status, _content = get(noun.url(str(row.pk)))
            shared = can(user, "relations.view_shared") and key.startswith("relations.")
            assert status in REFUSED or shared, f"{key} {row.pk} opens for {who}: {status}"


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_the_journal_of_a_thing_opens_only_for_who_may_see_the_thing(who, browse, record, undrawn_pages):
    from jalin.relations.models import Partner

    user, get = browse(who)
    for partner in Partner.objects.all():
        status, _content = get(reverse("desk:journal_object", args=["relations.partner", partner.pk]))
        seen = can(user, "relations.view", partner) or can(user, "people.view_journal")
        assert (status == 200) == bool(seen and can(user, "people.view_desk")), f"{partner.slug}: {status}"


@pytest.mark.parametrize("who", ("none", *WHO))
def test_the_api_gives_the_rows_of_the_selectors(who, browse, record):
    from django.contrib.auth.models import AnonymousUser

    from jalin.relations.selectors import visible_events, visible_partners

    if who == "none":
        user, client = AnonymousUser(), Client()
    else:
        user, get = browse(who)
    for path, key, wanted in (("partners", "slug", visible_partners(user).values_list("slug", flat=True)),
                              ("events", "id", visible_events(user).values_list("pk", flat=True))):  # fmt: skip
        found, after = [], ""
        while True:
            address = f"/api/v1/{path}?limit=10" + (f"&after={after}" if after else "")
            page = json.loads(client.get(address).content if who == "none" else get(address)[1])
            found += [item[key] for item in page["items"]]
            after = page["next"]
            if not after:
                break
        assert sorted(found) == sorted(set(wanted)), path


@pytest.mark.one_database
@pytest.mark.parametrize("who", WHO)
def test_no_scope_gives_a_row_twice(who, browse):
    user, _get = browse(who)
    held = [verb for verb in verbs() if can(user, verb)]
    for model in nouns():
        for verb in held:
            found = list(rows(model, user, verb).values_list("pk", flat=True))
            assert len(found) == len(set(found)), f"{model.__name__} under {verb} for {who}"
