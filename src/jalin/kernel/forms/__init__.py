"""Forms: what every form of the office shares.

Terms. *Seen*: what the record said when a form was opened; a save over somebody else's change is told, and nothing
typed is lost. *Written date*: a date as people write it, read back in words before it is saved. *Question*: a form asks
"is this what you mean?" before it acts; that is no error.

*Act*: what opens in a drawer beside its page and is done there.

Others call: `Act`, `Done`, `act_beside`, `show_act`, `sent` (acts.py; pages include `forms/act.html` in their block
`drawer`), `SeenForm` (concurrency.py), `WrittenDateField` (written_dates.py), `AskingForm`, `answers` (questions.py),
`PlainSelect` (widgets.py), the view `date_reading`.
"""
