"""Offices on SQLite and on PostgreSQL."""

import os
import sqlite3
import uuid

import psycopg
import pytest
from scripts.with_postgres import throwaway_postgres

from .running import Office


@pytest.fixture(scope="session")
def postgres_address():
    """A server of one's own: the one of scripts/with_postgres.py, or one started here."""
    given = os.environ.get("JALIN_TEST_POSTGRES_URL")
    if given:  # shared with the other processes of this test run, so each has a database of its own there
        yield f"{given.rpartition('/')[0]}/faults_of_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
        return
    with throwaway_postgres() as address:
        yield address


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, postgres_address):
    """kind -> a database with the record in it, made once and copied for each test."""
    made = {}

    def make(kind: str):
        if kind not in made:
            address = postgres_address if kind == "postgresql" else ""
            office = Office(tmp_path_factory.mktemp("prepared") / "home", address)
            office.prepare()
            made[kind] = office.home / "jalin.sqlite3"
        return made[kind]

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request, tmp_path, prepared, postgres_address):
    """A prepared office; its processes are started by the test and never outlive it."""
    template = prepared(request.param)
    if request.param == "sqlite":
        found = Office(tmp_path / "home")
        with sqlite3.connect(template) as source, sqlite3.connect(found.home / "jalin.sqlite3") as target:
            source.backup(target)
        yield found
        found.kill()
        return
    server, _slash, kept = postgres_address.rpartition("/")
    name = f"faults_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name} TEMPLATE {kept}")
        found = Office(tmp_path / "home", f"{server}/{name}")
        yield found
        found.kill()
        link.execute(f"DROP DATABASE {name} WITH (FORCE)")
