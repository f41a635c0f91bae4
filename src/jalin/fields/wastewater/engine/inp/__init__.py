"""SWMM input files (.inp), kept line by line: what is not changed is written back byte for byte.

Others call `read`, and on the `Network` it gives: `section`, `nodes`, `links`, `units`, `options`, `patch` (bytes),
`patched` (a network), `sha256`. A file that cannot be read raises `errors.NotASwmmFile`.
"""

from .network import Network, read
from .objects import Link, Node
from .rows import Row
from .units import Units

__all__ = ["Link", "Network", "Node", "Row", "Units", "read"]
