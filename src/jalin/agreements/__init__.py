"""Agreements: the legal process from the first idea to the end, with its clocks, papers and signatures.

Terms. A *procedure* is one route through the law, as dated data (procedures/*.toml). A *stage* of it has an actor,
entry papers, an exit paper and an article. A *case* is one thread through a procedure; what happened in it are
*happenings*: events on the timeline of its relation. A *clock* is a legal deadline; waiting without a limit is
never mixed with it. A *guard* says why the next act can or cannot be done.

`engine` is pure Python without Django. Others call: `engine.replay`, `engine.catalogue`.
"""
