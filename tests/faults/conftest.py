"""Offices on SQLite and on PostgreSQL."""

import os

import pytest
from scripts.with_postgres import throwaway_postgres

from .running import Office


@pytest.fixture(scope="session")
def postgres_address():
    """A server of one's own: the one of scripts/with_postgres.py, or one started here."""
    given = os.environ.get("JALIN_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with throwaway_postgres() as address:
        yield address


@pytest.fixture
def fresh_database(postgres_address, request):
    """An empty PostgreSQL database for one test."""
    import psycopg

    name = f"faults_{abs(hash(request.node.nodeid)) % 10**9}_{os.getpid()}"
    with psycopg.connect(postgres_address, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
    yield postgres_address.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(postgres_address, autocommit=True) as link:
        link.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request) -> str:
    return "" if request.param == "sqlite" else request.getfixturevalue("fresh_database")


@pytest.fixture
def office(tmp_path, database_address):
    """A prepared office; its processes are started by the test and never outlive it."""
    found = Office(tmp_path / "home", database_address)
    found.prepare()
    yield found
    found.kill()
