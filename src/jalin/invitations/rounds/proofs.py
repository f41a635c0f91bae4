"""The proof file of a round, and what it says in words: cases under the names of cities, criteria under theirs."""

import json
from collections.abc import Mapping

from django.utils.translation import gettext as _

from jalin.decisions.explaining import Rows, Sentence
from jalin.invitations.engine import explaining
from jalin.invitations.engine.proof import INFEASIBLE
from jalin.invitations.words import from_where

from .criteria import criteria_of
from .models import Entry, Round
from .weighing import AGENDA


def kept(round: Round) -> dict | None:
    """The proof as data; None before there is a proposal."""
    return json.loads(round.proof) if round.proof else None


def digest_of(round: Round) -> str:
    """The digest to publish: that of the whole decision."""
    return json.loads(round.proof)["digests"]["decision"]


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
    return found | {f"{AGENDA}{number}": what for number, what in enumerate(bound, 1)}


class Told:
    """A proof in one language under the names that people use."""

    def __init__(self, round: Round, entries: list[Entry], lang: str, *, is_public: bool = False):
        self.names = names_of(round, entries, lang, is_public=is_public)
        self.proof = readable(json.loads(round.proof), self.names)
        self.telling = explaining.Telling(self.proof, lang)

    def one(self, case: str) -> str:
        """Why this invitation was proposed as it was, in sentences."""
        return " ".join(
            block.text for block in self.telling.one(self.names[case]) if isinstance(block, Sentence)
        )

    def relaxations(self) -> list[str]:
        """When nothing keeps all limits: each least change that would suffice."""
        return [block.text for block in self.telling.infeasible() if isinstance(block, Sentence)]

    def changes(self) -> Rows:
        """For each criterion the weights beyond which the set is another."""
        return self.telling.changes(None)


__all__ = ["Told", "digest_of", "is_infeasible", "kept", "names_of", "readable"]
