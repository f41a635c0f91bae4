"""After a visit: the report of the journey, gifts and their report to the anti-corruption commission, costs and receipts,
letters of thanks, dates of what follows.

Terms. A *duty* is what the law asks after a journey and within how many days, as dated data with its source
(`data/duties.toml`). The *report* has the statutory headings (`data/headings.toml`) and begins from what is on record.
A *gift* was received or given; a received one is reported, or it is said why not. An *expense* is one line of what was paid;
without a receipt it is shown as such. *Thanks* is a letter in the partner's language. A *follow-up* is a date for somebody here.

Others call: `services.record_gift`, `services.enter_expense`; `selectors.cost_of`. Pure: `duties`, `costs`.
"""
