"""Which function recomputes a proof and which explains it: by kind and version, as names imported when needed.

A version is never changed once a proof was published with it: a better method is a new version beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from .faults import Fault


@dataclass(frozen=True)
class Method:
    """`recompute(inputs, rules, seed) -> {"result": …, "reasons": …}` and `explain(proof, lang, item) -> blocks`
    (see `explaining`), each as "package.module:function"."""

    recompute: str
    explain: str


METHODS = {
    ("lottery", "1"): Method("jalin.decisions.drawing:recompute", "jalin.decisions.drawing:explain"),
    ("invitations", "1"): Method(
        "jalin.invitations.engine.proof:recompute", "jalin.invitations.engine.explaining:explain"
    ),
    ("placement", "1"): Method(
        "jalin.fields.employment.engine.proof:recompute", "jalin.fields.employment.engine.explaining:explain"
    ),
    ("sewer-plan", "1"): Method(
        "jalin.fields.wastewater.engine.planning.proof:recompute",
        "jalin.fields.wastewater.engine.planning.proof:explain",
    ),
    ("award", "1"): Method(
        "jalin.fields.scholarships.engine.proof:recompute",
        "jalin.fields.scholarships.engine.explaining:explain",
    ),
}


def find_method(kind: str, method: str, *, file: object = "") -> Method:
    """The method of a proof. Raises Fault for a kind or version that this program does not know."""
    found = METHODS.get((kind, method))
    if found is None:
        versions = sorted(version for known, version in METHODS if known == kind)
        if not versions:
            kinds = ", ".join(sorted({known for known, _version in METHODS}))
            raise Fault("proof.unknown_kind", file=file, kind=kind, known=kinds)
        raise Fault("proof.unknown_method", file=file, kind=kind, method=method, known=", ".join(versions))
    return found


def load(name: str) -> Callable:
    """The function called "package.module:function"."""
    module, _colon, function = name.partition(":")
    return getattr(import_module(module), function)
