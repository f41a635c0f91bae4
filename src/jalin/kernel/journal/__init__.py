"""One act, one entry.

Every change goes through a function decorated with `@action`: it checks the verb, opens the transaction, runs, and
writes exactly one entry with what changed. Entries are numbered without gaps and sealed by a digest chain; what they
say lies beside the sealed header, salted, so that personal data can be shredded while the chain stays whole.

Others call: `action`, `Act` (handed to the action as `act`), `entries_of`, `entries_by`, `verify_journal`,
`shred_entries`. Nothing else writes to these tables; the database refuses changes and deletions.
"""

from .door import Act, action

__all__ = ["Act", "action"]
