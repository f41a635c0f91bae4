"""Who travels and who receives: the people on both sides of a visit, their calendars, and the end of their data.

Others call: `services.put_delegate`, `services.remove_delegate`, `shredding.shred_people`."""
