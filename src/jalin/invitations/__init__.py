"""Invitations to the city: which to accept, which to decline, and why.

Terms. An *invitation* is known by its case number. A *criterion* is judged on a fixed scale 0..10 with written
anchors; the council votes a whole number of *points* (its weight) for each, 100 in all. A *must-accept* is an
invitation under a written cooperation in force and within its scope. A *deputy* goes in the mayor's place.

The rules are in `engine` (pure Python); others call `engine.best_portfolio`, `engine.decide`.
"""
