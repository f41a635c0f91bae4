"""Style sheets and scripts keep the house's rules, and nothing that a page names is missing."""

import re
from pathlib import Path

import pytest

from jalin.kernel.ui.vendoring import HERE

SOURCE = HERE.parents[1]
STATIC = HERE / "static"
SHEETS = sorted((STATIC / "ui/css").glob("*.css"))
SCRIPTS = sorted((STATIC / "ui/js").glob("*.js"))
LAYERS = {"reset", "tokens", "base", "layout", "components", "pages", "utilities", "print"}
SPRITE = (STATIC / "ui/vendor/tabler-icons/icons.svg").read_text(encoding="utf-8")
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
TEMPLATES = list(SOURCE.rglob("templates/**/*.html"))
CODE = [path for path in SOURCE.rglob("*.py") if "tests" not in path.parts and "migrations" not in path.parts]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_short_and_in_a_layer(sheet):
    assert text(sheet).count("\n") < 400
    assert set(re.findall(r"@layer (\w+) \{", text(sheet))) <= LAYERS
    outside = re.sub(r"/\*.*?\*/", "", text(sheet), flags=re.DOTALL).strip()
    assert outside.startswith("@layer")


def test_the_order_of_the_layers_is_written_once():
    order = re.search(r"@layer ([\w, ]+);", text(STATIC / "ui/css/layers.css"))[1].split(", ")
    assert set(order) == LAYERS and order[0] == "reset" and order[-2:] == ["utilities", "print"]


def test_every_variable_that_is_used_is_declared():
    sheets = "".join(map(text, SHEETS))
    used, declared = set(re.findall(r"var\((--[\w-]+)", sheets)), set(re.findall(r"(--[\w-]+):", sheets))
    assert used - declared == set()


def test_colours_are_written_in_the_tokens_only():
    found = {}
    for sheet in SHEETS:
        if sheet.name in {"tokens.css", "utilities.css"}:
            continue
        colours = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", text(sheet))
        if colours:
            found[sheet.name] = colours
    assert found == {}


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_fetched_from_another_host(path):
    assert re.findall(r"(?:https?:)?//[a-z]\S*\.[a-z]{2,}", re.sub(r"//\s.*|/\*.*?\*/", "", text(path))) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_and_evaluates_nothing(script):
    assert text(script).count("\n") < 200
    assert (
        re.findall(r"\beval\(|new Function\(|innerHTML|document\.write|insertAdjacentHTML", text(script))
        == []
    )


def test_every_icon_that_is_named_is_in_the_sprite():
    named = {}
    template_icon = re.compile(r"""{%\s*icon "([\w-]+)"|icon="([\w-]+)\"""")
    for path in TEMPLATES:
        for pair in template_icon.findall(text(path)):
            named.setdefault("".join(pair), name(path))
    for path in CODE:
        for icon in re.findall(
            r"""["']icon["']: ["']([a-z][\w-]+)["']|\bicon=["']([a-z][\w-]+)["']""", text(path)
        ):
            named.setdefault("".join(icon), name(path))
    assert len(named) > 30
    assert {icon: where for icon, where in named.items() if icon not in ICONS} == {}


def test_every_static_file_that_a_frame_names_exists():
    named = {
        (path.name, file)
        for path in (HERE / "templates").rglob("*.html")
        for file in re.findall(r"{% static '([^']+)' %}", text(path))
    }
    assert named and {pair for pair in named if not (STATIC / pair[1]).is_file()} == set()
