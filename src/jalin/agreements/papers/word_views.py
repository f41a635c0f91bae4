"""Word files of a paper: given to a lawyer, and taken in as the next version. What reads and writes them is loaded by who
asks for one."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.agreements.permissions import VIEW
from jalin.agreements.words import language as reader
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.kinds import KINDS
from jalin.kernel.documents.services import passing_file
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import WordForm
from .permissions import WRITE
from .selectors import latest_versions
from .services import save_version
from .views import NAMES, asks, download, show, text_or_404

SAID = {
    "not_word": lambda: _("This is not a Word file (.docx). Save it as .docx and send it again."),
    "remote": lambda: _("This file fetches something from another place when it is opened (a template, a linked picture). Save it without links and send it again."),
    "no_clauses": lambda: _("No heading of this file is one of the paper's headings. Download the Word file here and write into it."),
    "template": lambda: _("The template cannot be filled."),
}  # fmt: skip


@needs(WRITE)
@asks
def text_from_word(request, pk):
    """A lawyer's Word file becomes the next version of its language; nothing is lost where it cannot be read."""
    from .word import NotReadable
    from .word_files import taken_in

    found = text_or_404(request.user, pk)
    form = WordForm(sent(request), request.FILES or None)

    def do(values) -> str:
        lang, file = values["language"], values["file"]
        last = latest_versions(found).get(lang)
        try:
            taken = taken_in(found, lang, last, _checked(file), reader())
        except NotReadable as error:
            raise ValidationError({"file": SAID[error.code]()}) from error
        saved = save_version(by=request.user, text=found, language=lang, bodies=taken.bodies, based_on=last.number if last else 0,
                             note=file.name[:300], word=file)  # fmt: skip
        if saved == last:
            told = _("The file says what version %(number)s says; no version was added.")
        else:
            told = _("Version %(number)s is made of the Word file.")
        return " ".join([told % {"number": saved.number}, *taken.remarks])

    act = Act(
        "word", _("Take in a Word file"), _("Take it in"), reverse("desk:text", args=[pk]), icon="file-import"
    )
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found, act))


def _checked(file) -> bytes:
    """Its bytes after the checks that every upload passes: kind, size, password, macros, bombs, viruses. Raises ValidationError."""
    from .word import MOST_BYTES

    try:
        with passing_file(file=file, allowed=("docx",), cap=MOST_BYTES) as (path, _kind):
            return path.read_bytes()
    except UnreadableFile as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal


@needs(VIEW)
@require_safe
def text_word(request, pk, lang):
    from .word_files import word_file

    found = text_or_404(request.user, pk)
    if lang not in NAMES:
        raise Http404
    versions = latest_versions(found)
    number = versions[lang].number if lang in versions else 0
    return download(word_file(found, lang, versions), f"{found.kind}-{lang}-{number}.docx", KINDS["docx"])
