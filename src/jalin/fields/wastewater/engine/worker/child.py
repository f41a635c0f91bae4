"""The engine's own process: takes a base file once, then runs it with other lines, as often as asked.

Speaks length-prefixed pickles over its standard input and output, with its parent only. One engine per process: SWMM
keeps its state in globals. Needs nothing of this project but this file.
"""

import contextlib
import json
import math
import os
import pickle
import resource
import shutil
import signal
import struct
import sys
import time
import traceback

os.environ["OMP_NUM_THREADS"] = "1"
PROGRESS_STEPS = 200


class Stopped(Exception):
    """The parent is gone."""


def main(memory_limit: int, scratch: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_limit:
        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not mix with the replies
    bases: dict[str, tuple] = {}
    with contextlib.suppress(Stopped, BrokenPipeError):
        for order, *rest in orders(sys.stdin.buffer):
            if order == "base":
                bases[rest[0]] = tuple(rest[1:])
            elif order == "drop":
                bases.pop(rest[0], None)
            else:
                say(replies, answer(bases, scratch, replies, *rest))
    shutil.rmtree(scratch, ignore_errors=True)


def orders(stream):
    while head := stream.read(8):
        yield pickle.loads(stream.read(struct.unpack("<q", head)[0]))  # noqa: S301 (from the parent only)


def say(stream, reply) -> None:
    data = pickle.dumps(reply, protocol=5)
    stream.write(struct.pack("<q", len(data)) + data)
    stream.flush()


def answer(bases: dict, scratch: str, replies, key: str, edits: dict, tail: bytes, task: dict) -> tuple:
    """("done", figures), ("refused", message, report), ("memory",) or ("broken", our own fault)."""
    lines, files = bases[key]
    if edits:
        lines = list(lines)
        for number, line in edits.items():
            lines[number] = line
    folder = os.path.join(scratch, "run")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    path = os.path.join(folder, "model.inp")
    with open(path, "wb") as file:
        file.write(b"".join(lines) + tail)
    for name, origin in files.items():
        os.symlink(origin, os.path.join(folder, name))
    set_cpu_limit(task["cpu_limit"])
    try:
        return simulate(path, folder, replies, task)
    except MemoryError:
        return ("memory",)


def set_cpu_limit(seconds: float) -> None:
    """Counted from now; the signal that ends the process tells the parent."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def simulate(path: str, folder: str, replies, task: dict) -> tuple:
    from swmm.toolkit import solver

    report = os.path.join(folder, "model.rpt")
    began, began_cpu = time.perf_counter(), time.process_time()
    try:
        solver.swmm_open(path, report, os.path.join(folder, "model.out"))
        solver.swmm_start(0)
        figures = {} if task["open_only"] else run_to_end(solver, replies, task)
        solver.swmm_end()
        figures["runoff_error"], figures["routing_error"], _quality = solver.swmm_get_mass_balance()
        if task["report"]:
            solver.swmm_report()
    except (Stopped, MemoryError):
        raise
    except Exception as error:  # the library raises nothing more specific
        close(solver)
        if type(error) is not Exception:
            return ("broken", traceback.format_exc())
        return ("refused", str(error), read(report))
    close(solver)
    figures["seconds"], figures["cpu_seconds"] = time.perf_counter() - began, time.process_time() - began_cpu
    figures["memory_megabytes"] = largest_memory() / 1000
    figures["report"] = read(report)
    return ("done", figures)


def largest_memory() -> int:
    """Kilobytes resident at most. The kernel's own count of this program; rusage would add the parent it was started by."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def close(solver) -> None:
    with contextlib.suppress(Exception):
        solver.swmm_close()


def read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(50_000_000)
    except OSError:
        return b""


def run_to_end(solver, replies, task: dict) -> dict:
    """Steps until the end, or until the early stop's rule holds; statistics are read before the engine ends."""
    rule = task["rule"]
    watch = Quiet(solver, rule) if rule else None
    every = rule["check_steps"] if rule else 0
    parent, total = os.getppid(), task["days"]
    step, steps, elapsed, complete = solver.swmm_step, 0, 0.0, True
    while True:
        now = step()
        steps += 1
        if now <= 0.0:
            break
        elapsed = now
        if every and steps % every == 0 and watch.is_over(now * 86400.0):
            complete = False
            break
        if steps % PROGRESS_STEPS == 0:
            if os.getppid() != parent:
                raise Stopped
            if task["progress"] and total:
                say(replies, ("progress", min(now / total, 1.0)))
    return {"steps": steps, "hours": (elapsed if not complete or not total else total) * 24, "complete": complete,
            **statistics(solver)}  # fmt: skip


class Quiet:
    """Judges the rule of `early_stop` from the engine's running totals, and node by node once these are quiet."""

    def __init__(self, solver, rule: dict) -> None:
        from swmm.toolkit.shared_enum import NodeProperty, NodeResult, NodeType, ObjectType

        self.solver, self.rule, self.depth = solver, rule, NodeResult.DEPTH
        self.flooding = self.inflow = self.peak = self.changed = self.before = 0.0
        self.limits, self.storages, self.levels = [], [], None
        for node in range(solver.project_get_count(ObjectType.NODE)):
            kind = solver.node_get_type(node)
            if kind == NodeType.OUTFALL:
                continue
            full = solver.node_get_parameter(node, NodeProperty.FULL_DEPTH)
            free = max(rule["freeboard"], rule["freeboard_share"] * full)
            self.limits.append((node, full - min(free, full / 2)))
            if kind == NodeType.STORAGE:
                self.storages.append(node)

    def is_over(self, seconds: float) -> bool:
        totals = self.solver.system_get_routing_totals()
        inflow = totals.dwInflow + totals.wwInflow + totals.gwInflow + totals.iiInflow + totals.exInflow
        rate = (inflow - self.inflow) / (seconds - self.before) if seconds > self.before else 0.0
        self.inflow, self.before, self.peak = inflow, seconds, max(self.peak, rate)
        if totals.flooding != self.flooding:
            self.flooding, self.changed = totals.flooding, seconds
        quiet = (seconds >= self.rule["not_before"] and seconds - self.changed >= self.rule["quiet_seconds"]
                 and self.peak > 0.0 and rate < self.rule["share"] * self.peak)  # fmt: skip
        if not quiet:
            self.levels = None
            return False
        return self.have_freeboard(seconds)

    def have_freeboard(self, seconds: float) -> bool:
        """Every node below its limit now, and no storage filling faster than the rule allows since the last check."""
        get, before = self.solver.node_get_result, self.levels
        self.levels = (seconds, [get(node, self.depth) for node in self.storages])
        if before is None:
            return False
        allowed = self.rule["filling"] * (seconds - before[0])
        if any(now - then > allowed for now, then in zip(self.levels[1], before[1], strict=True)):
            return False
        return all(get(node, self.depth) <= limit for node, limit in self.limits)


def statistics(solver) -> dict:
    from swmm.toolkit.shared_enum import NodeProperty, ObjectType

    nodes, links = [], []
    for position in range(solver.project_get_count(ObjectType.NODE)):
        one = solver.node_get_stats(position)
        invert = solver.node_get_parameter(position, NodeProperty.INVERT_ELEVATION)
        nodes.append((solver.project_get_id(ObjectType.NODE, position),
                      (one.volFlooded, one.timeFlooded, one.timeSurcharged, one.maxDepth, invert + one.maxDepth,
                       one.maxInflow, one.maxOverflow)))  # fmt: skip
    for position in range(solver.project_get_count(ObjectType.LINK)):
        one = solver.link_get_stats(position)
        links.append((solver.project_get_id(ObjectType.LINK, position),
                      (one.maxFlow, one.maxVeloc, one.maxDepth, one.timeSurcharged, one.timeFullUpstream,
                       one.timeFullDnstream, one.timeFullFlow, one.timeCapacityLimited)))  # fmt: skip
    totals = solver.system_get_routing_totals()
    names = ("dwInflow", "wwInflow", "gwInflow", "iiInflow", "exInflow", "flooding", "outflow", "evapLoss", "seepLoss",
             "initStorage", "finalStorage", "pctError")  # fmt: skip
    return {"nodes": nodes, "links": links, "totals": {name: getattr(totals, name) for name in names}}


if __name__ == "__main__":
    sys.path[:] = json.loads(sys.argv[1])
    main(int(sys.argv[2]), sys.argv[3])
