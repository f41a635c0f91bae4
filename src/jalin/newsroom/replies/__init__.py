"""Replies of readers: confirmed by e-mail, moderated, never with an address."""
