"""What every test may use."""

import gc
import os
from datetime import date

import pytest
from hypothesis import settings as hypothesis_settings

WORLDS = pytest.StashKey()

os.environ["JALIN_LANG"] = "en"  # the command line speaks English in tests, whatever the terminal does
os.environ.setdefault("JALIN_HOME", os.path.join(os.path.dirname(__file__), "var", "test"))

# a loaded machine is slow, not wrong
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(autouse=True)
def english(settings):
    """Tests read English unless they say otherwise, and keep files in their own place."""
    from django.utils import translation

    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("documents", numbered=True)


@pytest.fixture
def make_user(db):
    """make_user("officer", unit=None) -> a user who holds that role from long ago."""
    from jalin.people.services import create_user, give_duty

    made = []

    def make(
        role: str | None = None,
        *,
        unit=None,
        language: str = "en",
        password: str | None = None,
        email: str = "",
    ):
        address = email or f"{role or 'nobody'}{len(made)}@test.example"
        user = create_user(by="system:test", email=address, name=f"{role or 'nobody'} {len(made)}", language=language,
                           password=password)  # fmt: skip
        if role:
            give_duty(by="system:test", user=user, role=role, unit=unit, since=date(2000, 1, 1))
        made.append(user)
        return user

    return make


@pytest.fixture
def sign_in():
    """sign_in(client, user): a session without the sign-in pages, as after password and second factor."""

    def enter(client, user):
        client.force_login(user, backend="jalin.people.backend.PeopleBackend")
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": 4_102_444_800, "email": user.email},
            {"method": "mfa", "at": 4_102_444_800, "type": "totp"},
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session["jalin_second_factor"] = user.pk
        session["jalin_began"] = session["jalin_seen"] = 4_102_444_800
        session.save()
        return client

    return enter


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """In place of migrating for each process: copies of databases made once (tests/prepared.py)."""
    from django.db import connection
    from tests.worlds import Worlds

    number = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with django_db_blocker.unblock():
        connection.settings_dict["NAME"], before = "", connection.settings_dict["NAME"]
        worlds = request.config.stash[WORLDS] = Worlds(number)
        worlds.enter("empty")
    yield
    with django_db_blocker.unblock():
        worlds.end()
    connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def bandung_world():
    """Whatever asks for this works on the database that holds the demo record, without accounts."""


@pytest.fixture
def bandung(bandung_world, db):
    """The demo record, without accounts; what a test changes in it is rolled back."""


@pytest.fixture(scope="session")
def enter_world(request, django_db_setup, django_db_blocker):
    """enter_world("bandung"): for a record that several tests share; they ask for `bandung_world` too."""

    def enter(world: str) -> None:
        with django_db_blocker.unblock():
            request.config.stash[WORLDS].enter(world)

    return enter


def pytest_fixture_setup(fixturedef, request):
    """A test's database is chosen just before its transaction begins."""
    if fixturedef.argname == "_django_db_helper":
        request.config.stash[WORLDS].enter("bandung" if "bandung_world" in request.fixturenames else "empty")


def pytest_fixture_post_finalizer(fixturedef, request):
    """What a test without a transaction of its own has really changed is not for the next one."""
    if fixturedef.argname != "_django_db_helper" or fixturedef.cached_result is None:
        return
    marker = request.node.get_closest_marker("django_db")
    if (marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames:
        request.config.stash[WORLDS].forget()


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what touches the database runs: the rest has run before, and would tell the same."""
    if os.environ.get("JALIN_TEST_DATABASE") != "postgres":
        return
    touching = {"db", "transactional_db", "django_db_setup", "live_server"}
    kept = [
        item
        for item in items
        if (item.get_closest_marker("django_db") or touching & set(getattr(item, "fixturenames", ())))
        and not item.get_closest_marker("one_database")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def pytest_collection_finish(session):
    """Modules, settings and tests live to the end: the collector need not look at them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
