"""Every list leaves as a file whatever its length: statements grow with the pieces that are read, never with the rows."""

import pytest
from benchmarks.exports import fill, lists
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.kernel.lists.exports import csv_pieces
from jalin.kernel.lists.selection import CHUNK, Selection

pytestmark = [pytest.mark.scale, pytest.mark.django_db]

ROWS = CHUNK + 101  # also more than SQLite takes alternatives in one condition
MOST = 5  # statements of a list and of what is read with each piece of it


def test_statements_of_an_export_do_not_grow_with_its_rows(bandung, make_user):
    fill(ROWS)
    head, pieces = make_user("head"), -(-ROWS // CHUNK)
    asked = {}
    for page in lists():
        if page.key.startswith("test."):
            continue
        with CaptureQueriesContext(connection) as queries:
            text = "".join(csv_pieces(Selection(page, head)))
        assert text.count("\r\n") > ROWS, page.key
        asked[page.key] = len(queries)
    assert len(asked) >= 9
    assert {key: count for key, count in asked.items() if count > MOST * pieces} == {}
