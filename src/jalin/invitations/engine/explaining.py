"""A decision on invitations told to the council, from its proof file alone."""

from fractions import Fraction

from jalin.decisions import Fault
from jalin.decisions.explaining import Block, Heading, Rows, Sentence
from jalin.decisions.words import listed, sentence, written

from . import sentences  # noqa: F401  (registers what is said)
from .proof import BELOW, CHOSEN_DEPUTY, DECLINED, INFEASIBLE


def explain(proof: dict, lang: str, item: str | None) -> list[Block]:
    """The blocks for the whole decision, or for the invitation `item`. Raises Fault for a case that is not in it."""
    telling = Telling(proof, lang)
    if item is not None and item not in telling.invitations:
        raise Fault("proof.no_item", item=item)
    if proof["result"]["status"] == INFEASIBLE:
        return [Heading(telling.say("title")), *telling.infeasible()]
    if item is not None:
        return [Heading(telling.say("title_one", case=item)), *telling.one(item), telling.changes(item)]
    return telling.whole()


class Telling:
    """One proof file in one language."""

    def __init__(self, proof: dict, lang: str):
        self.lang = lang
        self.inputs, self.rules = proof["inputs"], proof["rules"]
        self.result, self.reasons = proof["result"], proof["reasons"]
        self.invitations = {one["case"]: one for one in self.inputs["invitations"]}

    def say(self, key: str, **params: object) -> str:
        return sentence(f"invitations.{key}", self.lang, **params)

    def number(self, text: str) -> str:
        return written(text, self.lang)

    def resource(self, name: str) -> str:
        return self.say(name) if name in {"cost", "days"} else name

    def infeasible(self) -> list[Block]:
        """Why nothing was decided, and each least change that would make it possible."""
        blocks: list[Block] = [Sentence(self.say("infeasible"))]
        for one in self.reasons["relaxations"]:
            parts = [self.say("raise", resource=self.resource(name), amount=self.number(amount))
                     for name, amount in one["raises"].items()]  # fmt: skip
            parts += [self.say("resolve", first=first, second=second) for first, second in one["overlaps"]]
            parts += [self.say("let_go", column=column, value=value) for column, value in one["groups"]]
            blocks.append(Sentence(listed(parts, self.lang), is_list=True))
        return blocks

    def whole(self) -> list[Block]:
        answers = self.result["answers"]
        counts = [sum(answer == kind for answer in answers.values()) for kind in (DECLINED, BELOW)]
        weights = ", ".join(f"{name} {self.rules['weights'][name]}" for name in self.inputs["criteria"])
        threshold = self.number(self.rules["threshold"])
        border = [case for case, told in self.reasons["invitations"].items() if told["stability"] == "border"]
        draws = self.reasons["draws"]
        blocks: list[Block] = [
            Heading(self.say("title")),
            Sentence(self.say("how", criteria=len(self.inputs["criteria"]), weights=weights)),
            Sentence(self.say("summary", chosen=len(answers) - sum(counts), declined=counts[0], below=counts[1],
                              threshold=threshold, value=self.number(self.result["value"]))),
            Sentence(self.say("firm", count=draws["count"], same=draws["same_set"],
                              border=listed(border, self.lang) or self.say("none"))),
            *self.at_least(),
            self._limits(),
            self._table(),
            self.changes(None),
        ]  # fmt: skip
        for case in answers:
            blocks += [Heading(self.say("title_one", case=case)), *self.one(case)]
        return blocks

    def at_least(self) -> list[Block]:
        """The rules such as "one of each region", a sentence for each."""
        return [
            Sentence(self.say("at_least", column=column, count=count))
            for column, count in self.rules["at_least"].items()
        ]

    def _limits(self) -> Rows:
        head = [self.say(f"column.{name}") for name in ("resource", "used", "limit")]
        body = [
            [
                self.resource(name),
                self.number(used),
                self.number(limit) if (limit := self.rules["limits"][name]) else "–",
            ]
            for name, used in self.result["used"].items()
        ]
        return Rows(head, body)

    def _table(self) -> Rows:
        head = [self.say(f"column.{name}") for name in ("case", "answer", "value", "loss")]
        body = []
        for case, answer in self.result["answers"].items():
            loss = self.reasons["invitations"][case]["loss"]
            value = self.number(self._values(case)["value"])
            body.append(
                [case, self.say(f"answer.{answer}"), value, "–" if loss is None else self.number(loss)]
            )
        return Rows(head, body)

    def _way(self, case: str) -> str:
        return "deputy" if self.result["answers"][case] == CHOSEN_DEPUTY else "leader"

    def _values(self, case: str) -> dict:
        return self.reasons["invitations"][case]["values"][self._way(case)]

    def one(self, case: str) -> list[Block]:
        """The sentences on one invitation, in the fixed order of reasons."""
        told, way = self.reasons["invitations"][case], self.invitations[case][self._way(case)]
        values, weights = self._values(case), self.rules["weights"]
        parts = [self.say("part", criterion=name, weight=weights[name], score=self.number(score),
                          points=self.number(values["points"][name]))
                 for name, score in zip(self.inputs["criteria"], way["scores"], strict=True)]  # fmt: skip
        uses = [f"{self.resource(name)} {self.number(use)}"
                for name, use in zip(self.inputs["resources"], way["uses"], strict=True)]  # fmt: skip
        answer = self.say(f"answer.{self.result['answers'][case]}")
        lines = [
            self.say("is", case=case, answer=answer),
            self.say("value", value=self.number(values["value"]), parts="; ".join(parts)),
            self.say("uses", parts=listed(uses, self.lang)),
            *self._reason(told),
            *self._otherwise(case, told),
        ]
        if told["reason"] != "must_accept":
            lines += [self._nearest(case, told["changes"]), self.say(f"stability.{told['stability']}")]
        return [Sentence(("" if self.lang == "ja" else " ").join(lines))]

    def _reason(self, told: dict) -> list[str]:
        if told["reason"] == "must_accept":
            return [self.say("must_accept")]
        if told["reason"] == "below_threshold":
            return [self.say("below_threshold", threshold=self.number(self.rules["threshold"]))]
        return []

    def _otherwise(self, case: str, told: dict) -> list[str]:
        """What would go or enter, or why the opposite is impossible."""
        is_in = self.result["answers"][case] not in {DECLINED, BELOW}
        if told["loss"] is None:
            return self._barrier(told, is_in) if told["barrier"] else []
        changes = [
            self.say(key, cases=listed(told[key], self.lang)) for key in ("leaves", "enters") if told[key]
        ]
        joined = listed(changes, self.lang) or self.say("no_other")
        key = (
            "if_declined" if is_in else "if_let_in" if told["reason"] == "below_threshold" else "if_accepted"
        )
        return [self.say(key, changes=joined, loss=self.number(told["loss"]))]

    def _barrier(self, told: dict, is_in: bool) -> list[str]:
        barrier = told["barrier"]
        if is_in:
            return [self.say("barrier.needed")]
        if barrier == "overlap":
            return [self.say("barrier.overlap", other=told["barrier_case"])]
        if barrier == "rest":
            return [self.say("barrier.rest")]
        limit = self.number(self.rules["limits"][barrier])
        return [self.say("barrier.resource", resource=self.resource(barrier), limit=limit)]

    def _nearest(self, case: str, changes: dict) -> str:
        """The least move of a single weight that changes the answer."""
        moves = [
            (abs(Fraction(end) - self.rules["weights"][name]), name, way, Fraction(end))
            for name, ends in changes.items()
            for way, end in ends.items()
            if end is not None
        ]
        if not moves:
            return self.say("never")
        _move, name, way, end = min(moves)
        key = "rises" if way == "up" else "falls"
        return self.say(key, criterion=name, weight=self.rules["weights"][name], end=self._weight(end))

    def _weight(self, end: Fraction) -> str:
        return written(f"{float(end):.2f}", self.lang)

    def changes(self, case: str | None) -> Rows:
        """For each criterion the weights beyond which the answer (or the set) is another."""
        told = self.reasons["set_changes"] if case is None else self.reasons["invitations"][case]["changes"]
        head = [self.say(f"column.{name}") for name in ("criterion", "weight", "falls", "rises")]
        body = []
        for name in self.inputs["criteria"]:
            ends = [
                "–" if end is None else self._weight(Fraction(end))
                for end in (told[name]["down"], told[name]["up"])
            ]
            body.append([name, str(self.rules["weights"][name]), *ends])
        return Rows(head, body)
