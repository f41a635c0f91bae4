"""What the office owes every half-year and year whatever its cases do: reports and plenary of the coordination team,
supervision. The rows are dated data (*.toml); their engine is `agreements.engine.obligations`.

Others call: `evidence.register_evidence` (something else on record that shows an obligation was met) and
`reckoning.reckon_obligations` after that record changed."""
