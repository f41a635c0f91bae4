"""What all decisions by rule share: a record that anyone can recompute, and the strict reading of its inputs.

Pure Python, beside the kernel: imports nothing else of Jalin, and no Django. A *decision* is a pure function of
inputs, rules and a seed; its *proof file* is canonical JSON with case numbers, never names; a *method* is one
version of the function that recomputes a kind of decision, and stays for ever; a *fault* is bad input said in
one sentence (what, file, line, column, what to do) in Indonesian, Japanese and English.

Others call: `Decision`, `Fault`, `canonical`, `digest`; `tables.read_table` (CSV), `rules_file.Rules` (TOML),
`words.add_sentences`, `lottery.draw_numbers`, `proofs.read_proof`, `verification.verify`,
`explaining.explain`. A new kind of decision adds its methods to `methods.METHODS`.
"""

from .canonical import canonical, digest
from .faults import Fault
from .record import Decision

__all__ = ["Decision", "Fault", "canonical", "digest"]
