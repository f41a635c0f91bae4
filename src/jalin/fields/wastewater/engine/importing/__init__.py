"""A network from a city's own tables or maps: pipes and manholes in GeoPackage, GeoJSON or CSV, with a mapping file.

The mapping says which heading is which column, in which units, and what the city's words mean. What is missing is named;
it is estimated only where that is asked for, by the rules of the mapping, and marked in the network itself ([TAGS]).

Others call `read_mapping`, `import_network`.
"""

from .mapping import Mapping, read_mapping
from .whole import Imported, import_network

__all__ = ["Imported", "Mapping", "import_network", "read_mapping"]
