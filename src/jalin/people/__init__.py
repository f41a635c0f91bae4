"""The home city's side: its office, its units with their rename history, its users and their duties.

Terms. *Office*: the one row that says which city this installation belongs to. *Unit*: a part of the city's
administration with a stable key; its names have dates. *Duty*: a user holds a role from a day on, for a unit or for all.

Others call: `calendars.calendar_of` (the working days of a country, with the city's own holidays); selectors `home_office`, `visible_units`, `visible_users`, `unit_name_on`; services `create_user`,
`give_duty`, `end_duty`, `set_active`, `create_unit`, `rename_unit`.
"""
