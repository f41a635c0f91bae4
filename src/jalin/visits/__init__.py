"""Visits, out and in: delegation, permit, programme, booklet and briefing book.

Terms. A *visit* is one journey of a delegation in one relation: *outgoing* when we travel, *incoming* when we are host.
A *delegate* is a person on either side of it; a *programme item* one hour of it, told in both time zones. The *permit*
is what the state asks before officials travel, by dated rules; the *outlook* says on any day whether it can still be
had in time. The *briefing book* is made from the record.

Others call: services `plan_visit`, `move_visit`; selectors `visible_visits`, `visible_delegates`; `register_section`
(sections.py: parts of the page of a visit), `register_public_part` (sections.py), `register_briefing` (briefing.py),
`on_publishing` and `on_erasing` (followers.py: what another package does within the same act).
"""
