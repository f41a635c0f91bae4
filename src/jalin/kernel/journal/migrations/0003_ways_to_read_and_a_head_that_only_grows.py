"""Indexes for reading by act, noun and day; the database also refuses a head that goes back or is taken away."""

from django.db import migrations, models

SQLITE = (
    "CREATE TRIGGER journal_head_only_grows BEFORE UPDATE ON journal_head WHEN NEW.n <= OLD.n "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
    "CREATE TRIGGER journal_head_stays BEFORE DELETE ON journal_head "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
)
POSTGRES = (
    "CREATE FUNCTION journal_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.n <= OLD.n THEN RAISE EXCEPTION 'the journal is append-only'; END IF; RETURN NEW; END $$;",
    "CREATE TRIGGER journal_head_only_grows BEFORE UPDATE ON journal_head FOR EACH ROW EXECUTE FUNCTION journal_only_grow();",
    "CREATE TRIGGER journal_head_stays BEFORE DELETE ON journal_head FOR EACH ROW EXECUTE FUNCTION journal_refuse();",
)
SQLITE_OFF = ("DROP TRIGGER journal_head_only_grows;", "DROP TRIGGER journal_head_stays;")
POSTGRES_OFF = (
    "DROP TRIGGER journal_head_only_grows ON journal_head;",
    "DROP TRIGGER journal_head_stays ON journal_head;",
    "DROP FUNCTION journal_only_grow();",
)


def _run(sqlite, postgres):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgres:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [
        migrations.AddIndex("entry", models.Index(fields=["action", "-n"], name="journal_by_action")),
        migrations.AddIndex("entry", models.Index(fields=["noun", "-n"], name="journal_by_noun")),
        migrations.AddIndex("entry", models.Index(fields=["at"], name="journal_by_time")),
        migrations.RunPython(_run(SQLITE, POSTGRES), _run(SQLITE_OFF, POSTGRES_OFF)),
    ]
