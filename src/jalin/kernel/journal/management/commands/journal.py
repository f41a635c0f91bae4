"""`jalin manage journal verify | head | shred`: the seal of the journal from the command line."""

import re
import sys

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from jalin.kernel.journal.selectors import Fault, head_of_journal, verify_journal
from jalin.kernel.journal.services import shred_entries

SENTENCES = {
    "missing": "entry {n} is missing",
    "changed": "entry {n} was changed, or what it is about: it is not what was sealed",
    "reordered": "entry {n} does not follow the entry before it: the order was changed",
    "body": "entry {n}: what it says was edited or taken away; its seal stands for other words",
    "head": "the end was cut off or added to past the door: the journal's last number does not fit what follows {n}",
    "anchor": "entry {n} does not carry the digest that was noted earlier: the journal was rewritten",
}
SHOWN = 10


def sentence(fault: Fault) -> str:
    return SENTENCES[fault.kind].format(n=fault.n)


class Command(BaseCommand):
    help = "Check the journal's chain of seals; print its head, to be noted elsewhere; erase what entries say of a person."

    def add_arguments(self, parser):
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="Recompute every seal. Ends with 1 when something is wrong.")
        verify.add_argument(
            "--anchor", metavar="NUMBER:DIGEST", help="A head noted earlier, which must still be found."
        )
        acts.add_parser("head", help="Print the last number and digest, to be kept somewhere else.")
        shred = acts.add_parser(
            "shred", help="Empty the entries that tell what one thing was. This cannot be undone."
        )
        shred.add_argument("noun", help="such as people.user")
        shred.add_argument("object_id")
        shred.add_argument("--reason", required=True)

    def handle(self, *args, act, **options):
        getattr(self, act)(**options)

    def head(self, **options):
        number, digest = head_of_journal()
        self.stdout.write(f"{number}:{digest}")

    def shred(self, *, noun, object_id, reason, **options):
        count = shred_entries(by="system:operator", reason=reason, noun=noun, object_id=object_id)
        self.stdout.write(f"{count} entries of {noun} {object_id} were emptied; their seals stay.")

    def verify(self, *, anchor=None, **options):
        noted = self._anchor(anchor) if anchor else None
        number, digest = head_of_journal()
        faults = self._walk(number, noted)
        if not faults:
            self.stdout.write(f"The journal is whole: {number} entries, head {number}:{digest}")
            return
        for fault in faults[:SHOWN]:
            self.stderr.write(sentence(fault))
        if len(faults) > SHOWN:
            self.stderr.write(f"… and {len(faults) - SHOWN} more")
        self.stderr.write(
            "The journal is not whole. Keep the database as it is, and compare it with a backup."
        )
        sys.exit(1)

    def _walk(self, total: int, noted) -> list[Fault]:
        console = Console(file=self.stderr._out if hasattr(self.stderr, "_out") else sys.stderr)
        columns = (
            TextColumn("Checking the journal"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("", total=total or 1)
            return verify_journal(lambda n: bar.update(task, completed=n), anchor=noted)

    @staticmethod
    def _anchor(text: str) -> tuple[int, str]:
        found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{12,64})", text)
        if not found:
            raise CommandError("Write the anchor as NUMBER:DIGEST, as `jalin manage journal head` prints it.")
        return int(found[1]), found[2]
