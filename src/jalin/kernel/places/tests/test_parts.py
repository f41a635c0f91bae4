"""Every country lies in one part of the world."""

from jalin.kernel.places.countries import all_countries
from jalin.kernel.places.parts import PARTS, part_of_world


def test_every_country_lies_in_a_part_of_the_world_and_antarctica_in_none():
    without = {iso2 for iso2 in all_countries() if part_of_world(iso2) not in PARTS}
    assert without == {"AQ"}
    assert [part_of_world(iso2) for iso2 in ("JP", "ID", "DE", "US", "AU", "EG", "", "xx")] == [
        "asia", "asia", "europe", "americas", "oceania", "africa", "", "",
    ]  # fmt: skip
