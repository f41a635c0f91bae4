"""News by e-mail: double opt-in, leaving in one click, a log of consent."""
