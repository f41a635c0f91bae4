"""A mail server on a socket of this machine, as far as a newsletter needs one (RFC 5321)."""

import socketserver
import threading
from email import message_from_bytes, policy


class SmtpServer(socketserver.ThreadingTCPServer):
    """`mails`: (recipient, message) in the order they were taken. `answers`: recipient -> the reply to RCPT; `after_data`: recipient
    -> the reply to the mail itself, or "" to break the connection off once the mail was taken."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.mails, self.answers, self.after_data, self.sessions, self.greeting = [], {}, {}, 0, "220 here"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def recipients(self) -> list[str]:
        return [recipient for recipient, _mail in self.mails]


class Session(socketserver.StreamRequestHandler):
    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self.server.sessions += 1
        self.say(self.server.greeting)
        recipient = ""
        while line := self.rfile.readline():
            word, rest = line[:4].upper().strip(), line.decode("utf-8", "replace").strip()
            if word in {b"EHLO", b"HELO", b"RSET", b"NOOP", b"MAIL"}:
                self.say("250 fine")
            elif word == b"RCPT":
                recipient = rest.split("<")[1].split(">")[0]
                self.say(self.server.answers.get(recipient, "250 fine"))
            elif word == b"DATA":
                if not self._take(recipient):
                    return
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("502 what")

    def _take(self, recipient: str) -> bool:
        self.say("354 go on")
        text = b""
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            text += line[1:] if line.startswith(b"..") else line
        answer = self.server.after_data.get(recipient, "250 taken")
        if not answer or answer.startswith("2"):
            self.server.mails.append((recipient, message_from_bytes(text, policy=policy.default)))
        if answer:
            self.say(answer)
        return bool(answer)
