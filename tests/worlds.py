"""The database of a test: an empty one or one with the Bandung record, both ready before the first test asks."""

import sqlite3

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .prepared import copy_sqlite, postgres_world, sqlite_world


class Worlds:
    """The databases of one test process, and which of them Django is looking at."""

    def __init__(self, process: str):
        self.process, self.now, self._kept = process, "", {}
        self.settings = connection.settings_dict
        self.is_sqlite = connection.vendor == "sqlite"
        self.server = "postgres://{USER}@{HOST}:{PORT}".format(**self.settings)

    def enter(self, world: str) -> None:
        """Look at the database of that world; made at the first time."""
        if world == self.now:
            return
        if world not in self._kept:
            self._make(world)
        self._leave()
        self.settings["NAME"], self.now = self._name(world), world

    def forget(self) -> None:
        """The present world was really changed: it is made anew for whoever enters it next."""
        self._leave()
        self._drop(self.now)
        self.now = ""

    def end(self) -> None:
        self._leave()
        for world in list(self._kept):
            self._drop(world)

    def _name(self, world: str) -> str:
        name = f"test_{self.process}_{world}"
        return f"file:{name}?mode=memory&cache=shared" if self.is_sqlite else name

    def _make(self, world: str) -> None:
        name = self._name(world)
        if self.is_sqlite:  # lives in memory as long as this connection does
            self._kept[world] = sqlite3.connect(name, uri=True, check_same_thread=False)
            copy_sqlite(sqlite_world(world), name)
        else:
            postgres_world(self.server, world, name)
            self._kept[world] = None

    def _drop(self, world: str) -> None:
        if link := self._kept.pop(world, None):
            link.close()

    def _leave(self) -> None:
        BaseDatabaseWrapper.close(connection)  # SQLite's own keeps a database in memory open
