"""The map of relations: the world as one path, the home city's threads to each partner, a list beside it.

Pure Python: points in, coordinates out; the template `relations/_worldmap.html` turns them into SVG. The
coast is Natural Earth 1:110m (public domain), the projection Equal Earth, cut through an ocean far from the
home city. Borders are not drawn, so that no line on the map takes sides; names are the office's own.

Terms. *Thread*: the curve from the home city to a partner. *Woven*: two strands that cross, for the
strongest. *Wide*: the whole world, for a page. *Near*: the home city's part of the world, for a phone;
threads to partners further off leave at the edge with the partner's name there.

Others call: `draw_map` -> `WorldMap` for the template; `Point`, `MapPartner`; `draw_world` and `draw_near`
for one drawing alone. All texts come in the reader's language.
"""

from .drawing import draw_map, draw_near, draw_world
from .shapes import MapDrawing, MapPartner, Point, WorldMap

__all__ = ["MapDrawing", "MapPartner", "Point", "WorldMap", "draw_map", "draw_near", "draw_world"]
