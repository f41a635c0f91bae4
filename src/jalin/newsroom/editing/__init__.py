"""The editors' pages under /cms/stories/: one text at a time, block by block, a translation beside its original.

Others call nothing here.
"""
