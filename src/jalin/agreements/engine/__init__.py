"""The legal process as a pure function: a procedure and what happened give where the case stands on a day.

Status is derived, never typed in. A happening that the law did not foresee is never refused: it is kept, marked
irregular with its reason. Nothing here knows Django or reads the machine's clock.

Where to look
- the law as data: `procedure` (its parts), `reading` and `checking` (a file and its faults), `catalogue` (which there are)
- what happened: `happenings` (a table of events), `course` (told one after another: position and clocks)
- what follows: `clocks` and `running` (deadlines), `guards` (what stands against an act), `replaying` (the whole answer), `what_if`
- how it is said: `telling` (sentences, JSON), `sentences`, `fault_sentences`, `drawing` (SVG)
- what the office owes whatever its cases do: `obligations`

Others call: `catalogue.with_own`, `catalogue.procedure_named`, `reading.read_procedure`, `replaying.replay`, `course.Course`,
`what_if.compare`, `drawing.draw`, `happenings.read_events`."""
