"""One case from exploration to a signed memorandum in Indonesian and Japanese, its renewal and its end."""

import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
ROUTE = (
    ("a:done", "5 Januari 2026"), ("b:done", "12 Januari 2026"), ("b2:done", "19 Januari 2026"), ("c0:done", "2 Februari 2026"),
    ("c:done", "9 Februari 2026"), ("d:done", "16 Februari 2026"), ("e:received", "23 Februari 2026"), ("e:done", "20 April 2026"),
    ("f0:done", "27 April 2026"), ("f:done", "11 Mei 2026"),
)  # fmt: skip
LATER = (
    ("g:done", "25 Mei 2026"), ("h1:done", "8 Juni 2026"), ("h2:done", "22 Juni 2026"), ("i:done", "6 Juli 2026"), ("j:done", "17 Agustus 2026"),
)  # fmt: skip


def record(page, act: str, day: str, reason: str = "") -> None:
    """Record one act as an officer does: the date is read back first."""
    page.goto(re.sub(r"/(acts/new|parts)/.*", "", page.url).rstrip("/") + f"/acts/new/?act={act}")
    form = page.locator("dialog[open] form")
    expect(form.locator("select[name=act]")).to_have_value(act)
    form.locator("input[name=date]").fill(day)
    form.locator("input[name=source]").fill("Surat 415/KS/2026")
    if reason:
        form.locator("textarea[name=reason_given]").fill(reason)
        form.locator(
            "input[name=overrule]"
        ).check()  # the reports that the record lacks; only the head may lift that
    form.locator("[type=submit]").click()
    if page.locator("dialog[open] input[name=date]").count():
        page.locator("dialog[open] form [type=submit]").click()
    said = page.locator("dialog[open]").inner_text() if page.locator("dialog[open]").count() else ""
    assert said == "", f"{act}: {said}"


def signatures(pdf: PdfReader) -> list:
    """The signatures of a PDF."""
    return [
        field for field in (pdf.get_fields() or {}).values() if field.get("/FT") == "/Sig" and field.get("/V")
    ]


def write(page, language: str, texts: dict[str, str]) -> None:
    page.goto(f"{page.text_url}write/{language}/")
    for name in page.locator("textarea[name^=clause_]").evaluate_all("found => found.map(one => one.name)"):
        page.locator(f"textarea[name={name}]").fill(texts.get(name, f"{language}: {name[7:]}"))
    page.locator("main form [type=submit]").click()
    expect(page).to_have_url(page.text_url)


def test_a_case_goes_from_exploration_to_a_signed_memorandum_is_renewed_and_ends(visit):
    page = visit(role="head", language="id")
    page.goto("/desk/cases/new/")
    page.locator("select[name=relation]").select_option(label="Seoul")
    page.locator("input[name=title_ind]").fill("Nota kesepahaman dengan Seoul")
    page.locator("select[name=procedure]").select_option("id-permendagri-25-2020")
    page.locator("input[name=opened_on]").fill("2026-01-02")
    page.locator("dialog[open] form [type=submit], main form [type=submit]").first.click()
    expect(page).to_have_url(re.compile(r"/desk/cases/\d+/$"))
    case = page.url
    for act, day in ROUTE:
        page.goto(case)
        blocked = (
            "Dicatat bersama laporan yang menyusul"
            if act in ("d:done", "e:done", "e:received", "f0:done")
            else ""
        )
        record(page, act, day, blocked)
    page.goto(f"{case}parts/papers/")
    page.locator("form[action*='/papers/mou/begin/'] button").click()
    page.text_url = page.url
    write(page, "id", {"clause_aim": "Maju bersama"})
    write(page, "ja", {"clause_aim": "共に進む"})
    expect(page.locator(".side-clause").nth(2)).to_contain_text("共に進む")
    for act, day in LATER:
        page.goto(case)
        record(page, act, day)
    page.goto(f"{page.text_url}signing/new/")
    page.locator("dialog[open] textarea[name=signers]").fill(
        "Wali Kota Bandung, Kota Bandung\nWalikota Seoul, Seoul"
    )
    page.locator("dialog[open] form [type=submit]").click()
    for _signer in range(2):
        page.locator("form[action*='/demo/'] button").click()
    expect(page.locator("#sealing-title + ul")).to_contain_text("sudah ditandatangani semua")
    with page.expect_download() as download:
        page.locator("#sealing-title + ul a").first.click()
    signed = PdfReader(download.value.path())
    words = "".join(sheet.extract_text() for sheet in signed.pages)
    assert "Maju bersama" in words and "共に進む" in words and len(signatures(signed)) == 2
    page.goto(case)
    expect(page.locator("main")).to_contain_text("17 Agustus 2031")  # five years
    record(page, "m:done", "1 Oktober 2026")
    page.goto(case)
    expect(page.locator("main")).to_contain_text("1 Oktober 2031")  # and five more
    record(page, "n:done", "1 November 2026")
    page.goto(case)
    expect(page.locator("main")).to_contain_text("Perkara ini selesai")
    page.goto("/desk/relations/seoul/")
    expect(page.locator("#timeline")).to_contain_text("17 Agustus 2026")
    # a date in words is asked back once, which the browser calls an error (422)
    assert [fault for fault in page.faults if "422" not in fault] == []
