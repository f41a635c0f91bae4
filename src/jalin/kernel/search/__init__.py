"""Search over every noun in three languages, the same on SQLite and PostgreSQL. Others call: see search.py."""
