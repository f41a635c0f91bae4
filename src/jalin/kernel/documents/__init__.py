"""Files that people hand in: kept outside the web root under a random name, typed by content, never served inline.

Others call: `store_document`, `open_document`, `erase_document`.
"""
