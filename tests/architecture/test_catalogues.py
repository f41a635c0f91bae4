"""Every string a user can see is translated into Indonesian and Japanese, and every catalogue is whole."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

SOURCE = Path(__file__).resolve().parents[2] / "src" / "jalin"
CATALOGUES = sorted(SOURCE.rglob("locale/*/LC_MESSAGES/*.po"))
LANGUAGES = ("id", "ja")
TEMPLATE_TAG = re.compile(
    r"""{%\s*(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(.*?)%}|_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""",
    re.DOTALL,
)
CONTEXT = re.compile(r"""\bcontext\s+["'](.*?)["']""")
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b(.*?)%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)


def key_of(message) -> tuple[str | None, str]:
    """(context, text in English), as the program asks for it."""
    return message.context, message.id[0] if isinstance(message.id, tuple) else message.id


def context_of(options: str) -> str | None:
    found = CONTEXT.search(options or "")
    return found[1] if found else None


def read(path: Path):
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


@pytest.fixture(scope="module")
def translated():
    """language -> every message that some catalogue translates, Django's and allauth's own among them."""
    import allauth
    import django

    found = {language: set() for language in LANGUAGES}
    for language in LANGUAGES:
        foreign = [Path(django.__file__).parent / f"conf/locale/{language}/LC_MESSAGES/django.po",
                   *Path(django.__file__).parent.glob(f"contrib/*/locale/{language}/LC_MESSAGES/django.po"),
                   Path(allauth.__file__).parent / f"locale/{language}/LC_MESSAGES/django.po"]  # fmt: skip
        for path in [
            *(p for p in foreign if p.exists()),
            *(p for p in CATALOGUES if p.parts[-3] == language),
        ]:
            for message in read(path):
                texts = message.string if isinstance(message.string, tuple) else (message.string,)
                if message.id and all(texts) and not message.fuzzy:
                    found[language].add(key_of(message))
    return found


def unquote(text: str) -> str:
    return text[1:-1].replace('\\"', '"').replace("\\'", "'")


def messages_of_templates():
    for path in SOURCE.rglob("templates/**/*"):
        if not path.is_file() or path.suffix not in {".html", ".txt"}:
            continue
        text = path.read_text(encoding="utf-8")
        for match in TEMPLATE_TAG.finditer(text):
            yield path, (context_of(match.group(2)), unquote(match.group(1) or match.group(3)))
        for options, body in BLOCK.findall(text):
            singular = re.split(r"{%\s*plural\s*%}", body)[0]
            if "trimmed" in options:
                singular = " ".join(line.strip() for line in singular.strip().splitlines())
            text = singular.replace("%", "%%") if "%" in singular else singular
            yield path, (context_of(options), re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", text))


def messages_of_code():
    plural, context, both = (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
    keywords = {"_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": plural, "ngettext_lazy": plural,
                "pgettext": context, "pgettext_lazy": context, "npgettext": both, "npgettext_lazy": both}  # fmt: skip
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for _line, message, _comments, said in extract_from_file("python", str(path), keywords=keywords):
            yield path, (said, message[0] if isinstance(message, tuple) else message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_program_is_translated(language, translated):
    missing = {}
    for path, message in [*messages_of_code(), *messages_of_templates()]:
        if message[1] and message not in translated[language]:
            missing.setdefault(str(path.relative_to(SOURCE)), []).append(message)
    assert missing == {}


def test_no_function_of_gettext_has_a_name_of_its_own():
    """Under another name than `_` its messages would not be found above."""
    named = re.compile(r"gettext\w* as (?!_\b)\w+")
    assert [path for path in SOURCE.rglob("*.py") if named.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_message_is_translated_one_way(language):
    """Catalogues are merged at start, so two that differ would override each other: give one of them a context."""
    said = {}
    for path in CATALOGUES:
        if path.parts[-3] == language:
            for message in read(path):
                said.setdefault(key_of(message), set()).add(message.string)
    assert {key: texts for key, texts in said.items() if key[1] and len(texts) > 1} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.relative_to(SOURCE).parts[:-2]))
def test_a_catalogue_is_whole(path):
    """Nothing fuzzy, nothing empty, the same placeholders in every language."""
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w+}")
    for message in read(path):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not message.fuzzy, message.id
        assert all(texts), f"not translated: {message.id!r}"
        wanted = {frozenset(placeholder.findall(text)) for text in ids}
        for text in texts:
            assert frozenset(placeholder.findall(text)) in wanted, f"placeholders differ: {message.id!r}"
