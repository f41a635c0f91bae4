"""A new office gets its list of fields from one command."""

import pytest
from django.core.management import CommandError, call_command

from jalin.kernel.journal.models import Entry
from jalin.relations.models import Field


def test_the_shipped_list_is_loaded_once_and_again_changes_nothing(db, capsys):
    call_command("load_fields")
    first, entries = Field.objects.count(), Entry.objects.count()
    assert first > 10
    assert entries == 1
    call_command("load_fields")
    assert (Field.objects.count(), Entry.objects.count()) == (first, entries)
    assert "0 fields added" in capsys.readouterr().out


def test_a_file_with_other_columns_is_refused_with_a_sentence(db, tmp_path):
    (tmp_path / "fields.csv").write_text("name\nWater\n")
    with pytest.raises(CommandError, match="must have the columns"):
        call_command("load_fields", str(tmp_path / "fields.csv"))
    assert not Field.objects.exists()
