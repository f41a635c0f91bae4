"""A document says what it was given, in every language, with the same bytes each time."""

import hashlib
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from jalin.kernel.typesetting import SignsMissing, TypesettingError, typeset
from jalin.kernel.typesetting.setting import HERE

TRIAL = Path(__file__).with_name("trial.typ")
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
HOSTILE = '#panic() $x$ \\ *not markup* <b> #read("/etc/passwd")'


def data(**more) -> dict:
    return {
        "title": "下水道網の技術附属書", "subtitle": "Bandung – 浜松市", "source": "Bandung", "facts": [["期日", "2026年11月25日"]],
        "texts": [["ja", "髙橋様と山﨑様が覚書を締結した。"], ["id", "Kerja sama diperbarui."], ["en", HOSTILE]],
        "remark": ["Peringatan.", "6,2 %"], "head": ["Pipa", "m³"], "body": [["A", {"id": "1.934,71", "ja": "1,934.71"}]],
        "pictures": ["square.svg"], **more,
    }  # fmt: skip


def made(language: str = "ja", **more) -> bytes:
    return typeset(
        TRIAL,
        data(**more),
        language=language,
        made_on=date(2026, 11, 25),
        pictures={"square.svg": SQUARE},
    )


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_what_was_given_can_be_searched_and_copied_in_every_script():
    text = text_of(made())
    for part in (
        "下水道網",
        "髙橋様と山﨑様",
        "2026年11月25日",
        "Kerja sama diperbarui.",
        "1,934.71",
        "ページ",
    ):
        assert part in text
    assert "1.934,71" in text_of(made("id"))


def test_a_sign_without_a_shape_is_marked_or_refused_by_name_and_a_long_word_breaks():
    assert "〓〓 Đà Nẵng" in text_of(made("id", subtitle="대구 Đà Nẵng"))
    with pytest.raises(SignsMissing) as caught:
        typeset(
            TRIAL,
            data(subtitle="대구", pictures=[]),
            language="id",
            made_on=date(2026, 11, 25),
            is_exact=True,
        )
    assert caught.value.signs == "대구"
    words = text_of(made("en", texts=[["en", "https://x.example/" + "q" * 200]])).replace("\n", "")
    assert "https://x.example/" + "q" * 200 in words


def test_what_a_person_typed_is_text_and_never_runs():
    assert "#panic()" in text_of(made()) and "*not markup*" in text_of(made())


def test_the_same_data_gives_the_same_bytes_and_another_day_gives_others():
    pictures = {"square.svg": SQUARE}
    assert made() == made()
    assert made() != typeset(TRIAL, data(), language="ja", made_on=date(2026, 11, 26), pictures=pictures)


def test_a_document_is_archival_names_its_language_and_carries_its_typefaces():
    pdf = made()
    catalogue = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert b"pdfaid:part" in pdf and catalogue["/Lang"].startswith("ja")
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    kinds = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert kinds and all("/FontFile2" in one or "/FontFile3" in one for one in kinds)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"language": "fr"}, "'fr'"), ({"pictures": {"../x.svg": SQUARE}}, "path"), ({"data": {}}, "trial.typ")],
)
def test_what_does_not_fit_is_said_in_one_sentence(change, said):
    arguments = {"data": data(), "language": "ja", "pictures": {"square.svg": SQUARE}} | change
    with pytest.raises(TypesettingError, match=said):
        typeset(TRIAL, arguments.pop("data"), made_on=date(2026, 11, 25), **arguments)


def test_the_typefaces_are_those_recorded_with_their_licences():
    record = tomllib.loads((HERE / "fonts.toml").read_text(encoding="utf-8"))
    present = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (HERE / "fonts").iterdir()
    }
    assert present == record["sha256"]
    assert sorted(name for one in record["typeface"] for name in one["files"]) == sorted(present)
