"""One byte shared with all forked workers: the program is being stopped, so work stops at its next safe
place."""

import mmap

_byte = mmap.mmap(-1, 1)  # anonymous and shared: a fork sees what the parent writes


def ask_to_stop() -> None:
    _byte[0] = 1


def is_stopping() -> bool:
    return _byte[0] == 1


def forget_stopping() -> None:
    _byte[0] = 0
