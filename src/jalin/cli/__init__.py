"""The one command line: `jalin --help`. Commands that need no database import no Django.

`language` comes first: typer takes its own words in the language that is chosen by then.
"""

from . import language  # noqa: F401
from .app import main

__all__ = ["main"]
