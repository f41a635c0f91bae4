"""During a visit: minutes and promises, from the desk or from a phone that has no connection.

Terms. A *note* is one passage of the minutes, of one hour of the programme or of the visit as a whole. A *commitment* is
what one side promised the other: it is owed by one of them, somebody here sees to it, an office there is its counterpart,
and it is due on a day. It stays open on the timeline of the relation, which both cities read, until it is done or withdrawn
with a reason. An *entry* is what a phone made and sends under a key of its own, so that it arrives once however often it
is sent.

Others call: `services.write_note`, `services.record_commitment`, `services.finish_commitment`,
`services.withdraw_commitment`; `selectors.visible_commitments`, `selectors.published_commitments`. Pure: `rules`.
"""
