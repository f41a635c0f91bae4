"""The house's own rules, read off the source."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "jalin"
OURS = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
CODE = [path for path in OURS if "tests" not in path.parts]
TEMPLATES = list(SOURCE.rglob("templates/**/*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node) -> int:
    """Lines of a function without its docstring, which explains rather than does."""
    body = node.body
    doc = (
        body[0]
        if isinstance(body[0], ast.Expr) and isinstance(getattr(body[0], "value", None), ast.Constant)
        else None
    )
    return node.end_lineno - node.lineno + 1 - (doc.end_lineno - doc.lineno + 1 if doc else 0)


def test_no_file_is_longer_than_400_lines():
    assert {name(path): lines(path) for path in OURS if lines(path) > 400} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{name(path)}:{node.name}": length(node)
        for path in CODE
        for node in functions(path)
        if length(node) > 40
    }
    assert long == {}


def test_no_template_is_longer_than_150_lines():
    assert {name(path): lines(path) for path in TEMPLATES if lines(path) > 150} == {}


def test_no_template_switches_off_escaping_or_carries_script_or_style():
    forbidden = re.compile(
        r"\|\s*safe\b|\bautoescape off|<style\b|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE
    )
    script = re.compile(r"<script(?![^>]*(\bsrc=|application/ld\+json))", re.IGNORECASE)
    found = {}
    for path in TEMPLATES:
        text = re.sub(
            r"{#.*?#}|{% comment .*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        hits = [match.group() for pattern in (forbidden, script) for match in pattern.finditer(text)]
        if hits:
            found[name(path)] = hits
    assert found == {}


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "misc"])
def test_no_module_has_a_name_that_says_nothing(word):
    assert [name(path) for path in OURS if path.stem == word or path.parent.name == word] == []


def test_no_module_marks_text_safe_or_connects_signals():
    pattern = re.compile(
        r"\bmark_safe\(|\bSafeString\(|@receiver\b|\.connect\(\s*\w+,\s*sender|\beval\(|\bexec\("
    )
    assert {
        name(path): pattern.findall(path.read_text()) for path in CODE if pattern.search(path.read_text())
    } == {}


def test_a_form_asks_for_a_day_by_the_field_that_refuses_unlikely_years():
    pattern, own = re.compile(r"\bforms\.DateField\(|\": DayInput\b"), SOURCE / "kernel" / "ui" / "forms.py"
    assert [name(path) for path in CODE if path != own and pattern.search(path.read_text())] == []


def test_raw_sql_stays_in_search_health_and_operations():
    allowed = {
        "kernel/search",
        "kernel/web/views.py",
        "kernel/backup",
        "config/examination.py",
        "kernel/jobs",
        "kernel/queued_sqlite",
    }
    pattern = re.compile(r"\.cursor\(|\.raw\(|RawSQL|\.extra\(")
    found = [path.relative_to(SOURCE).as_posix() for path in CODE if pattern.search(path.read_text())]
    assert [path for path in found if not path.startswith(tuple(allowed))] == []


def test_every_write_to_a_domain_model_goes_through_the_door():
    """Outside services, bulk, facts and sources nothing saves, creates, updates or deletes rows of domain models."""
    pattern = re.compile(
        r"(?<!Session)\.objects\.(?:[\w.()=,\s\"']*\.)?(create|bulk_create|update|delete|get_or_create|update_or_create)\(|\.save\("
    )
    writers = ("services.py", "bulk.py", "facts.py", "door.py", "models.py")
    domain = [
        path for path in CODE if path.relative_to(SOURCE).parts[0] in {"relations", "people", "desk", "demo"}
    ]
    found = {}
    for path in domain:
        if path.name.endswith(writers) or "services" in path.parts or "scale" in path.name:
            continue
        hits = pattern.findall(path.read_text())
        if hits:
            found[name(path)] = hits
    assert found == {}


def test_every_module_says_what_it_is_for():
    rooms = [
        path
        for path in SOURCE.rglob("__init__.py")
        if "migrations" not in path.parts and "tests" not in path.parts
    ]
    rooms = [path for path in rooms if not {"management", "commands", "templatetags"} & set(path.parts)]
    silent = [
        name(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_nothing_names_a_path_of_one_machine():
    pattern = re.compile(r"/(work|root|tmp)/(main|shared|jalin)\b")
    texts = [*OURS, *TEMPLATES, *ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), *ROOT.glob("deploy/**/*")]
    assert [
        name(path) for path in texts if path.is_file() and pattern.search(path.read_text(encoding="utf-8"))
    ] == []
