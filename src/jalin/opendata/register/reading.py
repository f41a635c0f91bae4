"""The job that reads a register: every row understood, judged and kept, nothing yet in the record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from jalin.kernel.places.gazetteer import Gazetteer
from jalin.people.models import UnitName
from jalin.relations.bulk import chunks
from jalin.relations.folding import fold
from jalin.relations.models import Field

from ..models import ImportBatch, ImportQuestion, ImportRow
from .engine.files import RegisterFile
from .engine.plan import ReadingPlan
from .interpreting import Words
from .judging import Judge, Judged, pieces, understood_of
from .questions import REMEMBERED, Question
from .settling import Settler

PIECE = 500
READING_ROWS = gettext_noop("Reading the rows")
COMPARING = gettext_noop("Comparing with earlier imports")
Verdict = ImportRow.Verdict


def office_words() -> Words:
    """What the office calls its fields and units, all names they ever had."""
    words = Words()
    for key, *names in Field.objects.values_list("key", "name_ind", "name_jpn", "name_eng", "aliases"):
        spellings = (key, *names[:3], *names[3].splitlines())
        words.fields |= {fold(text): key for text in spellings if text.strip()}
    for key, short, *names in UnitName.objects.values_list(
        "unit__key", "short", "name_ind", "name_jpn", "name_eng"
    ):
        words.units |= {fold(text): key for text in (key, short, *names) if text.strip()}
    return words


def remembered_answers() -> dict[str, str]:
    """What was answered in imports that stand in the record: the same words are not asked twice."""
    rows = ImportQuestion.objects.filter(
        batch__state=ImportBatch.State.ACCEPTED, code__in=REMEMBERED
    ).exclude(answer="")
    return dict(rows.order_by("id").values_list("key", "answer"))


def answers_of(batch: ImportBatch) -> dict[str, str]:
    """This import's answers before the remembered ones."""
    own = dict(batch.questions.exclude(answer="").values_list("key", "answer"))
    return {**remembered_answers(), **own}


def settler_of(batch: ImportBatch, answers: dict[str, str]) -> Settler:
    plan = ReadingPlan.from_json(batch.mapping["plan"])
    return Settler(plan, gazetteer=Gazetteer.load(), words=office_words(), answers=answers)


@dataclass
class Reader:
    """Goes through the file once and writes its rows in pieces; each piece is a transaction of its own."""

    batch: ImportBatch
    progress: object
    job: object = None  # the key of the job that reads; another mapping hands the import to another job
    verdicts: Counter = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    asked: dict[str, list] = field(default_factory=dict)  # question key -> [question, choices, rows]

    def read(self, file: RegisterFile) -> None:
        answers = answers_of(self.batch)
        settler, judge = settler_of(self.batch, answers), Judge(answers=answers)
        with self.progress.batch():
            ImportRow.objects.filter(batch=self.batch).delete()
        for piece in pieces(settler.read_all(file), PIECE):
            judged = judge.judge(piece)
            with self.progress.batch():
                if not self._is_ours():
                    return
                ImportRow.objects.bulk_create([self._row(one) for one in judged], batch_size=PIECE)
            if self.progress.cancelled():
                return
            self.progress.advance(len(piece))

    def finish(self) -> None:
        """Rows that went missing, questions, counts; from here on the import can be looked at."""
        with self.progress.batch():
            if not self._is_ours():
                return
            missing = missing_rows(self.batch, self.keys)
            ImportRow.objects.bulk_create(missing, batch_size=PIECE)
            self.verdicts[Verdict.MISSING] += len(missing)
            put_questions(self.batch, self.asked)
            self.batch.counts = {
                "rows": dict(self.verdicts),
                "look": self.batch.rows.filter(needs_look=True).count(),
            }
            self.batch.state = ImportBatch.State.READY
            self.batch.save(update_fields=["counts", "state"])

    def _is_ours(self) -> bool:
        held = ImportBatch.objects.select_for_update().filter(pk=self.batch.pk)
        return held.values_list("job", flat=True).first() == self.job

    def _row(self, judged: Judged) -> ImportRow:
        self.verdicts[judged.verdict] += 1
        if judged.verdict not in {Verdict.SKIP, Verdict.REFUSE}:
            self.keys.add(judged.settled.reading.key)
        note_questions(self.asked, judged)
        return row_of(self.batch, judged)


