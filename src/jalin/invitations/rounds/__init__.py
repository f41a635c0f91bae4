"""Decision rounds: from scored invitations to a published choice that anybody can recompute, and the replies.

Terms. A *criterion* is judged 0..10 on a scale with written *anchors*; a *set of criteria* is dated data. An *assessment* is
one person's scores of one invitation; an *estimate* says what accepting it would take (cost, days of the mayor). A *round*
lays open invitations of a period before the leader under limits; its *proposal* is what the rule chooses (a proof file), its
*decisions* are what the leader decided, with a reason where they differ. A *reply* is the letter that goes out.

Others call: `services.assess`, `selectors.visible_rounds`, `criteria.criteria_on`, `permit.permit_lead`, `permit.register_lead`.
"""
