"""Long work in the background, with progress, cancelling, and survival of a kill.

A *job* is a row. The broker (django-q2) only wakes a worker; the row says what is to be done, how far it is
and when it last gave a sign of life. A *kind* is what a module registers: a name and the function that does
the work. The *holder* is the process that has the job; when it is dead, or its heartbeat is older than 20
seconds, the job is handed out again, so work must be safe to run twice: write in batches of their own
transaction (`progress.batch()`), and find out from what is there where to go on.

Others call (from a module's tasks.py, which is loaded at start):
    register_job("exports.write", write_export, title=_("Export"), verb="relations.export")
    def write_export(job, progress) -> dict:      # job.arguments, job.actor; what it returns is job.result
        progress.set(total=900, step=_("Writing rows"))
        for part in parts:
            if progress.cancelled(): ...tidy up...; return {}
            with progress.batch(): ...
            progress.advance(len(part))
`start_job` and `cancel_job` (services), `run_job` (running; for a command that does not wait for the worker),
`visible_jobs` and `progress_of` (selectors; the latter is what {% job_progress %} draws), `JobProblem` for
what the person who started it can mend.
"""

from .registry import JobProblem, register_job

__all__ = ["JobProblem", "register_job"]
