"""`jalin manage rebuild_search`: index everything again, after a new version has learnt more words or kinds."""

from django.core.management.base import BaseCommand

from jalin.kernel.search.services import rebuild_index


class Command(BaseCommand):
    help = "Index everything that can be found again. Searches answer meanwhile."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild_index():,} objects are indexed.")
