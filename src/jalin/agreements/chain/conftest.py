"""The rungs of a small city hall, and a signed-in desk."""

from datetime import date

import pytest


@pytest.fixture
def desk(client, make_user, sign_in):
    """desk("officer", "en") -> a signed-in client; its user is `client.user`."""

    def enter(role: str = "officer", language: str = "en"):
        client.user = make_user(role, language=language)
        return sign_in(client, client.user)

    return enter


@pytest.fixture
def rungs(db):
    """Key -> rung: clerk, division, secretary, mayor."""
    from jalin.agreements.chain.dispositions.services import set_rung

    keys = ("clerk", "division", "secretary", "mayor")
    return {
        key: set_rung(by="system:test", key=key, place=place, source="Decree 1/2020", valid_from=date(2020, 1, 1),
                      name_eng=key.title(), name_ind=f"{key} id")
        for place, key in enumerate(keys, 1)
    }  # fmt: skip
