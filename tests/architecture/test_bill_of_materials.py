"""The bill of materials names exactly what the program is made of."""

import json
import re
import tomllib

from jalin.kernel.typesetting.setting import HERE as PAPER
from jalin.kernel.ui.vendoring import load_record

from .test_house_rules import ROOT

BILL = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
LOCKED = re.compile(r"^([a-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_it_names_every_locked_package_in_its_version_and_no_other():
    locked: dict[str, set] = {}
    for name, version, _where in LOCKED.findall(
        (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    ):
        locked.setdefault(plain(name), set()).add(version)
    named = {
        plain(one["name"]): one["version"] for one in BILL["components"] if one["purl"].startswith("pkg:pypi")
    }
    assert set(named) - {"setuptools"} <= set(locked)
    assert {name for name, version in named.items() if version not in locked.get(name, {version})} == set()
    elsewhere = {"tzdata", "colorama"}  # only on Windows
    assert set(locked) - set(named) <= elsewhere


def test_it_names_every_file_of_others_that_the_repository_carries():
    named = {one["name"] for one in BILL["components"] if one["purl"].startswith("pkg:npm")}
    fonts = tomllib.loads((PAPER / "fonts.toml").read_text(encoding="utf-8"))["typeface"]
    assert named == {one["name"] for one in load_record()["package"]} | {
        one["package"].split()[0] for one in fonts
    }


def test_every_component_says_its_licence():
    assert [one["name"] for one in BILL["components"] if not one.get("licenses")] == []
