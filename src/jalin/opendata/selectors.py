"""Reading imports. Who may import sees every import and its rows; nobody else sees any."""

from django.db.models import TextField
from django.db.models.functions import Cast

from jalin.kernel.access import can, scope_of
from jalin.kernel.documents.selectors import register_purpose
from jalin.people.models import User
from jalin.relations.permissions import IMPORT

from .models import ImportBatch, ImportMade, ImportQuestion, ImportRow

register_purpose("register", verb=IMPORT)


def _all_or_none(model):
    def rows(user, verb):
        return model.objects.all() if can(user, IMPORT) else model.objects.none()

    return rows


for _model in (ImportBatch, ImportRow, ImportQuestion, ImportMade):
    scope_of(_model)(_all_or_none(_model))


def visible_imports(user):
    """Imports, newest first, with their files."""
    return import_rows(user).select_related("document")


def import_rows(user):
    return ImportBatch.objects.all() if can(user, IMPORT) else ImportBatch.objects.none()


def rows_of_import(user, batch: ImportBatch, *, verdict: str = "", look: bool = False, text: str = ""):
    """The rows of one import in the order of the file; `text` is looked for in the cells."""
    rows = ImportRow.objects.filter(batch=batch) if can(user, IMPORT) else ImportRow.objects.none()
    if verdict:
        rows = rows.filter(verdict=verdict)
    if look:
        rows = rows.filter(needs_look=True)
    for word in text.split()[:5]:
        rows = rows.annotate(cells=Cast("raw", TextField())).filter(cells__icontains=word)
    return rows.order_by("number", "id")


def open_questions(user, batch: ImportBatch):
    """What is still to be answered, the question of most rows first."""
    return batch.questions.filter(answer="") if can(user, IMPORT) else ImportQuestion.objects.none()


def names_of(keys) -> dict[int, str]:
    """User key -> name, for the list of imports."""
    return dict(User.objects.filter(pk__in={key for key in keys if key}).values_list("pk", "name"))
