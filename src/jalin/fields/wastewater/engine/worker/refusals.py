"""The engine's report → faults with line, section and object."""

import re

from ..errors import EngineRefused, MemoryLimit, SewerError
from .order import Order

ERROR = re.compile(r"^\s*(ERROR|WARNING) (\d+): (.*)$")
AT_LINE = re.compile(r"at line (\d+) of (?:\[(\w+)\] section|input file)")
NAMED = re.compile(r"\b(?:Conduit|Link|Node|Outfall|Divider|Storage|Subcatchment|Pump|Orifice|Weir|Outlet|Gage|Rain Gage"
                   r"|Series|Time Series|Curve|Pattern|Transect|Regulator|Junction)\s+(\S+?)[.:]?(?:\s|$)")  # fmt: skip


def faults_of(report: bytes, order: Order, message: str = "") -> list[SewerError]:
    """Every error, then every warning, of the engine's report; from its message when the report is empty."""
    network = order.base.network
    text = report.decode(network.encoding, "replace")
    found = []
    for line in text.splitlines():
        match = ERROR.match(line)
        if match and match.group(2) != "200":
            found.append(_fault(network, *match.groups()))
    errors = [fault for fault in found if fault.severity == "error"]
    if message and not errors:
        match = ERROR.match(message.strip())
        code, words = (match.group(2), match.group(3)) if match else ("", message.strip())
        found.append(_fault(network, "ERROR", code, words.replace("%s", "").strip()))
    return sorted(found, key=lambda fault: (fault.severity != "error", fault.line is None))


def _fault(network, word: str, code: str, words: str) -> SewerError:
    if code == "101":
        return MemoryLimit(file=network.name, limit=0)
    at, named = AT_LINE.search(words), NAMED.search(words)
    line = int(at.group(1)) if at else None
    text = _text(network, line)
    object = (text.split() or [""])[0].strip('"') if at else named.group(1) if named else ""
    section = _section(network, line) if line else ""
    if line is None and object:
        line, section = _line_of(network, object)
        text = _text(network, line)
    warned = word == "WARNING"
    key = "engine-warning" if warned else "engine-refused" if text else "engine-refused-whole"
    return EngineRefused(key, severity="warning" if warned else "error", file=network.name, line=line, section=section,
                         object=object, code=int(code) if code else 0, text=text,
                         words=AT_LINE.sub("", words).strip(" .:"))  # fmt: skip


def _text(network, line: int | None) -> str:
    return network.text[line - 1].strip() if line and line <= len(network.text) else ""


def _section(network, line: int) -> str:
    return next((heading.name for heading in reversed(network.headings) if heading.line <= line), "")


def _line_of(network, name: str) -> tuple[int | None, str]:
    """Where an object is defined, for the engine's messages that name it without a line."""
    folded = name.upper()
    for section in ("CONDUITS", "PUMPS", "ORIFICES", "WEIRS", "OUTLETS", "JUNCTIONS", "OUTFALLS", "STORAGE", "DIVIDERS",
                    "SUBCATCHMENTS", "RAINGAGES", "TIMESERIES", "CURVES"):  # fmt: skip
        for row in network.section(section):
            if row.tokens[0].upper() == folded:
                return row.line, section
    return None, ""