def row_of(batch: ImportBatch, judged: Judged) -> ImportRow:
    reading = judged.settled.reading
    return ImportRow(
        batch=batch, sheet=reading.sheet[:100], number=reading.row, key=reading.key, digest=reading.digest,
        raw=reading.raw, understood=understood_of(judged), verdict=judged.verdict,
        needs_look=judged.settled.needs_look and judged.verdict in {Verdict.NEW, Verdict.CHANGED},
    )  # fmt: skip


def note_questions(asked: dict[str, list], judged: Judged) -> None:
    if judged.verdict != Verdict.ASK:
        return
    for question in {one.key: one for one in judged.questions if one.is_shared}.values():
        known = asked.setdefault(question.key, [question, None, 0])
        known[1] = known[1] or choices_of(question, judged)
        known[2] += 1


def choices_of(question: Question, judged: Judged) -> list[dict]:
    """The offers with what is needed to say them in any language."""
    said = judged.settled.reading.fields.get(question.message.about)
    places = {f"place:{place['id']}": place for place in (said.details.get("candidates", ()) if said else ())}
    partners = {f"partner:{known.id}": {"name": known.name, "country": known.country}
                for match in judged.matches for known in match.candidates}  # fmt: skip
    return [{"value": offer, **{**places, **partners}.get(offer, {})} for offer in question.offers]


def put_questions(batch: ImportBatch, asked: dict[str, list]) -> None:
    """Keep what the whole file asks. Answers that were given stay; what nobody asks or answered goes."""
    known = {question.key: question for question in batch.questions.all()}
    for key, (_question, choices, rows) in asked.items():
        if key in known:
            ImportQuestion.objects.filter(pk=known[key].pk).update(rows=rows, choices=choices)
    fresh = [_kept(batch, *asked[key]) for key in asked if key not in known]
    ImportQuestion.objects.bulk_create(fresh, batch_size=PIECE)
    gone = [one.pk for key, one in known.items() if key not in asked and not one.answer]
    for part in chunks(gone):
        ImportQuestion.objects.filter(pk__in=part).delete()


def follow_questions(batch: ImportBatch, before: Counter, asked: dict[str, list]) -> None:
    """Some rows were judged again: `before` they asked this, now `asked`. Questions are counted on; an answered one
    keeps the number of rows it answered."""
    known = {question.key: question for question in batch.questions.filter(key__in={*before, *asked})}
    for key, question in known.items():
        rows = question.rows - before[key] + (asked[key][2] if key in asked else 0)
        if question.answer or rows == question.rows:
            continue
        if rows > 0:
            ImportQuestion.objects.filter(pk=question.pk).update(rows=rows)
        else:
            question.delete()
    ImportQuestion.objects.bulk_create(
        [_kept(batch, *asked[key]) for key in asked if key not in known], batch_size=PIECE
    )


def _kept(batch: ImportBatch, question: Question, choices: list[dict], rows: int) -> ImportQuestion:
    words = {**question.asked, "message": question.message.as_json(), "any_country": question.any_country}
    return ImportQuestion(
        batch=batch, key=question.key, code=question.message.code, choices=choices, rows=rows, asked=words
    )


def missing_rows(batch: ImportBatch, keys: set[str]) -> list[ImportRow]:
    """Rows of the version that was imported before and that this file does not have any more. An earlier import is a
    former version when at least half of what it brought stands in this file."""
    taken: dict = {}
    for key, former in (
        ImportRow.objects.filter(taken=True).values_list("key", "batch_id").iterator(chunk_size=5000)
    ):
        taken.setdefault(former, []).append(key)
    found = []
    for former, known in taken.items():
        gone = [key for key in known if key not in keys]
        if former == batch.pk or not gone or 2 * len(gone) > len(known):
            continue
        for part in chunks(gone):
            found += _as_missing(batch, ImportRow.objects.filter(batch=former, key__in=part, taken=True))
    return found


def _as_missing(batch: ImportBatch, rows: Iterable[ImportRow]) -> list[ImportRow]:
    return [
        ImportRow(batch=batch, sheet=row.sheet, number=row.number, key=row.key, digest=row.digest, raw=row.raw,
                  understood=row.understood, verdict=Verdict.MISSING)
        for row in rows
    ]  # fmt: skip
