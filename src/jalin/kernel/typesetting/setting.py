"""`typeset`: template and data in, PDF out."""

import functools
import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from .signs import marked, unprintable

HERE = Path(__file__).resolve().parent
HOUSE = HERE / "house.typ"
ARCHIVAL = "a-2b"  # ISO 19005-2, level b: typefaces embedded, nothing outside the file is needed
LANGUAGES = {"id", "ja", "en"}


LACKING = ("could not be displayed", "private use")  # how typst says that a sign has no shape


class TypesettingError(RuntimeError):
    """A template and its data do not fit together: a fault of ours, with typst's own words."""


class SignsMissing(TypesettingError):
    """`signs`: those of the data that no typeface of the house can show."""

    def __init__(self, signs: str):
        super().__init__(f"no typeface has {signs!r}")
        self.signs = signs


@cache
def _typefaces() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def typeset(template: Path, data: Mapping, *, language: str, made_on: date,
            pictures: Mapping[str, bytes] | None = None, standard: str = ARCHIVAL, is_exact: bool = False) -> bytes:  # fmt: skip
    """The PDF of `template` filled with `data`.

    `language` (id, ja or en) rules hyphenation, line breaking and the words of the frame. `made_on` is the date in
    the file's metadata; nothing else of the moment goes into it. `pictures` are files (SVG, PNG) that the template
    names by their key. A sign that no typeface has is set as 〓; an `is_exact` document refuses it. Raises `TypesettingError`,
    of which `SignsMissing` is one."""
    if language not in LANGUAGES:
        raise TypesettingError(f"no document is set in the language {language!r}")
    with tempfile.TemporaryDirectory(prefix="jalin-typeset-") as name:
        folder = Path(name)  # holds all that the document may read
        for path in (HOUSE, template):
            (folder / path.name).write_bytes(path.read_bytes())
        for key, content in (pictures or {}).items():
            if Path(key).name != key:
                raise TypesettingError(f"a picture's name may not be a path: {key!r}")
            (folder / key).write_bytes(content)
        write = functools.partial(_compile, folder, template.name, standard, made_on)
        told = {"language": language, **data}
        try:
            return write(told)
        except typst.TypstError as error:
            if not any(words in f"{error.message} {error.diagnostic}" for words in LACKING):
                raise _fault(template, error) from error
        if is_exact:
            raise SignsMissing(unprintable(json.dumps(told, ensure_ascii=False)))
        try:
            return write(marked(told))
        except typst.TypstError as error:
            raise _fault(template, error) from error


def _compile(folder: Path, name: str, standard: str, made_on: date, told: Mapping) -> bytes:
    (folder / "data.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return typst.compile(
        folder / name,
        root=folder,
        font_paths=_typefaces(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=[standard],
        timestamp=datetime.combine(made_on, time(), UTC),
    )


def _fault(template: Path, error: typst.TypstError) -> TypesettingError:
    return TypesettingError(f"{template.name}: {error.message} {error.diagnostic}".strip())
