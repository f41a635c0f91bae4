"""The web server: gunicorn in this process, with threads, configured here and nowhere else."""

import os
import socket
from pathlib import Path

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from .processes import die_with_parent


class QuietLogger(Logger):
    """Writes through the program's own log, which leaves e-mail addresses out; says nothing about each
    visit."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in list(self.error_log.handlers):
            self.error_log.removeHandler(handler)
        self.error_log.propagate = True

    def _set_handler(self, log, output, fmt, stream=None):
        return None


class Web(BaseApplication):
    """Serves the application on a socket that already listens."""

    def __init__(self, listener: socket.socket, *, workers: int, threads: int):
        self.listener, self.workers, self.threads = listener, workers, threads
        super().__init__()

    def load_config(self):
        master = os.getpid()
        options = {
            "bind": f"fd://{os.dup(self.listener.fileno())}",
            "workers": self.workers,
            "threads": self.threads,
            "worker_class": "gthread",
            "preload_app": True,  # imported once; the workers are forks and start at once
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108
            "timeout": 60,
            "graceful_timeout": 25,
            "keepalive": 5,
            "accesslog": None,
            "loglevel": "warning",
            "logger_class": QuietLogger,
            "control_socket_disable": True,
            "proc_name": "jalin",
            "post_fork": lambda server, worker: die_with_parent(master),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self):
        from jalin.config.wsgi import application

        return application


def serve_on(listener: socket.socket, *, workers: int, threads: int) -> None:
    """Serve until SIGTERM (requests at work are finished) or SIGINT (at once). Ends the process."""
    from django.db import connections

    connections.close_all()  # the workers are forks: none may inherit a connection
    web = Web(listener, workers=workers, threads=threads)
    listener.close()
    web.run()
