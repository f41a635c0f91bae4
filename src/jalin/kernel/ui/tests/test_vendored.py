"""The files of others are exactly those that vendored.toml names, with their licences beside them."""

import re

import pytest

from jalin.kernel.ui.vendoring import HERE, derive_faces, load_record, sha256_of

PACKAGES = load_record()["package"]
MEGABYTE = 1_000_000


def present(package: dict) -> list[str]:
    folder = HERE / package["folder"]
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_every_file_has_the_recorded_sum(package):
    sums = {name: sha256_of(HERE / package["folder"] / name) for name in package["files"]}
    assert sums == package["files"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_no_file_stands_in_a_package_without_being_recorded(package):
    assert present(package) == sorted(package["files"])


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_a_package_says_whose_it_is_and_keeps_its_licence(package):
    assert all(package[key] for key in ("name", "version", "licence", "homepage", "use"))
    assert (HERE / package["folder"] / "LICENSE").read_text(encoding="utf-8").strip()


def test_what_was_cut_out_of_a_typeface_has_its_recorded_sum():
    derived = {one["file"]: one["sha256"] for one in load_record()["derived"]}
    fonts = HERE / "static/ui/fonts"
    files = {path for path in fonts.rglob("*") if path.is_file()} - {fonts / "README.md"}
    assert set(derived) == {str(path.relative_to(HERE)) for path in files}
    assert {name: sha256_of(HERE / name) for name in derived} == derived


def test_no_folder_of_others_is_left_unrecorded():
    folders = {path for parent in ("static/ui/vendor", "tests/vendor") for path in (HERE / parent).iterdir()}
    assert folders == {HERE / package["folder"] for package in PACKAGES}


def test_all_files_of_others_together_weigh_less_than_four_megabytes():
    sizes = [(HERE / p["folder"] / name).stat().st_size for p in PACKAGES for name in p["files"]]
    sizes += [(HERE / one["file"]).stat().st_size for one in load_record()["derived"]]
    assert sum(sizes) < 4 * MEGABYTE


def test_the_japanese_slices_hold_the_program_s_own_words_and_no_character_twice():
    ranges = re.findall(
        r"unicode-range: (.*?);", (HERE / "static/ui/fonts/noto-sans-jp/faces.css").read_text("utf-8")
    )
    codes = [code for listed in ranges for code in codes_of(listed)]
    assert len(codes) == len(set(codes)) > 6_500
    words = "".join(
        path.read_text("utf-8") for path in HERE.parents[1].rglob("locale/ja/LC_MESSAGES/django.po")
    )
    assert {char for char in words if "\u3040" <= char <= "\u9fff"} - set(map(chr, codes)) == set()


def codes_of(listed: str) -> list[int]:
    """The codes of a `unicode-range`: U+3041-3096, U+8A9E."""
    ends = (part.removeprefix("U+").partition("-") for part in listed.split(", "))
    return [code for one, _dash, other in ends for code in range(int(one, 16), int(other or one, 16) + 1)]


def test_only_the_wanted_scripts_of_a_typeface_are_kept():
    sheet = (
        "/* a-latin */\n@font-face {\n src: url(./a);\n}\n\n/* a-greek */\n@font-face {\n src: url(./b);\n}"
    )
    assert derive_faces(sheet, "a-latin") == "/* a-latin */\n@font-face {\n src: url(./a);\n}\n"
