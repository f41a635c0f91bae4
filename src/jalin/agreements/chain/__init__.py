"""The people of the legal process: with whom a file lies in the city hall, who met and what they agreed, who translates.

Terms. A *rung* is an office in the city hall that a file passes (staff, head of division … mayor), as dated data of the
city. A *disposition* is one movement of a case's file from rung to rung, or a note of whoever has it; the chain of them is
only added to. A *meeting* is one of the coordination team (TKKSD), with *attendance*, minutes and *tasks*. A *translation* is
asked for, due after so many working days by the city's calendar, taken and done.

Days that a file or a translation waits are `WaitingClock`s; none of the days here is a legal deadline.

Others call: `selectors.holding_of`, `dispositions.services.pass_on`, `meetings.services.plan_meeting`,
`translations.services.request_translation`. Pure: `dispositions.rules`.
"""
