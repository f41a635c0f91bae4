"""Forms: what every form of the office shares.

Terms. *Seen*: what the record said when a form was opened; a save over somebody else's change is told, and nothing typed
is lost. *Written date*: a date as people write it, read back in words before it is saved. *Confirmed*: a form that asks
"is this what you mean?" before it acts.

Others call: `SeenForm` (concurrency.py), `WrittenDateField` (written_dates.py), `ConfirmsForm` (confirming.py),
`PlainSelect` (widgets.py).
"""
