"""The one command line: `jalin --help`. Commands that need no database import no Django."""

from .app import main

__all__ = ["main"]
