"""The database itself refuses to change or delete what the journal holds; a body may only be emptied (shredded)."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_target_no_update BEFORE UPDATE ON journal_target BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_target_no_delete BEFORE DELETE ON journal_target BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_body_no_delete BEFORE DELETE ON journal_body BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_body_only_shred BEFORE UPDATE ON journal_body WHEN NEW.text <> '' OR NEW.entry <> OLD.entry
  OR NEW.shredded_at IS NULL BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""

POSTGRES = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE FUNCTION journal_only_shred() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.text <> '' OR NEW.entry <> OLD.entry OR NEW.shredded_at IS NULL THEN
    RAISE EXCEPTION 'the journal is append-only'; END IF; RETURN NEW; END $$;
CREATE TRIGGER journal_entry_sealed BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_target_sealed BEFORE UPDATE OR DELETE ON journal_target FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_body_kept BEFORE DELETE ON journal_body FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_body_sealed BEFORE UPDATE ON journal_body FOR EACH ROW EXECUTE FUNCTION journal_only_shred();
"""

SQLITE_OFF = "".join(
    f"DROP TRIGGER {name};\n"
    for name in ("journal_entry_no_update", "journal_entry_no_delete", "journal_target_no_update",
                 "journal_target_no_delete", "journal_body_no_delete", "journal_body_only_shred")
)  # fmt: skip
POSTGRES_OFF = """
DROP TRIGGER journal_entry_sealed ON journal_entry; DROP TRIGGER journal_target_sealed ON journal_target;
DROP TRIGGER journal_body_kept ON journal_body; DROP TRIGGER journal_body_sealed ON journal_body;
DROP FUNCTION journal_refuse(); DROP FUNCTION journal_only_shred();
"""


def _run(sqlite: str, postgres: str):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in sqlite.strip().split("END;\n") if "END;" in sqlite else sqlite.strip().splitlines():
                text = statement.strip()
                if text:
                    schema_editor.execute(text + (" END;" if text.startswith("CREATE") and not text.endswith("END;") else ""))
        else:
            schema_editor.execute(postgres)

    return run


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRES), _run(SQLITE_OFF, POSTGRES_OFF))]
