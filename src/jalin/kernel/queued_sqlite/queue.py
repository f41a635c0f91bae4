"""The queue: one lock in the process for its threads, one on a file for all processes. Pure Python.

The file's lock is POSIX's: it belongs to the process, so a fork does not carry it along and the end of the
process, however sudden, gives it back."""

import fcntl
import os
import threading
import time

PAUSE = 0.001  # seconds between two tries for the file; of each process only one thread tries


class Turn:
    """A place at the head of the queue of one database file; `end` gives it back, and so does the end of the
    process."""

    _threads: dict[str, threading.Lock] = {}

    def __init__(self, lock: threading.Lock, handle: int):
        self._lock, self._handle = lock, handle

    @classmethod
    def wait(cls, path: str, timeout: float) -> "Turn | None":
        """None when it did not come within `timeout` seconds, or there can be no queue (a read-only folder, a
        file system without locks): SQLite's own waiting is then all there is."""
        until = time.monotonic() + timeout
        lock = cls._threads.setdefault(path, threading.Lock())
        if not lock.acquire(timeout=timeout):
            return None
        handle = None
        try:
            handle = _open(path)
            while not _is_locked(handle):
                if time.monotonic() > until:
                    return None
                time.sleep(PAUSE)
            turn, handle, lock = cls(lock, handle), None, None
            return turn
        except OSError:
            return None
        finally:  # whatever happened, an interrupt too
            if handle is not None:
                os.close(handle)
            if lock is not None:
                lock.release()

    def end(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)  # gives the file's lock back
            self._lock.release()

    __del__ = end  # a thread that ended in the middle takes nobody's turn with it


def _open(path: str) -> int:
    """The file of the queue, with the owner and the rights of the database, as SQLite does with its own."""
    name, flags = f"{path}.queue", os.O_RDWR | os.O_CLOEXEC
    try:
        return os.open(name, flags)
    except FileNotFoundError:
        like = os.stat(path)
        handle = os.open(name, flags | os.O_CREAT, like.st_mode & 0o666)
        if os.geteuid() == 0:
            os.fchown(handle, like.st_uid, like.st_gid)
        return handle


def _is_locked(handle: int) -> bool:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except (BlockingIOError, PermissionError):  # POSIX allows either
        return False


os.register_at_fork(after_in_child=Turn._threads.clear)  # a fork has none of the threads that held them
