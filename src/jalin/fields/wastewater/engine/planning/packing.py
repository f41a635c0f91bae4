"""The inputs of a plan as plain JSON values, and back. Networks and the files they name are packed into the text."""

import base64
import hashlib
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .. import external
from ..errors import NotAPlan
from ..inp import Network
from ..search.judge import Storm

MOST_BYTES = 200_000_000  # of one unpacked file


def inputs_of(network: Network, prices: bytes | str, budgets: Sequence[int], *, storms: Sequence[Storm] = (),
              candidates: Sequence[str] | int = 40, methods: Sequence[str] = ("upsize",),
              benefits: Mapping[str, Sequence[int] | int] | None = None, years_from: int = 1) -> dict:  # fmt: skip
    """What a plan follows from, besides the rules.

    prices: the text of costs.toml · budgets: whole smallest units for each year · storms: the network under other loads
    (none: as its file is) · candidates: pipes by name, or how many of the screened ones to try · methods: of the price
    file that may be used · benefits: option name (see `Option.name`) → money that it is worth besides less
    flooding, or a list with the money for each year of the work · years_from: the
    calendar year, or 1, of the first budget
    """
    text = prices.decode("utf-8-sig") if isinstance(prices, bytes) else prices
    loads = list(storms) or [Storm("", network)]
    return {
        "network": _packed(network),
        "storms": [{"name": s.name, "weight": s.weight} | ({} if s.network is network else {"network": _packed(s.network)})
                   for s in loads],
        "costs": text,
        "budgets": list(budgets),
        "years_from": years_from,
        "candidates": candidates if isinstance(candidates, int) else list(candidates),
        "methods": list(methods),
        "benefits": dict(sorted((benefits or {}).items())),
    }  # fmt: skip


def _packed(network: Network) -> dict:
    named = {file.path: file.found().read_bytes() for file in external.files_of(network) if not file.writes}
    return {"name": network.name, "sha256": network.sha256, "data": _squeeze(network.data),
            "files": {path: _squeeze(data) for path, data in sorted(named.items())}}  # fmt: skip


def _squeeze(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 9)).decode()


def _swell(text: str) -> bytes:
    try:
        out = zlib.decompressobj()
        data = out.decompress(base64.b64decode(text, validate=True), MOST_BYTES)
    except (ValueError, zlib.error) as error:
        raise NotAPlan(reason=str(error)) from error
    if not out.eof:
        raise NotAPlan(reason=f"> {MOST_BYTES} B")
    return data


@contextmanager
def unpack(inputs: Mapping) -> Iterator[tuple[Network, list[Storm]]]:
    """The city's network, and it under each storm, while the context lasts. Raises NotAPlan when bytes and sha256 do not agree."""
    with tempfile.TemporaryDirectory(prefix="jalin-plan-") as folder:
        city = _network(inputs["network"], Path(folder, "network"))
        storms = []
        for number, storm in enumerate(inputs["storms"]):
            packed = storm.get("network")
            network = _network(packed, Path(folder, f"storm{number}")) if packed else city
            storms.append(Storm(storm["name"], network, float(storm["weight"])))
        yield city, storms


def _network(packed: Mapping, folder: Path) -> Network:
    data = _swell(packed["data"])
    if hashlib.sha256(data).hexdigest() != packed["sha256"]:
        raise NotAPlan(file=packed["name"], reason="sha256")
    folder.mkdir()
    network = Network(data, packed["name"], folder)
    for file in external.files_of(network):
        places = file.candidates()
        if file.path in packed["files"] and places:
            places[0].parent.mkdir(parents=True, exist_ok=True)
            places[0].write_bytes(_swell(packed["files"][file.path]))
    return network
