"""Settings of the site that `wagtail start` made, as a server runs it: no debugging, the local database, its blog."""

from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "b" * 60
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["blog", *INSTALLED_APPS]  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 60  # noqa: F405
DATABASES["default"]["OPTIONS"] = {  # noqa: F405  (as Jalin's)
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000",
}
