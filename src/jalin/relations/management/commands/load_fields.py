"""`jalin manage load_fields`: the list of fields of cooperation that a new office starts with."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from jalin.kernel.journal import action
from jalin.relations.models import Field
from jalin.relations.permissions import EDIT_FIELDS
from jalin.relations.services import put_field

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "fields.csv"


@action("relations.edit_field", verb=EDIT_FIELDS)
def load_fields(*, by, act, rows: list[dict]) -> int:
    """Create or change the fields of `rows` (the columns of data/fields.csv); returns how many there are."""
    for position, row in enumerate(rows):
        aliases = "\n".join(row.pop("aliases").split("|"))
        put_field(by=by, position=position, aliases=aliases, **row)
    return len(rows)


class Command(BaseCommand):
    help = "Load the fields of cooperation: the shipped list, or your own file with the same columns."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)

    def handle(self, *args, file, **options):
        wanted = set(csv.DictReader(SHIPPED.open(encoding="utf-8")).fieldnames)
        try:
            with file.open(encoding="utf-8-sig", newline="") as opened:
                rows = list(csv.DictReader(opened))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        if not rows or set(rows[0]) != wanted:
            raise CommandError(f"{file} must have the columns {', '.join(sorted(wanted))}.")
        before = Field.objects.count()
        load_fields(by="system:operator", rows=rows)
        self.stdout.write(f"{Field.objects.count() - before} fields added, {len(rows)} read.")
