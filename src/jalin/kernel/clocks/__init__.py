"""Clocks: working days, and the two ways in which time runs in the office.

Pure Python, mechanisms only: how long a step may take is a dated row of the module that knows the law.
Nothing here reads the machine's clock; every question says on which day it is asked (`on`).

Terms
- *legal deadline*: a length that a law lays down. It has a due day, and something follows when it lapses.
- *waiting*: days since a file arrived somewhere, with no limit in law. It is never late.
  The two are different types; they are shown side by side and never compared or added.
- *day 0*: the day of receipt. Day 1 is the next working day, the deadline is the end of day N.
- *provisional*: the holidays of a year in the span are not known, or not confirmed, so the due day may move.

Others may call
- `working_days`: `WorkingCalendar`, `Holiday`, `shipped_holidays`
- `deadlines`: `LegalDeadline`, `LegalClock`, `Pause`
- `waiting`: `WaitingClock`, `median_days`
- `reminders`: `Reminder`, `reminder_dates`, `reached`
- `calendar_months`: `add_months`, `add_years`
"""
