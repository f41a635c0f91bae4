"""Who holds a job: one process on one machine, named so that others on that machine can see whether it still
lives."""

import functools
import hashlib
import os
import secrets
import socket
from pathlib import Path

PROC = Path("/proc")


@functools.cache
def _node() -> str:
    """This machine since its last start, as far as process numbers mean the same thing."""
    parts = [socket.gethostname()]
    try:
        parts += [(PROC / "sys/kernel/random/boot_id").read_text(), os.readlink(PROC / "self/ns/pid")]
    except OSError:  # not Linux: nobody can look another process up, heartbeats decide
        parts.append(secrets.token_hex(8))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def _born(pid: int) -> str | None:
    """When a living process began, in the kernel's ticks; None when there is none (a zombie is none)."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in {"Z", "X"} else fields[19]


def new_holder() -> str:
    """A name for this process and this run: machine, process, its birth, and a random part."""
    return f"{_node()}:{os.getpid()}:{_born(os.getpid()) or 0}:{secrets.token_hex(6)}"


def pid_of(holder: str) -> int:
    return int(holder.split(":")[1])


def is_dead(holder: str) -> bool:
    """Whether the process is certainly gone. False when it lives, or is on another machine and nobody can
    know."""
    node, pid, born, _run = holder.split(":")
    return node == _node() and born != "0" and _born(int(pid)) != born
