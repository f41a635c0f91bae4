"""Feed bad input to the readers of decisions: CSV, TOML, proof files. Anything but a value or one sentence is an error.

    scripts/fuzz_readers.py [--count 10000] [--seed 1]        seeded mutations of good files, the same every time
    scripts/fuzz_readers.py --atheris -runs=20000 …           guided by coverage (package atheris of bench.txt)

A fault must be one line, in three languages, with the file; for CSV and TOML with a line, for proofs with a line unless
it is the content of a known part that is wrong.
"""

import argparse
import json
import random
import sys
import tempfile
import unicodedata
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

if "--atheris" in sys.argv:  # coverage is only seen in what is imported here
    import atheris

    watched = atheris.instrument_imports(include=["jalin"])
else:
    watched = nullcontext()

with watched:
    from jalin.decisions import Fault, canonical, digest
    from jalin.decisions.closed_list import read_list
    from jalin.decisions.proofs import read_proof
    from jalin.decisions.record import PARTS
    from jalin.decisions.rules_file import Rules
    from jalin.decisions.tables import Column, read_table
    from jalin.decisions.verification import explain_safely, verify
    from jalin.invitations.engine import read_problem
    from jalin.invitations.engine.reading import read_pairs

ROOT = Path(__file__).resolve().parent.parent
KEPT = sorted((ROOT / "src/jalin/decisions/tests/kept").glob("*.json"))
COLUMNS = [
    Column("seeker", "case"),
    Column("rank", "whole", least=1),
    Column("score", "number"),
    Column("on", "date", may_miss=True),
]
LISTS = b'seeker,rank,score\nS-1,1,80.5\nS-1,2,77\n"S-2",1,64.25\n'
INVITATIONS = (
    b"case,fit,benefit,cost,days,first_day,last_day,in_force,within_scope,deputy,region\n"
    b"HMM,9,8,50,4,2027-03-01,2027-03-04,yes,yes,no,Asia\nBRG,7,6.5,60,3,2027-03-10,2027-03-12,yes,no,yes,Europe\n"
)
WEIGHTS = b"criterion,points\nfit,60\nbenefit,40\n"
LIMITS = b"threshold = 300\n[limits]\ncost = 150\ndays = 8\n[at_least]\nregion = 1\n"
PAIRS = b"criterion,than,times\na,b,3\na,c,5\nb,c,1/3\n"
PIECES = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b'"', b'""', b",", b";", b"\t", b" ", b"NaN", b"Infinity", b"-1", b"1e999", b"0x1F",
    b"9" * 30, b"9" * 5000, "髙橋".encode(), "\u202e".encode(), "\u2028".encode(), b"\\ud800", b"[" * 40, b"{" * 40, b"[[", b"]]", b"null",
    b"true", b"2027-02-30", b"= =", b"'''", b"jalin_proof", b'"kind":"placement"', b"A" * 300, b"\xed\xa0\x80", b"#", b"1,1,1,1",
]  # fmt: skip


VALUES = [
    None, True, False, 0, -1, 1, 10**15, 2**53 - 1, 0.5, "", "0", "1", "-1", "1e9", "NaN", "9" * 400, "x", "2027-02-30", "\u202e", [], {},
    [[]], [None], ["x", "x"], {"x": 1}, {"": {}}, [0] * 50, "0.0000001", "1/0",
]  # fmt: skip


