"""Fields of cooperation, one folder each; they never import each other."""
