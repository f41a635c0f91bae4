"""The fields of cooperation, each a folder of its own: wastewater, employment, scholarships. They never import each other."""
