"""A timestamp authority of the tests: speaks RFC 3161 over HTTP on this machine, under a root of nobody's trust."""

import asyncio
import threading
from base64 import b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import tsp


@contextmanager
def running_authority(stamper, *, user: str = "", answer: bytes | None = None):
    """Yields its address. `user`: "name:password" that it asks for; `answer`: sent instead of a timestamp."""
    wanted = "Basic " + b64encode(user.encode()).decode() if user else None

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            if wanted and self.headers.get("Authorization") != wanted:
                self.send_error(401)
                return
            request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            content = answer
            if content is None:
                content = asyncio.run(stamper.async_request_tsa_response(request)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments):
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        place = f"{user}@127.0.0.1" if user else "127.0.0.1"
        yield f"http://{place}:{server.server_port}/tsa"
    finally:
        server.shutdown()
        server.server_close()