class Readers:
    """Each reader as a function of bytes, in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        for name, content in (
            ("invitations.csv", INVITATIONS),
            ("weights.csv", WEIGHTS),
            ("limits.toml", LIMITS),
        ):
            (folder / name).write_bytes(content)
        self.every = {
            "lists.csv": (LISTS, lambda path: read_table(path, COLUMNS)),
            "closed.txt": (b"A-1\nA-2\nB-3\n", read_list),
            "pairs.csv": (PAIRS, read_pairs),
            "invitations.csv": (INVITATIONS, lambda _path: self._problem()),
            "weights.csv": (WEIGHTS, lambda _path: self._problem()),
            "limits.toml": (LIMITS, lambda _path: self._problem()),
            "rules.toml": (LIMITS, lambda path: Rules.read(path).table("limits")),
        } | {f"proof-{kept.stem}.json": (kept.read_bytes(), self._proof) for kept in KEPT}

    def _problem(self):
        return read_problem(
            *(self.folder / name for name in ("invitations.csv", "weights.csv", "limits.toml"))
        )

    def _proof(self, path: Path):
        proof = read_proof(path)
        verdict = verify(proof, file=path.name)
        explain_safely(proof, "id", file=path.name)
        return verdict

    def feed(self, name: str, content: bytes) -> str:
        """ "read", or the key of the fault. Raises whatever is not a Fault, and AssertionError for a fault that does not
        say enough."""
        good, read = self.every[name]
        path = self.folder / name
        path.write_bytes(content)
        try:
            read(path)
        except Fault as fault:
            _check(fault)
            return fault.key
        finally:
            path.write_bytes(good)
        return "read"


def _check(fault: Fault) -> None:
    said = [fault.say(lang) for lang in ("id", "ja", "en")]
    hidden = {"Zl", "Zp"}
    plain = all(
        unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) not in hidden
        for one in said
        for sign in one
    )
    assert plain, said  # noqa: S101
    assert fault.file, said  # noqa: S101
    is_part = fault.key.startswith("proof.") or fault.key in {"file.too_large"}
    assert fault.line is not None or is_part, said  # noqa: S101


def mutated(good: bytes, draw: random.Random) -> bytes:
    """A good file with one to four wounds."""
    content = bytearray(good)
    for _wound in range(draw.randint(1, 4)):
        place, end = draw.randint(0, len(content)), draw.randint(0, 12)
        match draw.randrange(6):
            case 0:
                content[place:place] = draw.choice(PIECES)
            case 1:
                del content[place : place + end]
            case 2:
                content[place : place + end] = draw.choice(PIECES)
            case 3:
                content[place : place + 1] = bytes([draw.randrange(256)])
            case 4:
                content[place:place] = content[: draw.randint(0, len(content))][-200:]
            case 5:
                del content[place:]
    return bytes(content)


def altered(good: bytes, draw: random.Random) -> bytes:
    """A proof in which one or two values are others, with digests that fit: it reaches the recomputation."""
    proof = json.loads(good)
    for _change in range(draw.randint(1, 2)):
        part = draw.choice(["inputs", "inputs", "rules", "result", "reasons"])
        holder, key = proof, part
        while isinstance(holder[key], dict | list) and holder[key] and draw.random() < 0.85:
            holder = holder[key]
            key = draw.choice(sorted(holder)) if isinstance(holder, dict) else draw.randrange(len(holder))
        if draw.random() < 0.25 and isinstance(holder, dict) and holder is not proof:
            del holder[key]
        else:
            holder[key] = draw.choice(VALUES)
    try:
        for part in PARTS:
            proof["digests"][part] = digest(proof[part])
        return canonical(proof)
    except ValueError:
        return json.dumps(proof).encode()


def fuzz_seeded(count: int, seed: int) -> int:
    """Feed `count` bad inputs, in turn to each reader; the number of those that did not end in a value or sentence."""
    draw, broken, outcomes = random.Random(seed), 0, Counter()  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        readers = Readers(Path(folder))
        names = list(readers.every)
        for number in range(count):
            name = names[number % len(names)]
            change = altered if name.startswith("proof-") and draw.random() < 0.6 else mutated
            content = change(readers.every[name][0], draw)
            try:
                outcomes[readers.feed(name, content)] += 1
            except Exception as error:  # that is what is looked for
                broken += 1
                print(
                    f"{name}, input {number}: {type(error).__name__}: {error}\n  {content[:300]!r}",
                    file=sys.stderr,
                )
    for key, times in outcomes.most_common():
        print(f"{times:>7,}  {key}")
    print(f"{count:,} inputs, {broken} without a value or one sentence.")
    return broken


def fuzz_guided(arguments: list[str]) -> None:
    """atheris: the first byte picks the reader, the rest is the file. Ends the process."""
    folder = Path(tempfile.mkdtemp(prefix="jalin-fuzz-"))
    readers = Readers(folder)
    names = list(readers.every)

    def one(content: bytes) -> None:
        if content:
            readers.feed(names[content[0] % len(names)], content[1:])

    seeds = folder / "seeds"
    seeds.mkdir()
    for place, name in enumerate(names):
        (seeds / name).write_bytes(bytes([place]) + readers.every[name][0])
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}/", *arguments, str(seeds)], one)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    chosen, rest = parser.parse_known_args()
    if chosen.atheris:
        fuzz_guided(rest)
        return 0
    return 1 if fuzz_seeded(chosen.count, chosen.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
