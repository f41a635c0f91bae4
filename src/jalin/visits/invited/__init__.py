"""From an invitation to the visit that follows from it, and from a visit's offers back to invitations and needs.

Invitations lie below visits and know nothing of them: what stands here is registered with them (`register_all`): the visit on
the page of an invitation, the warning that its permit comes too late, the permit's lead time for replies.

Others call: `planning.invitation_named`, `planning.prefilled`, `planning.follows_from`."""
