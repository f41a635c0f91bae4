"""Jalin's own settings, and the small app of these tests."""

import os

from jalin.config.settings import *  # noqa: F403

INSTALLED_APPS += ["tests.faults.office"]  # noqa: F405
ROOT_URLCONF = "tests.faults.urls"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
MIGRATION_MODULES = {"faults": None}
FAULTS_STALE = float(os.environ.get("FAULTS_STALE", "0"))  # seconds, when a test cannot wait for the real 20
