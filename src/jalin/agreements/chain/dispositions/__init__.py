"""The disposition chain: with whom a case's file lies, since when, and what they wrote."""
