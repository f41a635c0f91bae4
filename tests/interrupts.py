"""Ctrl-C for the processes that tests start."""

import signal


def hear_ctrl_c() -> None:
    """As `preexec_fn` of a process: whoever starts the tests in the background of a shell hands down that SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
