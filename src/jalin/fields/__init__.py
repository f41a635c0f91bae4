"""The fields of cooperation, each a folder of its own: employment, scholarships. They never import each other."""
