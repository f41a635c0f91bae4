"""SQLite with a queue for writers: a database backend, named as ENGINE in the settings.

SQLite itself makes a writer that has to wait sleep longer and longer (up to a tenth of a second) between its
tries, so that newcomers overtake it: with sixteen writers some wait for many seconds, the last of them in
vain. Here every transaction, and every statement that writes outside one, first takes a lock on a file beside
the database, for which all try alike; then it begins at once. Whoever does not use the queue (the command line
of SQLite, a reader, a backup) is still kept apart by SQLite's own locks, so nothing depends on that file.

Others may call `queue.Turn.wait` when they write to the file past Django (the restore of a backup does)."""
