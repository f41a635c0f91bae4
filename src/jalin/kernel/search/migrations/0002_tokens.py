"""Where the tokens lie: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL."""

from django.db import migrations


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE search_tokens USING fts5(names, texts, tokenize = 'unicode61 remove_diacritics 0', "
            "prefix = '5 6', detail = 'column')"
        )
    else:
        schema_editor.execute("ALTER TABLE search_searchentry ADD COLUMN tokens tsvector")
        schema_editor.execute("CREATE INDEX search_tokens_gin ON search_searchentry USING gin (tokens)")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_tokens")
    else:
        schema_editor.execute("DROP INDEX search_tokens_gin")
        schema_editor.execute("ALTER TABLE search_searchentry DROP COLUMN tokens")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
