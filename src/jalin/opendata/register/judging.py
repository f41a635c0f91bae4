"""What is to become of each row: new, the same as before, changed, asked, left out or refused, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..models import ImportRow
from .engine.row_reading import ASK, Message
from .interpreting import OTHER_NAME
from .matching import HOME, KNOWN, SEVERAL, Match, Matcher
from .planning import former_digests, former_rows
from .questions import KNOWN_SEVERAL, NEW, Question, question_of
from .questions import OTHER_NAME as PLACE_OTHER_NAME
from .record import Record
from .says import essence_of, events_of
from .settling import Settled
from .sides import Side

Verdict = ImportRow.Verdict
SEEN = {"skip": Verdict.SKIP, "refuse": Verdict.REFUSE, "ask": Verdict.ASK}


@dataclass
class Judged:
    """A row with its verdict. `notes`: codes of this page with parameters, said by showing.py. `changes`: heading,
    before, after, for a row that was edited since it was imported."""

    settled: Settled
    verdict: str
    notes: list[dict] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    changes: list[dict] = field(default_factory=list)


class Judge:
    """Compares rows with the record and with earlier imports. With `blank` there is neither."""

    def __init__(self, *, blank: bool = False, answers: dict[str, str] | None = None):
        self.matcher, self.record = Matcher(blank=blank), Record(blank=blank)
        self.answers = answers or {}
        self._used: set[int] = set()

    def judge(self, piece: list[Settled], corrections: dict[str, dict] | None = None) -> list[Judged]:
        """One piece of rows; some statements for all of them. `corrections` by key, where rows are judged again."""
        corrections = corrections or {}
        self.matcher.load(side for settled in piece for side in settled.sides)
        digests = {} if self.matcher.blank else former_digests({one.reading.key for one in piece})
        same = {one.reading.key for one in piece if digests.get(one.reading.key) == one.reading.digest} - set(
            corrections
        )
        formers = former_rows(set(digests) - same)
        matched = [(one, self._matches(one, corrections.get(one.reading.key, {}))) for one in piece]
        self.record.load(match.partner.id for _one, matches in matched for match in matches if match.partner)
        return [
            self._judge_one(one, matches, corrections.get(one.reading.key, {}), one.reading.key in same,
                            formers.get(one.reading.key))
            for one, matches in matched
        ]  # fmt: skip

    def _matches(self, settled: Settled, own: dict) -> list[Match]:
        """The partners in the record; where several fit, the person's answer."""
        matches = [self.matcher.find(side) for side in settled.sides]
        for place, (side, match) in enumerate(zip(settled.sides, matches, strict=True)):
            if (
                match.why == "same_place"
                and side.found == OTHER_NAME
                and not self.matcher.is_spelling_of(side, match.partner)
            ):
                settled.questions += _is_it(settled, side)
            if match.how == SEVERAL:
                question = _several(settled, side, match)
                answer = own.get("answers", {}).get(question.key) or self.answers.get(question.key, "")
                if not answer:
                    settled.questions.append(question)
                    continue
                settled.answered[question.key] = answer
                side.found, side.partner = (
                    (NEW, None) if answer == NEW else ("chosen", int(answer.partition(":")[2]))
                )
                self.matcher.load([side])
                matches[place] = self.matcher.find(side)
        return matches

    def _judge_one(
        self, settled: Settled, matches: list[Match], own: dict, is_same: bool, former: ImportRow | None
    ) -> Judged:
        judged = Judged(settled, Verdict.NEW, matches=matches, questions=settled.questions)
        is_pair = "pair" in settled.reading.flags
        if own.get("left_out"):
            return _with(judged, Verdict.SKIP, "left-out")
        if settled.verdict in {"skip", "refuse"}:
            return _with(judged, SEEN[settled.verdict])
        if is_same:
            judged.questions = []
            return _with(judged, Verdict.SAME, "imported-before")
        if matches and all(match.how == HOME for match in matches):
            return _with(judged, Verdict.REFUSE, "home-city")
        if settled.questions:
            return _with(judged, Verdict.ASK)
        if former is not None:
            return self._compare(judged, former)
        if is_pair and not any(match.how == HOME for match in matches):
            return self._judge_pair(judged)
        return self._judge_partner(judged)

    def _compare(self, judged: Judged, former: ImportRow) -> Judged:
        settled = judged.settled
        before, now = former.understood.get("sides", []), [side.as_json() for side in settled.sides]
        if "pair" in settled.reading.flags:  # a link has no direction
            before, now = sorted(before, key=str), sorted(now, key=str)
        if before == now and essence_of(former.understood.get("says", {})) == essence_of(settled.says):
            return _with(judged, Verdict.SAME, "imported-before")
        before, after = former.raw, settled.reading.raw
        judged.changes = [
            {"heading": heading, "before": before.get(heading, ""), "after": after.get(heading, "")}
            for heading in dict.fromkeys([*before, *after])
            if before.get(heading, "") != after.get(heading, "")
        ]
        return _with(judged, Verdict.CHANGED)

    def _judge_pair(self, judged: Judged) -> Judged:
        one, other = judged.matches
        if one.how == KNOWN and other.how == KNOWN:
            if one.partner.id == other.partner.id:
                return _with(judged, Verdict.REFUSE, "same-partner", name=one.partner.name)
            if self.record.are_linked(one.partner.id, other.partner.id):
                return _with(judged, Verdict.SAME, "known-link")
        elif judged.settled.sides[0].identity == judged.settled.sides[1].identity:
            return _with(judged, Verdict.REFUSE, "same-partner", name=judged.settled.sides[0].place_name)
        return judged

    def _judge_partner(self, judged: Judged) -> Judged:
        """A row of the office's own relations: what it adds to each partner it names."""
        away = [match for match in judged.matches if match.how != HOME]
        told = events_of(judged.settled.says)
        adds = False
        for match in away:
            if match.how != KNOWN:
                adds = True
                continue
            relation = self.record.relation_of(match.partner.id)
            adds = adds or relation is None
            for one in told:
                if relation is not None and self.record.says_nothing_new(match.partner.id, one):
                    continue
                adds = True
                event = self.record.event_like(match.partner.id, one, self._used)
                if event is not None:
                    self._used.add(event.pk)
                    judged.notes.append({"code": "second-source", "params": {}})
        return judged if adds else _with(judged, Verdict.SAME, "known-partner")


