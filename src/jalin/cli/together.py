"""Web server and worker side by side under one command: both stop with it, and one that dies is started
again."""

import os
import signal
import socket
import sys
import time
import traceback
from http.client import HTTPConnection, HTTPException

import typer

from .language import say
from .processes import die_with_parent

PATIENCE = 30  # seconds for requests and work to end by themselves


class Together:
    """Forks of this process, which has Django loaded already: a start costs no second import."""

    def __init__(self, listener: socket.socket):
        self.listener = (
            listener  # stays open here, so that visitors wait while a dead web server is started again
        )
        self.parts = {say("web server"): self._web, say("worker"): self._work}
        self.running: dict[int, tuple[str, float]] = {}
        self.quick_deaths, self.has_failed = 0, False
        self.stopping_since = 0.0

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN or number != signal.SIGHUP:  # nohup stays in force
                signal.signal(number, self._stop)
        for name in self.parts:
            self._fork(name)

    def wait_until_it_answers(self, host: str, port: int, seconds: float = 30) -> bool:
        """Whether pages are served before `seconds` are over (False also when it is being stopped)."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.stopping_since:
            try:
                asked = HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)  # noqa: S104
                asked.request("GET", "/healthz", headers={"Host": "localhost"})
                if asked.getresponse().status == 200:
                    return True
            except (OSError, HTTPException):
                pass
            time.sleep(0.05)
        return False

    def keep(self) -> int:
        """Wait for the end; returns the exit code."""
        while self.running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid in self.running:
                self._ended(*self.running.pop(pid), os.waitstatus_to_exitcode(status))
            elif self.stopping_since and time.monotonic() - self.stopping_since > PATIENCE:
                self._signal(signal.SIGKILL)
                time.sleep(0.1)
            else:
                time.sleep(0.1)
        return 1 if self.has_failed else 0

    def _ended(self, name: str, began: float, code: int) -> None:
        if self.stopping_since:
            return
        self.quick_deaths = self.quick_deaths + 1 if time.monotonic() - began < 5 else 0
        if self.quick_deaths < 3:
            sentence = say("Ended unexpectedly (code {code}) and is started again: {name}.")
            typer.echo(sentence.format(name=name, code=code), err=True)
            self._fork(name)
            return
        self.has_failed = True
        sentence = say("Does not stay up (code {code}): {name}. What it wrote above says why.")
        typer.echo(sentence.format(name=name, code=code), err=True)
        self._stop()

    def _stop(self, *_signal) -> None:
        self._signal(signal.SIGKILL if self.stopping_since else signal.SIGTERM)  # asked twice: at once
        self.stopping_since = self.stopping_since or time.monotonic()

    def _signal(self, number: int) -> None:
        for pid in self.running:
            os.kill(pid, number)

    def _fork(self, name: str) -> None:
        sys.stdout.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid:
            self.running[pid] = (name, time.monotonic())
            return
        code = 1
        try:
            os.setsid()  # Ctrl-C in the terminal reaches the parent only, which stops both in order
            die_with_parent(parent)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            code = self.parts[name]() or 0
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _web(self) -> None:
        from .web import serve_on

        serve_on(self.listener, workers=2, threads=4)

    def _work(self) -> None:
        from .commands.worker import work

        self.listener.close()
        work()
