"""A small IMAP server on this machine: what a mailbox of read messages needs (RFC 3501), and a note of what was asked."""

import re
import socketserver
import threading

GREETING = b"* OK [CAPABILITY IMAP4rev1] ready\r\n"
CHANGING = {"STORE", "EXPUNGE", "DELETE", "APPEND", "COPY", "MOVE", "CREATE", "RENAME"}


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(GREETING)
        while line := self.rfile.readline():
            tag, _space, command = line.decode().strip().partition(" ")
            name = command.upper().removeprefix("UID ").split(" ")[0]
            self.server.asked.append(command)
            answer = getattr(self, f"do_{name.lower()}", None)
            told = answer(command) if answer else "BAD unknown"
            self.wfile.write(f"{tag} {told}\r\n".encode())
            if name == "LOGOUT":
                break

    def say(self, text: str, raw: bytes = b"", after: str = ""):
        self.wfile.write(f"* {text}".encode() + raw + after.encode() + b"\r\n")

    def do_capability(self, command):
        self.say("CAPABILITY IMAP4rev1")
        return "OK done"

    def do_login(self, command):
        return "OK welcome" if command.split(" ", 1)[1].replace('"', "") == "office secret" else "NO wrong"

    def do_select(self, command):
        self.say(f"{len(self.server.messages)} EXISTS")
        self.say("OK [UIDVALIDITY 1] valid")
        return "OK [READ-WRITE] selected"

    do_examine = do_select

    def do_search(self, command):
        found = [str(uid) for uid in self._uids(command)]
        self.say("SEARCH " + " ".join(found))
        return "OK found"

    def _uids(self, command):
        only = re.search(r"UID (\d[\d,]*)\)?$", command.removeprefix("UID SEARCH"))
        return [uid for uid in self.server.messages if not only or str(uid) in only[1].split(",")]

    def do_fetch(self, command):
        wanted = re.search(r"FETCH ([\d,:]+)", command)[1].split(",")
        for number, (uid, raw) in enumerate(self.server.messages.items(), 1):
            if str(uid) in wanted:
                part = raw.split(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in command else raw
                name = "BODY[HEADER]" if "HEADER" in command else "BODY[]"
                head = f"{number} FETCH (UID {uid} FLAGS () RFC822.SIZE {len(raw)} {name} {{{len(part)}}}\r\n"
                self.say(head, part, ")")
        return "OK fetched"

    def do_logout(self, command):
        self.say("BYE")
        return "OK bye"


class ImapServer(socketserver.ThreadingTCPServer):
    """`messages`: uid -> bytes. `asked`: the commands that came, to see that nothing was changed."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, messages: dict[int, bytes]):
        super().__init__(("127.0.0.1", 0), _Session)
        self.messages, self.asked = messages, []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def changed(self) -> list[str]:
        return [one for one in self.asked if one.upper().removeprefix("UID ").split(" ")[0] in CHANGING]
