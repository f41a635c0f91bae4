"""Why a file was not taken, or is not given out: each a sentence for the person who handed it in."""

from django.utils.translation import gettext_noop as _

from jalin.kernel.problems import Problem


class UnreadableFile(Problem):
    """The file cannot be taken or read; `code` begins with "documents."."""


def _of(code: str, text: str):
    def make(**parameters) -> UnreadableFile:
        return UnreadableFile(f"documents.{code}", text, **parameters)

    return make


empty = _of(
    "empty",
    _(
        "The file is empty. Choose the file again, and open it once yourself to see whether it holds anything."
    ),
)
too_large = _of(
    "too_large",
    _("The file is larger than %(megabytes)s MB. Divide it, or leave out pictures, and try again."),
)
unknown_type = _of(
    "unknown_type",
    _("This kind of file is not taken here. Save it as one of these and try again: %(allowed)s."),
)
not_allowed = _of(
    "not_allowed",
    _("This is a file of the kind %(found)s. Save it as one of these and try again: %(allowed)s."),
)
old_office = _of(
    "old_office",
    _("This file is in an old format of Excel or Word (.xls, .doc). Open it and save it as .xlsx or .docx."),
)
encrypted = _of("encrypted", _("The file is protected by a password. Remove the password and try again."))
macros = _of(
    "macros", _("The file contains macros. Save it without macros (as .xlsx or .docx) and try again.")
)
broken = _of(
    "broken", _("The file is damaged: it cannot be opened. Open it yourself, save it anew, and try again.")
)
bomb = _of(
    "bomb",
    _("The file becomes far too large when it is unpacked. Copy its content into a new file and try again."),
)
scan_pending = _of("scan_pending", _("The file has not been checked for viruses yet. Try again in a minute."))
infected = _of(
    "infected", _("The virus scanner refused this file. It is not given out. Ask the sender for a clean one.")
)
erased = _of("erased", _("This file was erased and cannot be opened any more."))
missing = _of(
    "missing", _("The file is missing from the server. Tell whoever runs this server; it may be in a backup.")
)
