"""Reading a register without keeping anything: what `jalin import register FILE --dry-run` shows."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from jalin.kernel.places.gazetteer import Gazetteer

from . import showing
from .engine.files import open_register
from .engine.plan import ReadingPlan, plan_reading
from .interpreting import Words
from .judging import Judge, Judged, pieces, understood_of
from .reading import PIECE, office_words, remembered_answers
from .settling import Settler


def has_record() -> bool:
    """Whether there is a database with our tables. Looks, and makes none."""
    if connection.vendor == "sqlite" and not Path(str(settings.DATABASES["default"]["NAME"])).is_file():
        return False
    try:
        return "opendata_importrow" in connection.introspection.table_names()
    except DatabaseError:
        return False


def try_register(path: Path, *, sheet: str = "") -> tuple[ReadingPlan, Iterator[Judged]]:
    """How the file would be read, and its rows judged one piece after another. Without a record nothing is compared.
    Raises UnreadableFile."""
    file = open_register(path)
    plan = plan_reading(file, sheet=sheet or None)
    known = has_record()
    answers = remembered_answers() if known else {}
    settler = Settler(
        plan, gazetteer=Gazetteer.load(), words=office_words() if known else Words(), answers=answers
    )
    judge = Judge(blank=not known, answers=answers)

    def rows() -> Iterator[Judged]:
        with file:
            for piece in pieces(settler.read_all(file), PIECE):
                yield from judge.judge(piece)

    return plan, rows()


def row_as_json(judged: Judged) -> dict:
    """One row as the command line prints it, sentences in the language in force."""
    kept, reading = understood_of(judged), judged.settled.reading
    sentences = showing.sentences_of(kept)
    problem = next(
        (one["text"] for one in sentences if one["weight"] in {"refuse", "skip", "ask", "look"}), None
    )
    messages = [{**message, "text": showing.sentence_of(message)} for message in kept.get("messages", ())]
    return {
        "row": reading.row, "sheet": reading.sheet, "verdict": str(judged.verdict), "key": reading.key,
        "problem": problem, "sentences": [one["text"] for one in sentences], "understood": kept.get("fields", {}),
        "partners": showing.partners_of(kept), "says": kept.get("says", {}), "messages": messages,
        "flags": kept.get("flags", []), "changes": kept.get("changes", []), "raw": reading.raw,
    }  # fmt: skip
