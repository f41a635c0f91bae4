"""A mail server that is there, for the tests of whoever sends."""

import pytest

from .smtp_server import SmtpServer


@pytest.fixture
def mail_server(settings):
    server = SmtpServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    yield server
    server.shutdown()
    server.server_close()
