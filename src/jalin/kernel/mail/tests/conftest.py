from .server import mail_server  # noqa: F401
