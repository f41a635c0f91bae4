"""Somebody on the list and an entry of the programme, for the tests of the pages."""

from datetime import date, time

from jalin.visits.delegation.services import put_delegate
from jalin.visits.programme.services import instants, put_item

BY = "system:test"
SECRETS = {
    "family_name": "Sekarwangi",
    "passport_number": "X1234567",
    "diet": "no prawns",
    "phone": "+62 811",
}


def person(visit, side="home", **more):
    return put_delegate(by=BY, visit=visit, side=side, **{"office_eng": "Director", **SECRETS, **more})


def entry(visit, day=2, hour=9, **more):
    starts, ends = instants(date(2026, 11, day), time(hour), time(hour + 1), "Asia/Tokyo")
    return put_item(
        by=BY,
        visit=visit,
        starts_at=starts,
        ends_at=ends,
        zone="Asia/Tokyo",
        **{"title_eng": f"Talk {day}.{hour}", **more},
    )
