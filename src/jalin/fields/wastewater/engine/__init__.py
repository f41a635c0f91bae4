"""The wastewater engine: pure functions over a sewer network and EPA SWMM as the judge. No Django, no database.

Terms
- *network*: one SWMM input file, kept line by line (`inp.read`).
- *change*: a line of that file said anew, by section and object; a *plan* is a set of them.
- *run*: one simulation in a process of its own (`worker.run`, `worker.Pool`); its figures are a `RunResult`.
- *fault*: something wrong in a file, with its line, section, object and what to do (`errors`).

Others call `inp.read`, `validate.check`, `worker.run` and `worker.Pool`, `assessment.assess`, `comparison.compare`,
`condition.judge_pipes`, `importing.import_network`, `programme.choose`,
`planning.plan_of`, `report.write_report`, and catch `errors.SewerError`, which says itself in three languages.
"""
