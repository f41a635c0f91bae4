"""The programme of a visit by the hour, in the time of both cities.

`hours` is pure: from what a clock on the wall shows to an instant and back. Others call: `services.put_item`."""
