"""The database backend (Django looks for it in `base`)."""

import re

from django.db.backends.sqlite3 import base

from .queue import Turn

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


class QueueingCursor(base.SQLiteCursorWrapper):
    """A statement that writes outside a transaction is a transaction of its own and waits for its turn."""

    def execute(self, query, params=None):
        return self._in_turn(super().execute, query, params)

    def executemany(self, query, param_list):
        return self._in_turn(super().executemany, query, param_list)

    def _in_turn(self, work, query, params):
        is_alone = WRITES.match(query) and not self.connection.in_transaction
        turn = self.wait_for_turn() if is_alone else None
        try:
            return work(query, params)
        finally:
            if turn:
                turn.end()


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for its turn before BEGIN and ends it after COMMIT or ROLLBACK. When the turn does not come in
    time, the statement is tried all the same and waits for SQLite's own lock, as it always did."""

    _turn: Turn | None = None

    def create_cursor(self, name=None):
        cursor = self.connection.cursor(factory=QueueingCursor)
        cursor.wait_for_turn = self._wait
        return cursor

    def _wait(self) -> Turn | None:
        if self._turn is not None or self.is_in_memory_db():  # nobody waits for himself
            return None
        return Turn.wait(str(self.settings_dict["NAME"]), self.settings_dict["OPTIONS"].get("timeout", 5))

    def _start_transaction_under_autocommit(self):
        self._turn = self._turn or self._wait()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self):
        super()._commit()  # when this fails, Django rolls back
        self._end_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.end()
