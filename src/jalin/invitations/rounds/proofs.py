"""The proof file of a round, and what it says in words: cases under the names of cities, criteria under theirs."""

import json
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from jalin.decisions.explaining import Rows, Sentence
from jalin.invitations.engine import explaining
from jalin.invitations.engine.proof import INFEASIBLE
from jalin.invitations.words import from_where

from .criteria import criteria_of
from .models import Entry, Round
from .weighing import AGENDA, PART
from .words import PARTS, drawn_parts


@lru_cache(maxsize=16)
def _read(proof: str) -> dict:
    return json.loads(proof)


def kept(round: Round) -> dict | None:
    """The proof as data, to be read only; None before there is a proposal."""
    return _read(round.proof) if round.proof else None


def digest_of(round: Round) -> str:
    """The digest to publish: that of the whole decision."""
    return _read(round.proof)["digests"]["decision"]


def is_infeasible(proof: dict) -> bool:
    return proof["result"]["status"] == INFEASIBLE


def readable(proof: dict, names: Mapping[str, str]):
    """A copy in which every text and key that is exactly a name of the proof is what people call it. Only for telling: its
    digests are those of the original."""
    if isinstance(proof, dict):
        return {names.get(key, key): readable(value, names) for key, value in proof.items()}
    if isinstance(proof, list):
        return [readable(value, names) for value in proof]
    return names.get(proof, proof) if isinstance(proof, str) else proof


def names_of(round: Round, entries: list[Entry], lang: str, *, is_public: bool = False) -> dict[str, str]:
    """What the cases and criteria of a proof are called in a language (the one in force, for cities). What binds the leader is
    for the office; the public reads that days are bound."""
    found = {
        entry.invitation.reference: f"{from_where(entry.invitation)} ({entry.invitation.reference})"
        for entry in entries
    }
    known = criteria_of(round.criteria)
    found |= {one.key: one.name[lang] for one in known.criteria} if known else {}
    bound = [_("bound days") if is_public else engagement.what for engagement in round.engagements.all()]
    found |= {PART: _("part of the world"), **{key: str(word) for key, word in PARTS.items()}}
    return found | {f"{AGENDA}{number}": what for number, what in enumerate(bound, 1)}


class _Words:
    """What one proof says under certain names. It does not change, so what was said once is not put together again."""

    def __init__(self, telling: explaining.Telling):
        self.telling, self._said, self._drawn = telling, {}, {}

    def one(self, name: str) -> str:
        if name not in self._said:
            blocks = self.telling.one(name)
            self._said[name] = " ".join(block.text for block in blocks if isinstance(block, Sentence))
        return self._said[name]

    def points(self, name: str, way: str, most: float):
        key = (name, way, most)
        if key not in self._drawn:
            points = self.telling.reasons["invitations"][name]["values"][way]["points"]
            self._drawn[key] = drawn_parts([(key, float(number)) for key, number in points.items()], most)
        return self._drawn[key]


@lru_cache(maxsize=16)
def _words(proof: str, names: tuple[tuple[str, str], ...], lang: str) -> _Words:
    return _Words(explaining.Telling(readable(_read(proof), dict(names)), lang))


class Told:
    """A proof in one language under the names that people use."""

    def __init__(self, round: Round, entries: list[Entry], lang: str, *, is_public: bool = False):
        self.names = names_of(round, entries, lang, is_public=is_public)
        self.words = _words(round.proof, tuple(sorted(self.names.items())), lang)
        self.telling = self.words.telling

    def one(self, case: str) -> str:
        """Why this invitation was proposed as it was, in sentences."""
        return self.words.one(self.names[case])

    def points(self, case: str, way: str, most: float):
        """Its points by criterion as small bars; `most`: what a full bar stands for."""
        return self.words.points(self.names[case], way, most)

    def relaxations(self) -> list[str]:
        """When nothing keeps all limits: each least change that would suffice."""
        return [block.text for block in self.telling.infeasible() if isinstance(block, Sentence)]

    def changes(self) -> Rows:
        """For each criterion the weights beyond which the set is another."""
        return self.telling.changes(None)


__all__ = ["Told", "digest_of", "is_infeasible", "kept", "names_of", "readable"]
