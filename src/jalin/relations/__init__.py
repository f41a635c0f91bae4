"""Partners abroad, the relation with each, and the one timeline of dated, sourced events.

Terms. *Partner*: a city, region or institution abroad. *Relation*: the home city and one partner. *Event*: something
that happened in a relation, of a registered kind. *Statement*: what one source says of an event's date; two statements
that disagree are both kept. *Facts*: what the timeline says of a relation today, kept beside it so that lists need no
timeline. *Status*: exploring, active, idle, lapsed or ended; derived by rules.py, never typed in.

Others call: `register_kind` (kinds.py); selectors `visible_partners`, `visible_relations`, `visible_events`,
`timeline_of`; services `create_partner`, `edit_partner`, `add_event`, `state_date`, `withdraw_event`.
"""
