"""Replies of readers to stories: confirmed by e-mail, moderated, never with an address.

Terms. A *reply* is what one reader wrote below a story, in the language of the page; an *answer* is a reply to a reply (one level).
The *writer* is the personal part of a reply: an address that only the office's key reads, its mark, the secret key of the writer's
own page. *Waiting*: a moderator has still to read it, whether it is public already or not. *Held back*: not published, for a reason
that the writer is told. The *spam shelf*: what looks like spam; looked through by who wants to, emptied after some days. A
*decision* is one act of a moderator on one or many replies and can be undone. A *report* is a reader's word on a published reply.

Parts: `cleaning` and `imitation` (hostile text and names; pure), `spam/` (what looks like spam, and the filter that learns),
`services` (what readers do), `moderation` (what moderators do), `public/` (their pages), `desk/` (the queue).

Others call: `selectors.replies_below`, `services.leave_reply`, `services.confirm_reply`, `moderation.decide`.
"""
