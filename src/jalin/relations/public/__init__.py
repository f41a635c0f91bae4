"""The public side of the record: what a citizen or a partner city reads. Each page is assembled here from published
rows only, the same for everybody whoever is signed in; views.py stays short.
"""
