"""Settings with which nothing could start get one sentence, before anything else is tried."""

import pytest

from jalin.config.newsite import write_settings
from jalin.config.options import OptionsError, load_options


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("JALIN_LANGUAGE", "nl", "must be id, ja or en"),
        ("JALIN_TIME_ZONE", "Mars/Phobos", "no time zone Mars/Phobos"),
        ("DATABASE_URL", "mysql://u:secret@h/x", "database_url is no address"),
        ("DATABASE_URL", "postgres://u:secret@h:port/x", "database_url is no address"),
        ("JALIN_MAIL_URL", "smtp://u:secret@h:port", "mail_url is no address"),
        ("JALIN_IDLE_MINUTES", "long", "`idle_minutes` must be written as int"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(variable, value, words, monkeypatch, tmp_path):
    monkeypatch.setenv("JALIN_HOME", str(tmp_path))
    monkeypatch.setenv(variable, value)
    with pytest.raises(OptionsError, match=words) as refused:
        load_options()
    assert "secret" not in str(refused.value)


def test_a_variable_that_is_set_and_empty_says_nothing(monkeypatch, tmp_path):
    write_settings(tmp_path / "jalin.toml", language="ja")
    monkeypatch.setenv("JALIN_HOME", str(tmp_path))
    for name in ("JALIN_SECRET_KEY", "JALIN_LANGUAGE", "JALIN_SETTINGS"):
        monkeypatch.setenv(name, "")
    options = load_options()
    assert options.secret_key and options.language == "ja"


def test_no_settings_are_written_with_which_nothing_could_start(tmp_path):
    with pytest.raises(OptionsError):
        write_settings(tmp_path / "jalin.toml", time_zone="Mars/Phobos")
    assert not list(tmp_path.iterdir())
