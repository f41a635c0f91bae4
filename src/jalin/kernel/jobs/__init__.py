"""Long work in the background, with progress, cancelling, and survival of a kill.

A *job* is a row. The broker (django-q2) only wakes a worker; the row says what is to be done, how far it is and when
it last gave a sign of life. A job whose heartbeat is stale is handed out again, so its work must be safe to run twice.

Others call: `register_job`, `start_job`, `cancel_job`, `Progress` (handed to the work).
"""
