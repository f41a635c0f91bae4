"""Handing mails to the mail server, so that of each is known what became of it: sent, put off, refused, or unsure.

Whoever must not send twice needs to know the last: the connection broke while the mail was handed over. Others call:
`Postman`, `ServerFailed` (postman.py), `Answer` (answers.py), `site_address` (addressing.py)."""
