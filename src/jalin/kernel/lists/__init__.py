"""Lists: filter, columns, order, saved views and exports, declared once and used by page, API and export alike.

Terms. *List page*: one declaration of a list (`ListPage`). *Column*: what one value of a row is called, how it is read
and drawn, and by what it is sorted. *Selection*: what one person sees of a list under one address: the same object
feeds the page, the export and the API, so that they cannot differ. *Saved view*: the address of a selection under a
name, one's own or shared with the office.

Others call: `ListPage`, `Column`, `SavedTab`, `Selection`, `list_addresses` (urls.py), `ListFilters` (filters.py);
services `save_view`, `rename_view`, `delete_view`. Why there are own columns: docs/decisions/0005-lists.md.
"""

from .columns import Column
from .page import ListPage, SavedTab
from .selection import Selection

__all__ = ["Column", "ListPage", "SavedTab", "Selection"]
