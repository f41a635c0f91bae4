"""Backup and restore of one installation while it runs: the database by its own online method, and the documents.

A backup is one gzip'd tar: `manifest.json` (version, kind of database, digests), `database` and `documents/…`. Keys are
never in it. Others call: `write_backup`, `restore_backup`, `BackupError` (whose text is a sentence for the operator).
"""

from .archive import BackupError, restore_backup, write_backup

__all__ = ["BackupError", "restore_backup", "write_backup"]
