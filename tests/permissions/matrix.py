"""The committed matrix: one row a method and address, one column a role. `python -m tests.permissions.matrix` renews it.

Words: open (answered), form (drawn again: allowed, but something is missing), moved (sent on), login (sent to sign-in),
set-up (sent to set up a second factor), 4xx (refused so), broken (500).
"""

import csv
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

FILE = Path(__file__).parent / "matrix.csv"
WRITE = "JALIN_WRITE_MATRIX"
FIRST = ("method", "address", "name", "needs")


def outcome(response) -> str:
    """One word for what an answer means to the person who asked."""
    status = response.status_code
    if status in {200, 204}:
        return "open"
    if status in {301, 302, 303, 307, 308}:
        path = urlsplit(response.headers["Location"]).path
        return {"/account/login/": "login", "/account/": "set-up"}.get(path, "moved")
    if status == 422:
        return "form"
    return "broken" if status >= 500 else str(status)


def read_matrix() -> dict[tuple[str, str], dict]:
    """(method, address) -> row."""
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row["method"], row["address"]): row for row in csv.DictReader(file)}


def merge_into_matrix(who: str, found: dict[tuple[str, str], str], addresses) -> None:
    """Write one role's column, in the order of the URLconf; rows of addresses that are gone go."""
    from tests.permissions.test_matrix import WHO

    old, rows = read_matrix(), []
    for address in addresses:
        for method in address.methods:
            before = old.get((method, address.route), {})
            row = {"method": method, "address": address.route, "name": address.name, "needs": address.needs,
                   **{other: before.get(other, "") for other in WHO}}  # fmt: skip
            row[who] = found[method, address.route]
            rows.append(row)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*FIRST, *WHO], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    import pytest

    os.environ[WRITE] = "1"
    sys.exit(
        pytest.main(
            ["-q", "-p", "no:xdist", "-p", "no:randomly", str(FILE.parent / "test_matrix.py"), *sys.argv[1:]]
        )
    )
