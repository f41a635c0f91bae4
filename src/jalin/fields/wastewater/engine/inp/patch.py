"""Changing single lines of a file and nothing else."""

from ..errors import NonFiniteNumber, NoSuchObject
from . import building
from .rows import Row, is_not_finite, token_spans

KEYED_BY_SECOND = {"TAGS"}  # [TAGS] names the kind first, then the object


def find_row(network, section: str, name: str) -> Row:
    """The one row of `section` that belongs to `name`. Raises NoSuchObject for none or for several."""
    wanted = building.fold(name)
    position = 1 if section in KEYED_BY_SECOND else 0
    index = network.__dict__.setdefault("_row_index", {})
    if section not in index:
        rows = index[section] = {}
        for row in network.section(section):
            rows.setdefault(building.fold(row.tokens[min(position, len(row.tokens) - 1)]), []).append(row)
    found = index[section].get(wanted, [])
    if len(found) != 1:
        key = "several-lines" if found else "no-such-object"
        raise NoSuchObject(key, file=network.name, section=section, object=name, count=len(found))
    return found[0]


def line_changes(network, changes: dict, additions: dict) -> dict[int, bytes]:
    """Line number from 0 → new bytes; the same for the same changes in any order."""
    edits: dict[int, bytes] = {}
    for (section, name), tokens in sorted(changes.items()):
        row = find_row(network, section, name)
        number = row.line - 1
        if tokens is None:
            edits[number] = b""
        elif tuple(map(str, tokens)) != row.tokens:
            edits[number] = _rewritten(network, number, row, _finite(network, section, name, tokens))
    for section, rows in sorted(additions.items()):
        _add(network, edits, section, [_finite(network, section, str(row[0]), row) for row in rows])
    return edits


def _finite(network, section: str, name: str, tokens) -> list[str]:
    """The tokens as text. Raises NonFiniteNumber: no such number is written into a file."""
    texts = [str(token) for token in tokens]
    for text in texts[1:]:
        if is_not_finite(text):
            raise NonFiniteNumber(file=network.name, section=section, object=name, text=text)
    return texts


def apply(lines: list[bytes], edits: dict[int, bytes]) -> bytes:
    if not edits:
        return b"".join(lines)
    changed = list(lines)
    for number, line in edits.items():
        changed[number] = line
    return b"".join(changed)


def _rewritten(network, number: int, row: Row, tokens: list[str]) -> bytes:
    """The line with other tokens in the same columns."""
    mark = network.lines[0][:3] if number == 0 and network.data.startswith(b"\xef\xbb\xbf") else b""
    line = network.text[number]
    ending = "\r" if line.endswith("\r") else ""
    line = line.removesuffix("\r")
    spans = token_spans(line)
    parts, at = [], 0
    for position, (start, stop) in enumerate(spans[: len(tokens)]):
        parts.append(line[at:start])
        at = stop
        if tokens[position] == row.tokens[position]:
            parts.append(line[start:stop])
            continue
        new = quoted(tokens[position])
        parts.append(new)
        at = _keep_column(line, parts, new, stop, stop - start)
    if len(tokens) > len(spans):
        parts.append(" " + " ".join(quoted(token) for token in tokens[len(spans) :]))
    elif len(tokens) < len(spans):
        at = spans[-1][1]
    text = "".join(parts) + line[at:] + ending
    end = b"\n" if network.lines[number].endswith(b"\n") else b""
    return mark + text.encode(network.encoding) + end


def _keep_column(line: str, parts: list[str], new: str, stop: int, width: int) -> int:
    """Fill a shorter token with blanks, let a longer one take the blanks after it but one. → where to read on"""
    if len(new) < width:
        if line[stop:].strip():
            parts.append(" " * (width - len(new)))
        return stop
    blanks = len(line[stop:]) - len(line[stop:].lstrip(" "))
    return stop + min(len(new) - width, max(blanks - 1, 0))


def quoted(token: str) -> str:
    return f'"{token}"' if not token or any(sign in token for sign in " \t") else token


def _add(network, edits: dict[int, bytes], section: str, rows: list) -> None:
    """New rows after the last row of the section, or in a section of their own at the end."""
    end = b"\r\n" if network.lines[0].endswith(b"\r\n") else b"\n"
    new = b"".join("  ".join(map(quoted, row)).encode(network.encoding) + end for row in rows)
    headings = [heading.line for heading in network.headings if heading.name == section]
    if headings:
        number = max([row.line for row in network.section(section)] + headings[:1]) - 1
    else:
        number, new = len(network.lines) - 1, end + f"[{section}]".encode() + end + new
    before = edits.get(number, network.lines[number])
    edits[number] = before + (b"" if before.endswith(b"\n") or not before else end) + new
