"""The office as a city runs it: behind nginx, with https."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "SECURE_PROXY_SSL_HEADER", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "DEBUG", "ALLAUTH_TRUSTED_PROXY_COUNT", "PASSWORD_HASHERS",
)  # fmt: skip
SCRIPT = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name, None) for name in {NAMES!r}}}))
"""


def environment() -> dict:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JALIN_", "DATABASE_URL", "PYTEST"))
    }
    return {**kept, "JALIN_HTTPS": "1", "JALIN_SECRET_KEY": "k7vQ2mZ9xR4tB8nW1cY6pL3sD5fG0hJ-aEuIoKiPqXwVzNbMrTyU", "JALIN_HOME": str(ROOT / "var" / "test"),
            "DJANGO_SETTINGS_MODULE": "jalin.config.settings", "PYTHONPATH": str(ROOT / "src")}  # fmt: skip


@pytest.fixture(scope="session")
def production_settings() -> dict:
    """The settings that differ with `https = true`, as a process of its own reads them."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment(), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture
def in_production(settings, production_settings, db):
    """in_production() -> a client that reaches the office as visitors do: through nginx, by https."""
    for name, value in production_settings.items():
        if value is not None and name != "PASSWORD_HASHERS":
            setattr(settings, name, tuple(value) if isinstance(value, list) else value)

    def make(**options) -> Client:
        return Client(HTTP_X_FORWARDED_PROTO="https", HTTP_X_FORWARDED_FOR="203.0.113.7", **options)

    return make
