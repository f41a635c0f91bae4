"""Runs of EPA SWMM, each in a process of its own with limits of time and memory. The only user of swmm-toolkit.

Others call `run` for one run, `open_only` to let the engine read a file without running it, and `Pool` for many runs
of one base network. A fault of the file or of a run is an `errors.SewerError`; no fault of a file ends the program.
"""

from .cache import Cache
from .options import RunOptions
from .pool import Job, Pool
from .process import open_only, run
from .run_copy import engine_build

__all__ = ["Cache", "Job", "Pool", "RunOptions", "engine_build", "open_only", "run"]
