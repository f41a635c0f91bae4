"""Texts in three languages: three plain columns and one reading attribute.

`name = Trilingual(models.CharField, max_length=200)` adds the columns name_ind, name_jpn, name_eng; `obj.name` reads
the text of the active language, or the one there is, with its language. Others call: `Trilingual`, `Reading`,
`read_text`, `LANGUAGES`.
"""

from .fields import Trilingual
from .reading import COLUMNS, LANGUAGES, Reading, read_text

__all__ = ["COLUMNS", "LANGUAGES", "Reading", "Trilingual", "read_text"]
