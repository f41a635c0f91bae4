"""What the city needs from abroad, how much each need weighs, and which invitations meet it.

Terms. A *period* is the planning period a need belongs to. A *topic* is an entry of the controlled vocabulary in three
languages, with its field of cooperation, COFOG group and SDG goal: the *codes*. A *suggestion* is what the encoder offers
for a free text; a person confirms one. A *ballot* shares out 100 points among needs or among criteria; every *cast* is kept.

Others call: `encoder.encode`, `encoder.suggest` (pure; texts of any of the three languages in one space),
`vocabulary.topics`, `services.code_offer`, `selectors.needs_met_by`, `selectors.points_of`, `rules.tally`.
"""
