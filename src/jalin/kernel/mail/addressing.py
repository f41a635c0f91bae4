"""Where this office is, for mails that no request asks for."""

from django.conf import settings

NO_NAMES = {"*", "localhost", "127.0.0.1", "[::1]"}


def site_address() -> str:
    """Scheme and host of the pages, without a slash at the end: the first host of the settings that is a name."""
    host = next((name for name in settings.ALLOWED_HOSTS if name not in NO_NAMES), "")
    return f"{'https' if settings.SECURE_SSL_REDIRECT else 'http'}://{host or 'localhost:8000'}"
