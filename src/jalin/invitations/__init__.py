"""Invitations to the city: how they come in, who has them, which to accept, which to decline, and why.

Terms. An *invitation* has a *reference* that tells nobody how many there are, and moves from state to state as `lifecycle`
says. Its *sender* handed it in and follows it on a page of their own (`intake`); e-mail is read in by `mail`. A *likeness* is
two invitations that may be the same (`duplicates`). *Existing cooperation* in force and within its scope puts one on the
must-accept path (`cooperation`, pure). For the choice: a *criterion* is judged on a fixed scale 0..10 with written anchors;
the council votes a whole number of *points* (its weight) for each, 100 in all. A *deputy* goes in the mayor's place.

The rules of the choice are in `engine` (pure Python). Others call: `services` (all acts), `selectors.visible_invitations`,
`open_invitations`, `published_invitations`, `placing.verdict_on`, `sections.register_section` (parts that other packages add to
an invitation's page), `cautions.register_caution` (what they warn of), `engine.best_portfolio`, `engine.decide`.
"""
