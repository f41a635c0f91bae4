"""The documentation leads nowhere into the void, and says nothing of addresses that do not exist."""

import re

import pytest

from .test_house_rules import ROOT

PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/jalin/**/README.md")})
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_is_there(page):
    targets = [target.partition("#")[0] for target in LINK.findall(page.read_text(encoding="utf-8"))]
    local = [
        target for target in targets if target and "://" not in target and not target.startswith("mailto:")
    ]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_command_is_on_its_page():
    told = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    commands = {
        path.stem.rstrip("_") for path in (ROOT / "src" / "jalin" / "cli" / "commands").glob("[a-z]*.py")
    }
    grouped = {name.partition("_")[0] for name in commands}
    assert (
        sorted(name for name in grouped if f"jalin {name}" not in told and f"`jalin {name}" not in told) == []
    )
