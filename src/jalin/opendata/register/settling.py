"""A row as the engine read it, with the answers and corrections of people worked in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.places.unit_words import unit_of
from jalin.relations.folding import fold

from .engine.cells import raw_text
from .engine.files import RegisterFile
from .engine.plan import ReadingPlan
from .engine.row_reading import ASK, LOOK, REFUSE, SKIP, Message, RowReading
from .engine.tables import TableRow, without_columns
from .engine.understand import understand_rows
from .interpreting import Words, says_of, side_of, sides_of
from .questions import NEW, OTHER, OTHER_NAME, PLACE, SPLIT, Question, new_cell, question_of
from .sides import Side

REPEATED = {"repeated-row", "repeated-link", "reversed-link"}
ROUNDS = 6  # an answer may bring the next question: the country, then the place, then the date
_NOT_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]")


@dataclass
class Settled:
    """One row with everything that is known without the record."""

    reading: RowReading
    sides: list[Side]
    says: dict
    questions: list[Question] = field(default_factory=list)
    filled: dict[str, str] = field(default_factory=dict)
    answered: dict[str, str] = field(default_factory=dict)  # question -> answer, as far as this row was asked

    @property
    def verdict(self) -> str:
        """skip, refuse, ask or ready, by what is left after the answers."""
        weights = {message.weight for message in self.reading.messages}
        return next(
            (weight for weight in (SKIP, REFUSE) if weight in weights), ASK if self.questions else "ready"
        )

    @property
    def needs_look(self) -> bool:
        return any(message.weight == LOOK for message in self.reading.messages)


class Settler:
    """Reads rows under one plan. `answers`: question -> answer, for all rows; a row's own corrections go before."""

    def __init__(
        self, plan: ReadingPlan, *, gazetteer: Gazetteer, words: Words, answers: dict[str, str] | None = None
    ):
        self.plan, self.gazetteer, self.words, self.answers = plan, gazetteer, words, answers or {}

    def read_all(self, file: RegisterFile) -> Iterator[Settled]:
        """Every row of the file, in its order."""
        last: list[TableRow] = []

        def noted() -> Iterator[TableRow]:
            for row in self.plan.reader(file).rows(file.rows(self.plan.sheet)):
                last[:] = [without_columns(row, self.plan.personal)]
                yield row

        for reading in understand_rows(noted(), self.plan, self.gazetteer):
            source = last[0]
            yield self._settle(reading, lambda source=source: list(source.cells), source.filled, {})

    def read_again(self, row) -> Settled:
        """One row (an ImportRow) from what was kept of it, under the answers of now. Its key stays that of the file."""
        headings = self.plan.table.headings
        filled = row.understood.get("filled", {})
        texts = {**filled, **row.raw, **row.corrections.get("cells", {})}
        cells = [texts.get(heading) or None for heading in headings]
        columns = tuple(
            column for column, heading in enumerate(headings) if heading in filled and heading not in row.raw
        )
        reading = self._read(row.number, row.sheet, cells, columns)
        reading.key, reading.digest = row.key, row.digest
        for message in row.understood.get("messages", ()):
            if message["code"] in REPEATED:
                reading.messages.append(Message.from_json(message))
        return self._settle(reading, lambda: list(cells), columns, row.corrections.get("answers", {}))

    def _read(self, number: int, sheet: str, cells: list, filled: tuple[int, ...]) -> RowReading:
        row = TableRow(number, cells, None, filled, sheet)
        return next(iter(understand_rows([row], self.plan, self.gazetteer)))

    def _settle(
        self, reading: RowReading, cells: Callable[[], list], filled: tuple[int, ...], own: dict
    ) -> Settled:
        if reading.verdict == SKIP and not REPEATED & {message.code for message in reading.messages}:
            return Settled(reading, [], {})  # a title, a total, a note: no data
        answered: dict[str, str] = {}
        parts = self._parts(reading, own, answered)
        if parts:
            sides, questions = self._split(reading, parts, own, answered, cells(), filled)
            about_parts = ("partner", "country")
        else:
            reading, row = self._with_new_cells(reading, own, answered, cells(), filled)
            cells = lambda: row  # noqa: E731
            sides, questions, about_parts = self._sides(reading, own, answered), [], ()
        says = says_of(reading, self.plan, self.words)
        asking = [one for one in reading.messages if one.weight == ASK and one.about not in about_parts]
        if any(
            one.code == "partner-several" for one in asking
        ):  # of whom the country is asked is not known yet
            asking = [
                one
                for one in asking
                if one.code == "partner-several" or one.about not in ("partner", "country")
            ]
        questions += [question_of(message, reading) for message in asking]
        headings, row = self.plan.table.headings, cells() if filled else []
        kept = {
            headings[column]: raw_text(row[column])
            for column in filled
            if column < min(len(headings), len(row))
        }
        return Settled(reading, sides, says, questions, kept, answered)

    def _with_new_cells(
        self, reading, own: dict, answered: dict, cells: list, filled
    ) -> tuple[RowReading, list]:
        """Read again as long as answers say what cells should hold. The row stays the same row."""
        key, digest = reading.key, reading.digest
        repeated = [message for message in reading.messages if message.code in REPEATED]
        for _round in range(ROUNDS):
            replaced = self._replaced(reading, own, answered)
            if not replaced:
                break
            cells = self._with(cells, replaced)
            reading = self._read(reading.row, reading.sheet, cells, filled)
            reading.key, reading.digest = key, digest
            reading.messages += repeated
        return reading, cells

    def _with(self, cells: list, values: dict[str, str | None]) -> list:
        row = cells + [None] * (len(self.plan.table.headings) - len(cells))
        for name, text in values.items():
            row[self.plan.fields[name]] = text
        return row

    def _answer(self, question: Question, own: dict) -> str:
        return own.get(question.key) or self.answers.get(question.key, "")

    def _replaced(self, reading: RowReading, own: dict, answered: dict) -> dict[str, str | None]:
        """Field -> what its cell says by an answer, where that is not what it was read from."""
        found = {}
        for message in reading.messages:
            if message.weight != ASK or message.about not in self.plan.fields:
                continue
            question = question_of(message, reading)
            answer = self._answer(question, own)
            replaces, text = new_cell(answer) if answer else (False, None)
            if replaces and question.key not in answered:
                found[message.about] = text
                answered[question.key] = answer
        return found

    def _sides(self, reading: RowReading, own: dict, answered: dict) -> list[Side]:
        """The partners, with answers about places worked in."""
        self._weigh_other_names(reading)
        sides = sides_of(reading)
        self._answer_rest(reading, sides, own, answered)
        return sides

    def _parts(self, reading: RowReading, own: dict, answered: dict) -> list[str]:
        """The partners of a cell that names several, when somebody said that it does."""
        several = next((m for m in reading.messages if m.code == "partner-several" and m.weight == ASK), None)
        if several is None:
            return []
        question = question_of(several, reading)
        if self._answer(question, own) != SPLIT:
            return []
        answered[question.key] = SPLIT
        reading.messages = [m for m in reading.messages if m.about not in ("partner", "country")]
        return list(several.params["names"])

    def _split(
        self, reading: RowReading, parts: list[str], own: dict, answered: dict, cells: list, filled
    ) -> tuple:
        """Each partner of the cell is read as if it stood there alone; what is asked of each is asked of the row."""
        sides: list[Side] = []
        questions: list[Question] = []
        for name in parts:
            row = self._with(list(cells), {"partner": name})
            part = self._read(reading.row, reading.sheet, row, filled)
            part.key = reading.key
            part, row = self._with_new_cells(part, own, answered, row, filled)
            sides += self._sides(part, own, answered)
            asked = [message for message in part.messages if message.about in ("partner", "country")]
            reading.messages += asked
            questions += [question_of(message, part) for message in asked if message.weight == ASK]
        return sides, questions

    def _weigh_other_names(self, reading: RowReading) -> None:
        """A place found under another name is taken when only the spelling differs. In an office's own register it is
        taken too, to be looked at; judging asks where it would be a partner the record has. In a list of pairs, which
        nobody looks through, the partner stays without a place."""
        for number, message in enumerate(reading.messages):
            if message.code != OTHER_NAME or message.weight != LOOK:
                continue
            said = reading.fields[message.about]
            place = said.details.get("place")
            if not place or is_same_name(said.text, place["name"]):
                continue
            reading.messages[number] = Message(
                message.code, LOOK, message.about, message.params, (place["id"],)
            )
            if "pair" in reading.flags:
                said.details["candidates"] = [said.details.pop("place")]
            else:
                said.details["is_other_name"] = True

    def _answer_rest(self, reading: RowReading, sides: list[Side], own: dict, answered: dict) -> None:
        """Answers that replace no cell: a chosen place or partner, or that all is well as it was read."""
        for message in list(reading.messages):
            if message.weight != ASK and not (message.code == OTHER_NAME and message.choices):
                continue
            question = question_of(message, reading)
            answer = self._answer(question, own)
            if not answer or new_cell(answer)[0]:
                continue
            answered[question.key] = answer
            reading.messages.remove(message)
            if message.code in PLACE:
                self._choose_place(reading, sides, message, answer)

    def _choose_place(self, reading: RowReading, sides: list[Side], message: Message, answer: str) -> None:
        said = reading.fields[message.about]
        said.details.pop("candidates", None)
        said.details.pop("is_other_name", None)
        if answer == OTHER:
            said.details.pop("place", None)
        place = None if answer == OTHER else self.gazetteer.place(answer.removeprefix("place:"))
        if place is not None:
            said.details["place"] = {
                "id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
                "admin1": place.admin1, "population": place.population, "name_ja": place.name_ja,
            }  # fmt: skip
        chosen = side_of(reading, message.about)
        for number, side in enumerate(sides):
            if side.text == chosen.text and side.country_text == chosen.country_text:
                sides[number] = chosen


def is_same_name(text: str, name: str) -> bool:
    """Whether two names differ only in spelling or in the word for the unit; a name in another script is the same name
    in its own letters."""
    if _NOT_LATIN.search(text):
        return True
    return bool(_bare(text) & _bare(name))


def _bare(name: str) -> set[str]:
    unit = unit_of(name)
    forms = {name, unit[1]} if unit else {name}
    return {re.sub(r"[^a-z0-9]", "", fold(form)) for form in forms}


__all__ = ["NEW", "Settled", "Settler", "is_same_name"]
