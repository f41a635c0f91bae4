"""`jalin worker`: the background work."""

import signal

from jalin.cli.app import app
from jalin.cli.processes import leave_no_orphans, ready_for_work


def work() -> None:
    """Do background work until SIGTERM or SIGINT; Django is set up."""
    from jalin.kernel.jobs.cluster import Cluster

    leave_no_orphans()
    cluster = Cluster()
    signal.signal(signal.SIGTERM, cluster.stop)
    signal.signal(signal.SIGINT, cluster.stop)
    cluster.run()


@app.command()
def worker() -> None:
    """Do the background work: imports, exports, reminders. SIGTERM stops at the next safe place."""
    ready_for_work()
    work()
