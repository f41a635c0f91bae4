"""The editors' page until the newsroom comes: texts that lack one of the three languages, and what is published.

Terms. *Shelf*: one kind of text, with the rows that lack a language or are not public yet.
"""
