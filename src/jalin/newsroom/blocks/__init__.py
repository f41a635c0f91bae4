"""What a story is made of: kinds of blocks, their checks and how they are drawn; pictures in several sizes; files.

Terms. A *block* is one piece of a text's body as its editors keep it: {"id": "a1b2c3", "kind": "text", …fields}. A *kind* knows
its form, what is still missing (a *fault*: a draft may have it, a publication may not) and how it is prepared. A *part* is what
a block becomes when its text is published: {"html": …}, made once, or {"live": name, …}, drawn from the record whenever it is
read. A *figure* is one number that is counted from public rows and links to them. *Material* is what blocks refer to, pictures
and files, read once for a whole body.

Others call: `kinds`, `kind_of`, `form_of`, `faults_of`, `prepare`, `draw`, `draw_body`; `material.Material` (one for all forms of
a page); `figures.register_figure`; `blocks.pictures` (`add_picture`, `picture_html`, `address_of`); `blocks.files` (`attach_file`).
A page that draws bodies links the sheets that `styles_of(parts)` names.

Figures are named in blocks as "key" or "key:about": agreements_in_force, relations_alive, visits_of_year:2026,
promises_kept:relation-ID, promises_open:relation-ID, promises_kept:visit-ID, promises_open:visit-ID.
"""

from .bodies import Prepared, draw, draw_body, faults_of, form_of, prepare, styles_of
from .kinds import Fault, Kind, kind_of, kinds, register_kind

__all__ = [
    "Fault", "Kind", "Prepared", "draw", "draw_body", "faults_of", "form_of", "kind_of", "kinds", "prepare", "register_kind", "styles_of",
]  # fmt: skip
