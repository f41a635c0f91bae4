"""A decision as it is kept and published: what went in, by which rules, what came out and why."""

from dataclasses import dataclass, field

from .canonical import canonical, digest

FORMAT = 1
DIGESTS = ("inputs", "rules", "result", "reasons", "decision")
PARTS = ("inputs", "rules", "result", "reasons")
KEYS = (
    "jalin_proof",
    "kind",
    "method",
    "inputs",
    "rules",
    "rules_version",
    "seed",
    "result",
    "reasons",
    "digests",
)


@dataclass(frozen=True)
class Decision:
    """One decision. `inputs`, `rules`, `result`, `reasons` hold JSON values only, and cases by number, never
    by name; `kind` and `method` name the function that recomputes it (see `methods`); `rules_version` says
    which edition of the rules was in force; `seed` is the text of the lottery, empty where none was drawn.
    """

    kind: str
    method: str
    inputs: dict
    rules: dict
    result: dict
    reasons: dict
    rules_version: str = "1"
    seed: str = ""
    digests: dict = field(default_factory=dict)

    def to_proof(self) -> dict:
        """The proof file as a dict. Digests are made here: SHA-256 of the canonical JSON of each part, and under
        "decision" of everything that is not a digest of a part, with those digests: the one to publish."""
        digests = {part: digest(getattr(self, part)) for part in PARTS}
        labels = {
            "jalin_proof": FORMAT,
            "kind": self.kind,
            "method": self.method,
            "rules_version": self.rules_version,
            "seed": self.seed,
        }
        digests["decision"] = digest({**labels, **digests})
        return {**labels, **{part: getattr(self, part) for part in PARTS}, "digests": digests}

    def to_bytes(self) -> bytes:
        """The proof file itself: canonical JSON and a line end."""
        return canonical(self.to_proof()) + b"\n"

    @classmethod
    def from_proof(cls, proof: dict) -> "Decision":
        """From a proof that `proofs.read_proof` has checked; keeps the digests it claims."""
        return cls(**{key: proof[key] for key in KEYS if key != "jalin_proof"})
