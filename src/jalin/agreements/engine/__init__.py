"""The legal process as a pure function: a procedure and what happened give where the case stands on a day.

Status is derived, never typed in. A happening that the law did not foresee is never refused: it is kept, marked
irregular with its reason. Nothing here knows Django or reads the machine's clock.

Others call: `catalogue.shipped`, `catalogue.procedure_named`, `reading.read_procedure`, `replaying.replay`,
`what_if.compare`, `drawing.draw`, `happenings.read_happenings`."""
