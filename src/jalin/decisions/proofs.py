"""Reading proof files that may be damaged or hostile: at most one clear sentence, never more than bounded work."""

import json
import re
from pathlib import Path

from .canonical import canonical
from .faults import Fault, nearest
from .files import decode, open_plain
from .methods import find_method
from .record import DIGESTS, FORMAT, KEYS, PARTS

MOST_BYTES = 256_000_000
MOST_LEVELS = 32
_SPACE = b" \t\r\n"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+|"', re.DOTALL)
_FORMS = {
    "kind": str,
    "method": str,
    "rules_version": str,
    "seed": str,
    "digests": dict,
    **dict.fromkeys(PARTS, dict),
}

_NAMED = {"proof.unknown_kind": "kind", "proof.unknown_method": "method", "proof.newer_format": "jalin_proof"}


class _Hostile(ValueError):
    """Something JSON allows and a proof file does not; `_locate` finds where."""


def read_proof(path: Path | str) -> dict:
    """The proof in a file, checked for form: parts, their kinds, a known kind and method. Raises Fault.

    Whether it is true is for `verification.verify` to say.
    """
    file = Path(path).name
    with open_plain(path, most_bytes=MOST_BYTES) as source:
        raw = source.read(4096)
        if not raw.strip(_SPACE):
            raise Fault("file.empty" if not raw else "proof.not_proof", file=file, line=1, column=1)
        if raw.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)[:1] != b"{":  # before more of it is read
            raise Fault("proof.not_proof", file=file, line=1, column=1)
        raw += source.read(MOST_BYTES + 1 - len(raw))
    if len(raw) > MOST_BYTES:
        raise Fault("file.too_large", file=file, most=MOST_BYTES // 1_000_000)
    text = decode(raw.removeprefix(b"\xef\xbb\xbf"), file=file)
    value = parse(text, file=file)
    try:
        return check_form(value, file=file)
    except Fault as fault:
        line, column = _place_of(text, str(fault.params.get("name") or _NAMED.get(fault.key, "")))
        raise Fault(fault.key, file=file, line=line, column=column, **fault.params) from None


def parse(text: str, *, file: object = "") -> object:
    """JSON without what a proof may not hold: doubled keys, NaN, infinities, inexact or endless numbers, halves
    of signs, more than 32 levels. Raises Fault with line and column."""
    try:
        value = json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse)
        canonical(value)  # refuses inexact numbers and half signs
        if _depth(value) > MOST_LEVELS:
            raise _Hostile
        return value
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        raise Fault("proof.truncated" if is_cut else "proof.not_json", file=file, line=error.lineno, column=error.colno,
                    why=error.msg) from None  # fmt: skip
    except (ValueError, RecursionError):
        raise _locate(text, file) from None


def _pairs(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Hostile
    return found


def _refuse(_name: str):
    raise _Hostile


def _depth(value: object) -> int:
    """Levels of lists and dicts, counted level by level without recursion."""
    level, depth = [value], 0
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        if depth > MOST_LEVELS:
            break
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item)
            if isinstance(inner, dict | list)
        ]
    return depth


def _locate(text: str, file: object) -> Fault:
    """Where the first thing stands that a proof may not hold."""
    keys: list[set | None] = []  # of each open level; None for a list
    is_key = False
    for found in _TOKEN.finditer(text):
        sign = found.group()
        key, params = "", {}
        if sign in "{[":
            keys.append(set() if sign == "{" else None)
            is_key = sign == "{"
            if len(keys) > MOST_LEVELS:
                key, params = "proof.too_deep", {"most": MOST_LEVELS}
        elif sign in "}]":
            del keys[-1:]
            is_key = False
        elif sign in ":,":
            is_key = sign == "," and bool(keys) and keys[-1] is not None
        else:
            key, params = _judge_scalar(sign, keys[-1] if keys and is_key else None)
        if key:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            return Fault(key, file=file, line=line, column=column, **params)
    return Fault("proof.not_proof", file=file, line=1, column=1)


def _place_of(text: str, name: str) -> tuple[int, int]:
    """Line and column of the part `name` of a proof; of its beginning when it is not there."""
    depth = 0
    for found in _TOKEN.finditer(text):
        sign = found.group()
        depth += (sign in "{[") - (sign in "}]")
        if depth == 1 and sign == json.dumps(name, ensure_ascii=False):
            return text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    return 1, 1


def _judge_scalar(sign: str, keys: set | None) -> tuple[str, dict]:
    """What is wrong with one scalar: the key of a sentence and its params, or an empty key."""
    if not sign.startswith('"'):
        try:
            canonical(json.loads(sign, parse_constant=_refuse))
        except ValueError:
            return "proof.not_exact", {"value": sign}
        return "", {}
    try:
        value = json.loads(sign)
        value.encode()
    except ValueError:
        return "proof.half_sign", {}
    if keys is not None:
        if value in keys:
            return "proof.twice_key", {"name": value}
        keys.add(value)
    return "", {}


def check_form(value: object, *, file: object = "") -> dict:
    """`value` if it has the form of a proof file. Raises Fault."""
    if not isinstance(value, dict) or "jalin_proof" not in value:
        raise Fault("proof.not_proof", file=file, line=1, column=1)
    number = value["jalin_proof"]
    if type(number) is not int or number < 1:
        raise Fault("proof.wrong_part", file=file, name="jalin_proof")
    if number > FORMAT:
        raise Fault("proof.newer_format", file=file, format=number, known=FORMAT)
    for name in value:
        if name not in KEYS:
            raise Fault("proof.unknown_part", file=file, name=name, near=nearest(name, KEYS))
    for name, form in _FORMS.items():
        if name not in value:
            raise Fault("proof.missing_part", file=file, name=name)
        if not isinstance(value[name], form):
            raise Fault("proof.wrong_part", file=file, name=name)
    digests = value["digests"]
    if set(digests) != set(DIGESTS) or not all(isinstance(text, str) for text in digests.values()):
        raise Fault("proof.wrong_part", file=file, name="digests")
    find_method(value["kind"], value["method"], file=file)
    return value
