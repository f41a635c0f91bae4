"""What the speed is measured against: the usual pyswmm loop over its steps, one simulation a process.

`python -m benchmarks.wastewater_naive FILE.inp` → one JSON object. It reads the flooding of every node and the depth of
every link at every step, as the recipes do; THREADS 1, so that only the way of evaluating differs.
"""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"


def main() -> None:
    from pyswmm import Links, Nodes, Simulation, SystemStats

    began, began_cpu = time.perf_counter(), time.process_time()
    with Simulation(sys.argv[1]) as simulation:
        nodes, links = list(Nodes(simulation)), list(Links(simulation))
        deepest = {link.linkid: 0.0 for link in links}
        sampled, before = 0.0, simulation.start_time
        for _step in simulation:
            seconds = (simulation.current_time - before).total_seconds()
            before = simulation.current_time
            sampled += sum(node.flooding for node in nodes) * seconds
            for link in links:
                deepest[link.linkid] = max(deepest[link.linkid], link.depth)
        flooding = SystemStats(simulation).routing_stats["flooding"]
    print(json.dumps({"flooding": flooding, "sampled": sampled, "seconds": time.perf_counter() - began,
                      "cpu_seconds": time.process_time() - began_cpu}))  # fmt: skip


if __name__ == "__main__":
    main()
