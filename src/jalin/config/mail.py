"""Mail settings from one address such as smtp://user:password@host:587 or console:."""

from urllib.parse import unquote, urlsplit


def mail_settings(options) -> dict:
    """Django's EMAIL_* settings. Unknown schemes fall back to the console, which `jalin doctor` reports."""
    address = urlsplit(options.mail_url)
    shared = {"DEFAULT_FROM_EMAIL": options.mail_from, "SERVER_EMAIL": options.mail_from}
    if address.scheme not in {"smtp", "smtps"}:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend", **shared}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname or "localhost",
        "EMAIL_PORT": address.port or (465 if address.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_SSL": address.scheme == "smtps",
        "EMAIL_USE_TLS": address.scheme == "smtp" and (address.port or 587) != 25,
        "EMAIL_TIMEOUT": 20,
        **shared,
    }
