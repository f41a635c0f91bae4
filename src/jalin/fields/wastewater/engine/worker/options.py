"""How a run is done. What changes the figures is part of the run's identity; limits are not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RunOptions:
    """early_stop: end when no more flooding can come (totals exact, see `early_stop`) · routing_step: seconds instead
    of the file's (search only) · overrides: other [OPTIONS] for this run, as (NAME, value) · report: keep the engine's
    report text · time_limit: wall seconds · memory_limit: bytes of address space of the engine's process
    """

    early_stop: bool = False
    routing_step: float | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    report: bool = False
    time_limit: float = 3600.0
    memory_limit: int = 2_000_000_000

    def engine_options(self) -> list[tuple[str, str]]:
        """What is set at the end of the run copy's [OPTIONS]."""
        named = [("THREADS", "1"), *self.overrides]
        if self.routing_step is not None:
            named.append(("ROUTING_STEP", f"{self.routing_step:g}"))
        return named
