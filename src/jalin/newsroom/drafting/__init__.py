"""“Write about this”: a visit, an agreement, an event or a relation becomes the draft of a story in three languages, with facts of the
record, quotations to fill, and sources. No person is named: offices are.

Terms. *Facts*: what the record says, in one language. A kind of thing says how its facts are gathered (`sources_of_drafts`).
Others call: `services.draft_story`.
"""
