"""From the tables of a call to its decision."""

from jalin.decisions import Decision, Fault

from . import words  # noqa: F401  (adds its sentences)
from .proof import place
from .reading import Files, read_files


def place_files(files: Files, seed: str) -> tuple[Decision, int]:
    """Read the tables and decide. Returns the decision and how many scores belong to pairs that nobody listed.

    Raises Fault for bad input.
    """
    if not seed.strip():
        raise Fault("placement.no_seed")
    read = read_files(files)
    return place(read.inputs, read.caps, seed), read.idle_scores
