"""At least so many from each part of the world: in the choice, in what-if, on the page, and in the proof file."""

import json

import pytest

from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import verify
from jalin.invitations.rounds import services

pytestmark = pytest.mark.django_db
BY = "system:test"


@pytest.fixture
def three(decision_round, invite):
    """Two of Asia before one of Europe, and money for two."""
    rows = [
        invite("Toyama", (8,) * 6),
        invite("Nagoya", (7,) * 6, day=10),
        invite("Berlin", (5,) * 6, day=20, country="DE"),
    ]
    services.take_in(by=BY, round=decision_round, invitations=rows)
    return services.edit_round(by=BY, round=decision_round, budget=200_000_000)


@pytest.fixture
def officer(client, make_user, sign_in):
    return sign_in(client, make_user("officer"))


def proposed(found) -> set[str]:
    services.propose(by=BY, round=found)
    return set(found.entries.filter(proposal="chosen").values_list("invitation__city", flat=True))


def test_one_of_each_part_is_chosen_where_the_round_asks_for_it_and_the_proof_says_so(
    three, officer, tmp_path
):
    assert proposed(three) == {"Toyama", "Nagoya"} and "part_of_world" not in three.proof
    services.edit_round(by=BY, round=three, per_part=1)
    assert not three.proof, "a proposal made under another limit is void"
    assert proposed(three) == {"Toyama", "Berlin"}
    page = officer.get(f"/desk/rounds/{three.pk}/").content.decode()
    assert "Each part of the world" in page and "at least 1" in page and "proposed: Asia 1 · Europe 1" in page
    (tmp_path / "proof.json").write_text(three.proof)
    assert verify(read_proof(tmp_path / "proof.json")).is_identical
    told = json.loads(three.proof)
    assert told["rules"]["at_least"] == {"part_of_world": 1}
    assert [one["groups"] for one in told["inputs"]["invitations"]].count({"part_of_world": "asia"}) == 2


def test_what_if_there_were_one_of_each_part_and_what_if_there_is_no_room_for_it(three, officer):
    proposed(three)
    address = f"/desk/rounds/{three.pk}/weigh/"
    page = officer.get(address, {"per_part": "1"}).content.decode()
    assert "Would come in: Berlin" in page and "Would drop out: Nagoya" in page
    page = officer.get(address, {"per_part": "1", "budget": "100000000"}).content.decode()
    assert "do not suffice for so many from each part" in page
    assert "must be accepted break them" not in page


def test_when_nothing_keeps_the_rule_the_page_names_the_part_to_let_go(three, officer):
    services.edit_round(by=BY, round=three, per_part=1, budget=100_000_000)
    assert proposed(three) == set()
    page = officer.get(f"/desk/rounds/{three.pk}/").content.decode()
    assert "let the rule “at least one” go for part of the world Europe" in page
