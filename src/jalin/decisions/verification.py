"""Recomputing a proof: identical, or where the first difference lies."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .canonical import canonical, digest
from .explaining import Block, explain
from .faults import Fault
from .methods import find_method, load
from .record import Decision


@dataclass(frozen=True)
class Verdict:
    """`path` is the JSON path of the first difference ("" when identical), `stored` what the file says there and
    `computed` what the recomputation gives; ABSENT where one has nothing."""

    path: str
    stored: object = None
    computed: object = None

    @property
    def is_identical(self) -> bool:
        return not self.path


class _Absent:
    def __repr__(self) -> str:
        return "nothing"


ABSENT = _Absent()


def verify(proof: dict, *, file: object = "") -> Verdict:
    """Recompute a proof that has the right form (see `proofs.read_proof`).

    Needs no database, no network and no clock. Raises Fault when the inputs cannot be computed with at all.
    """
    stored = Decision.from_proof(proof)
    for part in ("inputs", "rules"):  # a changed input is named before what follows from it
        if stored.digests[part] != (now := digest(getattr(stored, part))):
            return Verdict(f"$.digests.{part}", stored.digests[part], now)
    with _stranger(file):
        recompute = load(find_method(stored.kind, stored.method, file=file).recompute)
        found = recompute(stored.inputs, stored.rules, stored.seed)
        again = Decision(stored.kind, stored.method, stored.inputs, stored.rules, found["result"], found["reasons"],
                         stored.rules_version, found.get("seed", stored.seed)).to_proof()  # fmt: skip
        if canonical(again) == canonical(proof):
            return Verdict("")
        return first_difference(proof, again)


def explain_safely(proof: dict, lang: str, item: str | None = None, *, file: object = "") -> list[Block]:
    """The blocks that explain a proof of the right form, which need not be true. Raises Fault."""
    with _stranger(file):
        return explain(proof, lang, item)


@contextmanager
def _stranger(file: object) -> Iterator[None]:
    """What a stranger's file breaks is said in a sentence, whatever it is."""
    try:
        yield
    except Fault as fault:
        if fault.key in {"proof.no_item", "proof.unknown_kind", "proof.unknown_method"}:
            raise
        raise Fault("proof.wrong_inputs", file=file, why=fault) from fault
    except Exception as error:
        raise Fault("proof.wrong_inputs", file=file, why=type(error).__name__) from error


def first_difference(stored: object, computed: object) -> Verdict:
    """The first place, in the order of the canonical form but digests last, where two JSON values differ."""
    open_: list[tuple[str, object, object]] = [("$", stored, computed)]
    while open_:
        path, left, right = open_.pop()
        if isinstance(left, dict) and isinstance(right, dict):
            keys = sorted({*left, *right}, key=lambda key: (key == "digests", key.encode("utf-16-be")))
            inner = [(_step(path, key), left.get(key, ABSENT), right.get(key, ABSENT)) for key in keys]
        elif isinstance(left, list) and isinstance(right, list):
            longest = max(len(left), len(right))
            inner = [(f"{path}[{index}]", _at(left, index), _at(right, index)) for index in range(longest)]
        elif ABSENT in (left, right) or canonical(left) != canonical(right):
            return Verdict(path, left, right)
        else:
            continue
        open_ += reversed(inner)
    return Verdict("")


def _step(path: str, key: str) -> str:
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{canonical(key).decode()}]"


def _at(values: list, index: int) -> object:
    return values[index] if index < len(values) else ABSENT