def _with(judged: Judged, verdict: str, code: str = "", **params) -> Judged:
    judged.verdict = verdict
    if code:
        judged.notes.append({"code": code, "params": params})
    return judged


def _is_it(settled: Settled, side: Side) -> list[Question]:
    """Whether a name that was found as another name of a place is that partner of the record."""
    asked = [
        one
        for one in settled.reading.messages
        if one.code == PLACE_OTHER_NAME and one.choices == (side.place,)
    ]
    return [question_of(replace(one, weight=ASK), settled.reading) for one in asked]


def _several(settled: Settled, side: Side, match: Match) -> Question:
    choices = tuple(str(known.id) for known in match.candidates)
    about = next((name for name in ("partner", "partner2") if settled.reading.fields.get(name)
                  and settled.reading.fields[name].text == side.text), "partner")  # fmt: skip
    return question_of(Message(KNOWN_SEVERAL, ASK, about, {"name": side.text}, choices), settled.reading)


def understood_of(judged: Judged) -> dict:
    """What the row keeps as JSON; candidates of a question are kept with the question."""
    settled, reading = judged.settled, judged.settled.reading
    fields = {name: found.as_json() for name, found in reading.fields.items()}
    for kept in fields.values():
        kept.pop("candidates", None)
    kept = {
        "fields": fields,
        "messages": [message.as_json() for message in reading.messages],
        "flags": reading.flags,
        "filled": settled.filled,
        "pair": "pair" in reading.flags,
        "sides": [side.as_json() for side in settled.sides],
        "says": settled.says,
        "answered": settled.answered,
        "notes": judged.notes,
        "matches": [_match_json(match) for match in judged.matches],
        "changes": judged.changes,
        "asks": [question.key for question in judged.questions],
    }
    return {name: value for name, value in kept.items() if value not in ([], {}, False)}


def _match_json(match: Match) -> dict:
    known = {"id": match.partner.id, "name": match.partner.name} if match.partner else {}
    return {"how": match.how, **known, **({"why": match.why} if match.why else {})}


def pieces(rows: Iterable, size: int) -> Iterable[list]:
    piece = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
